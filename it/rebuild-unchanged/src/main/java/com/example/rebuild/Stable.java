package com.example.rebuild;

import dev.nnmaven.annotations.Layer;
import dev.nnmaven.annotations.NeuralNetwork;
import dev.nnmaven.runtime.Network;

/** Does not change between two builds. */
@NeuralNetwork(
        inputs = 100,
        layers = {@Layer(size = 50), @Layer(size = 5)})
public interface Stable extends Network {}
