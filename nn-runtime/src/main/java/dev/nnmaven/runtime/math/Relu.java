package dev.nnmaven.runtime.math;

/** The rectifier, max(z, 0). */
public final class Relu {

    private Relu() {}

    /**
     * {@return z above 0, otherwise 0; NaN for NaN}
     *
     * @param z the weighted sum of a neuron's inputs, its bias included
     */
    public static float of(float z) {
        return Math.max(z, 0f);
    }

    /**
     * {@return z above 0, otherwise 0; NaN for NaN}
     *
     * @param z the weighted sum of a neuron's inputs, its bias included
     */
    public static double of(double z) {
        return Math.max(z, 0);
    }

    /**
     * {@return the slope where the function has the value a; 0 at 0, where there is none}
     *
     * @param a the value of the function
     */
    public static float slope(float a) {
        return a > 0f ? 1f : 0f;
    }

    /**
     * {@return the slope where the function has the value a; 0 at 0, where there is none}
     *
     * @param a the value of the function
     */
    public static double slope(double a) {
        return a > 0 ? 1 : 0;
    }
}
