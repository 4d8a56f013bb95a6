/**
 * What a network's weights are worth nothing without: what its inputs and outputs are called, how raw data is scaled for
 * it, and where it comes from.
 *
 * <p>In: the data that a training sees, through a {@link dev.nnmaven.runtime.contract.ScalingFitter}, and the names that
 * come with it. Out: an immutable {@link dev.nnmaven.runtime.contract.ModelContract}, which the network keeps and its
 * weights files carry.
 */
package dev.nnmaven.runtime.contract;
