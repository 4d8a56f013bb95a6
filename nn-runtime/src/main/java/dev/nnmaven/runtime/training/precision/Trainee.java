package dev.nnmaven.runtime.training.precision;

import dev.nnmaven.runtime.LearningRateSchedule;
import dev.nnmaven.runtime.contract.FittedScaling;
import dev.nnmaven.runtime.contract.ModelContract;
import dev.nnmaven.runtime.data.SampleSet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * A network together with its kind of samples, so that all else is written once for both precisions.
 *
 * @param <S> the samples
 * @param <V> a vector: {@code float[]} or {@code double[]}
 */
public interface Trainee<S extends SampleSet, V> {
    /** A {@code Network} or a {@code DoubleNetwork}. */
    Object network();

    int inputSize();

    int outputSize();

    /** {@code float} or {@code double}. */
    String precision();

    /** Of the network, for messages. */
    default String networkClass() {
        return network().getClass().getName();
    }

    /** Whether it is declared to answer with quantities. */
    boolean isRegressor();

    void threads(int threads);

    ModelContract contract();

    /** @throws UnsupportedOperationException if the network keeps none */
    void contract(ModelContract contract);

    /** Whether it does, which some networks that are not generated do not. */
    default boolean keepsContract() {
        try {
            contract(contract());
            return true;
        } catch (UnsupportedOperationException e) {
            return false;
        }
    }

    /** Places for as many vectors, all null. */
    V[] rows(int count);

    /** As many vectors of the network's outputs. */
    V[] outputs(int count);

    V input(S samples, int index);

    V target(S samples, int index);

    /**
     * Puts the vectors of the samples {@code numbers[from]} and those after it into the arrays. Here, since a loop that
     * knows the precision is several times as fast as one over {@link #input}.
     */
    void fill(S samples, int[] numbers, int from, int count, V[] inputs, V[] targets);

    /** The samples with these numbers, sharing the vectors. */
    default S pick(S samples, int[] numbers) {
        V[] inputs = rows(numbers.length);
        V[] targets = rows(numbers.length);
        fill(samples, numbers, 0, numbers.length, inputs, targets);
        int[] labels =
                samples.hasLabels() ? Arrays.stream(numbers).map(samples::label).toArray() : null;
        return samples(inputs, targets, labels, samples.featureNames(), samples.labelNames());
    }

    /** @param labels null if there are none */
    S samples(V[] inputs, V[] targets, int[] labels, List<String> featureNames, List<String> labelNames);

    /** A scaled copy of a vector, or the vector itself if it stays as it is. */
    V scaled(V vector, FittedScaling scaling);

    /** One step with the mean. */
    void train(V[] inputs, V[] targets);

    /** A step for each. */
    void trainEach(V[] inputs, V[] targets);

    void query(V[] inputs, V[] outputs);

    /** The declared loss of one sample. */
    double loss(V input, V target);

    /** Whether the network has that itself, as generated ones do, instead of what it inherits. */
    boolean hasLoss();

    /** Whether a class of networks has a loss of its own. */
    static boolean has(Class<?> ofNetwork, Class<?> inherited, Class<?> vector) {
        try {
            return ofNetwork.getMethod("loss", vector, vector).getDeclaringClass() != inherited;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("every network inherits it", e);
        }
    }

    /** Copies a vector into one of doubles. */
    void widen(V vector, double[] wide);

    /** Depends on every bit of the vector and on the order. */
    int hash(V vector);

    double learningRate();

    /** A number in the digits of the network's precision, for messages. */
    String text(double number);

    /** Rounded to the network's precision. */
    void learningRate(double rate);

    LearningRateSchedule schedule();

    void save(Path file) throws IOException;

    void load(Path file) throws IOException;
}
