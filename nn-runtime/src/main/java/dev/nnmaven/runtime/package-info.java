/**
 * What a program sees of a generated network: {@link dev.nnmaven.runtime.Network} in float,
 * {@link dev.nnmaven.runtime.DoubleNetwork} in double. {@link dev.nnmaven.runtime.Reversible} and {@link
 * dev.nnmaven.runtime.DoubleReversible} are those that can be run backwards.
 *
 * <p>In: vectors of numbers. Out: vectors of numbers, and weights in files. {@link dev.nnmaven.runtime.Classifier},
 * {@link dev.nnmaven.runtime.Regressor} and their twins take records, and give constants of enums or records. The packages below load data
 * ({@code data}), run training loops ({@code training}), measure ({@code metrics}), read and write weights ({@code
 * weights}), and keep with them what they are worth nothing without ({@code contract}). Nothing here depends on anything
 * but the JDK.
 */
package dev.nnmaven.runtime;
