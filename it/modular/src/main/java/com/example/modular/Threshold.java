package com.example.modular;

import dev.nnmaven.annotations.ErrorRule;
import dev.nnmaven.annotations.Layer;
import dev.nnmaven.annotations.NeuralNetwork;
import dev.nnmaven.annotations.Precision;
import dev.nnmaven.runtime.DoubleNetwork;

/** Answers whether its input is above a half. */
@NeuralNetwork(
        inputs = 1,
        learningRate = 1,
        precision = Precision.DOUBLE,
        errorRule = ErrorRule.GRADIENT,
        layers = @Layer(name = "output", size = 1))
public interface Threshold extends DoubleNetwork {

    /** A network that has learned it. */
    static Threshold trained() {
        Threshold network = new ThresholdNetwork();
        for (int step = 0; step < 50_000; step++) {
            double input = step % 101 / 100.0;
            network.train(new double[] {input}, new double[] {input > 0.5 ? 0.99 : 0.01});
        }
        return network;
    }
}
