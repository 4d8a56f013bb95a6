package dev.nnmaven.annotations;

/** What the initial weights of a layer are drawn from. Biases are 0. */
public enum Initializer {
    /** Normal, mean 0, standard deviation 1/√inputs: that of <i>Make Your Own Neural Network</i>. */
    NORMAL,

    /**
     * Uniform between ±√(6 / (inputs + neurons)), of Glorot and Bengio, <i>Understanding the difficulty of training deep
     * feedforward neural networks</i>, 2010. For {@link Activation#TANH} and {@link Activation#SIGMOID} in deep networks.
     */
    XAVIER,

    /**
     * Normal, mean 0, standard deviation √(2 / inputs), of He and others, <i>Delving deep into rectifiers</i>, 2015. For
     * {@link Activation#RELU} and its kin.
     */
    HE,

    /** All 0. Only for the last layer: hidden neurons that are equal stay equal. */
    ZEROS
}
