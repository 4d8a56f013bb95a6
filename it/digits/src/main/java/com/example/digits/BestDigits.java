package com.example.digits;

import dev.nnmaven.annotations.Activation;
import dev.nnmaven.annotations.Initializer;
import dev.nnmaven.annotations.Layer;
import dev.nnmaven.annotations.Loss;
import dev.nnmaven.annotations.NeuralNetwork;
import dev.nnmaven.annotations.Optimizer;
import dev.nnmaven.annotations.Schedule;
import dev.nnmaven.runtime.Network;

/** The same task with the means of today: rectified hidden neurons with dropout, probabilities that add up to 1, and Adam. */
@NeuralNetwork(
        inputs = 28 * 28,
        optimizer = Optimizer.ADAM,
        schedule = @Schedule(kind = Schedule.Kind.COSINE),
        loss = Loss.CROSS_ENTROPY,
        layers = {
            @Layer(
                    name = "hidden",
                    size = 400,
                    activation = Activation.RELU,
                    initializer = Initializer.HE,
                    dropout = 0.3),
            @Layer(name = "output", size = 10, activation = Activation.SOFTMAX)
        })
public interface BestDigits extends Network {}
