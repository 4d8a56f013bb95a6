package dev.nnmaven.runtime.data;

import java.io.Closeable;
import java.io.IOException;

/**
 * Samples that need not fit into memory: they are read again for every epoch, part by part.
 *
 * <p>If a training is to be resumed from a checkpoint, or repeated, the source has to give the same samples in the same
 * order every time.
 *
 * <pre>{@code
 * SampleSource<Samples> source = new SampleSource<>() {
 *     public int inputSize() {
 *         return 4;
 *     }
 *
 *     public int targetSize() {
 *         return 1;
 *     }
 *
 *     public SampleSource.Reader<Samples> open() throws IOException {
 *         return readerOf(Path.of("measured.log"));
 *     }
 * };
 * Training.of(network).epochs(5).shuffleBuffer(50_000).run(source);
 * }</pre>
 *
 * @param <S> {@link Samples} or {@link DoubleSamples}
 */
public interface SampleSource<S extends SampleSet> {

    /** {@return the length of every input vector, at least 1} */
    int inputSize();

    /** {@return the length of every target vector, at least 1} */
    int targetSize();

    /** {@return the number of samples, or −1 if that is not known} */
    default long size() {
        return -1;
    }

    /**
     * Starts reading at the first sample. What it returns is read by the same thread, and closed before the source is
     * opened again.
     *
     * @return a reader that stands before the first sample
     * @throws IOException if that fails; it ends the training
     */
    Reader<S> open() throws IOException;

    /**
     * Reads the samples once.
     *
     * @param <S> {@link Samples} or {@link DoubleSamples}
     */
    interface Reader<S extends SampleSet> extends Closeable {

        /**
         * The next samples: some thousand are a good number. Their arrays are kept for a while, and must not change.
         *
         * @return null after the last
         * @throws IOException if that fails; it ends the training
         */
        S next() throws IOException;
    }
}
