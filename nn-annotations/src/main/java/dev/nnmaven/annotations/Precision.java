package dev.nnmaven.annotations;

/** Number type of weights and arithmetic. */
public enum Precision {
    /** 32-bit {@code float}: the fast one, and enough for nearly every network. */
    FLOAT,
    /** 64-bit {@code double}. */
    DOUBLE
}
