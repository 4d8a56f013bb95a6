package dev.nnmaven.plugin.codegen.emit;

import dev.nnmaven.annotations.Activation;
import dev.nnmaven.annotations.Layer;
import dev.nnmaven.annotations.NeuralNetwork;
import dev.nnmaven.annotations.Precision;
import dev.nnmaven.runtime.DoubleRegressor;

/** A typed regression in double precision with a boolean and an enum, for {@code EarlierFilesTest}. */
@NeuralNetwork(
        precision = Precision.DOUBLE,
        learningRate = 0.05,
        layers = {@Layer(size = 4, activation = Activation.TANH), @Layer(activation = Activation.IDENTITY)})
public interface Voyages extends DoubleRegressor<Voyages.Voyage, Voyages.Cost> {

    /** What is known before. */
    record Voyage(double miles, int crew, boolean storm, Cargo cargo) {}

    /** The answer. */
    record Cost(double coins) {}

    /** What a ship carries. */
    enum Cargo {
        GRAIN,
        WOOD,
        IVORY
    }
}
