/**
 * Trains a network on samples, epoch after epoch, and tells how far it is.
 *
 * <p>In: a network and its samples, from the package {@code data}, in memory or read anew for every epoch. Out: the same network, trained, and a {@link
 * dev.nnmaven.runtime.training.TrainingSummary}. {@link dev.nnmaven.runtime.training.Training} says how; a {@link
 * dev.nnmaven.runtime.training.TrainingListener} hears how far it is, and {@link
 * dev.nnmaven.runtime.training.ConsoleProgress} is one that shows a progress bar.
 *
 * <p>Here is what programs call. What does the work is in the rooms below, which are not exported: {@code settings},
 * {@code precision}, {@code feeds}, {@code judging}, {@code watching}, {@code checkpoints}, {@code console}, and on top of
 * them {@code loop}. They may use the types of this package that only hold something. Back into the rooms go {@code
 * Training} with its options, {@code ConsoleProgress} into {@code console}, and {@code Progress}, which only the loop
 * extends.
 */
package dev.nnmaven.runtime.training;
