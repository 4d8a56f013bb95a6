package dev.nnmaven.runtime;

import dev.nnmaven.runtime.data.Example;
import dev.nnmaven.runtime.data.Samples;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A network that tells which constant of an enum a record is. An annotated interface that extends this one declares its
 * network's inputs and outputs:
 *
 * <pre>{@code
 * @NeuralNetwork(loss = Loss.CROSS_ENTROPY, layers = {
 *     @Layer(size = 8), @Layer(activation = Activation.SOFTMAX)})
 * public interface Iris extends Classifier<Iris.Flower, Iris.Species> {
 *     record Flower(float sepalLength, float sepalWidth, float petalLength, float petalWidth) {}
 *     enum Species { SETOSA, VERSICOLOR, VIRGINICA }
 * }
 * }</pre>
 *
 * <p>The inputs are the components of the record in their order: a number as it is, rounded to a float if need be; a
 * boolean as 0 or 1; an enum as an input for each of its constants, 1 for the one at hand and 0 for the others. There is
 * an output for each constant of the label. All of this is generated code, without reflection.
 *
 * @param <I> holds the inputs
 * @param <C> the labels
 */
public interface Classifier<I extends Record, C extends Enum<C>> extends Network {

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
     * Reads a CSV file whose header names the components of the record and, for the label, its enum. Columns may be in
     * any order, and letter case, spaces, hyphens, underscores and dots in their names do not matter; so
     * {@code Sepal.Length} is {@code sepalLength}. Constants are written by name, where letter case does not matter
     * and spaces and hyphens are underscores; booleans as {@code true}, {@code false}, 1 or 0. The files are those of
     * {@link dev.nnmaven.runtime.data.CsvReader} otherwise.
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
    Samples samples(List<Example<I, C>> examples);
}
