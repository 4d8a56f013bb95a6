package dev.nnmaven.plugin.codegen.read;

import dev.nnmaven.annotations.Activation;
import dev.nnmaven.annotations.ErrorRule;
import dev.nnmaven.annotations.Layer;
import dev.nnmaven.annotations.Loss;
import dev.nnmaven.annotations.NeuralNetwork;
import dev.nnmaven.annotations.Precision;
import java.lang.annotation.Annotation;

/** The annotations' own defaults, for both front-ends. */
final class Defaults {

    static final double LEARNING_RATE = of(NeuralNetwork.class, "learningRate", Double.class);
    static final long SEED = of(NeuralNetwork.class, "seed", Long.class);
    static final Precision PRECISION = of(NeuralNetwork.class, "precision", Precision.class);
    static final Loss LOSS = of(NeuralNetwork.class, "loss", Loss.class);
    static final ErrorRule ERROR_RULE = of(NeuralNetwork.class, "errorRule", ErrorRule.class);
    static final String CLASS_NAME = of(NeuralNetwork.class, "className", String.class);
    static final String LAYER_NAME = of(Layer.class, "name", String.class);
    static final Activation ACTIVATION = of(Layer.class, "activation", Activation.class);

    /** The number of inputs, and of neurons in the last layer, where types say it. */
    static final int INFERRED = of(NeuralNetwork.class, "inputs", Integer.class);

    static final boolean BIAS = of(Layer.class, "bias", Boolean.class);

    private Defaults() {}

    private static <T> T of(Class<? extends Annotation> annotation, String attribute, Class<T> type) {
        try {
            return type.cast(annotation.getMethod(attribute).getDefaultValue());
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(annotation + " has no attribute " + attribute, e);
        }
    }
}
