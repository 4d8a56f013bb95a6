package dev.nnmaven.runtime.math;

import java.util.Arrays;

/** What generated networks that run backwards need around their layers. */
public final class BackQuery {

    /** Far more than rounding, and far less than a mistake. */
    private static final double TOLERANCE = 1e-3;

    private BackQuery() {}

    /**
     * The outputs that stand for a class.
     *
     * @param label the class
     * @param off the value of all other outputs
     * @param on the value of its output
     * @param outputs to be overwritten
     * @return these outputs
     * @throws IllegalArgumentException if there is no output for the label
     */
    public static float[] oneHot(int label, float off, float on, float[] outputs) {
        requireLabel(label, outputs.length);
        Arrays.fill(outputs, off);
        outputs[label] = on;
        return outputs;
    }

    /**
     * The outputs that stand for a class.
     *
     * @param label the class
     * @param off the value of all other outputs
     * @param on the value of its output
     * @param outputs to be overwritten
     * @return these outputs
     * @throws IllegalArgumentException if there is no output for the label
     */
    public static double[] oneHot(int label, double off, double on, double[] outputs) {
        requireLabel(label, outputs.length);
        Arrays.fill(outputs, off);
        outputs[label] = on;
        return outputs;
    }

    /**
     * Refuses outputs that the last layer cannot have.
     *
     * @param outputs that were asked for
     * @param low what all outputs are above, or −∞
     * @param high what all outputs are below, or +∞
     * @throws IllegalArgumentException naming the first that is not between them, or is NaN
     */
    public static void requireBetween(float[] outputs, double low, double high) {
        for (int k = 0; k < outputs.length; k++) {
            if (!(outputs[k] > low && outputs[k] < high)) {
                throw refused(k, Float.toString(outputs[k]), low, high);
            }
        }
    }

    /**
     * Refuses outputs that the last layer cannot have.
     *
     * @param outputs that were asked for
     * @param low what all outputs are above, or −∞
     * @param high what all outputs are below, or +∞
     * @throws IllegalArgumentException naming the first that is not between them, or is NaN
     */
    public static void requireBetween(double[] outputs, double low, double high) {
        for (int k = 0; k < outputs.length; k++) {
            if (!(outputs[k] > low && outputs[k] < high)) {
                throw refused(k, Double.toString(outputs[k]), low, high);
            }
        }
    }

    /**
     * Refuses outputs that softmax cannot have.
     *
     * @param outputs that were asked for
     * @throws IllegalArgumentException if one is not between 0 and 1, or they do not add up to 1, give or take 0.001
     */
    public static void requireProbabilities(float[] outputs) {
        requireBetween(outputs, 0, 1);
        double sum = 0;
        for (float output : outputs) {
            sum += output;
        }
        requireOne(sum);
    }

    /**
     * Refuses outputs that softmax cannot have.
     *
     * @param outputs that were asked for
     * @throws IllegalArgumentException if one is not between 0 and 1, or they do not add up to 1, give or take 0.001
     */
    public static void requireProbabilities(double[] outputs) {
        requireBetween(outputs, 0, 1);
        double sum = 0;
        for (double output : outputs) {
            sum += output;
        }
        requireOne(sum);
    }

    /**
     * Stretches or shrinks numbers along a straight line so that they reach from one bound to the other. Numbers that are
     * all the same become the middle.
     *
     * @param values at least one; replaced
     * @param low what the least becomes
     * @param high what the greatest becomes
     */
    public static void rescale(float[] values, double low, double high) {
        double least = values[0];
        double greatest = values[0];
        for (float value : values) {
            least = Math.min(least, value);
            greatest = Math.max(greatest, value);
        }
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) between(low, high, values[i] - least, greatest - least);
        }
    }

    /**
     * Stretches or shrinks numbers along a straight line so that they reach from one bound to the other. Numbers that are
     * all the same become the middle.
     *
     * @param values at least one; replaced
     * @param low what the least becomes
     * @param high what the greatest becomes
     */
    public static void rescale(double[] values, double low, double high) {
        double least = values[0];
        double greatest = values[0];
        for (double value : values) {
            least = Math.min(least, value);
            greatest = Math.max(greatest, value);
        }
        for (int i = 0; i < values.length; i++) {
            values[i] = between(low, high, values[i] - least, greatest - least);
        }
    }

    private static double between(double low, double high, double part, double whole) {
        return low + (high - low) * (whole == 0 ? 0.5 : part / whole);
    }

    private static void requireLabel(int label, int outputs) {
        if (label < 0 || label >= outputs) {
            throw new IllegalArgumentException("label is " + label + ", expected 0 to " + (outputs - 1));
        }
    }

    private static void requireOne(double sum) {
        if (!(Math.abs(sum - 1) <= TOLERANCE)) {
            throw new IllegalArgumentException(
                    "outputs add up to " + (float) sum + ", expected 1, as softmax outputs do");
        }
    }

    private static IllegalArgumentException refused(int index, String found, double low, double high) {
        String range = Double.isInfinite(low) ? "" : " above " + (long) low;
        range += Double.isInfinite(high) ? "" : " and below " + (long) high;
        return new IllegalArgumentException(
                "outputs[" + index + "] is " + found + ", expected a finite number" + range);
    }
}
