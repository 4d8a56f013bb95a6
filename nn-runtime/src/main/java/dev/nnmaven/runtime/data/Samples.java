package dev.nnmaven.runtime.data;

import java.util.Arrays;
import java.util.List;

/**
 * Samples for a network in single precision: input vectors, target vectors and, for classification, labels. {@link
 * DoubleSamples} is the twin in double precision.
 *
 * <pre>{@code
 * float[][] inputs = {{0, 0}, {0, 1}, {1, 0}, {1, 1}};
 * float[][] targets = {{0}, {1}, {1}, {0}};
 * Samples samples = Samples.of(inputs, targets).withNames(List.of("left", "right"), List.of("xor"));
 * }</pre>
 */
public final class Samples extends LabelledRows<float[], Samples> implements SampleSet {
    private final float[][] inputs;
    private final float[][] targets;

    private Samples(
            float[][] inputs, float[][] targets, int[] labels, List<String> featureNames, List<String> labelNames) {
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
    public static Samples of(float[][] inputs, float[][] targets) {
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
    public static Samples of(float[][] inputs, float[][] targets, int[] labels) {
        return checked(inputs.clone(), targets.clone(), labels.clone());
    }

    private static Samples checked(float[][] inputs, float[][] targets, int[] labels) {
        SampleShape shape = new SampleShape(inputs.length, targets.length, labels);
        for (int i = 0; i < inputs.length; i++) {
            SampleShape.requireVectors(i, inputs[i], targets[i]);
            shape.requireLengths(i, inputs[i].length, inputs[0].length, targets[i].length, targets[0].length);
        }
        return new Samples(inputs, targets, labels, List.of(), List.of());
    }

    @Override
    public Samples withNames(List<String> features, List<String> outputs) {
        return new Samples(inputs, targets, labels(), features, outputs);
    }

    @Override
    public float[] input(int index) {
        return inputs[index];
    }

    @Override
    public float[] target(int index) {
        return targets[index];
    }

    @Override
    public Samples subset(int from, int to) {
        int[] part = labels(from, to);
        return new Samples(
                Arrays.copyOfRange(inputs, from, to),
                Arrays.copyOfRange(targets, from, to),
                part,
                featureNames(),
                labelNames());
    }
}
