package com.example.linted;

import dev.nnmaven.annotations.Activation;
import dev.nnmaven.annotations.ErrorRule;
import dev.nnmaven.annotations.Layer;
import dev.nnmaven.annotations.NeuralNetwork;
import dev.nnmaven.runtime.Reversible;

/** A network that can be run backwards. */
@NeuralNetwork(
        inputs = 20,
        errorRule = ErrorRule.GRADIENT,
        layers = {@Layer(name = "hidden", size = 18, activation = Activation.TANH), @Layer(name = "output", size = 17)})
public interface Slope extends Reversible {}
