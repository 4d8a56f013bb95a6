package dev.nnmaven.runtime.metrics;

import dev.nnmaven.runtime.DoubleNetwork;
import dev.nnmaven.runtime.Network;
import dev.nnmaven.runtime.data.DoubleSamples;
import dev.nnmaven.runtime.data.SampleSet;
import dev.nnmaven.runtime.data.Samples;
import java.util.Arrays;
import java.util.Locale;

/**
 * How often a network took which class for which: a row for each label, a column for each answer. {@link #toString} is a
 * table to print.
 */
public final class ConfusionMatrix {
    /** Enough to keep several threads busy, not so many that the answers fill the cache. */
    private static final int BATCH = 256;

    private final int[][] counts;

    private ConfusionMatrix(int[][] counts) {
        this.counts = counts;
    }

    /**
     * Queries the network with every sample, in batches, so by as many threads as {@link Network#threads} says.
     *
     * @throws IllegalArgumentException if the samples have no labels or other sizes than the network, or an answer is
     *     NaN
     */
    public static ConfusionMatrix of(Network network, Samples samples) {
        requireFit(samples, network.inputSize(), network.outputSize());
        return counted(samples, (from, count) -> {
            float[][] inputs = new float[count][];
            Arrays.setAll(inputs, n -> samples.input(from + n));
            float[][] outputs = new float[count][network.outputSize()];
            network.query(inputs, outputs);
            return Arrays.stream(outputs).mapToInt(Argmax::of).toArray();
        });
    }

    /**
     * Queries the network with every sample, in batches, so by as many threads as {@link DoubleNetwork#threads} says.
     *
     * @throws IllegalArgumentException if the samples have no labels or other sizes than the network, or an answer is
     *     NaN
     */
    public static ConfusionMatrix of(DoubleNetwork network, DoubleSamples samples) {
        requireFit(samples, network.inputSize(), network.outputSize());
        return counted(samples, (from, count) -> {
            double[][] inputs = new double[count][];
            Arrays.setAll(inputs, n -> samples.input(from + n));
            double[][] outputs = new double[count][network.outputSize()];
            network.query(inputs, outputs);
            return Arrays.stream(outputs).mapToInt(Argmax::of).toArray();
        });
    }

    /** The classes that a network takes neighbouring samples for. */
    private interface Answers {
        int[] of(int from, int count);
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
            total += Arrays.stream(counts[k]).sum();
        }
        return new Accuracy(correct, total);
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
        int all = Arrays.stream(counts[label]).sum();
        return all == 0 ? "-" : String.format(Locale.ROOT, "%.4f", (double) counts[label][label] / all);
    }

    private static ConfusionMatrix counted(SampleSet samples, Answers answers) {
        int[][] counts = new int[samples.targetSize()][samples.targetSize()];
        for (int from = 0; from < samples.size(); from += BATCH) {
            int[] classes = answers.of(from, Math.min(BATCH, samples.size() - from));
            for (int n = 0; n < classes.length; n++) {
                counts[samples.label(from + n)][classes[n]]++;
            }
        }
        return new ConfusionMatrix(counts);
    }

    private static void requireFit(SampleSet samples, int inputs, int outputs) {
        if (!samples.hasLabels()) {
            throw new IllegalArgumentException("found samples without labels, expected labels to compare answers with");
        }
        if (samples.inputSize() != inputs || samples.targetSize() != outputs) {
            throw new IllegalArgumentException("found samples with " + samples.inputSize() + " inputs and "
                    + samples.targetSize() + " targets, expected " + inputs + " and " + outputs
                    + " as in the network");
        }
    }
}
