package dev.nnmaven.runtime.training;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How good a network was after an epoch.
 *
 * @param epoch from 1
 * @param trainingLoss the mean over the samples it is trained on, empty unless asked for
 * @param validationLoss the mean over samples it is not trained on, empty without such
 */
public record EpochResult(int epoch, OptionalDouble trainingLoss, OptionalDouble validationLoss) {
    /** No epoch ended yet. */
    static final EpochResult NONE = new EpochResult(0, OptionalDouble.empty(), OptionalDouble.empty());

    /** For people, such as {@code loss 0.0123, validation loss 0.0234}; empty if there are none. */
    String losses() {
        return Stream.of(shown("loss", trainingLoss), shown("validation loss", validationLoss))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private static String shown(String name, OptionalDouble loss) {
        return loss.isPresent() ? String.format(Locale.ROOT, "%s %.4g", name, loss.getAsDouble()) : "";
    }

    /** Whether there is anything to remember. */
    boolean hasLoss() {
        return trainingLoss.isPresent() || validationLoss.isPresent();
    }
}
