package dev.nnmaven.benchmarks;

import dev.nnmaven.annotations.Layer;
import dev.nnmaven.annotations.NeuralNetwork;
import dev.nnmaven.runtime.Network;

/** Four measures of a flower, three species: small enough for straight-line code. */
@NeuralNetwork(
        inputs = 4,
        learningRate = 0.1,
        layers = {@Layer(name = "hidden", size = 8), @Layer(name = "output", size = 3)})
public interface Flowers extends Network {}
