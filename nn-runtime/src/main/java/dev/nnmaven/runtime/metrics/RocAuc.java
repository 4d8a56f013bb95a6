package dev.nnmaven.runtime.metrics;

import dev.nnmaven.runtime.DoubleNetwork;
import dev.nnmaven.runtime.Network;
import dev.nnmaven.runtime.data.DoubleSamples;
import dev.nnmaven.runtime.data.Samples;
import dev.nnmaven.runtime.internal.Texts;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * The area under the receiver operating characteristic: how well a network puts samples in order, whatever the threshold.
 * For a class it is the probability that an output is larger for a sample of the class than for a sample of another, plus
 * half the probability that both are equal; over all pairs of such samples, exactly (J. A. Hanley and B. J. McNeil,
 * <i>The meaning and use of the area under a receiver operating characteristic (ROC) curve</i>, Radiology 143, 1982). 1 is
 * perfect, 0.5 is what chance gives, 0 is the wrong way round.
 *
 * <p>One output has one area. Of several outputs, each is held against the question whether a sample is of its class, and
 * the mean counts all classes alike (scikit-learn's {@code roc_auc_score} with {@code multi_class="ovr"} and {@code
 * average="macro"}).
 *
 * <p>Without samples of a class there is no area. That is an error and not a NaN, as a NaN would pass a check such as
 * {@code auc.value() < 0.9}.
 *
 * <pre>{@code
 * double area = RocAuc.of(network, samples).value();
 * }</pre>
 */
public final class RocAuc {
    private static final int LONGEST_NAME = 40;

    /** A line has room for as many classes with their areas. */
    private static final int MOST_SHOWN = 10;

    private final double[] areas;

    /** Of the classes, empty if not known. */
    private final List<String> names;

    private RocAuc(double[] areas, List<String> names) {
        this.areas = areas;
        this.names = names;
    }

    /**
     * Queries the network with every sample, in batches, so by as many threads as {@link Network#threads} says. Keeps 8
     * bytes for each sample and class meanwhile, and sorts them.
     *
     * @param network the network to judge
     * @param samples what it is judged by, raw where the network scales its inputs
     * @return the areas
     * @throws IllegalArgumentException if the samples have other sizes than the network or {@linkplain
     *     dev.nnmaven.runtime.metrics do not tell their classes}, there is no sample of some class, or an answer is not finite
     */
    public static RocAuc of(Network network, Samples samples) {
        return of(Answers.of(network, samples));
    }

    /**
     * Queries the network with every sample, in batches, so by as many threads as {@link DoubleNetwork#threads} says. Keeps
     * 8 bytes for each sample and class meanwhile, and sorts them.
     *
     * @param network the network to judge
     * @param samples what it is judged by, raw where the network scales its inputs
     * @return the areas
     * @throws IllegalArgumentException if the samples have other sizes than the network or {@linkplain
     *     dev.nnmaven.runtime.metrics do not tell their classes}, there is no sample of some class, or an answer is not finite
     */
    public static RocAuc of(DoubleNetwork network, DoubleSamples samples) {
        return of(Answers.of(network, samples));
    }

    private static RocAuc of(Answers answers) {
        int[] labels = new int[answers.size()];
        int[] counts = new int[answers.classes()];
        for (int n = 0; n < labels.length; n++) {
            labels[n] = answers.label(n);
            counts[labels[n]]++;
        }
        requireEachClass(counts, answers.classNames());
        double[][] outputs = new double[answers.outputs()][labels.length];
        for (int n = 0; n < labels.length; n++) {
            double[] output = answers.output(n);
            for (int k = 0; k < output.length; k++) {
                outputs[k][n] = output[k];
            }
        }
        if (outputs.length == 1) {
            return new RocAuc(new double[] {area(outputs[0], labels, 1)}, List.of());
        }
        double[] areas = new double[outputs.length];
        Arrays.setAll(areas, k -> area(outputs[k], labels, k));
        return new RocAuc(areas, answers.classNames());
    }

    /** {@return the area for one output, the mean of the areas for several; from 0 to 1} */
    public double value() {
        return Arrays.stream(areas).sum() / areas.length;
    }

    /**
     * {@return the area for one of several outputs, from 0 to 1}
     *
     * @param output from 0 to the number of outputs−1
     * @throws IndexOutOfBoundsException if there is no such output
     */
    public double value(int output) {
        return areas[output];
    }

    /**
     * Such as {@code 0.9873}, or {@code 0.9873 (mean of 10 classes)}. Up to ten classes that the samples or the contract of
     * the network name are listed: {@code 0.9873 (mean of cat 0.9801, dog 0.9818 and bird 1.0000)}.
     */
    @Override
    public String toString() {
        if (areas.length == 1) {
            return decimal(value());
        }
        String classes = names.isEmpty() || names.size() > MOST_SHOWN
                ? areas.length + " classes"
                : Texts.all(IntStream.range(0, areas.length)
                        .mapToObj(k -> Texts.shortened(names.get(k), LONGEST_NAME) + " " + decimal(areas[k]))
                        .toList());
        return decimal(value()) + " (mean of " + classes + ")";
    }

    private static String decimal(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }

    /** Walks through both sides in ascending order: for each of the class, how many others are below it or equal. */
    private static double area(double[] outputs, int[] labels, int label) {
        double[] members = sorted(outputs, n -> labels[n] == label);
        double[] others = sorted(outputs, n -> labels[n] != label);
        long halves = 0;
        int below = 0;
        int notAbove = 0;
        for (double member : members) {
            while (below < others.length && others[below] < member) {
                below++;
            }
            while (notAbove < others.length && others[notAbove] <= member) {
                notAbove++;
            }
            halves += (long) below + notAbove;
        }
        return halves / (2.0 * members.length * others.length);
    }

    private static double[] sorted(double[] outputs, IntPredicate chosen) {
        return IntStream.range(0, outputs.length)
                .filter(chosen)
                .mapToDouble(n -> outputs[n])
                .sorted()
                .toArray();
    }

    private static void requireEachClass(int[] counts, List<String> names) {
        for (int k = 0; k < counts.length; k++) {
            if (counts[k] == 0) {
                throw new IllegalArgumentException("found no sample of class " + k + Texts.inBrackets(names, k)
                        + ", expected some of each class: there is no ROC curve without");
            }
        }
    }
}
