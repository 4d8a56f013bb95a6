package dev.nnmaven.annotations;

/** What a training step makes smaller, as a function of targets t and outputs o. */
public enum Loss {
    /** ½·Σ(t − o)², whose error at an output is t − o. */
    SQUARED_ERROR,

    /**
     * The unlikeliness of the targets, where outputs are probabilities: −Σ t·ln(o) after {@link Activation#SOFTMAX}, for
     * targets that add up to 1, and −Σ (t·ln(o) + (1 − t)·ln(1 − o)) after {@link Activation#SIGMOID}, for targets from 0
     * to 1. The slope of the last layer cancels out: its δ is t − o. Only with one of these two in the last layer.
     */
    CROSS_ENTROPY,

    /**
     * ½·(t − o)² up to a distance of 1 and |t − o| − ½ beyond, summed up: the error is t − o, but at most 1 in size, so
     * that a target far off does not outweigh the others.
     */
    HUBER,

    /** Σ|t − o|, whose error is 1, −1, or 0 where target and output are equal. */
    ABSOLUTE_ERROR
}
