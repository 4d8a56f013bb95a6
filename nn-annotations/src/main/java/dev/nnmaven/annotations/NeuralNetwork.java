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

    /**
     * {@return the width of the input vector, at least 1} An interface that extends {@code Classifier} or {@code
     * Regressor} may leave it out: its record gives it.
     */
    int inputs() default 0;

    /** {@return the layers in forward order, at least one; the last one's neurons are the outputs} */
    Layer[] layers();

    /**
     * {@return the learning rate α of one step: finite and above 0} Left out, it is 0.1 for {@link Optimizer#SGD}, 0.01
     * for {@link Optimizer#MOMENTUM} and {@link Optimizer#NESTEROV}, and 0.001 for the others.
     */
    double learningRate() default 0.1;

    /** {@return the seed of the initial weights: the same seed gives the same weights on every JVM} */
    long seed() default 42;

    /** {@return the number type of weights and arithmetic} */
    Precision precision() default Precision.FLOAT;

    /** {@return what training makes smaller} */
    Loss loss() default Loss.SQUARED_ERROR;

    /** {@return how the error of a layer reaches the layer before it} */
    ErrorRule errorRule() default ErrorRule.AUTO;

    /** {@return how a step is made of the gradient} */
    Optimizer optimizer() default Optimizer.SGD;

    /** {@return μ of {@link Optimizer#MOMENTUM} and {@link Optimizer#NESTEROV}, from 0 to below 1} */
    double momentum() default 0.9;

    /** {@return ρ of {@link Optimizer#RMSPROP}, from 0 to below 1} */
    double rho() default 0.9;

    /** {@return β₁ of {@link Optimizer#ADAM} and {@link Optimizer#ADAMW}, from 0 to below 1} */
    double beta1() default 0.9;

    /** {@return β₂ of {@link Optimizer#ADAM} and {@link Optimizer#ADAMW}, from 0 to below 1} */
    double beta2() default 0.999;

    /** {@return ε of {@link Optimizer#RMSPROP}, {@link Optimizer#ADAM} and {@link Optimizer#ADAMW}, above 0} */
    double epsilon() default 1e-8;

    /**
     * {@return λ of decoupled weight decay, at least 0: each step takes α·λ·w off a weight w, biases excepted} With any
     * optimizer but {@link Optimizer#ADAM}; 0.01 for {@link Optimizer#ADAMW} unless given.
     */
    double weightDecay() default 0;

    /**
     * Adds l1·Σ|w| to the loss that steps make smaller, at least 0; biases excepted.
     *
     * @return the factor l1, 0 for none
     */
    double l1() default 0;

    /**
     * Adds ½·l2·Σw² to the loss that steps make smaller, at least 0; biases excepted.
     *
     * @return the factor l2, 0 for none
     */
    double l2() default 0;

    /**
     * {@return the largest norm of the gradient of all weights and biases: a longer one is shortened to it} 0 for no
     * limit.
     */
    double clipNorm() default 0;

    /** {@return the largest size of each number of the gradient, after {@link #clipNorm()}} 0 for no limit. */
    double clipValue() default 0;

    /** {@return how the learning rate changes during training} */
    Schedule schedule() default @Schedule;

    /**
     * {@return the simple name of the class to generate; empty for the interface's name followed by {@code Network}}
     */
    String className() default "";
}
