package com.example.boot;

import dev.nnmaven.annotations.Activation;
import dev.nnmaven.annotations.Layer;
import dev.nnmaven.annotations.Loss;
import dev.nnmaven.annotations.NeuralNetwork;
import dev.nnmaven.runtime.Classifier;

/** Tells three species of iris apart. */
@NeuralNetwork(
        loss = Loss.CROSS_ENTROPY,
        layers = {
            @Layer(name = "hidden", size = 8, activation = Activation.TANH),
            @Layer(name = "output", activation = Activation.SOFTMAX)
        })
public interface Iris extends Classifier<Iris.Flower, Iris.Species> {

    /** What is measured of a flower, in cm. */
    record Flower(float sepalLength, float sepalWidth, float petalLength, float petalWidth) {}

    /** Species of iris. */
    enum Species {
        SETOSA,
        VERSICOLOR,
        VIRGINICA
    }
}
