package com.example.digits;

import dev.nnmaven.annotations.Layer;
import dev.nnmaven.annotations.NeuralNetwork;
import dev.nnmaven.runtime.Network;

/** Tells handwritten digits of 28×28 pixels apart; {@code nn:generate} makes {@code DigitsNetwork} of it. */
@NeuralNetwork(
        inputs = 784,
        learningRate = 0.1,
        layers = {@Layer(name = "hidden", size = 200), @Layer(name = "output", size = 10)})
public interface Digits extends Network {}
