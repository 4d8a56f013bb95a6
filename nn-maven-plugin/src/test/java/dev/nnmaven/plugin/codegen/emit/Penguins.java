package dev.nnmaven.plugin.codegen.emit;

import dev.nnmaven.annotations.Activation;
import dev.nnmaven.annotations.Layer;
import dev.nnmaven.annotations.Loss;
import dev.nnmaven.annotations.NeuralNetwork;
import dev.nnmaven.runtime.Classifier;

/** A typed network with every kind of component, for {@code TypedNetworkTest}. */
@NeuralNetwork(
        loss = Loss.CROSS_ENTROPY,
        layers = {@Layer(size = 5), @Layer(activation = Activation.SOFTMAX)})
public interface Penguins extends Classifier<Penguins.Penguin, Penguins.Species> {

    /** What is known of a penguin. */
    record Penguin(
            Island island,
            float billLength,
            double billDepth,
            long mass,
            boolean adult,
            byte eggs,
            short year,
            Island birthplace,
            int flipper,
            Sex sex) {}

    /** The answers. */
    enum Species {
        ADELIE,
        CHINSTRAP,
        GENTOO
    }

    /** Where penguins live. */
    enum Island {
        BISCOE,
        DREAM,
        TORGERSEN {
            @Override
            public String toString() {
                return "constants go by their names";
            }
        }
    }

    /** Not nested like the others: an enum of two constants. */
    enum Sex {
        FEMALE,
        MALE
    }
}
