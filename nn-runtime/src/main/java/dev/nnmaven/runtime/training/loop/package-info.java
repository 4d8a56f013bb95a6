/**
 * One training, from the look at its samples to its last checkpoint.
 *
 * <p>In: a trainee, settings and samples. Out: a trained network and a {@link dev.nnmaven.runtime.training.TrainingSummary}.
 * {@code TrainingStages} names the stages: {@code Conditions} for checkpoints, the {@code Supply} of checked and scaled
 * samples, and the {@code TrainingRun}, whose methods are the epochs and the steps. {@code Course} counts them, {@code
 * ContractKeeper} and {@code CheckpointKeeper} write down what comes out.
 *
 * <p>May use all other rooms but {@code console}. Not exported from the module.
 */
package dev.nnmaven.runtime.training.loop;
