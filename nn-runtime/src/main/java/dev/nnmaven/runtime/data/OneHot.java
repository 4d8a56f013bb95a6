package dev.nnmaven.runtime.data;

import java.util.Arrays;

/**
 * Turns a label into a target vector: {@code on} at the label's place, {@code off} elsewhere.
 *
 * <pre>{@code
 * int[] labels = {2, 0, 1};
 * float[][] targets = OneHot.SOFTMAX.floats(labels, 3);
 * }</pre>
 *
 * @param off target of all other outputs, finite
 * @param on target of the output that stands for the label, finite and different
 */
public record OneHot(double off, double on) {
    /** 0.01 and 0.99: a sigmoid comes close to 0 and 1 but never gets there, however large the weights grow. */
    public static final OneHot SIGMOID = new OneHot(0.01, 0.99);

    /** 0 and 1, which add up to 1 as the outputs of a softmax layer do. */
    public static final OneHot SOFTMAX = new OneHot(0, 1);

    /**
     * Checks that both differ.
     *
     * @param off target of all other outputs, finite
     * @param on target of the output that stands for the label, finite and different
     * @throws IllegalArgumentException if they are equal, or one is not finite
     */
    public OneHot {
        if (!Double.isFinite(off) || !Double.isFinite(on) || off == on) {
            throw new IllegalArgumentException(
                    "found the targets " + off + " and " + on + ", expected two different finite numbers");
        }
    }

    /**
     * {@return a target vector for each label, in their order}
     *
     * @param classes number of labels
     */
    public float[][] floats(int classes) {
        float[][] vectors = new float[classes][classes];
        for (int k = 0; k < classes; k++) {
            Arrays.fill(vectors[k], (float) off);
            vectors[k][k] = (float) on;
        }
        return vectors;
    }

    /**
     * {@return a target vector for each sample, such as for {@code Samples.of(inputs, OneHot.SOFTMAX.floats(labels, 3),
     * labels)}}
     *
     * @param labels of the samples, each from 0 to classes−1; equal ones share a vector
     * @param classes number of labels
     * @throws IllegalArgumentException if a label is out of range, naming its place
     */
    public float[][] floats(int[] labels, int classes) {
        float[][] vectors = floats(classes);
        float[][] targets = new float[labels.length][];
        for (int i = 0; i < labels.length; i++) {
            requireLabel(i, labels[i], classes);
            targets[i] = vectors[labels[i]];
        }
        return targets;
    }

    /**
     * {@return a target vector for each label, in their order}
     *
     * @param classes number of labels
     */
    public double[][] doubles(int classes) {
        double[][] vectors = new double[classes][classes];
        for (int k = 0; k < classes; k++) {
            Arrays.fill(vectors[k], off);
            vectors[k][k] = on;
        }
        return vectors;
    }

    /**
     * {@return a target vector for each sample, such as for {@code Samples.of(inputs, OneHot.SOFTMAX.doubles(labels,
     * 3), labels)}}
     *
     * @param labels of the samples, each from 0 to classes−1; equal ones share a vector
     * @param classes number of labels
     * @throws IllegalArgumentException if a label is out of range, naming its place
     */
    public double[][] doubles(int[] labels, int classes) {
        double[][] vectors = doubles(classes);
        double[][] targets = new double[labels.length][];
        for (int i = 0; i < labels.length; i++) {
            requireLabel(i, labels[i], classes);
            targets[i] = vectors[labels[i]];
        }
        return targets;
    }

    private static void requireLabel(int index, int label, int classes) {
        if (label < 0 || label >= classes) {
            throw new IllegalArgumentException("labels[" + index + "]: found " + label + ", expected 0 to "
                    + (classes - 1) + (label == classes ? "; do labels start at 1?" : ""));
        }
    }
}
