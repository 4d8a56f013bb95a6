package dev.nnmaven.runtime.weights;

import java.util.Random;

/** What the initial weights of a matrix are drawn from; n inputs, m neurons. */
public enum InitialWeights {
    /** Normal, mean 0, standard deviation 1/√n. */
    NORMAL,

    /** Uniform between ±√(6 / (n + m)). */
    XAVIER,

    /** Normal, mean 0, standard deviation √(2 / n). */
    HE,

    /** All 0. */
    ZEROS;

    /** What to multiply a drawn number by. */
    double scale(long inputs, long outputs) {
        return switch (this) {
            case NORMAL -> 1 / Math.sqrt(inputs);
            case XAVIER -> Math.sqrt(6.0 / (inputs + outputs));
            case HE -> Math.sqrt(2.0 / inputs);
            case ZEROS -> 0;
        };
    }

    double draw(Random random) {
        return switch (this) {
            case NORMAL, HE -> random.nextGaussian();
            case XAVIER -> 2 * random.nextDouble() - 1;
            case ZEROS -> 0;
        };
    }
}
