/**
 * What a training keeps an eye on without being asked.
 *
 * <p>In: the samples of each step, the weights, the results of epochs. Out: an exception if a weight is not finite, with the
 * network as it was before that step ({@code WeightsGuard}, which makes the steps of a {@code StepLog} once more); and
 * warnings of usual mistakes ({@code Advisor}, which a {@code LayerCheck} tells of dead and saturated neurons), for all
 * {@code Listeners} and the log.
 *
 * <p>May use {@code precision} and {@code feeds}. Not exported from the module.
 */
package dev.nnmaven.runtime.training.watching;
