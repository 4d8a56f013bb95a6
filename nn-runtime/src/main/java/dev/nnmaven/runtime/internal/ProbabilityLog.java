package dev.nnmaven.runtime.internal;

/** The logarithm of probabilities. */
public final class ProbabilityLog {

    /** Half of what 1 and the next smaller double are apart: a probability below is one that rounding has lost. */
    private static final double LEAST = 0x1p-54;

    private ProbabilityLog() {}

    /** ln(p), of at least {@link #LEAST}; NaN stays NaN. Not Math.log, whose last bit differs between JVMs. */
    public static double of(double p) {
        return StrictMath.log(Math.max(p, LEAST));
    }
}
