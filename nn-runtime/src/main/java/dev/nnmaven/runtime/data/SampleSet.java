package dev.nnmaven.runtime.data;

import java.util.List;

/**
 * What {@link Samples} and {@link DoubleSamples} have in common: sizes and labels.
 *
 * <pre>{@code
 * SampleSet set = samples;
 * System.out.println(set.size() + " samples of " + set.inputSize() + " inputs");
 * }</pre>
 */
public sealed interface SampleSet permits Samples, DoubleSamples {

    /** {@return the number of samples, at least 1} */
    int size();

    /** {@return the length of every input vector, at least 1} */
    int inputSize();

    /** {@return the length of every target vector, at least 1} */
    int targetSize();

    /** {@return whether every sample has a label} */
    boolean hasLabels();

    /**
     * {@return the label of a sample, from 0 to {@link #targetSize()}−1: which output should be the largest}
     *
     * @param index from 0 to {@link #size()}−1
     * @throws IllegalStateException if the samples have no labels
     * @throws IndexOutOfBoundsException if there is no such sample
     */
    int label(int index);

    /** {@return a name for each input; empty if they have none} */
    List<String> featureNames();

    /** {@return a name for each target, or two for one target; empty if they have none} */
    List<String> labelNames();
}
