package dev.nnmaven.runtime;

/**
 * A network that can be run backwards: told an answer, it shows an input that it would take for one. An annotated
 * interface extends this instead of {@link Network}, and then its generated class has these methods; in JSON,
 * {@code "reversible": true} does it. {@link DoubleReversible} is its twin in double precision.
 *
 * <p>Backwards, a layer undoes its activation, takes off its biases and sends the rest through its weights the other way:
 * x = Wᵀ·(f<sup>−1</sup>(a) − b), as in Tariq Rashid's <i>Make Your Own Neural Network</i>, whose networks have no
 * biases. The transposed matrix stands for an inverse that usually does not exist, so the result has the shape of an input,
 * and no scale: it is stretched along a straight line to reach from 0.01 to 0.99. What a hidden layer gets is stretched
 * too, to where the inverse of its activation has values, from 0.01 to 0.99 for sigmoid and softplus and from −0.99 to
 * 0.99 for tanh and elu; identity and leaky_relu take it as it is. Numbers that are all the same become the middle. The
 * inverse of softmax is the logarithm less its mean, as any number may be added to all logits.
 *
 * <p>Any number of threads may call these methods at once, but not while another trains or loads.
 *
 * <pre>{@code
 * @NeuralNetwork(inputs = 784, layers = {@Layer(size = 200, bias = false), @Layer(size = 10, bias = false)})
 * public interface Drawings extends Reversible {}
 *
 * float[] typicalSeven = new DrawingsNetwork(file).backquery(7);
 * }</pre>
 */
public interface Reversible extends Network {

    /**
     * What the network would see behind an answer.
     *
     * @param outputs {@link #outputSize()} values that the last layer can reach, such as 0.01 and 0.99; left unchanged
     * @return {@link #inputSize()} values from 0.01 to 0.99, in a new array; NaN if sums of the weights are not finite
     * @throws IllegalArgumentException if the length is wrong, naming both lengths; if a value is NaN, infinite or not
     *     within the range of the last layer's activation, naming its place; or if the last layer is softmax and they do
     *     not add up to 1, give or take 0.001
     */
    float[] backquery(float[] outputs);

    /**
     * What the network would see behind a class: 0.99 at its output and 0.01 at the others, or with softmax, shares of
     * 0.01.
     *
     * @param label the place of the output, from 0
     * @return {@link #inputSize()} values from 0.01 to 0.99, in a new array; NaN if sums of the weights are not finite
     * @throws IllegalArgumentException if there is no such output
     */
    float[] backquery(int label);
}
