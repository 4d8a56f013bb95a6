package ${package};

import dev.nnmaven.annotations.Activation;
import dev.nnmaven.annotations.Layer;
import dev.nnmaven.annotations.Loss;
import dev.nnmaven.annotations.NeuralNetwork;
import dev.nnmaven.runtime.Classifier;

/** Tells kinds of fruit apart. The build generates the class FruitsNetwork from this declaration. */
@NeuralNetwork(
        loss = Loss.CROSS_ENTROPY,
        layers = {
            @Layer(name = "hidden", size = 8, activation = Activation.TANH),
            @Layer(name = "output", activation = Activation.SOFTMAX)
        })
public interface Fruits extends Classifier<Fruits.Fruit, Fruits.Kind> {

    /**
     * What is known of a fruit. Each component is a column of the CSV file, in any order.
     *
     * @param weight in grams
     * @param length in cm, from the stalk to the other end
     * @param width in cm
     * @param skin how it feels
     */
    record Fruit(float weight, float length, float width, Skin skin) {}

    /** How a skin feels. */
    enum Skin {
        SMOOTH,
        ROUGH
    }

    /** The answers, and the last column of the CSV file. */
    enum Kind {
        APPLE,
        LEMON,
        ORANGE,
        PEAR
    }
}
