/**
 * What a training was told.
 *
 * <p>In: the options that users give a {@link dev.nnmaven.runtime.training.Training}, each checked by itself. Out: {@code
 * Settings}, which the other rooms read. A new option has its field here, and its check if it needs one.
 *
 * <p>May use no other room of the training. Not exported from the module.
 */
package dev.nnmaven.runtime.training.settings;
