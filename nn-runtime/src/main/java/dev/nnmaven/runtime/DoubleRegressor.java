package dev.nnmaven.runtime;

import dev.nnmaven.runtime.data.DoubleSamples;
import dev.nnmaven.runtime.data.Example;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A network in double precision that finds the numbers of one record from another; see {@link Regressor}, its twin.
 *
 * <pre>{@code
 * @NeuralNetwork(precision = Precision.DOUBLE, layers = {@Layer(size = 8), @Layer(activation = Activation.IDENTITY)})
 * public interface Harvest extends DoubleRegressor<Harvest.Field, Harvest.Yield> {
 *     record Field(double area, double rain) {}
 *     record Yield(double tons) {}
 * }
 * }</pre>
 *
 * @param <I> holds the inputs
 * @param <O> holds the outputs
 */
public interface DoubleRegressor<I extends Record, O extends Record> extends DoubleNetwork {

    /**
     * {@return the outputs}
     *
     * @param input the raw features; scaled by the {@linkplain #contract() contract}
     * @throws IllegalArgumentException if a component of the input is not finite, naming it
     */
    O predict(I input);

    /**
     * One step of gradient descent on one example.
     *
     * @param input the raw features; scaled by the {@linkplain #contract() contract}
     * @param target the right answer, raw
     * @throws IllegalArgumentException if a component of a record is not finite, naming it; no weight has changed then
     */
    void train(I input, O target);

    /**
     * Reads a CSV file whose header names the components of both records, as {@link Classifier#read} does.
     *
     * @param file with a header line and the right answers
     * @return an example for each row, in their order; may be changed
     * @throws FileFormatException if a column is missing or one too many, or a field is not what its component needs,
     *     with its line and column
     * @throws IOException if the file cannot be read
     */
    List<Example<I, O>> read(Path file) throws IOException;

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
     * {@return the examples as vectors, for training over epochs and for reports}
     *
     * @param examples at least one
     * @throws IllegalArgumentException if there is none, or a component is not finite, naming it
     */
    DoubleSamples samples(List<Example<I, O>> examples);
}
