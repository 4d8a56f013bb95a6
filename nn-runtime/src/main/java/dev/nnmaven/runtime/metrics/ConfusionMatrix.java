package dev.nnmaven.runtime.metrics;

import dev.nnmaven.runtime.DoubleNetwork;
import dev.nnmaven.runtime.Network;
import dev.nnmaven.runtime.data.DoubleSamples;
import dev.nnmaven.runtime.data.Samples;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.IntUnaryOperator;

/**
 * How often a network took which class for which: a row for each label, a column for each answer. {@link #toString} is a
 * table to print.
 */
public final class ConfusionMatrix {
    private final int[][] counts;

    private ConfusionMatrix(int[][] counts) {
        this.counts = counts;
    }

    /**
     * Queries the network with every sample, in batches, so by as many threads as {@link Network#threads} says.
     *
     * @throws IllegalArgumentException if the samples have other sizes than the network or {@linkplain
     *     dev.nnmaven.runtime.metrics do not tell their classes}, or an answer is not finite
     */
    public static ConfusionMatrix of(Network network, Samples samples) {
        return of(Answers.of(network, samples));
    }

    /**
     * Queries the network with every sample, in batches, so by as many threads as {@link DoubleNetwork#threads} says.
     *
     * @throws IllegalArgumentException if the samples have other sizes than the network or {@linkplain
     *     dev.nnmaven.runtime.metrics do not tell their classes}, or an answer is not finite
     */
    public static ConfusionMatrix of(DoubleNetwork network, DoubleSamples samples) {
        return of(Answers.of(network, samples));
    }

    private static ConfusionMatrix of(Answers answers) {
        int[][] counts = new int[answers.classes()][answers.classes()];
        for (int n = 0; n < answers.size(); n++) {
            counts[answers.label(n)][Argmax.of(answers.scores(n))]++;
        }
        return new ConfusionMatrix(counts);
    }

    /** @param counts a row for each label, a column for each answer, at least one above 0; kept */
    static ConfusionMatrix of(int[][] counts) {
        return new ConfusionMatrix(counts);
    }

    /** Number of classes. */
    public int classes() {
        return counts.length;
    }

    /**
     * Number of samples with that label for which the network gave that answer.
     *
     * @throws IndexOutOfBoundsException if there is no such class
     */
    public int count(int label, int answer) {
        return counts[label][answer];
    }

    /** The sum of the diagonal, of all. */
    public Accuracy accuracy() {
        int correct = 0;
        int total = 0;
        for (int k = 0; k < counts.length; k++) {
            correct += counts[k][k];
            total += labelled(k);
        }
        return new Accuracy(correct, total);
    }

    /** See {@link ClassificationReport#scores}. */
    Scores scores(int label) {
        return Scores.of(counts[label][label], answered(label), labelled(label));
    }

    /** See {@link ClassificationReport#macro}. */
    Scores macro() {
        return average(label -> occurs(label) ? 1 : 0);
    }

    /** See {@link ClassificationReport#weighted}. */
    Scores weighted() {
        return average(this::labelled);
    }

    /** Whether a class has samples, or was taken for the class of some. */
    boolean occurs(int label) {
        return labelled(label) > 0 || answered(label) > 0;
    }

    private Scores average(IntUnaryOperator weight) {
        double precision = 0;
        double recall = 0;
        double f1 = 0;
        double weights = 0;
        for (int label = 0; label < counts.length; label++) {
            int times = weight.applyAsInt(label);
            Scores scores = scores(label);
            precision += times * scores.precision();
            recall += times * scores.recall();
            f1 += times * scores.f1();
            weights += times;
        }
        return new Scores(
                precision / weights, recall / weights, f1 / weights, accuracy().total());
    }

    private int labelled(int label) {
        return Arrays.stream(counts[label]).sum();
    }

    private int answered(int answer) {
        return Arrays.stream(counts).mapToInt(row -> row[answer]).sum();
    }

    /**
     * A table with a row for each label, a column for each answer, and the share of correct answers at the end of each
     * row; a dot stands for 0. Lines end with LF, the last one too.
     */
    @Override
    public String toString() {
        int widest = 1;
        for (int[] row : counts) {
            for (int count : row) {
                widest = Math.max(widest, Integer.toString(count).length());
            }
        }
        widest = Math.max(widest, Integer.toString(counts.length - 1).length());
        StringBuilder table = new StringBuilder("label \\ answer\n");
        String cell = " %" + widest + "s";
        table.append(" ".repeat(5)).append(" |");
        for (int answer = 0; answer < counts.length; answer++) {
            table.append(String.format(Locale.ROOT, cell, answer));
        }
        table.append(" | correct\n");
        for (int label = 0; label < counts.length; label++) {
            table.append(String.format(Locale.ROOT, "%5d |", label));
            for (int count : counts[label]) {
                table.append(String.format(Locale.ROOT, cell, count == 0 ? "." : count));
            }
            table.append(" | ").append(share(label)).append('\n');
        }
        return table.toString();
    }

    private String share(int label) {
        int all = labelled(label);
        return all == 0 ? "-" : String.format(Locale.ROOT, "%.4f", (double) counts[label][label] / all);
    }
}
