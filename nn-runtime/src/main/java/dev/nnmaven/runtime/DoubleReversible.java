package dev.nnmaven.runtime;

/**
 * A network in double precision that can be run backwards; all that {@link Reversible} says holds for it. An annotated
 * interface extends this instead of {@link DoubleNetwork}.
 *
 * <pre>{@code
 * @NeuralNetwork(inputs = 784, precision = Precision.DOUBLE, layers = {@Layer(size = 200), @Layer(size = 10)})
 * public interface Sketches extends DoubleReversible {}
 *
 * double[] typicalSeven = new SketchesNetwork(file).backquery(7);
 * }</pre>
 */
public interface DoubleReversible extends DoubleNetwork {

    /**
     * What the network would see behind an answer.
     *
     * @param outputs {@link #outputSize()} values that the last layer can reach, such as 0.01 and 0.99; left unchanged
     * @return {@link #inputSize()} values from 0.01 to 0.99, in a new array; NaN if sums of the weights are not finite
     * @throws IllegalArgumentException if the length is wrong, naming both lengths; if a value is NaN, infinite or not
     *     within the range of the last layer's activation, naming its place; or if the last layer is softmax and they do
     *     not add up to 1, give or take 0.001
     */
    double[] backquery(double[] outputs);

    /**
     * What the network would see behind a class: 0.99 at its output and 0.01 at the others, or with softmax, shares of
     * 0.01.
     *
     * @param label the place of the output, from 0
     * @return {@link #inputSize()} values from 0.01 to 0.99, in a new array; NaN if sums of the weights are not finite
     * @throws IllegalArgumentException if there is no such output
     */
    double[] backquery(int label);
}
