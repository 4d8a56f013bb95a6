package dev.nnmaven.runtime.math;

/**
 * The exponential linear unit, z above 0 and e<sup>z</sup> − 1 below, within 3 units in the last place of the exact value
 * and, below 0, within 1e-7 (2e-16 in double), and with the same bits on every JVM.
 */
public final class Elu {

    private Elu() {}

    /** z or e<sup>z</sup> − 1, never below −1; NaN for NaN. */
    public static float of(float z) {
        return Math.max(z, 0f) + Exp.minusOne(Math.min(z, 0f));
    }

    /** z or e<sup>z</sup> − 1, never below −1; NaN for NaN. */
    public static double of(double z) {
        return Math.max(z, 0) + Exp.minusOne(Math.min(z, 0));
    }

    /** The slope where the function has the value a: 1 above 0, and a + 1 = e<sup>z</sup> below. */
    public static float slope(float a) {
        return Math.min(a + 1f, 1f);
    }

    /** The slope where the function has the value a: 1 above 0, and a + 1 = e<sup>z</sup> below. */
    public static double slope(double a) {
        return Math.min(a + 1, 1);
    }

    /** a above 0 and ln(1 + a) below: the z of which this is the value, for a above −1. */
    public static float inverse(float a) {
        return (float) inverse((double) a);
    }

    /** a above 0 and ln(1 + a) below: the z of which this is the value, for a above −1. */
    public static double inverse(double a) {
        return a > 0 ? a : StrictMath.log1p(a);
    }
}
