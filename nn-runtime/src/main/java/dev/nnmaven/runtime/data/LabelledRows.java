package dev.nnmaven.runtime.data;

import java.util.Arrays;
import java.util.List;

/**
 * What samples have besides their vectors, once for both precisions.
 *
 * @param <V> a vector: {@code float[]} or {@code double[]}
 * @param <S> the samples themselves
 */
abstract class LabelledRows<V, S> {
    private final int size;
    private final int inputSize;
    private final int targetSize;

    /** Null if there are none. */
    private final int[] labels;

    private final List<String> featureNames;
    private final List<String> labelNames;

    LabelledRows(
            int size, int inputSize, int targetSize, int[] labels, List<String> featureNames, List<String> labelNames) {
        SampleShape.requireNames(featureNames, inputSize, labelNames, targetSize);
        this.size = size;
        this.inputSize = inputSize;
        this.targetSize = targetSize;
        this.labels = labels;
        this.featureNames = List.copyOf(featureNames);
        this.labelNames = List.copyOf(labelNames);
    }

    /** {@return the number of samples, at least 1} */
    public int size() {
        return size;
    }

    /** {@return the length of every input vector, at least 1} */
    public int inputSize() {
        return inputSize;
    }

    /** {@return the length of every target vector, at least 1} */
    public int targetSize() {
        return targetSize;
    }

    /** {@return whether every sample has a label} */
    public boolean hasLabels() {
        return labels != null;
    }

    /**
     * {@return the label of a sample, from 0 to {@link #targetSize()}−1: which output should be the largest}
     *
     * @param index from 0 to {@link #size()}−1
     * @throws IllegalStateException if the samples have no labels
     * @throws IndexOutOfBoundsException if there is no such sample
     */
    public int label(int index) {
        if (labels == null) {
            throw new IllegalStateException("these samples have no labels");
        }
        return labels[index];
    }

    /** {@return a name for each input; empty if they have none} */
    public List<String> featureNames() {
        return featureNames;
    }

    /** {@return a name for each target, or two for one target; empty if they have none} */
    public List<String> labelNames() {
        return labelNames;
    }

    /**
     * {@return the input vector of a sample: the array itself, not to be changed}
     *
     * @param index from 0 to {@link #size()}−1
     * @throws IndexOutOfBoundsException if there is no such sample
     */
    public abstract V input(int index);

    /**
     * {@return the target vector of a sample: the array itself, not to be changed; other samples may share it}
     *
     * @param index from 0 to {@link #size()}−1
     * @throws IndexOutOfBoundsException if there is no such sample
     */
    public abstract V target(int index);

    /**
     * The same samples with names, which a training hands on to the network's contract.
     *
     * @param features one for each input, or none
     * @param outputs one for each target, or none: the classes, or what the targets are; one target may have two, for class
     *     0 and class 1
     * @return samples that share the vectors of these
     * @throws IllegalArgumentException if there are others in number
     */
    public abstract S withNames(List<String> features, List<String> outputs);

    /**
     * {@return the samples from one index to before another, sharing the vectors}
     *
     * @param from index of the first sample
     * @param to index after the last sample
     * @throws IllegalArgumentException if there is none
     * @throws IndexOutOfBoundsException if an index is out of range
     */
    public abstract S subset(int from, int to);

    /** All of them, or null if there are none. */
    int[] labels() {
        return labels;
    }

    /**
     * Those of a part of the samples, or null if there are none.
     *
     * @throws IllegalArgumentException if the part is empty
     * @throws IndexOutOfBoundsException if an index is out of range
     */
    int[] labels(int from, int to) {
        SampleShape.requireRange(from, to, size);
        return labels == null ? null : Arrays.copyOfRange(labels, from, to);
    }

    /** Such as {@code 150 samples of 4 inputs and 3 targets}. */
    @Override
    public String toString() {
        return size + " samples of " + inputSize + " inputs and " + targetSize + " targets";
    }
}
