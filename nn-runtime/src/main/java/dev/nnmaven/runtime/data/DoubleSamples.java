package dev.nnmaven.runtime.data;

import java.util.Arrays;
import java.util.List;

/**
 * Samples for a network in double precision: input vectors, target vectors and, for classification, labels. {@link
 * Samples} is the twin in single precision.
 *
 * <pre>{@code
 * double[][] inputs = {{0, 0}, {0, 1}, {1, 0}, {1, 1}};
 * double[][] targets = {{0}, {1}, {1}, {0}};
 * DoubleSamples samples = DoubleSamples.of(inputs, targets);
 * }</pre>
 */
public final class DoubleSamples implements SampleSet {
    private final double[][] inputs;
    private final double[][] targets;
    private final int[] labels;
    private final List<String> featureNames;
    private final List<String> labelNames;

    private DoubleSamples(
            double[][] inputs, double[][] targets, int[] labels, List<String> featureNames, List<String> labelNames) {
        this.inputs = inputs;
        this.targets = targets;
        this.labels = labels;
        this.featureNames = featureNames;
        this.labelNames = labelNames;
    }

    /**
     * Samples without labels. The vectors are kept, not copied.
     *
     * @param inputs at least one vector, all of the same length
     * @param targets as many vectors, all of the same length; several samples may share one
     * @return the samples
     * @throws IllegalArgumentException if the numbers of vectors or their lengths do not fit
     */
    public static DoubleSamples of(double[][] inputs, double[][] targets) {
        return checked(inputs.clone(), targets.clone(), null);
    }

    /**
     * Samples with labels. The vectors are kept, not copied.
     *
     * @param inputs at least one vector, all of the same length
     * @param targets as many vectors, all of the same length; several samples may share one
     * @param labels as many numbers from 0 to the length of a target vector−1
     * @return the samples
     * @throws IllegalArgumentException if the numbers of vectors or labels, the lengths, or a label do not fit
     */
    public static DoubleSamples of(double[][] inputs, double[][] targets, int[] labels) {
        return checked(inputs.clone(), targets.clone(), labels.clone());
    }

    private static DoubleSamples checked(double[][] inputs, double[][] targets, int[] labels) {
        SampleShape shape = new SampleShape(inputs.length, targets.length, labels);
        for (int i = 0; i < inputs.length; i++) {
            SampleShape.requireVectors(i, inputs[i], targets[i]);
            shape.requireLengths(i, inputs[i].length, inputs[0].length, targets[i].length, targets[0].length);
        }
        return new DoubleSamples(inputs, targets, labels, List.of(), List.of());
    }

    @Override
    public int size() {
        return inputs.length;
    }

    @Override
    public int inputSize() {
        return inputs[0].length;
    }

    @Override
    public int targetSize() {
        return targets[0].length;
    }

    @Override
    public boolean hasLabels() {
        return labels != null;
    }

    @Override
    public int label(int index) {
        if (labels == null) {
            throw new IllegalStateException("these samples have no labels");
        }
        return labels[index];
    }

    /**
     * The same samples with names, which a training hands on to the network's contract.
     *
     * @param features one for each input, or none
     * @param outputs one for each target, or none: the classes, or what the targets are; one target may have two, for class
     *     0 and class 1
     * @return samples that share the vectors of these
     * @throws IllegalArgumentException if there are others in number
     */
    public DoubleSamples withNames(List<String> features, List<String> outputs) {
        SampleShape.requireNames(features, inputSize(), outputs, targetSize());
        return new DoubleSamples(inputs, targets, labels, List.copyOf(features), List.copyOf(outputs));
    }

    @Override
    public List<String> featureNames() {
        return featureNames;
    }

    @Override
    public List<String> labelNames() {
        return labelNames;
    }

    /**
     * {@return the input vector of a sample: the array itself, not to be changed}
     *
     * @param index from 0 to {@link #size()}−1
     * @throws IndexOutOfBoundsException if there is no such sample
     */
    public double[] input(int index) {
        return inputs[index];
    }

    /**
     * {@return the target vector of a sample: the array itself, not to be changed; other samples may share it}
     *
     * @param index from 0 to {@link #size()}−1
     * @throws IndexOutOfBoundsException if there is no such sample
     */
    public double[] target(int index) {
        return targets[index];
    }

    /**
     * {@return the samples from one index to before another, sharing the vectors}
     *
     * @param from index of the first sample
     * @param to index after the last sample
     * @throws IllegalArgumentException if there is none
     * @throws IndexOutOfBoundsException if an index is out of range
     */
    public DoubleSamples subset(int from, int to) {
        SampleShape.requireRange(from, to, size());
        return new DoubleSamples(
                Arrays.copyOfRange(inputs, from, to),
                Arrays.copyOfRange(targets, from, to),
                labels == null ? null : Arrays.copyOfRange(labels, from, to),
                featureNames,
                labelNames);
    }

    /** Such as {@code 150 samples of 4 inputs and 3 targets}. */
    @Override
    public String toString() {
        return SampleShape.text(this);
    }
}
