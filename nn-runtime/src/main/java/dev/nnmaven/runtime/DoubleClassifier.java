package dev.nnmaven.runtime;

import dev.nnmaven.runtime.data.DoubleSamples;
import dev.nnmaven.runtime.data.Example;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A network in double precision that tells which constant of an enum a record is; see {@link Classifier}, its twin.
 *
 * <pre>{@code
 * @NeuralNetwork(precision = Precision.DOUBLE, layers = {@Layer(size = 8), @Layer(size = 2)})
 * public interface Mail extends DoubleClassifier<Mail.Letter, Mail.Kind> {
 *     record Letter(double links, boolean known) {}
 *     enum Kind { WANTED, SPAM }
 * }
 * }</pre>
 *
 * @param <I> holds the inputs
 * @param <C> the labels
 */
public interface DoubleClassifier<I extends Record, C extends Enum<C>> extends DoubleNetwork {

    /**
     * {@return the label with the largest output, the first of several}
     *
     * @param input the raw features; scaled by the {@linkplain #contract() contract}
     * @throws IllegalArgumentException if a component of the input is not finite, naming it, or an output is NaN
     */
    C classify(I input);

    /**
     * {@return the outputs, each by its label}
     *
     * @param input the raw features; scaled by the {@linkplain #contract() contract}
     * @throws IllegalArgumentException if a component of the input is not finite, naming it
     */
    Probabilities<C> probabilities(I input);

    /**
     * One step of gradient descent on one example. The targets are 1 and 0 for softmax outputs, 0.99 and 0.01 for
     * sigmoid ones.
     *
     * @param input the raw features; scaled by the {@linkplain #contract() contract}
     * @param label the right answer
     * @throws IllegalArgumentException if a component of the input is not finite, naming it; no weight has changed then
     */
    void train(I input, C label);

    /**
     * Reads a CSV file whose header names the components of the record and, for the label, its enum. See {@link
     * Classifier#read}.
     *
     * @param file with a header line and the right answers
     * @return an example for each row, in their order; may be changed
     * @throws FileFormatException if a column is missing or one too many, or a field is not what its component needs,
     *     with its line and column
     * @throws IOException if the file cannot be read
     */
    List<Example<I, C>> read(Path file) throws IOException;

    /**
     * Reads a CSV file of inputs to which the answers are not known, as {@link #read} does.
     *
     * @param file with a header line and without answers
     * @return an input for each row, in their order; may be changed
     * @throws FileFormatException if a column is missing or one too many, or a field is not what its component needs,
     *     with its line and column
     * @throws IOException if the file cannot be read
     */
    List<I> readInputs(Path file) throws IOException;

    /**
     * {@return the examples as vectors, for training over epochs and for reports} The label of a sample is the position
     * of its constant in the enum.
     *
     * @param examples at least one
     * @throws IllegalArgumentException if there is none, or a component is not finite, naming it
     */
    DoubleSamples samples(List<Example<I, C>> examples);
}
