/**
 * What is wrong with a declaration, and where.
 *
 * <p>In: messages with the place they are about. Out: {@link dev.nnmaven.plugin.codegen.problem.Problem}s in the order of
 * files and lines. Every stage reports here and goes on, so that a run shows all problems at once. May use: nothing.
 */
package dev.nnmaven.plugin.codegen.problem;
