package dev.nnmaven.annotations;

/**
 * How the error of a layer reaches the layer before it. With weights W, output o, error e and f′ the derivative of the
 * activation at the layer's output:
 */
public enum ErrorRule {
    /**
     * {@link #WEIGHTED_ERROR} where every activation is {@link Activation#SIGMOID} and the loss is
     * {@link Loss#SQUARED_ERROR}, {@link #GRADIENT} otherwise.
     */
    AUTO,

    /**
     * The raw error goes back, e<sub>before</sub> = Wᵀ·e, and f′ enters only the update ΔW = α·(e·f′)·oᵀ: the rule of
     * Tariq Rashid's <i>Make Your Own Neural Network</i>. Not the gradient of one loss, but it trains faster than the
     * gradient at the same learning rate. Only for sigmoid layers with squared error.
     */
    WEIGHTED_ERROR,

    /**
     * The error of each neuron is split in proportion to the weights that enter it: e<sub>before,j</sub> =
     * Σ<sub>k</sub> e<sub>k</sub>·w<sub>jk</sub> / Σ<sub>i</sub> w<sub>ik</sub>, and ΔW is that of
     * {@link #WEIGHTED_ERROR}, which leaves the division out. A sum of weights nearer to 0 than 0.1 counts as 0.1, or as
     * −0.1 if it is negative, since the shares of weights that cancel out have no bound. Only for sigmoid layers with
     * squared error.
     */
    PROPORTIONAL,

    /** Exact back-propagation: δ = e·f′, e<sub>before</sub> = Wᵀ·δ, ΔW = α·δ·oᵀ. */
    GRADIENT
}
