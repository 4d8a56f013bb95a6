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

    /** So few bits that the product with any k is exact, and yet so near to ln 2 that of the rest no square is needed. */
    private static final float LN2_HIGH = 0x1.62e4p-1f;

    private static final float LN2_LOW = (float) (0x1.62e42fefa39efp-1 - 0x1.62e4p-1);

    private Sigmoid() {}

    /**
     * {@return σ(z), above 0 and at most 1; NaN for NaN}
     *
     * <p>A small network spends most of its time here. So e<sup>−z</sup> = 2<sup>k</sup>·(1 − k·low)·e<sup>−g</sup>, with
     * z = −k·high + g and ln 2 = high + low, takes fewer operations than {@link Exp#of(float)} and fewer that wait for each
     * other: e<sup>−g</sup> = 1 − g + g²·p(g), with p of one degree less and 3.7 instead of 2.4 units in the last place in all.
     *
     * @param z the weighted sum of a neuron's inputs, its bias included
     */
    public static float of(float z) {
        z = Exp.bounded(z);
        float rounded = z * -Exp.PER_LN2_FLOAT + Exp.ROUND_FLOAT;
        float k = rounded - Exp.ROUND_FLOAT;
        float g = z + k * LN2_HIGH;
        float g2 = g * g;
        float p = (0.4999937f - g * 0.16667125f) + g2 * (0.0418751f - g * 0.0083071748f);
        float scale = Exp.scale(rounded) * (1f - k * LN2_LOW);
        return 1f / ((1f + scale * (1f - g)) + (scale * g2) * p);
    }

    /**
     * {@return σ(z), above 0 and at most 1; NaN for NaN}
     *
     * @param z the weighted sum of a neuron's inputs, its bias included
     */
    public static double of(double z) {
        return 1 / (1 + Exp.of(-z));
    }

    /**
     * {@return the logit, ln(a / (1 − a)): the z with σ(z) = a, for a between 0 and 1}
     *
     * @param a the value of the function
     */
    public static float inverse(float a) {
        return (float) inverse((double) a);
    }

    /**
     * {@return the logit, ln(a / (1 − a)): the z with σ(z) = a, for a between 0 and 1}
     *
     * @param a the value of the function
     */
    public static double inverse(double a) {
        return StrictMath.log(a / (1 - a));
    }
}
