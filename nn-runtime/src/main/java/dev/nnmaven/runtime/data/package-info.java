/**
 * Brings training data from files into the arrays that a network takes.
 *
 * <p>In: IDX files, plain or gzip-compressed, and CSV files. Out: {@link dev.nnmaven.runtime.data.Samples} in float,
 * {@link dev.nnmaven.runtime.data.DoubleSamples} in double. The stages:
 *
 * <ol>
 *   <li>{@link dev.nnmaven.runtime.data.IdxReader} and {@link dev.nnmaven.runtime.data.CsvReader}: a file to a
 *       {@link dev.nnmaven.runtime.data.Table}, the numbers as the file has them, held compactly;
 *   <li>{@link dev.nnmaven.runtime.data.Dataset}: which of the numbers are inputs, and labels or targets; checked
 *       labels, splitting;
 *   <li>{@link dev.nnmaven.runtime.data.Scaling} and {@link dev.nnmaven.runtime.data.OneHot}: raw numbers and labels to
 *       inputs and targets.
 * </ol>
 *
 * <p>Typed networks go from {@link dev.nnmaven.runtime.data.CsvRow}s, whose columns have names, over
 * {@link dev.nnmaven.runtime.data.Example}s, records with labels, straight to samples.
 *
 * <p>Samples that do not fit into memory come from a {@link dev.nnmaven.runtime.data.SampleSource}, which a program writes
 * for its own data.
 *
 * <p>Everything up to the last stage is the same for float and double. A file that is not what it should be is refused
 * with a {@link dev.nnmaven.runtime.FileFormatException}. No reader allocates more than the file could hold.
 */
package dev.nnmaven.runtime.data;
