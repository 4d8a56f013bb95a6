package dev.nnmaven.runtime.metrics;

import dev.nnmaven.runtime.DoubleNetwork;
import dev.nnmaven.runtime.Network;
import dev.nnmaven.runtime.data.DoubleSamples;
import dev.nnmaven.runtime.data.Samples;
import java.util.Locale;

/**
 * How many samples a network classifies as their labels say.
 *
 * @param correct from 0 to {@code total}
 * @param total at least 1
 */
public record Accuracy(int correct, int total) {
    public Accuracy {
        if (total < 1 || correct < 0 || correct > total) {
            throw new IllegalArgumentException(
                    "found " + correct + " of " + total + ", expected 0 to the total, which is at least 1");
        }
    }

    /**
     * Queries the network with every sample, in batches, so by as many threads as {@link Network#threads} says.
     *
     * @throws IllegalArgumentException if the samples have no labels or other sizes than the network, or an answer is
     *     NaN
     */
    public static Accuracy of(Network network, Samples samples) {
        return ConfusionMatrix.of(network, samples).accuracy();
    }

    /**
     * Queries the network with every sample, in batches, so by as many threads as {@link DoubleNetwork#threads} says.
     *
     * @throws IllegalArgumentException if the samples have no labels or other sizes than the network, or an answer is
     *     NaN
     */
    public static Accuracy of(DoubleNetwork network, DoubleSamples samples) {
        return ConfusionMatrix.of(network, samples).accuracy();
    }

    /** The share of correct answers, from 0 to 1. */
    public double value() {
        return (double) correct / total;
    }

    /** Such as {@code 0.9510 (1902 of 2000)}. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.4f (%d of %d)", value(), correct, total);
    }
}
