/**
 * A network and its samples, whatever their precision.
 *
 * <p>In: a {@link dev.nnmaven.runtime.Network} or a {@link dev.nnmaven.runtime.DoubleNetwork}. Out: a {@code Trainee}, which
 * the other rooms take steps with, and ask. Only here is anything written once for float and once for double.
 *
 * <p>May use no other room of the training. Not exported from the module.
 */
package dev.nnmaven.runtime.training.precision;
