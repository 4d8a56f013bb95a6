/**
 * The state of a training as a file has it.
 *
 * <p>In: weights, results so far, and the {@code Position} of a training with the {@code Conditions} that hold for it. Out: a
 * {@code Checkpoint}, which is written when the {@code CheckpointSchedule} says so; and, read again by {@code Resume}, what
 * the next training goes on from, or a message that names each condition that differs.
 *
 * <p>May use {@code settings}, {@code precision} and {@code feeds}. Not exported from the module.
 */
package dev.nnmaven.runtime.training.checkpoints;
