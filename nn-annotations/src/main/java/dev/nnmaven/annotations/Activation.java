package dev.nnmaven.annotations;

/** The function f that turns a neuron's weighted sum z into its output. */
public enum Activation {
    /** The logistic function f(z) = 1 / (1 + e<sup>−z</sup>), with outputs between 0 and 1. */
    SIGMOID,

    /** The hyperbolic tangent f(z) = tanh(z), with outputs between −1 and 1. */
    TANH,

    /** The rectifier f(z) = max(z, 0). A neuron that is 0 for every sample learns no more. */
    RELU,

    /** The leaky rectifier: f(z) = z above 0, 0.01·z below. */
    LEAKY_RELU,

    /** The exponential linear unit: f(z) = z above 0, e<sup>z</sup> − 1 below. */
    ELU,

    /** The Gaussian error linear unit in its tanh form: f(z) = ½·z·(1 + tanh(√(2/π)·(z + 0.044715·z³))). */
    GELU,

    /** The smooth rectifier f(z) = ln(1 + e<sup>z</sup>), with outputs above 0. */
    SOFTPLUS,

    /** No function at all, f(z) = z: for outputs that are quantities. */
    IDENTITY,

    /**
     * f(z)<sub>k</sub> = e<sup>z<sub>k</sub></sup> / Σ<sub>i</sub> e<sup>z<sub>i</sub></sup>: outputs that are the
     * probabilities of classes of which one is right. Only for the last layer, of at least two neurons, and with
     * {@link Loss#CROSS_ENTROPY}.
     */
    SOFTMAX
}
