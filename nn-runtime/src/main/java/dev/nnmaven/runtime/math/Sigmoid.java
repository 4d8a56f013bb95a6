package dev.nnmaven.runtime.math;

/**
 * The logistic function, σ(z) = 1 / (1 + e<sup>−z</sup>), within 4 units in the last place of the exact value from −64
 * (−512 in double) on, and with the same bits on every JVM.
 *
 * <p>It rises to exactly 1, and falls no further than to 1.6e-28 (4.3e-223 in double), which is the absolute error below
 * that: never to 0, so that a saturated neuron neither stops for good nor slows the processor down with steps that are
 * subnormal numbers.
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

    /** The logit, ln(a / (1 − a)): the z with σ(z) = a, for a between 0 and 1. */
    public static float inverse(float a) {
        return (float) inverse((double) a);
    }

    /** The logit, ln(a / (1 − a)): the z with σ(z) = a, for a between 0 and 1. */
    public static double inverse(double a) {
        return StrictMath.log(a / (1 - a));
    }
}
