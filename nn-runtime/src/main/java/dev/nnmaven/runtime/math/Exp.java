package dev.nnmaven.runtime.math;

/**
 * The exponential function from additions, multiplications and bit patterns alone, so that every JVM gives the same
 * bits, which {@link Math#exp} does not promise; and small enough to be inlined, which a call to {@link Math#exp} never
 * is. The other functions of this package are made of it.
 *
 * <p>e<sup>x</sup> = 2<sup>k</sup>·e<sup>f</sup> with k the integer nearest to x/ln 2 and f = x − k·ln 2, at most
 * ½·ln 2 in size. ln 2 is subtracted in two parts, the first with so few bits that its product with k is exact (W. J.
 * Cody and W. Waite, <i>Software Manual for the Elementary Functions</i>, 1980). e<sup>f</sup> = 1 + f + f²·p(f), with p
 * interpolating at Chebyshev nodes.
 */
public final class Exp {

    /**
     * Largest argument in size. A sigmoid of 1.6e-28 leaves room for the steps that follow from it, times inputs, to be
     * normal numbers: with subnormal ones processors are many times slower.
     */
    static final float MAX_FLOAT = 64f;

    static final double MAX_DOUBLE = 512.0;

    /** Adding 1.5·2²³ to a float rounds it to an integer, which then stands in its lowest bits; doubles take 2⁵². */
    static final float ROUND_FLOAT = 0x1.8p23f;

    private static final double ROUND_DOUBLE = 0x1.8p52;

    private static final float LN2_HIGH_FLOAT = 0x1.62ep-1f;
    private static final float LN2_LOW_FLOAT = (float) (0x1.62e42fefa39efp-1 - 0x1.62ep-1);
    private static final double LN2_HIGH_DOUBLE = 0x1.62e42fefap-1;
    private static final double LN2_LOW_DOUBLE = 0x1.cf79abc9e3b39p-40;

    private static final double PER_LN2 = 0x1.71547652b82fep0;

    static final float PER_LN2_FLOAT = (float) PER_LN2;

    private Exp() {}

    /**
     * {@return e<sup>x</sup> for x between ±64, e to that power beyond, within 2 units in the last place; NaN for NaN}
     *
     * @param x any number
     */
    public static float of(float x) {
        x = bounded(x);
        float rounded = x * PER_LN2_FLOAT + ROUND_FLOAT;
        return scale(rounded) * (1f + minusOneNearZero(x, rounded - ROUND_FLOAT));
    }

    /**
     * {@return e<sup>x</sup> for x between ±512, e to that power beyond, within 2 units in the last place; NaN for NaN}
     *
     * @param x any number
     */
    public static double of(double x) {
        x = bounded(x);
        double rounded = x * PER_LN2 + ROUND_DOUBLE;
        return scale(rounded) * (1 + minusOneNearZero(x, rounded - ROUND_DOUBLE));
    }

    /**
     * {@return e<sup>x</sup> − 1 = 2<sup>k</sup>·(e<sup>f</sup> − 1) + (2<sup>k</sup> − 1), which loses no digits near
     * 0, within 3 units in the last place, for the same x as {@link #of(float)}}
     *
     * @param x any number
     */
    public static float minusOne(float x) {
        x = bounded(x);
        float rounded = x * PER_LN2_FLOAT + ROUND_FLOAT;
        float scale = scale(rounded);
        return scale * minusOneNearZero(x, rounded - ROUND_FLOAT) + (scale - 1f);
    }

    /**
     * {@return e<sup>x</sup> − 1, within 3 units in the last place, for the same x as {@link #of(double)}}
     *
     * @param x any number
     */
    public static double minusOne(double x) {
        x = bounded(x);
        double rounded = x * PER_LN2 + ROUND_DOUBLE;
        double scale = scale(rounded);
        return scale * minusOneNearZero(x, rounded - ROUND_DOUBLE) + (scale - 1);
    }

    static float bounded(float x) {
        return Math.abs(x) > MAX_FLOAT ? Math.copySign(MAX_FLOAT, x) : x;
    }

    private static double bounded(double x) {
        return Math.abs(x) > MAX_DOUBLE ? Math.copySign(MAX_DOUBLE, x) : x;
    }

    /** 2<sup>k</sup>, with k in the lowest bits of the sum that rounded it. */
    static float scale(float rounded) {
        return Float.intBitsToFloat((Float.floatToRawIntBits(rounded) << 23) + 0x3f800000);
    }

    private static double scale(double rounded) {
        return Double.longBitsToDouble((Double.doubleToRawLongBits(rounded) << 52) + 0x3ff0000000000000L);
    }

    /** e<sup>f</sup> − 1 for f = x − k·ln 2. */
    private static float minusOneNearZero(float x, float k) {
        float f = x - k * LN2_HIGH_FLOAT - k * LN2_LOW_FLOAT;
        float p = 0.5f + f * 0.166665763f + (f * f) * (0.0416665561f + f * 0.008363178f + (f * f) * 0.00139261817f);
        return f + (f * f) * p;
    }

    private static double minusOneNearZero(double x, double k) {
        double f = x - k * LN2_HIGH_DOUBLE - k * LN2_LOW_DOUBLE;
        double f2 = f * f;
        double low =
                0.5000000000000001 + f * 0.16666666666666669 + f2 * (0.041666666666624136 + f * 0.008333333333330063);
        double middle = 0.001388888891720967 + f * 0.00019841269863050506;
        double high = 2.4801521302241082e-05
                + f * 2.7557268464831627e-06
                + f2 * (2.7620085455018414e-07 + f * 2.510038319586702e-08);
        double f4 = f2 * f2;
        double p = low + f4 * (middle + f2 * high);
        return f + f2 * p;
    }
}
