package dev.nnmaven.runtime.math;

/** The leaky rectifier, z above 0 and 0.01·z below, so that no neuron stops learning. */
public final class LeakyRelu {

    private static final double LEAK = 0.01;

    private LeakyRelu() {}

    /**
     * {@return z or 0.01·z; NaN for NaN}
     *
     * @param z the weighted sum of a neuron's inputs, its bias included
     */
    public static float of(float z) {
        return Math.max(z, (float) LEAK * z);
    }

    /**
     * {@return z or 0.01·z; NaN for NaN}
     *
     * @param z the weighted sum of a neuron's inputs, its bias included
     */
    public static double of(double z) {
        return Math.max(z, LEAK * z);
    }

    /**
     * {@return the slope where the function has the value a; 0.01 at 0, where there is none}
     *
     * @param a the value of the function
     */
    public static float slope(float a) {
        return a > 0f ? 1f : (float) LEAK;
    }

    /**
     * {@return the slope where the function has the value a; 0.01 at 0, where there is none}
     *
     * @param a the value of the function
     */
    public static double slope(double a) {
        return a > 0 ? 1 : LEAK;
    }

    /**
     * {@return a above 0 and 100·a below: the z of which this is the value}
     *
     * @param a the value of the function
     */
    public static float inverse(float a) {
        return (float) inverse((double) a);
    }

    /**
     * {@return a above 0 and 100·a below: the z of which this is the value}
     *
     * @param a the value of the function
     */
    public static double inverse(double a) {
        return a > 0 ? a : a / LEAK;
    }
}
