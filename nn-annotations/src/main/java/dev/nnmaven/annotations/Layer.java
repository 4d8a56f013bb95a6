package dev.nnmaven.annotations;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * One layer of neurons in {@link NeuralNetwork#layers()}, connected to every neuron of the layer before it.
 *
 * <pre>{@code
 * @NeuralNetwork(inputs = 4, loss = Loss.CROSS_ENTROPY, layers = {
 *     @Layer(name = "hidden", size = 16, activation = Activation.RELU, initializer = Initializer.HE),
 *     @Layer(name = "output", size = 3, activation = Activation.SOFTMAX)})
 * public interface Seeds extends Network {}
 * }</pre>
 */
@Retention(RetentionPolicy.SOURCE)
@Target({})
public @interface Layer {

    /**
     * {@return a Java identifier, unique in the network: used in tensor names, messages and names of generated methods}
     * Empty for {@code layer1}, {@code layer2} and so on.
     */
    String name() default "";

    /**
     * {@return the number of neurons, at least 1} The last layer of an interface that extends {@code Classifier} or
     * {@code Regressor} may leave it out: its enum or second record gives it. All other layers need it.
     */
    int size() default 0;

    /** {@return the function that a neuron applies to the weighted sum of its inputs} */
    Activation activation() default Activation.SIGMOID;

    /** {@return whether every neuron has a trained bias, initially 0} */
    boolean bias() default true;

    /** {@return what the initial weights are drawn from} */
    Initializer initializer() default Initializer.NORMAL;

    /**
     * {@return the share of the neurons of a hidden layer that are left out of each training step, from 0 to below 1}
     * Which ones is drawn anew for every sample; the others count 1 / (1 − dropout) as much, so that answers need no
     * correction.
     */
    double dropout() default 0;
}
