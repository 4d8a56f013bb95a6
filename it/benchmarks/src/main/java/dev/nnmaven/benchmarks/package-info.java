/**
 * Measures generated networks against the loops of a textbook, on the same arithmetic.
 *
 * <p>In: two declared networks, and the digits of the example project. Out: a table of times, ratios and garbage, and
 * the raw results as JSON. {@link dev.nnmaven.benchmarks.Benchmarks} runs everything.
 */
package dev.nnmaven.benchmarks;
