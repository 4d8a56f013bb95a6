package dev.nnmaven.benchmarks;

import dev.nnmaven.annotations.Layer;
import dev.nnmaven.annotations.NeuralNetwork;
import dev.nnmaven.runtime.Network;

/** The network of the book: large enough for loops. */
@NeuralNetwork(
        inputs = 784,
        learningRate = 0.1,
        layers = {@Layer(name = "hidden", size = 200), @Layer(name = "output", size = 10)})
public interface Digits extends Network {}
