package com.example.linted;

import dev.nnmaven.annotations.Activation;
import dev.nnmaven.annotations.Layer;
import dev.nnmaven.annotations.NeuralNetwork;
import dev.nnmaven.annotations.Optimizer;
import dev.nnmaven.annotations.Precision;
import dev.nnmaven.runtime.DoubleRegressor;

/** How heavy a penguin is. */
@NeuralNetwork(
        precision = Precision.DOUBLE,
        optimizer = Optimizer.ADAM,
        layers = {
            @Layer(name = "hidden", size = 24, activation = Activation.TANH),
            @Layer(name = "output", activation = Activation.IDENTITY)
        })
public interface Penguins extends DoubleRegressor<Penguins.Penguin, Penguins.Mass> {

    /** Where penguins live. */
    enum Island {
        /** Biscoe. */
        BISCOE,
        /** Dream. */
        DREAM,
        /** Torgersen. */
        TORGERSEN
    }

    /**
     * A penguin.
     *
     * @param island where it lives
     * @param female whether it is a female
     * @param flipper length of its flippers, in mm
     * @param year when it was measured
     */
    record Penguin(Island island, boolean female, double flipper, int year) {}

    /**
     * What the network finds.
     *
     * @param grams mass in g
     */
    record Mass(double grams) {}
}
