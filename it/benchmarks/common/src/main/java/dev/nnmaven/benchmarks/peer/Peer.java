package dev.nnmaven.benchmarks.peer;

import java.util.Optional;

/**
 * A network as one peer has it, with the samples already in the form in which its users would hold them: what is
 * measured is the work, not the copying of data. Answers end up in arrays of the caller.
 *
 * <p>The arithmetic is that of all peers: sigmoid layers with biases, and gradient descent on half the squared error with
 * a rate of {@link Exercise#LEARNING_RATE}. Implementations have a public constructor without parameters.
 */
public interface Peer extends AutoCloseable {

    /** Makes the network with the weights of the exercise, and takes over its samples. */
    void open(Exercise exercise) throws Exception;

    /** Why it has no such work, or nothing if it has. */
    default Optional<String> cannot(Work work) {
        return work == Work.BATCH2 ? Optional.of("one thread each") : Optional.empty();
    }

    /** Why its answers cannot be compared with those expected, or nothing if they can. */
    default Optional<String> incomparable() {
        return Optional.empty();
    }

    /** One step on one sample. */
    void train(int sample) throws Exception;

    /** One step on each sample from {@code from} to before {@code to}. */
    default void trainEach(int from, int to) throws Exception {
        for (int n = from; n < to; n++) {
            train(n);
        }
    }

    /** One step with the mean gradient of the samples. */
    void trainBatch(int from, int to) throws Exception;

    void query(int sample, float[] answer) throws Exception;

    /** {@code answers[n]} receives the answer to sample {@code from + n}. */
    default void queryBatch(int from, int to, float[][] answers) throws Exception {
        for (int n = from; n < to; n++) {
            query(n, answers[n - from]);
        }
    }

    /** From now on {@link #trainBatch} may use that many threads. */
    default void threads(int threads) {
        throw new UnsupportedOperationException("one thread each");
    }

    @Override
    default void close() {}
}
