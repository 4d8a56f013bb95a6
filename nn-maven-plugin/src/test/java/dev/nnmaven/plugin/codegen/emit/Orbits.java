package dev.nnmaven.plugin.codegen.emit;

import dev.nnmaven.annotations.Activation;
import dev.nnmaven.annotations.Layer;
import dev.nnmaven.annotations.NeuralNetwork;
import dev.nnmaven.annotations.Precision;
import dev.nnmaven.runtime.DoubleRegressor;

/** A typed network in double precision, for {@code TypedNetworkTest}. */
@NeuralNetwork(
        precision = Precision.DOUBLE,
        layers = {@Layer(size = 4, activation = Activation.TANH), @Layer(activation = Activation.IDENTITY)})
public interface Orbits extends DoubleRegressor<Orbits.Body, Orbits.Period> {

    /** What goes round. */
    record Body(double distance, float mass, Kind kind) {}

    /** How long it takes. */
    record Period(double days, float error) {}

    /** What there is. */
    enum Kind {
        PLANET,
        COMET
    }
}
