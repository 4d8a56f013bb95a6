package dev.nnmaven.annotations;

/** What a training step makes smaller, as a function of targets t and outputs o. */
public enum Loss {
    /** ½·Σ(t − o)². */
    SQUARED_ERROR
}
