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
public final class DoubleSamples extends LabelledRows<double[], DoubleSamples> implements SampleSet {
    private final double[][] inputs;
    private final double[][] targets;

    private DoubleSamples(
            double[][] inputs, double[][] targets, int[] labels, List<String> featureNames, List<String> labelNames) {
        super(inputs.length, inputs[0].length, targets[0].length, labels, featureNames, labelNames);
        this.inputs = inputs;
        this.targets = targets;
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
    public DoubleSamples withNames(List<String> features, List<String> outputs) {
        return new DoubleSamples(inputs, targets, labels(), features, outputs);
    }

    @Override
    public double[] input(int index) {
        return inputs[index];
    }

    @Override
    public double[] target(int index) {
        return targets[index];
    }

    @Override
    public DoubleSamples subset(int from, int to) {
        int[] part = labels(from, to);
        return new DoubleSamples(
                Arrays.copyOfRange(inputs, from, to),
                Arrays.copyOfRange(targets, from, to),
                part,
                featureNames(),
                labelNames());
    }
}
