package dev.nnmaven.plugin.codegen.read.common;

import dev.nnmaven.annotations.Activation;
import dev.nnmaven.annotations.ErrorRule;
import dev.nnmaven.annotations.Initializer;
import dev.nnmaven.annotations.Layer;
import dev.nnmaven.annotations.Loss;
import dev.nnmaven.annotations.NeuralNetwork;
import dev.nnmaven.annotations.Optimizer;
import dev.nnmaven.annotations.Precision;
import dev.nnmaven.annotations.Schedule;
import dev.nnmaven.plugin.codegen.declaration.Located;
import java.lang.annotation.Annotation;

/** The annotations' own defaults, for both front-ends. */
public final class Defaults {

    private static final double LEARNING_RATE = of(NeuralNetwork.class, "learningRate", Double.class);
    public static final long SEED = of(NeuralNetwork.class, "seed", Long.class);
    public static final Precision PRECISION = of(NeuralNetwork.class, "precision", Precision.class);
    public static final Loss LOSS = of(NeuralNetwork.class, "loss", Loss.class);
    public static final ErrorRule ERROR_RULE = of(NeuralNetwork.class, "errorRule", ErrorRule.class);
    public static final String CLASS_NAME = of(NeuralNetwork.class, "className", String.class);
    public static final String LAYER_NAME = of(Layer.class, "name", String.class);
    public static final Activation ACTIVATION = of(Layer.class, "activation", Activation.class);

    /** The number of inputs, and of neurons in the last layer, where types say it. */
    public static final int INFERRED = of(NeuralNetwork.class, "inputs", Integer.class);

    public static final boolean BIAS = of(Layer.class, "bias", Boolean.class);
    public static final Initializer INITIALIZER = of(Layer.class, "initializer", Initializer.class);
    public static final double DROPOUT = of(Layer.class, "dropout", Double.class);
    public static final Optimizer OPTIMIZER = of(NeuralNetwork.class, "optimizer", Optimizer.class);
    public static final Schedule.Kind SCHEDULE = of(Schedule.class, "kind", Schedule.Kind.class);

    private Defaults() {}

    /**
     * What the optimizer usually trains well with: momentum adds up some ten steps, and steps of the adaptive ones are as
     * large as the rate itself.
     */
    public static double learningRate(Located<Optimizer> optimizer) {
        return switch (optimizer.value().orElse(OPTIMIZER)) {
            case SGD -> LEARNING_RATE;
            case MOMENTUM, NESTEROV -> 0.01;
            case RMSPROP, ADAM, ADAMW -> 0.001;
        };
    }

    private static <T> T of(Class<? extends Annotation> annotation, String attribute, Class<T> type) {
        try {
            return type.cast(annotation.getMethod(attribute).getDefaultValue());
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(annotation + " has no attribute " + attribute, e);
        }
    }
}
