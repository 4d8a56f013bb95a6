package com.example.vectors;

import dev.nnmaven.annotations.Layer;
import dev.nnmaven.annotations.NeuralNetwork;
import dev.nnmaven.runtime.Network;

/** Tells ten characters of 8 by 8 pixels apart. */
@NeuralNetwork(
        inputs = 8 * 8,
        learningRate = 0.2,
        layers = {@Layer(name = "hidden", size = 32), @Layer(name = "output", size = 10)})
public interface Glyphs extends Network {}
