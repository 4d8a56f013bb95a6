package dev.nnmaven.runtime.math;

/**
 * The exponential linear unit, z above 0 and e<sup>z</sup> − 1 below, within 3 units in the last place of the exact value
 * and, below 0, within 1e-7 (2e-16 in double), and with the same bits on every JVM.
 */
public final class Elu {

    private Elu() {}

    /**
     * {@return z or e<sup>z</sup> − 1, never below −1; NaN for NaN}
     *
     * @param z the weighted sum of a neuron's inputs, its bias included
     */
    public static float of(float z) {
        return Math.max(z, 0f) + Exp.minusOne(Math.min(z, 0f));
    }

    /**
     * {@return z or e<sup>z</sup> − 1, never below −1; NaN for NaN}
     *
     * @param z the weighted sum of a neuron's inputs, its bias included
     */
    public static double of(double z) {
        return Math.max(z, 0) + Exp.minusOne(Math.min(z, 0));
    }

    /**
     * {@return the slope where the function has the value a: 1 above 0, and a + 1 = e<sup>z</sup> below}
     *
     * @param a the value of the function
     */
    public static float slope(float a) {
        return Math.min(a + 1f, 1f);
    }

    /**
     * {@return the slope where the function has the value a: 1 above 0, and a + 1 = e<sup>z</sup> below}
     *
     * @param a the value of the function
     */
    public static double slope(double a) {
        return Math.min(a + 1, 1);
    }

    /**
     * {@return a above 0 and ln(1 + a) below: the z of which this is the value, for a above −1}
     *
     * @param a the value of the function
     */
    public static float inverse(float a) {
        return (float) inverse((double) a);
    }

    /**
     * {@return a above 0 and ln(1 + a) below: the z of which this is the value, for a above −1}
     *
     * @param a the value of the function
     */
    public static double inverse(double a) {
        return a > 0 ? a : StrictMath.log1p(a);
    }
}
