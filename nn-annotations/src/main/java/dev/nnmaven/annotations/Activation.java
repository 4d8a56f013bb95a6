package dev.nnmaven.annotations;

/** The function f that turns a neuron's weighted sum z into its output. */
public enum Activation {
    /** The logistic function f(z) = 1 / (1 + e<sup>−z</sup>), with outputs between 0 and 1. */
    SIGMOID
}
