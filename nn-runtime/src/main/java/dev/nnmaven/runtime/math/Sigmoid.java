package dev.nnmaven.runtime.math;

/**
 * The logistic function, σ(z) = 1 / (1 + e<sup>−z</sup>), within 4 units in the last place of the exact value and with
 * the same bits on every JVM.
 *
 * <p>It rises to exactly 1, and falls to the smallest normal numbers (1.6e-38 in float, 3.3e-308 in double) but never to
 * 0, so that a saturated neuron neither stops for good nor slows the processor down with subnormal numbers.
 */
public final class Sigmoid {

    private Sigmoid() {}

    /** σ(z), above 0 and at most 1; NaN for NaN. */
    public static float of(float z) {
        return 1f / (1f + Exp.of(-z));
    }

    /** σ(z), above 0 and at most 1; NaN for NaN. */
    public static double of(double z) {
        return 1 / (1 + Exp.of(-z));
    }
}
