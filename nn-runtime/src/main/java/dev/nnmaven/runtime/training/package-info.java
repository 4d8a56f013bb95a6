/**
 * Trains a network on samples, epoch after epoch, and tells how far it is.
 *
 * <p>In: a network and its samples, from the package {@code data}, in memory or read anew for every epoch. Out: the same network, trained, and a {@link
 * dev.nnmaven.runtime.training.TrainingSummary}. {@link dev.nnmaven.runtime.training.Training} says how; a {@link
 * dev.nnmaven.runtime.training.TrainingListener} hears how far it is, and {@link
 * dev.nnmaven.runtime.training.ConsoleProgress} is one that shows a progress bar.
 *
 * <p>Inside, {@code TrainingRun} is the loop. Around it are a {@code Feed}, where samples come from in the order of an
 * epoch; a {@code Trainee}, the network, so that nothing else depends on its precision; an {@code Evaluation} for each
 * loss; {@code EarlyStopping}, which keeps the best weights; {@code WeightsGuard}, which keeps the last good ones;
 * {@code Checkpoint}, the state as a file has it; {@code LayerCheck}, which has a {@code LayerLook} at dead and saturated
 * neurons; and {@code Advisor}, which warns of those and of usual mistakes.
 */
package dev.nnmaven.runtime.training;
