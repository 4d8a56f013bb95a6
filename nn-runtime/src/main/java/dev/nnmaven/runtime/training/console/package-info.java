/**
 * What {@link dev.nnmaven.runtime.training.ConsoleProgress} draws with.
 *
 * <p>In: a {@link dev.nnmaven.runtime.training.Progress}. Out: a {@code ProgressLine} that fits the width, on a {@code
 * Screen}: a {@code Terminal} or a log.
 *
 * <p>May use no other room of the training. Not exported from the module.
 */
package dev.nnmaven.runtime.training.console;
