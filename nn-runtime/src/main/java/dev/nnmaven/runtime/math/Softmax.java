package dev.nnmaven.runtime.math;

/**
 * Numbers to probabilities that add up to 1: softmax(z)<sub>k</sub> = e<sup>z<sub>k</sub> − m</sup> /
 * Σ<sub>i</sub> e<sup>z<sub>i</sub> − m</sup>, where m is the largest z, so that nothing overflows. The same bits on every
 * JVM. A probability falls no further than to about 1.6e-28 (4.3e-223 in double).
 */
public final class Softmax {

    /** Far more than rounding, and far less than a mistake. */
    private static final double TOLERANCE = 1e-3;

    private Softmax() {}

    /**
     * Replaces values by their softmax; by NaN where one is NaN or +∞.
     *
     * @param values logits; replaced by numbers from 0 to 1 with sum 1
     */
    public static void of(float[] values) {
        float largest = values[0];
        for (float value : values) {
            largest = Math.max(largest, value);
        }
        float sum = 0f;
        for (int k = 0; k < values.length; k++) {
            values[k] = Exp.of(values[k] - largest);
            sum += values[k];
        }
        for (int k = 0; k < values.length; k++) {
            values[k] = values[k] / sum;
        }
    }

    /**
     * Replaces values by their softmax; by NaN where one is NaN or +∞.
     *
     * @param values logits; replaced by numbers from 0 to 1 with sum 1
     */
    public static void of(double[] values) {
        double largest = values[0];
        for (double value : values) {
            largest = Math.max(largest, value);
        }
        double sum = 0;
        for (int k = 0; k < values.length; k++) {
            values[k] = Exp.of(values[k] - largest);
            sum += values[k];
        }
        for (int k = 0; k < values.length; k++) {
            values[k] = values[k] / sum;
        }
    }

    /**
     * Replaces probabilities by ln(p) less the mean of these. They are the softmax of that, and of nothing shorter: only the
     * same number may be added to all.
     *
     * @param values all above 0
     */
    public static void inverse(float[] values) {
        double mean = 0;
        for (float value : values) {
            mean += StrictMath.log(value) / values.length;
        }
        for (int k = 0; k < values.length; k++) {
            values[k] = (float) (StrictMath.log(values[k]) - mean);
        }
    }

    /**
     * Replaces probabilities by ln(p) less the mean of these. They are the softmax of that, and of nothing shorter: only the
     * same number may be added to all.
     *
     * @param values all above 0
     */
    public static void inverse(double[] values) {
        double mean = 0;
        for (double value : values) {
            mean += StrictMath.log(value) / values.length;
        }
        for (int k = 0; k < values.length; k++) {
            values[k] = (StrictMath.log(values[k]) - mean);
        }
    }

    /**
     * Outputs that add up to 1 cannot follow targets that do not: the logits would grow for ever.
     *
     * @param targets of one sample
     * @throws IllegalArgumentException unless they add up to 1, give or take 0.001
     */
    public static void requireTargets(float[] targets) {
        requireTargets("targets", targets);
    }

    /**
     * As for one sample.
     *
     * @param targets of some samples
     * @throws IllegalArgumentException naming the first row that does not add up to 1, give or take 0.001
     */
    public static void requireTargets(float[][] targets) {
        for (int n = 0; n < targets.length; n++) {
            if (!addUpToOne(sum(targets[n]))) {
                requireTargets("targets[" + n + "]", targets[n]);
            }
        }
    }

    private static void requireTargets(String name, float[] targets) {
        double sum = sum(targets);
        if (!addUpToOne(sum)) {
            throw refused(name, sum);
        }
    }

    private static double sum(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        return sum;
    }

    /**
     * Outputs that add up to 1 cannot follow targets that do not: the logits would grow for ever.
     *
     * @param targets of one sample
     * @throws IllegalArgumentException unless they add up to 1, give or take 0.001
     */
    public static void requireTargets(double[] targets) {
        requireTargets("targets", targets);
    }

    /**
     * As for one sample.
     *
     * @param targets of some samples
     * @throws IllegalArgumentException naming the first row that does not add up to 1, give or take 0.001
     */
    public static void requireTargets(double[][] targets) {
        for (int n = 0; n < targets.length; n++) {
            if (!addUpToOne(sum(targets[n]))) {
                requireTargets("targets[" + n + "]", targets[n]);
            }
        }
    }

    private static void requireTargets(String name, double[] targets) {
        double sum = sum(targets);
        if (!addUpToOne(sum)) {
            throw refused(name, sum);
        }
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }

    private static boolean addUpToOne(double sum) {
        return Math.abs(sum - 1) <= TOLERANCE;
    }

    private static IllegalArgumentException refused(String name, double sum) {
        return new IllegalArgumentException(name + " add up to " + (float) sum
                + ", expected 1, as softmax outputs do: a one-hot target for them has"
                + " 0 and 1 (OneHot.SOFTMAX when it is made from a label)");
    }
}
