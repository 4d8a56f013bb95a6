package dev.nnmaven.runtime.training;

import dev.nnmaven.runtime.internal.Figures;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * How good a network was after an epoch.
 *
 * <pre>{@code
 * for (EpochResult result : Training.of(network).epochs(9).trainingLoss().run(samples).history()) {
 *     System.out.println(result.epoch() + ": " + result.trainingLoss().orElseThrow());
 * }
 * }</pre>
 *
 * @param epoch from 1
 * @param trainingLoss the mean over the samples it is trained on, empty unless asked for
 * @param validationLoss the mean over samples it is not trained on, empty without such
 * @param metrics what else was measured of the same samples, or without such of those it is trained on; by name
 */
public record EpochResult(
        int epoch, OptionalDouble trainingLoss, OptionalDouble validationLoss, Map<String, Double> metrics) {
    /**
     * Keeps a copy of the metrics.
     *
     * @param epoch from 1
     * @param trainingLoss the mean over the samples it is trained on, empty unless asked for
     * @param validationLoss the mean over samples it is not trained on, empty without such
     * @param metrics what else was measured of the same samples, or without such of those it is trained on; by name
     */
    public EpochResult {
        metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
    }

    /** For people, such as {@code loss 0.0123, validation loss 0.0234, accuracy 0.9712}; empty if there are none. */
    String losses() {
        return String.join(", ", Figures.losses(trainingLoss, validationLoss, metrics, false));
    }

    /** Such as {@code epoch 3: loss 0.0123, validation loss 0.0234, accuracy 0.9712}. */
    @Override
    public String toString() {
        return "epoch " + epoch + (losses().isEmpty() ? "" : ": " + losses());
    }
}
