package com.example.linted;

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

    /**
     * What is measured of a flower, in cm.
     *
     * @param sepalLength of the sepals
     * @param sepalWidth across the sepals
     * @param petalLength of the petals
     * @param petalWidth across the petals
     */
    record Flower(float sepalLength, float sepalWidth, float petalLength, float petalWidth) {}

    /** Species of iris. */
    enum Species {
        /** Iris setosa. */
        SETOSA,
        /** Iris versicolor. */
        VERSICOLOR,
        /** Iris virginica. */
        VIRGINICA
    }
}
