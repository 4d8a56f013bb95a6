package com.example.imports;

import module dev.nnmaven.annotations;
import module dev.nnmaven.runtime;

/** A network that can be run backwards, which the build only knows from an imported module. */
@NeuralNetwork(
        inputs = 2,
        layers = {@Layer(size = 3, activation = Activation.TANH), @Layer(size = 2)})
public interface Mirror extends Reversible {

    /** The inputs behind an output, by the generated class. */
    static float[] behind(int output) {
        return new MirrorNetwork().backquery(output);
    }
}
