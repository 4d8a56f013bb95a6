/**
 * Where the numbers of a network start and where they go: initial weights from a seed, and weights files.
 *
 * <p>In: a network's own arrays, each wrapped in a {@link dev.nnmaven.runtime.weights.Tensor} that says how the array
 * is laid out. Out: the same arrays filled, or a safetensors file. {@link dev.nnmaven.runtime.weights.Weights} has the
 * three operations; generated networks call it, users rarely need to.
 * Trainings keep copies of all weights in a {@link dev.nnmaven.runtime.weights.WeightsSnapshot}, and their state beside
 * the weights in a {@link dev.nnmaven.runtime.weights.WeightsArchive}.
 *
 * <p>A weights file is 8 bytes of header length (little-endian), a JSON header that names every tensor with its type,
 * shape and byte range, and the raw little-endian numbers. Loading goes through these stages, and nothing of the
 * network changes before the last:
 *
 * <ol>
 *   <li>{@code HeaderReader}: bytes to a {@code Header}, following the format's rules;
 *   <li>{@code ContractMetadata}: its texts to a {@link dev.nnmaven.runtime.contract.ModelContract};
 *   <li>{@code Misfit}: all in what both differ from the network;
 *   <li>{@code WeightsReader}: reads the numbers into a copy, verifies the checksum;
 *   <li>{@code Tensor}: takes over the copy.
 * </ol>
 */
package dev.nnmaven.runtime.weights;
