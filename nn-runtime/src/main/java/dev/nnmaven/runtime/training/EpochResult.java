package dev.nnmaven.runtime.training;

import dev.nnmaven.runtime.internal.Texts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * How good a network was after an epoch.
 *
 * @param epoch from 1
 * @param trainingLoss the mean over the samples it is trained on, empty unless asked for
 * @param validationLoss the mean over samples it is not trained on, empty without such
 * @param metrics what else was measured of the same samples, or without such of those it is trained on; by name
 */
public record EpochResult(
        int epoch, OptionalDouble trainingLoss, OptionalDouble validationLoss, Map<String, Double> metrics) {
    /** Names of metrics may come from a checkpoint. */
    private static final int LONGEST_NAME = 60;

    /** No epoch ended yet. */
    static final EpochResult NONE = new EpochResult(0, OptionalDouble.empty(), OptionalDouble.empty(), Map.of());

    public EpochResult {
        metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
    }

    /** For people, such as {@code loss 0.0123, validation loss 0.0234, accuracy 0.9712}; empty if there are none. */
    String losses() {
        return String.join(", ", shown(false));
    }

    /**
     * Each with its name: {@code loss 0.0123}.
     *
     * @param brief whether {@code val} is enough for the loss of the validation
     */
    List<String> shown(boolean brief) {
        List<String> shown = new ArrayList<>();
        trainingLoss.ifPresent(loss -> shown.add("loss " + number(loss)));
        validationLoss.ifPresent(loss -> shown.add((brief ? "val " : "validation loss ") + number(loss)));
        metrics.forEach((name, value) -> shown.add(Texts.shortened(name, LONGEST_NAME) + " " + number(value)));
        return shown;
    }

    /** Four digits. */
    static String number(double loss) {
        return String.format(Locale.ROOT, "%.4g", loss);
    }

    /** Such as {@code epoch 3: loss 0.0123, validation loss 0.0234, accuracy 0.9712}. */
    @Override
    public String toString() {
        return "epoch " + epoch + (losses().isEmpty() ? "" : ": " + losses());
    }

    /** Whether there is anything to remember. */
    boolean hasLoss() {
        return trainingLoss.isPresent() || validationLoss.isPresent();
    }
}
