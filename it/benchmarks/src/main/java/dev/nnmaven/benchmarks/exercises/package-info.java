/**
 * Writes what every contender has to do.
 *
 * <p>In: the cases. Out: a folder for each, with weights, samples, and the answers that are right, from a {@code Reference}
 * in double precision.
 *
 * <p>May use {@code shared}.
 */
package dev.nnmaven.benchmarks.exercises;
