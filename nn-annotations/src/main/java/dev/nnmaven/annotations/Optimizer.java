package dev.nnmaven.annotations;

/**
 * How a step is made of the gradient. In the formulas, g is the negative gradient of the loss with respect to a weight w,
 * α the learning rate, and t counts steps from 1. All numbers that a formula needs can be set by name in
 * {@link NeuralNetwork}.
 */
public enum Optimizer {
    /** Gradient descent: w += α·g. Learning rate 0.1 unless given. */
    SGD,

    /** Gradient descent with momentum: v = μ·v + g, w += α·v. Learning rate 0.01 unless given. */
    MOMENTUM,

    /** Momentum that looks ahead: v = μ·v + g, w += α·(g + μ·v). Learning rate 0.01 unless given. */
    NESTEROV,

    /** v = ρ·v + (1 − ρ)·g², w += α·g / (√v + ε). Learning rate 0.001 unless given. */
    RMSPROP,

    /**
     * m = β₁·m + (1 − β₁)·g, v = β₂·v + (1 − β₂)·g², w += α·(m / (1 − β₁ᵗ)) / (√(v / (1 − β₂ᵗ)) + ε), of Kingma and Ba,
     * <i>Adam: a method for stochastic optimization</i>, 2015. Learning rate 0.001 unless given.
     */
    ADAM,

    /**
     * As {@link #ADAM}, and w −= α·λ·w: decoupled weight decay, of Loshchilov and Hutter, <i>Decoupled weight decay
     * regularization</i>, 2019, with λ = 0.01 unless given. Learning rate 0.001 unless given.
     */
    ADAMW
}
