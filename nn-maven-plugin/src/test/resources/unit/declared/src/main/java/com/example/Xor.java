package com.example;

import dev.nnmaven.annotations.Layer;
import dev.nnmaven.annotations.NeuralNetwork;

@NeuralNetwork(
        inputs = Sizes.INPUTS,
        layers = {@Layer(size = 4), @Layer(size = 1)})
public interface Xor {}
