package dev.nnmaven.runtime.metrics;

import java.util.OptionalDouble;

/** Adds up what {@link ClassificationReport#logLoss()} defines. */
final class LogLoss {
    /** 2<sup>−52</sup>, the limit of scikit-learn's {@code log_loss} for doubles: one wrong answer costs at most 36.04. */
    private static final double LEAST = Math.ulp(1.0);

    private double sum;
    private int samples;
    private boolean probabilities = true;

    /** @param scores one for each class, all finite */
    void add(double[] scores, int label) {
        double total = 0;
        for (double score : scores) {
            probabilities &= score >= 0 && score <= 1;
            total += score;
        }
        probabilities &= total > 0;
        // Not Math.log, whose last bit differs between JVMs.
        sum -= StrictMath.log(Math.max(scores[label] / total, LEAST));
        samples++;
    }

    /** At least 0; empty if a score was no probability. */
    OptionalDouble mean() {
        return probabilities ? OptionalDouble.of(sum / samples) : OptionalDouble.empty();
    }
}
