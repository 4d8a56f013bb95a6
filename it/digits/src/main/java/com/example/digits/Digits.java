package com.example.digits;

import dev.nnmaven.annotations.Layer;
import dev.nnmaven.annotations.NeuralNetwork;
import dev.nnmaven.runtime.Reversible;

/**
 * Tells handwritten digits of 28×28 pixels apart, and shows what it takes for one; {@code nn:generate} makes
 * {@code DigitsNetwork} of it. Without biases, as in the book: with them, what it shows is much the same for
 * all digits.
 */
@NeuralNetwork(
        inputs = 784,
        learningRate = 0.1,
        layers = {@Layer(name = "hidden", size = 200, bias = false), @Layer(name = "output", size = 10, bias = false)})
public interface Digits extends Reversible {}
