package dev.nnmaven.runtime.training;

import dev.nnmaven.runtime.internal.Texts;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
        Stream<String> measured =
                metrics.entrySet().stream().map(metric -> shown(metric.getKey(), OptionalDouble.of(metric.getValue())));
        return Stream.concat(Stream.of(shown("loss", trainingLoss), shown("validation loss", validationLoss)), measured)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private static String shown(String name, OptionalDouble loss) {
        return loss.isPresent() ? Texts.shortened(name, LONGEST_NAME) + " " + number(loss.getAsDouble()) : "";
    }

    /** Four digits. */
    static String number(double loss) {
        return String.format(Locale.ROOT, "%.4g", loss);
    }

    /** Whether there is anything to remember. */
    boolean hasLoss() {
        return trainingLoss.isPresent() || validationLoss.isPresent();
    }
}
