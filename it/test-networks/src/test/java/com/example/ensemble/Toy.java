package com.example.ensemble;

import dev.nnmaven.annotations.Activation;
import dev.nnmaven.annotations.Layer;
import dev.nnmaven.annotations.NeuralNetwork;
import dev.nnmaven.runtime.Network;

/** A network that is there for tests: nothing of it gets into the jar. */
@NeuralNetwork(
        inputs = Sizes.INPUTS,
        layers = {
            @Layer(size = 4, activation = Activation.TANH),
            @Layer(size = Sizes.OUTPUTS, activation = Activation.IDENTITY)
        })
interface Toy extends Network {}
