package com.example.digits;

import dev.nnmaven.annotations.Activation;
import dev.nnmaven.annotations.Layer;
import dev.nnmaven.annotations.Loss;
import dev.nnmaven.annotations.NeuralNetwork;
import dev.nnmaven.runtime.Network;

/** The same task for the functions of today: rectified hidden neurons, and probabilities that add up to 1. */
@NeuralNetwork(
        inputs = 28 * 28,
        learningRate = 0.1,
        loss = Loss.CROSS_ENTROPY,
        layers = {
            @Layer(name = "hidden", size = 400, activation = Activation.RELU),
            @Layer(name = "output", size = 10, activation = Activation.SOFTMAX)
        })
public interface BestDigits extends Network {}
