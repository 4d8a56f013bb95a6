package dev.nnmaven.runtime;

import dev.nnmaven.runtime.contract.ModelContract;
import dev.nnmaven.runtime.math.SampleLoss;
import dev.nnmaven.runtime.math.Vectors;
import dev.nnmaven.runtime.weights.Weights;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;

/**
 * A fully connected network in single precision, as generated from a declaration. {@link DoubleNetwork} is its twin in
 * double precision.
 *
 * <p>Any number of threads may query at once. Training and loading are for one thread at a time, with no queries under
 * way whose result matters: a query during a step sees some weights from before it and some from after it.
 *
 * <pre>{@code
 * Network network = new DigitsNetwork();
 * network.train(pixels, target);
 * float[] answer = network.query(pixels);
 * network.save(Path.of("digits.safetensors"));
 *
 * Network saved = new DigitsNetwork(Path.of("digits.safetensors"));
 * }</pre>
 */
public interface Network {

    /** {@return the width of the input vector} */
    int inputSize();

    /** {@return the width of the output vector} */
    int outputSize();

    /**
     * The network's answer to one input vector. A network with a {@linkplain #contract scaling} takes scaled inputs; a
     * generated class says so once in the log, if some look raw. {@link #queryRaw queryRaw} takes raw features.
     *
     * @param inputs {@link #inputSize()} values; left unchanged
     * @return {@link #outputSize()} values, in a new array
     * @throws IllegalArgumentException if the length is wrong, naming both lengths
     */
    float[] query(float[] inputs);

    /**
     * The network's answer to one input vector, without a new array for it.
     *
     * @param inputs {@link #inputSize()} values; left unchanged
     * @param outputs receives {@link #outputSize()} values; must not be the array of the inputs
     * @throws IllegalArgumentException if a length is wrong, naming both lengths, or both arrays are the same
     */
    void query(float[] inputs, float[] outputs);

    /**
     * The network's answers to several input vectors, in less time than one by one and, if {@link #threads} allows it,
     * by several threads. Any number of threads may call this at once. An answer may differ from that of
     * {@code query(inputs)} by rounding, as a batch may be added up in another order; it depends neither on the rest of the
     * batch nor on its size, which may be 1.
     *
     * @param inputs any number of rows of {@link #inputSize()} values; left unchanged
     * @param outputs as many rows; {@code outputs[n]} receives the {@link #outputSize()} values for {@code inputs[n]}.
     *     No row may be a row of the inputs or occur twice; this is noticed for {@code inputs[n]} and for neighbours
     * @throws IllegalArgumentException if the numbers of rows differ, a row is null or has the wrong length, naming the
     *     row and what was expected, or an array was noticed twice; nothing is written then
     */
    default void query(float[][] inputs, float[][] outputs) {
        Vectors.requireBatch("inputs", inputs, inputSize());
        Vectors.requireRows("outputs", outputs.length, inputs.length, "inputs");
        Vectors.requireBatch("outputs", outputs, outputSize());
        Vectors.requireDistinctRows(inputs, outputs);
        for (int n = 0; n < inputs.length; n++) {
            query(inputs[n], outputs[n]);
        }
    }

    /**
     * The network's answer to raw features: they are scaled as the {@linkplain #contract contract} says, and the answer is
     * brought back to what the targets were before they were scaled. Without scaling, that of {@link #query(float[]) query}.
     * Thread-safe as that.
     *
     * @param features {@link #inputSize()} values as in the data that the network was trained on; left unchanged
     * @return {@link #outputSize()} values, in a new array
     * @throws IllegalArgumentException if the length is wrong, naming both lengths, or a feature is NaN or infinite, or its
     *     scaled value is, naming the feature: a missing value has no answer
     */
    default float[] queryRaw(float[] features) {
        Vectors.requireLength("features", features.length, inputSize());
        ModelContract contract = contract();
        float[] outputs = query(contract.scale(features));
        contract.unscale(outputs);
        return outputs;
    }

    /**
     * The network's answers to several vectors of raw features, as {@link #queryRaw(float[])}, in less time than one by
     * one.
     *
     * @param features any number of rows of {@link #inputSize()} values; left unchanged
     * @param outputs as many rows; {@code outputs[n]} receives the {@link #outputSize()} values for {@code features[n]}
     * @throws IllegalArgumentException if the numbers of rows differ, a row is null or has the wrong length, or a row of
     *     outputs was noticed twice, naming the row and what was expected; or for a feature as above; nothing is written then
     */
    default void queryRaw(float[][] features, float[][] outputs) {
        Vectors.requireBatch("features", features, inputSize());
        ModelContract contract = contract();
        query(contract.scale(features), outputs);
        for (float[] output : outputs) {
            contract.unscale(output);
        }
    }

    /**
     * One step of gradient descent on one sample.
     *
     * @param inputs {@link #inputSize()} values; left unchanged
     * @param targets {@link #outputSize()} values that the outputs should come closer to; left unchanged
     * @throws IllegalArgumentException if a length is wrong, naming both lengths; no weight has changed then
     */
    void train(float[] inputs, float[] targets);

    /**
     * One step of gradient descent on a batch: the weights change by the mean of what the step on each sample alone would
     * change, all computed with the weights from before. The same weights, samples and order give the same result,
     * whatever the number of {@link #threads}.
     *
     * @param inputs at least one row of {@link #inputSize()} values, several rows may be one array; left unchanged
     * @param targets as many rows of {@link #outputSize()} values, several rows may be one array; left unchanged
     * @throws IllegalArgumentException if there are no rows, their numbers differ, or a row is null or has the wrong
     *     length, naming the row and what was expected; no weight has changed then
     */
    void train(float[][] inputs, float[][] targets);

    /**
     * One step of gradient descent on each sample, in order. The result is exactly, bit for bit, that of
     * {@link #train(float[], float[]) train(inputs[n], targets[n])} for one n after the other, but a generated network
     * gets there faster: it reads a weight once to update it for one sample and use it for the next.
     *
     * @param inputs any number of rows of {@link #inputSize()} values, several rows may be one array; left unchanged
     * @param targets as many rows of {@link #outputSize()} values, several rows may be one array; left unchanged
     * @throws IllegalArgumentException if the numbers of rows differ, or a row is null or has the wrong length, naming
     *     the row and what was expected; no weight has changed then
     */
    default void trainEach(float[][] inputs, float[][] targets) {
        Vectors.requireSamples(inputs, inputSize(), targets, outputSize());
        for (int n = 0; n < inputs.length; n++) {
            train(inputs[n], targets[n]);
        }
    }

    /**
     * Sets how many threads a batch may use, the caller's included; 1 until told otherwise. Results do not depend on it.
     * A network too small to gain from threads uses one, whatever is asked. Threads end by themselves when there has
     * been no batch for some seconds. Not to be called during a batch.
     *
     * @param threads from 1 to {@value Vectors#MAX_THREADS}; more than there are processors gains nothing
     * @throws IllegalArgumentException otherwise
     */
    void threads(int threads);

    /**
     * The loss of the network's answer to one sample: what steps make smaller, without penalties for large weights. That of
     * several samples is the mean of theirs. A network that is not generated has half the squared error, ½·Σ (t − o)²; a
     * generated one the declared loss, cross entropy from the weighted sums of its last layer, so that it is finite however
     * sure and wrong the answer is. Thread-safe as {@code query}.
     *
     * @param inputs {@link #inputSize()} values; left unchanged
     * @param targets {@link #outputSize()} values that the outputs should have; left unchanged
     * @return at least 0 (for cross entropy, with targets from 0 to 1); NaN or infinite only if an input, a target or a weight
     *     is, or something overflows
     * @throws IllegalArgumentException if a length is wrong, naming both lengths, or targets of softmax outputs do not add up
     *     to 1
     */
    default double loss(float[] inputs, float[] targets) {
        Vectors.requireLength("targets", targets.length, outputSize());
        return SampleLoss.squaredError(query(inputs), targets);
    }

    /**
     * {@return the learning rate α: the declared one unless another was set} A declared warm-up takes less of it in
     * first steps.
     */
    float learningRate();

    /**
     * Sets the learning rate of the steps from now on. It is no part of a weights file.
     *
     * @param rate finite and at least 0
     * @throws IllegalArgumentException otherwise
     */
    void learningRate(float rate);

    /** {@return how the learning rate is declared to change during a training; the training loop follows it} */
    default LearningRateSchedule schedule() {
        return LearningRateSchedule.constant();
    }

    /**
     * {@return what belongs to the weights: names, scaling, where they come from} Never null; {@link
     * ModelContract#none()} if nothing is known, and for a network that keeps none.
     */
    default ModelContract contract() {
        return ModelContract.none();
    }

    /**
     * Replaces the contract, such as {@code network.contract(network.contract().withFeatures(names))}. It has no influence
     * on weights and on {@code query}. For one thread at a time, as training.
     *
     * @param contract the new one
     * @throws IllegalArgumentException if it names or scales another number of inputs or outputs than the network has
     * @throws UnsupportedOperationException if the network keeps no contract, as some that are not generated
     */
    default void contract(ModelContract contract) {
        throw new UnsupportedOperationException(getClass().getName() + " keeps no contract");
    }

    /**
     * Writes all weights and the contract to a safetensors file. The file is replaced in one piece: whoever reads it sees the old
     * weights or the new ones. In a file system that cannot do that, other than the default one, there may be no file for a
     * moment. A process that is killed here may leave a temporary file beside it, which the next save of the same file removes.
     *
     * @param file whose folder must exist
     * @throws IOException if the file cannot be written, or another thread changes weights meanwhile; an older file is still
     *     whole then
     */
    void save(Path file) throws IOException;

    /**
     * Writes the bytes of {@link #save(Path)} to a stream, which is flushed and stays open. The calling thread writes; an
     * interrupted one can save to a file, but not to every stream. If this fails, the stream may have got a part of the bytes.
     *
     * @param stream where the bytes go
     * @throws IllegalArgumentException if the stream is null
     * @throws IOException as the stream
     * @throws UnsupportedOperationException if {@link #save(Path)} does not hand its path to {@link Weights#save}, as that of
     *     every generated network does
     */
    default void save(OutputStream stream) throws IOException {
        save(Weights.to(stream));
    }

    /**
     * Replaces all weights by those of a safetensors file, of either precision, and the contract by the file's. Names that
     * this network knows and the file does not are kept.
     *
     * @param file that was saved by such a network, or by another program
     * @throws FileFormatException if the file is damaged or does not fit this network: all differences of sizes, functions,
     *     names and scaling, with what was expected and what was found; the network is as it was then
     * @throws IOException if the file cannot be read; the network is as it was then
     */
    void load(Path file) throws IOException;

    /**
     * As {@link #load(Path)}, from a stream, such as {@code getResourceAsStream} gives. The stream must end where the weights
     * file in it does. It is read to its end, by the calling thread, and stays open: whoever opened it closes it. Messages
     * call it {@code the stream}.
     *
     * @param stream where the bytes come from
     * @throws IllegalArgumentException if the stream is null, as that of a resource that is not there
     * @throws FileFormatException if what arrives is damaged, does not fit this network, or goes on after the weights file; the
     *     network is as it was then
     * @throws IOException as the stream; the network is as it was then
     * @throws UnsupportedOperationException if {@link #load(Path)} does not hand its path to {@link Weights#load}, as that of
     *     every generated network does
     */
    default void load(InputStream stream) throws IOException {
        load(Weights.from(stream));
    }
}
