package dev.nnmaven.runtime.math;

/**
 * The smooth rectifier, ln(1 + e<sup>z</sup>) = max(z, 0) + ln(1 + e<sup>−|z|</sup>), within 4 units in the last place of
 * the exact value from −64 (−512 in double) on, and with the same bits on every JVM. It falls no further than to 1.6e-28
 * (4.3e-223 in double), which is the absolute error below that.
 */
public final class Softplus {

    private Softplus() {}

    /**
     * {@return ln(1 + e<sup>z</sup>), above 0; NaN for NaN}
     *
     * @param z the weighted sum of a neuron's inputs, its bias included
     */
    public static float of(float z) {
        return Math.max(z, 0f) + Log.onePlus(Exp.of(-Math.abs(z)));
    }

    /**
     * {@return ln(1 + e<sup>z</sup>), above 0; NaN for NaN}
     *
     * @param z the weighted sum of a neuron's inputs, its bias included
     */
    public static double of(double z) {
        return Math.max(z, 0) + Log.onePlus(Exp.of(-Math.abs(z)));
    }

    /**
     * {@return the slope where the function has the value a: 1 − e<sup>−a</sup>, which is the sigmoid of z}
     *
     * @param a the value of the function
     */
    public static float slope(float a) {
        return -Exp.minusOne(-a);
    }

    /**
     * {@return the slope where the function has the value a: 1 − e<sup>−a</sup>, which is the sigmoid of z}
     *
     * @param a the value of the function
     */
    public static double slope(double a) {
        return -Exp.minusOne(-a);
    }

    /**
     * {@return ln(e<sup>a</sup> − 1) = a + ln(1 − e<sup>−a</sup>): the z of which this is the value, for a above 0}
     *
     * @param a the value of the function
     */
    public static float inverse(float a) {
        return (float) inverse((double) a);
    }

    /**
     * {@return ln(e<sup>a</sup> − 1) = a + ln(1 − e<sup>−a</sup>): the z of which this is the value, for a above 0}
     *
     * @param a the value of the function
     */
    public static double inverse(double a) {
        return a + StrictMath.log(-StrictMath.expm1(-a));
    }
}
