/**
 * What a run is asked for, and what came of it.
 *
 * <p>In: what a goal knows of the project, without Maven's types. Out: a {@link
 * dev.nnmaven.plugin.codegen.request.GenerationResult}. May use: {@code problem}.
 */
package dev.nnmaven.plugin.codegen.request;
