/**
 * Measures generated networks against what people would use instead, on the same arithmetic.
 *
 * <p>In: the declarations in src/main/nn, the C programs, the libraries' projects in the folder peers, and the digits of
 * the example project. Out: every round as JSON, a chart, and tables. {@link dev.nnmaven.benchmarks.Benchmarks} names all
 * stages in order, a room each: {@code contenders}, {@code exercises}, {@code measuring}, {@code report}; {@code ours} has
 * the programs that are measured, {@code shared} what all rooms speak of. The generated networks come into this package. What
 * runs in the process of a contender is in the package {@code peer} of another module.
 */
package dev.nnmaven.benchmarks;
