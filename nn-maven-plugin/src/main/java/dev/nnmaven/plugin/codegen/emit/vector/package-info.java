/**
 * The work of large layers in vector instructions, and when a network turns to them.
 *
 * <p>In: a plan with vectors. Out: the class of kernels from {@code VectorClass}; for the network itself, its calls
 * from {@code VectorCalls} and the change-over from {@code VectorUse}. One sample goes through {@code VectorRows},
 * {@code VectorDots} and {@code VectorStreams}, where vectors are short by way of {@code VectorStreamMethods}; a batch
 * goes through {@code VectorTiles}. {@code VectorWarmUp} has the compiler look at them all. May use: {@code emit.loop}, {@code emit.text}, {@code plan}, {@code spec}.
 */
package dev.nnmaven.plugin.codegen.emit.vector;
