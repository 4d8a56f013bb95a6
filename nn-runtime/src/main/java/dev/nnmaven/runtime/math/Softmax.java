package dev.nnmaven.runtime.math;

/**
 * Numbers to probabilities that add up to 1: softmax(z)<sub>k</sub> = e<sup>z<sub>k</sub> − m</sup> /
 * Σ<sub>i</sub> e<sup>z<sub>i</sub> − m</sup>, where m is the largest z, so that nothing overflows. The same bits on every
 * JVM. A probability falls no further than to about 1.6e-28 (4.3e-223 in double).
 */
public final class Softmax {

    private Softmax() {}

    /** Replaces values by their softmax; by NaN where one is NaN or +∞. */
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

    /** Replaces values by their softmax; by NaN where one is NaN or +∞. */
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
}
