package dev.nnmaven.runtime.math;

/** The logistic function, σ(z) = 1 / (1 + e<sup>−z</sup>). */
public final class Sigmoid {

    private Sigmoid() {}

    /** σ(z), between 0 and 1; NaN for NaN. */
    public static float of(float z) {
        return (float) (1.0 / (1.0 + Math.exp(-z)));
    }

    /** σ(z), between 0 and 1; NaN for NaN. */
    public static double of(double z) {
        return 1.0 / (1.0 + Math.exp(-z));
    }
}
