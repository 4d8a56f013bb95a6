package dev.nnmaven.runtime.training.feeds;

/**
 * The samples of the latest steps, to make these once more.
 *
 * @param <V> a vector: {@code float[]} or {@code double[]}
 */
public interface Past<V> {

    /** After steps on these; the vectors must stay as they are. */
    void add(V[] inputs, V[] targets);

    /** Forgets all samples. */
    void clear();

    /**
     * Fills the arrays with samples that follow each other in an epoch.
     *
     * @param epoch from 1
     * @param sample how many the first of them had before it in the epoch
     * @param index how many were added before it
     */
    void take(int epoch, long sample, int index, V[] inputs, V[] targets);
}
