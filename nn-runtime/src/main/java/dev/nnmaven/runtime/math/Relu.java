package dev.nnmaven.runtime.math;

/** The rectifier, max(z, 0). */
public final class Relu {

    private Relu() {}

    /** z above 0, otherwise 0; NaN for NaN. */
    public static float of(float z) {
        return Math.max(z, 0f);
    }

    /** z above 0, otherwise 0; NaN for NaN. */
    public static double of(double z) {
        return Math.max(z, 0);
    }

    /** The slope where the function has the value a; 0 at 0, where there is none. */
    public static float slope(float a) {
        return a > 0f ? 1f : 0f;
    }

    /** The slope where the function has the value a; 0 at 0, where there is none. */
    public static double slope(double a) {
        return a > 0 ? 1 : 0;
    }
}
