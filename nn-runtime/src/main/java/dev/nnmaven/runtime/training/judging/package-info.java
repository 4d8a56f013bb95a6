/**
 * How good a network is after an epoch, and what follows from that.
 *
 * <p>In: a network, and a feed of samples to ask it about. Out: the means of a {@link dev.nnmaven.runtime.training.Loss} and
 * of {@link dev.nnmaven.runtime.training.Measure}s from an {@code Evaluation}; the end of the training and the best weights
 * from {@code EarlyStopping}; the rate of the next epoch from {@code LearningRate}. {@code ClassesOnly} refuses what cannot
 * judge these outputs.
 *
 * <p>May use {@code settings}, {@code precision} and {@code feeds}. Not exported from the module.
 */
package dev.nnmaven.runtime.training.judging;
