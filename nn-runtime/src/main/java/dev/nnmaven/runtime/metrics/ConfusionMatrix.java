package dev.nnmaven.runtime.metrics;

import dev.nnmaven.runtime.DoubleNetwork;
import dev.nnmaven.runtime.Network;
import dev.nnmaven.runtime.contract.ModelContract;
import dev.nnmaven.runtime.data.DoubleSamples;
import dev.nnmaven.runtime.data.Samples;
import dev.nnmaven.runtime.internal.Texts;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * How often a network took which class for which: a row for each label, a column for each answer. {@link #toString} is a
 * table to print.
 *
 * <pre>{@code
 * ConfusionMatrix matrix = ConfusionMatrix.of(network, samples);
 * int foursTakenForNines = matrix.count(4, 9);
 * }</pre>
 */
public final class ConfusionMatrix {
    private static final int LONGEST_NAME = 40;

    /** As many characters as most terminals and logs show in a line. */
    private static final int LINE = 100;

    private final int[][] counts;

    /** Empty if not known. */
    private final List<String> names;

    private ConfusionMatrix(int[][] counts, List<String> names) {
        this.counts = counts;
        this.names = names;
    }

    /**
     * Queries the network with every sample, in batches, so by as many threads as {@link Network#threads} says.
     *
     * @param network the network to judge
     * @param samples what it is judged by, raw where the network scales its inputs
     * @return the matrix
     * @throws IllegalArgumentException if the samples have other sizes than the network or {@linkplain
     *     dev.nnmaven.runtime.metrics do not tell their classes}, or an answer is not finite
     */
    public static ConfusionMatrix of(Network network, Samples samples) {
        return of(Answers.of(network, samples));
    }

    /**
     * Queries the network with every sample, in batches, so by as many threads as {@link DoubleNetwork#threads} says.
     *
     * @param network the network to judge
     * @param samples what it is judged by, raw where the network scales its inputs
     * @return the matrix
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
        return new ConfusionMatrix(counts, answers.classNames());
    }

    /**
     * @param counts a row for each label, a column for each answer, at least one above 0; kept
     * @param names of the classes, or none
     */
    static ConfusionMatrix of(int[][] counts, List<String> names) {
        return new ConfusionMatrix(counts, names);
    }

    /**
     * The same matrix with these names in its table, where otherwise those are that the samples or the contract of the
     * network know, or numbers.
     *
     * @param classNames one for each class, in order: texts, or constants of an enum such as the {@code LABELS} of a typed
     *     network
     * @return a matrix of the same counts
     * @throws IllegalArgumentException if there are more or fewer
     */
    public ConfusionMatrix named(List<?> classNames) {
        if (classNames.size() != counts.length) {
            throw new IllegalArgumentException(
                    "found " + classNames.size() + " names, expected " + counts.length + ", one for each class");
        }
        return new ConfusionMatrix(
                counts, ModelContract.named(List.of(), classNames).labels());
    }

    /** What stands for each class in a table: its name, shortened, or its number. */
    List<String> shownNames() {
        return names.isEmpty()
                ? IntStream.range(0, counts.length).mapToObj(Integer::toString).toList()
                : names.stream()
                        .map(name -> Texts.shortened(name, LONGEST_NAME))
                        .toList();
    }

    /** {@return the number of classes} */
    public int classes() {
        return counts.length;
    }

    /**
     * {@return the number of samples with that label for which the network gave that answer}
     *
     * @param label the right class, from 0 to {@link #classes()}−1
     * @param answer the class that the network gave, from 0 to {@link #classes()}−1
     * @throws IndexOutOfBoundsException if there is no such class
     */
    public int count(int label, int answer) {
        return counts[label][answer];
    }

    /** {@return the sum of the diagonal, of all} */
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
     * row; a dot stands for 0. Where names of columns would make lines too long, numbers stand there and before the names of
     * rows. Lines end with LF, the last one too.
     */
    @Override
    public String toString() {
        List<String> labels = shownNames();
        List<String> answers = labels;
        if (!names.isEmpty() && longest(labels) * (counts.length + 1) + counts.length > LINE) {
            answers = IntStream.range(0, counts.length)
                    .mapToObj(Integer::toString)
                    .toList();
            labels = IntStream.range(0, counts.length)
                    .mapToObj(label -> label + " " + shownNames().get(label))
                    .toList();
        }
        int widest = longest(answers);
        for (int[] row : counts) {
            for (int count : row) {
                widest = Math.max(widest, Integer.toString(count).length());
            }
        }
        StringBuilder table = new StringBuilder("label \\ answer\n");
        String cell = " %" + widest + "s";
        String start = "%" + Math.max(5, longest(labels)) + "s |";
        table.append(String.format(start, ""));
        for (String answer : answers) {
            table.append(String.format(cell, answer));
        }
        table.append(" | correct\n");
        for (int label = 0; label < counts.length; label++) {
            table.append(String.format(start, labels.get(label)));
            for (int count : counts[label]) {
                table.append(String.format(Locale.ROOT, cell, count == 0 ? "." : count));
            }
            table.append(" | ").append(share(label)).append('\n');
        }
        return table.toString();
    }

    private static int longest(List<String> texts) {
        return texts.stream().mapToInt(String::length).max().orElseThrow();
    }

    private String share(int label) {
        int all = labelled(label);
        return all == 0 ? "-" : String.format(Locale.ROOT, "%.4f", (double) counts[label][label] / all);
    }
}
