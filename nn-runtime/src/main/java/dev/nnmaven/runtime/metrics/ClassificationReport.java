package dev.nnmaven.runtime.metrics;

import dev.nnmaven.runtime.DoubleNetwork;
import dev.nnmaven.runtime.Network;
import dev.nnmaven.runtime.data.DoubleSamples;
import dev.nnmaven.runtime.data.Samples;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * How well a network classifies: one walk through the samples, and all that follows from it. {@link #toString} is a table
 * to print, in the layout of scikit-learn's {@code classification_report}.
 *
 * <pre>{@code
 * System.out.println(ClassificationReport.of(network, samples).named(List.of("cat", "dog", "bird")));
 * }</pre>
 *
 * <p>Names that the samples or the contract of the network know are in the table without that.
 */
public final class ClassificationReport {
    private final ConfusionMatrix confusion;
    private final OptionalDouble logLoss;

    private ClassificationReport(ConfusionMatrix confusion, OptionalDouble logLoss) {
        this.confusion = confusion;
        this.logLoss = logLoss;
    }

    /**
     * Queries the network with every sample, in batches, so by as many threads as {@link Network#threads} says.
     *
     * @param network the network to judge
     * @param samples what it is judged by, raw where the network scales its inputs
     * @return the report
     * @throws IllegalArgumentException if the samples have other sizes than the network or {@linkplain
     *     dev.nnmaven.runtime.metrics do not tell their classes}, or an answer is not finite
     */
    public static ClassificationReport of(Network network, Samples samples) {
        return of(Answers.of(network, samples));
    }

    /**
     * Queries the network with every sample, in batches, so by as many threads as {@link DoubleNetwork#threads} says.
     *
     * @param network the network to judge
     * @param samples what it is judged by, raw where the network scales its inputs
     * @return the report
     * @throws IllegalArgumentException if the samples have other sizes than the network or {@linkplain
     *     dev.nnmaven.runtime.metrics do not tell their classes}, or an answer is not finite
     */
    public static ClassificationReport of(DoubleNetwork network, DoubleSamples samples) {
        return of(Answers.of(network, samples));
    }

    private static ClassificationReport of(Answers answers) {
        int classes = answers.classes();
        int[][] counts = new int[classes][classes];
        LogLoss logLoss = new LogLoss();
        for (int n = 0; n < answers.size(); n++) {
            double[] scores = answers.scores(n);
            int label = answers.label(n);
            counts[label][Argmax.of(scores)]++;
            logLoss.add(scores, label);
        }
        return new ClassificationReport(ConfusionMatrix.of(counts, answers.classNames()), logLoss.mean());
    }

    /**
     * The same report with these names in its table, and in that of {@link #confusion}.
     *
     * @param classNames one for each class, in order: texts, or constants of an enum such as the {@code LABELS} of a typed
     *     network; the table has at most their first 40 characters
     * @return the report
     * @throws IllegalArgumentException if there are more or fewer
     */
    public ClassificationReport named(List<?> classNames) {
        return new ClassificationReport(confusion.named(classNames), logLoss);
    }

    /** {@return how often which class was taken for which} */
    public ConfusionMatrix confusion() {
        return confusion;
    }

    /** {@return how many samples were classified right} */
    public Accuracy accuracy() {
        return confusion.accuracy();
    }

    /**
     * {@return precision, recall and F1 of one class against all others}
     *
     * @param label the class, from 0
     * @throws IndexOutOfBoundsException if there is no such class
     */
    public Scores scores(int label) {
        return confusion.scores(label);
    }

    /**
     * {@return the mean over the classes, all counting alike however many samples they have; of F1, the mean of the
     * classes' F1} A class with neither samples nor answers does not count: it would say something of the samples, not
     * of the network.
     */
    public Scores macro() {
        return confusion.macro();
    }

    /** {@return the mean over the classes, each counting as often as it has samples} Its recall is the accuracy. */
    public Scores weighted() {
        return confusion.weighted();
    }

    /**
     * {@return precision, recall and F1 of all classes' counts together} As each sample has one label and gets one
     * answer, a sample that is missed in one class is a wrong answer for another, and all three are the accuracy.
     */
    public Scores micro() {
        Accuracy accuracy = accuracy();
        return Scores.of(accuracy.correct(), accuracy.total(), accuracy.total());
    }

    /**
     * The mean of −ln p, with p the probability that the network gives to the class of a sample (C. M. Bishop, <i>Pattern
     * Recognition and Machine Learning</i>, 2006, equation 4.108, divided by the number of samples), from 0 to 36.04: p is
     * taken to be at least 2<sup>−52</sup>, as in scikit-learn's {@code log_loss}. The logarithm of the number of classes
     * is what a network gets that answers all of them alike.
     *
     * <p>p is the output for the class divided by the sum of all outputs, since sigmoids do not add up to 1; it is p or 1 − p
     * for one output p. So a network that answers the targets 0.01 and 0.99 exactly still has a loss above 0.
     *
     * @return empty if an output was not from 0 to 1, or all of a sample were 0, so that they are no probabilities
     */
    public OptionalDouble logLoss() {
        return logLoss;
    }

    /**
     * A table with a row for each class and the averages. Dashes stand in the row of a class with neither samples nor
     * answers, and for a log loss that is not defined. Lines end with LF, the last one too.
     */
    @Override
    public String toString() {
        List<String> shown = confusion.shownNames();
        int widest = Math.max(
                "weighted avg".length(),
                shown.stream().mapToInt(String::length).max().orElseThrow());
        String line = "%" + widest + "s  %9s  %7s  %7s  %8s\n";
        StringBuilder table = new StringBuilder(String.format(line, "", "precision", "recall", "f1", "support"));
        for (int k = 0; k < shown.size(); k++) {
            table.append(
                    confusion.occurs(k)
                            ? row(line, shown.get(k), scores(k))
                            : String.format(line, shown.get(k), "-", "-", "-", 0));
        }
        Accuracy accuracy = accuracy();
        String loss = logLoss.isPresent() ? decimal(logLoss.getAsDouble()) : "-";
        return table.append('\n')
                .append(String.format(line, "accuracy", "", "", decimal(accuracy.value()), accuracy.total()))
                .append(row(line, "macro avg", macro()))
                .append(row(line, "weighted avg", weighted()))
                .append(String.format(line, "log loss", "", "", loss, accuracy.total()))
                .toString();
    }

    private static String row(String line, String name, Scores scores) {
        return String.format(
                line,
                name,
                decimal(scores.precision()),
                decimal(scores.recall()),
                decimal(scores.f1()),
                scores.support());
    }

    private static String decimal(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }
}
