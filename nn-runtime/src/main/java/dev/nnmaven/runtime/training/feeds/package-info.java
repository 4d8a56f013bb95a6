/**
 * Samples on their way to the network: split, scaled, put into the order of an epoch, handed out some at a time.
 *
 * <p>In: samples in memory, or a {@link dev.nnmaven.runtime.data.SampleSource}. Out: a {@code Feed}, which {@code Rows} take
 * batches from. {@code ScalingFit} finds the numbers of a scaling, {@code Scalings} applies them.
 *
 * <p>May use {@code settings} and {@code precision}. Not exported from the module.
 */
package dev.nnmaven.runtime.training.feeds;
