package dev.nnmaven.runtime.metrics;

import java.util.OptionalDouble;

/**
 * The logarithm of how improbable a network takes the right class to be.
 *
 * <pre>{@code
 * double surprise = LogLoss.of(new double[] {0.1, 0.7, 0.2}, new double[] {0, 1, 0});
 * }</pre>
 */
public final class LogLoss {
    /** 2<sup>−52</sup>, the limit of scikit-learn's {@code log_loss} for doubles: one wrong answer costs at most 36.04. */
    private static final double LEAST = Math.ulp(1.0);

    private double sum;
    private int samples;
    private boolean probabilities = true;

    LogLoss() {}

    /**
     * The log loss of one answer, −ln(p / Σ): p is the network's number for the class of the largest target, at least
     * 2<sup>−52</sup> of Σ, the sum of its numbers for all classes. One output o stands for the numbers 1 − o and o, one
     * target t for 1 − t and t.
     *
     * @param outputs from 0 to 1
     * @param targets as many, none of them NaN
     * @return from 0 to 36.04; NaN or a negative number if the outputs are no such numbers
     */
    public static double of(double[] outputs, double[] targets) {
        double[] scores = scores(outputs);
        double total = 0;
        for (double score : scores) {
            total += score;
        }
        return loss(scores, Argmax.of(scores(targets)), total);
    }

    /** @param scores one for each class, all finite */
    void add(double[] scores, int label) {
        double total = 0;
        for (double score : scores) {
            probabilities &= score >= 0 && score <= 1;
            total += score;
        }
        probabilities &= total > 0;
        sum += loss(scores, label, total);
        samples++;
    }

    /** At least 0; empty if a score was no probability. */
    OptionalDouble mean() {
        return probabilities ? OptionalDouble.of(sum / samples) : OptionalDouble.empty();
    }

    private static double[] scores(double[] values) {
        return values.length == 1 ? new double[] {1 - values[0], values[0]} : values;
    }

    private static double loss(double[] scores, int label, double total) {
        // Not Math.log, whose last bit differs between JVMs.
        return -StrictMath.log(Math.max(scores[label] / total, LEAST));
    }
}
