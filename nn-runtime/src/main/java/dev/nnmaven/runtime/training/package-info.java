/**
 * Trains a network on samples, epoch after epoch, and tells how far it is.
 *
 * <p>In: a network and its samples, from the package {@code data}. Out: the same network, trained, and a {@link
 * dev.nnmaven.runtime.training.TrainingSummary}. {@link dev.nnmaven.runtime.training.Training} is the loop; a {@link
 * dev.nnmaven.runtime.training.TrainingListener} hears how far it is, and {@link
 * dev.nnmaven.runtime.training.ConsoleProgress} is one that shows a progress bar.
 */
package dev.nnmaven.runtime.training;
