package com.example.proof;

import dev.nnmaven.annotations.ErrorRule;
import dev.nnmaven.annotations.Layer;
import dev.nnmaven.annotations.NeuralNetwork;
import dev.nnmaven.annotations.Precision;
import dev.nnmaven.runtime.DoubleNetwork;

/** Its generated test measures the slope of the loss along each weight. */
@NeuralNetwork(
        inputs = 6,
        learningRate = 0.5,
        precision = Precision.DOUBLE,
        errorRule = ErrorRule.GRADIENT,
        layers = {@Layer(name = "hidden", size = 20), @Layer(name = "output", size = 2, bias = false)})
public interface Slope extends DoubleNetwork {}
