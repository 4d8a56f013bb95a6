package com.example.xor;

import dev.nnmaven.annotations.Layer;
import dev.nnmaven.annotations.NeuralNetwork;
import dev.nnmaven.runtime.Network;

/** Answers whether exactly one of two inputs is on. */
@NeuralNetwork(
        inputs = 2,
        learningRate = 0.5,
        layers = {@Layer(name = "hidden", size = 4), @Layer(name = "output", size = 1)})
public interface Xor extends Network {}
