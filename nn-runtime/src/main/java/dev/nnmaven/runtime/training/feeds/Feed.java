package dev.nnmaven.runtime.training.feeds;

import java.io.IOException;

/**
 * Hands out the vectors of samples, epoch by epoch, in the order of the epoch.
 *
 * @param <V> a vector: {@code float[]} or {@code double[]}
 */
public interface Feed<V> extends AutoCloseable {

    /** Samples in an epoch, or −1 as long as that is not known. */
    long size();

    /**
     * Starts an epoch at one of its samples.
     *
     * @param epoch from 1
     * @param sample how many samples to leave out
     */
    void start(int epoch, long sample) throws IOException;

    /**
     * Puts the next samples into the arrays.
     *
     * @return how many: as many as the arrays are long, unless there are no more in this epoch
     */
    int next(V[] inputs, V[] targets) throws IOException;

    /**
     * What remembers the samples handed out.
     *
     * @param most how many
     */
    Past<V> past(int most);

    /** Tells what was read in this epoch from anything else; the same for samples that are known as a whole. */
    default String hash() {
        return "none";
    }

    /** Lets go of what an epoch opened; another one may be started after that. */
    @Override
    default void close() throws IOException {}
}
