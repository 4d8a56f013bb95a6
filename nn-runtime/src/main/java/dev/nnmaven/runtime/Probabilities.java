package dev.nnmaven.runtime;

import dev.nnmaven.runtime.math.Vectors;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What a {@link Classifier} thinks of one input: a number from 0 to 1 for each label. Those of softmax outputs add up to
 * 1. Sigmoid outputs are trained apart from each other, and add up to anything. Immutable.
 *
 * <pre>{@code
 * Probabilities<Species> probabilities = iris.probabilities(new Flower(6.3f, 2.8f, 5.1f, 1.6f));
 * double setosa = probabilities.of(Species.SETOSA);
 * Species answer = probabilities.mostLikely();
 * }</pre>
 *
 * @param <C> the labels
 */
public final class Probabilities<C extends Enum<C>> {
    private final Map<C, Double> byLabel;
    private final C mostLikely;

    private Probabilities(List<C> labels, double[] outputs) {
        Vectors.requireLength("outputs", outputs.length, labels.size());
        Map<C, Double> values = new EnumMap<>(labels.get(0).getDeclaringClass());
        C best = labels.get(0);
        for (int k = 0; k < outputs.length; k++) {
            C label = labels.get(k);
            values.put(label, outputs[k]);
            best = outputs[k] > values.get(best) ? label : best;
        }
        byLabel = Collections.unmodifiableMap(values);
        mostLikely = best;
    }

    /**
     * For generated code.
     *
     * @param <C> the labels
     * @param labels at least one, all different
     * @param outputs as many numbers, in the order of the labels
     * @return the probabilities
     * @throws IllegalArgumentException if there are not as many
     */
    public static <C extends Enum<C>> Probabilities<C> of(List<C> labels, double[] outputs) {
        return new Probabilities<>(labels, outputs);
    }

    /**
     * For generated code.
     *
     * @param <C> the labels
     * @param labels at least one, all different
     * @param outputs as many numbers, in the order of the labels
     * @return the probabilities
     * @throws IllegalArgumentException if there are not as many
     */
    public static <C extends Enum<C>> Probabilities<C> of(List<C> labels, float[] outputs) {
        double[] exact = new double[outputs.length];
        for (int k = 0; k < exact.length; k++) {
            exact[k] = outputs[k];
        }
        return new Probabilities<>(labels, exact);
    }

    /**
     * {@return the probability of one label, from 0 to 1; NaN if the weights of the network are}
     *
     * @param label whose probability is asked for
     */
    public double of(C label) {
        return byLabel.get(label);
    }

    /** {@return the label with the largest probability, the first of several} */
    public C mostLikely() {
        return mostLikely;
    }

    /** {@return all of them, in the order of the enum} */
    public Map<C, Double> asMap() {
        return byLabel;
    }

    /** Whether the other has the same labels and the same numbers. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Probabilities<?> probabilities && byLabel.equals(probabilities.byLabel);
    }

    @Override
    public int hashCode() {
        return byLabel.hashCode();
    }

    /** {@code {SETOSA=0.98, VERSICOLOR=0.02, VIRGINICA=0.0}}, with all digits. */
    @Override
    public String toString() {
        return byLabel.toString();
    }
}
