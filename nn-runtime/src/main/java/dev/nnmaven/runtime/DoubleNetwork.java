package dev.nnmaven.runtime;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A fully connected network in double precision, as generated from a declaration. {@link Network} is its twin in
 * single precision.
 *
 * <p>Any number of threads may query at once. Training and loading are for one thread at a time, with no queries under
 * way whose result matters: a query during a step sees some weights from before it and some from after it.
 */
public interface DoubleNetwork {

    /** Width of the input vector. */
    int inputSize();

    /** Width of the output vector. */
    int outputSize();

    /**
     * The network's answer to one input vector.
     *
     * @param inputs {@link #inputSize()} values; left unchanged
     * @return {@link #outputSize()} values, in a new array
     * @throws IllegalArgumentException if the length is wrong, naming both lengths
     */
    double[] query(double[] inputs);

    /**
     * The network's answer to one input vector, without a new array for it.
     *
     * @param inputs {@link #inputSize()} values; left unchanged
     * @param outputs receives {@link #outputSize()} values; must not be the array of the inputs
     * @throws IllegalArgumentException if a length is wrong, naming both lengths, or both arrays are the same
     */
    void query(double[] inputs, double[] outputs);

    /**
     * One step of gradient descent on one sample.
     *
     * @param inputs {@link #inputSize()} values; left unchanged
     * @param targets {@link #outputSize()} values that the outputs should come closer to; left unchanged
     * @throws IllegalArgumentException if a length is wrong, naming both lengths; no weight has changed then
     */
    void train(double[] inputs, double[] targets);

    /**
     * Writes all weights to a safetensors file. The file is replaced in one piece: whoever reads it sees the old
     * weights or the new ones.
     *
     * @throws IOException if the file cannot be written; an older file is still whole then
     */
    void save(Path file) throws IOException;

    /**
     * Replaces all weights by those of a safetensors file, of either precision.
     *
     * @throws FileFormatException if the file is damaged or does not fit this network, with what was found and what was
     *     expected; the network is as it was then
     * @throws IOException if the file cannot be read; the network is as it was then
     */
    void load(Path file) throws IOException;
}
