package dev.nnmaven.runtime.metrics;

import dev.nnmaven.runtime.DoubleNetwork;
import dev.nnmaven.runtime.Network;
import dev.nnmaven.runtime.data.DoubleSamples;
import dev.nnmaven.runtime.data.Samples;
import java.util.Locale;

/**
 * How many samples a network classifies as their labels say, or as their targets say if it has one output only.
 *
 * <pre>{@code
 * System.out.println(Accuracy.of(network, samples));
 * double amongThree = Accuracy.top(3, network, samples).value();
 * }</pre>
 *
 * @param correct from 0 to {@code total}
 * @param total at least 1
 */
public record Accuracy(int correct, int total) {
    /**
     * Checks the ranges.
     *
     * @param correct from 0 to {@code total}
     * @param total at least 1
     * @throws IllegalArgumentException if a number is out of its range
     */
    public Accuracy {
        if (total < 1 || correct < 0 || correct > total) {
            throw new IllegalArgumentException(
                    "found " + correct + " of " + total + ", expected 0 to the total, which is at least 1");
        }
    }

    /**
     * Queries the network with every sample, in batches, so by as many threads as {@link Network#threads} says.
     *
     * @param network the network to judge
     * @param samples what it is judged by, raw where the network scales its inputs
     * @return the counts
     * @throws IllegalArgumentException if the samples have other sizes than the network or {@linkplain
     *     dev.nnmaven.runtime.metrics do not tell their classes}, or an answer is not finite
     */
    public static Accuracy of(Network network, Samples samples) {
        return ConfusionMatrix.of(network, samples).accuracy();
    }

    /**
     * Queries the network with every sample, in batches, so by as many threads as {@link DoubleNetwork#threads} says.
     *
     * @param network the network to judge
     * @param samples what it is judged by, raw where the network scales its inputs
     * @return the counts
     * @throws IllegalArgumentException if the samples have other sizes than the network or {@linkplain
     *     dev.nnmaven.runtime.metrics do not tell their classes}, or an answer is not finite
     */
    public static Accuracy of(DoubleNetwork network, DoubleSamples samples) {
        return ConfusionMatrix.of(network, samples).accuracy();
    }

    /**
     * Counts a sample as correct if its class is among the k that the network takes it for most. Of equal outputs the
     * first ones are taken, so that {@code top(1, …)} is {@code of(…)}.
     *
     * @param k from 1 to the number of classes
     * @param network the network to judge
     * @param samples what it is judged by, raw where the network scales its inputs
     * @return the counts
     * @throws IllegalArgumentException if k is out of range, the samples have other sizes than the network or {@linkplain
     *     dev.nnmaven.runtime.metrics do not tell their classes}, or an answer is not finite
     */
    public static Accuracy top(int k, Network network, Samples samples) {
        return top(k, Answers.of(network, samples));
    }

    /**
     * Counts a sample as correct if its class is among the k that the network takes it for most. Of equal outputs the
     * first ones are taken, so that {@code top(1, …)} is {@code of(…)}.
     *
     * @param k from 1 to the number of classes
     * @param network the network to judge
     * @param samples what it is judged by, raw where the network scales its inputs
     * @return the counts
     * @throws IllegalArgumentException if k is out of range, the samples have other sizes than the network or {@linkplain
     *     dev.nnmaven.runtime.metrics do not tell their classes}, or an answer is not finite
     */
    public static Accuracy top(int k, DoubleNetwork network, DoubleSamples samples) {
        return top(k, Answers.of(network, samples));
    }

    private static Accuracy top(int k, Answers answers) {
        if (k < 1 || k > answers.classes()) {
            throw new IllegalArgumentException(
                    "k: found " + k + ", expected 1 to " + answers.classes() + ", the number of classes");
        }
        int correct = 0;
        for (int n = 0; n < answers.size(); n++) {
            correct += before(answers.label(n), answers.scores(n)) < k ? 1 : 0;
        }
        return new Accuracy(correct, answers.size());
    }

    /** How many classes the network would rather take the sample for. */
    private static int before(int label, double[] scores) {
        int before = 0;
        for (int i = 0; i < scores.length; i++) {
            before += scores[i] > scores[label] || scores[i] == scores[label] && i < label ? 1 : 0;
        }
        return before;
    }

    /** {@return the share of correct answers, from 0 to 1} */
    public double value() {
        return (double) correct / total;
    }

    /** Such as {@code 0.9510 (1902 of 2000)}. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.4f (%d of %d)", value(), correct, total);
    }
}
