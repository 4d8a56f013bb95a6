package com.example.penguins;

import dev.nnmaven.annotations.Activation;
import dev.nnmaven.annotations.Layer;
import dev.nnmaven.annotations.NeuralNetwork;
import dev.nnmaven.annotations.Optimizer;
import dev.nnmaven.runtime.Regressor;

/** Finds the body mass of a penguin. */
@NeuralNetwork(
        optimizer = Optimizer.ADAM,
        layers = {
            @Layer(name = "hidden", size = 16, activation = Activation.TANH),
            @Layer(name = "output", activation = Activation.IDENTITY)
        })
public interface Penguins extends Regressor<Penguins.Measures, Penguins.Mass> {

    /** What is known of a penguin; lengths are in mm. */
    record Measures(
            Species species, Island island, float billLengthMm, float billDepthMm, float flipperLengthMm, Sex sex) {}

    /** What the network finds, in g. */
    record Mass(float bodyMassG) {}

    /** Species of penguin. */
    enum Species {
        ADELIE,
        CHINSTRAP,
        GENTOO
    }

    /** Where the penguin lives. */
    enum Island {
        BISCOE,
        DREAM,
        TORGERSEN
    }

    /** Sexes. */
    enum Sex {
        FEMALE,
        MALE
    }
}
