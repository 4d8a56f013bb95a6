package dev.nnmaven.annotations;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares a fully connected feed-forward network. From
 *
 * <pre>{@code
 * @NeuralNetwork(inputs = 784, learningRate = 0.1, layers = {
 *     @Layer(name = "hidden", size = 200),
 *     @Layer(name = "output", size = 10)})
 * public interface Digits extends Network {}
 * }</pre>
 *
 * the goal {@code nn:generate} writes the class {@code DigitsNetwork} into the same package. Every attribute may be a
 * constant expression of other classes. An interface that extends {@code Reversible} instead of {@code Network} gives a
 * class that can also be run backwards, from outputs to inputs.
 *
 * <p>Only sources carry the annotation, so that class files do not need this jar.
 */
@Retention(RetentionPolicy.SOURCE)
@Target(ElementType.TYPE)
public @interface NeuralNetwork {

    /** Width of the input vector, at least 1. */
    int inputs();

    /** The layers in forward order, at least one; the last one's neurons are the outputs. */
    Layer[] layers();

    /** Learning rate α of one step of gradient descent: finite and above 0. */
    double learningRate() default 0.1;

    /** Seed of the initial weights: the same seed gives the same weights on every JVM. */
    long seed() default 42;

    /** Number type of weights and arithmetic. */
    Precision precision() default Precision.FLOAT;

    /** What training makes smaller. */
    Loss loss() default Loss.SQUARED_ERROR;

    /** How the error of a layer reaches the layer before it. */
    ErrorRule errorRule() default ErrorRule.AUTO;

    /** Simple name of the class to generate; empty for the interface's name followed by {@code Network}. */
    String className() default "";
}
