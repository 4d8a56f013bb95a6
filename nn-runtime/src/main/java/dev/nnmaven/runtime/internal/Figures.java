package dev.nnmaven.runtime.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/** Losses, times and speeds as people read them. */
public final class Figures {
    private static final double NANOS_PER_SECOND = 1e9;

    /** Names of metrics may come from a checkpoint. */
    private static final int LONGEST_NAME = 60;

    private Figures() {}

    /** Four digits: {@code 0.01234}. */
    public static String number(double loss) {
        return String.format(Locale.ROOT, "%.4g", loss);
    }

    /**
     * Each with its name: {@code loss 0.01234}.
     *
     * @param brief whether {@code val} is enough for the loss of the validation
     */
    public static List<String> losses(
            OptionalDouble training, OptionalDouble validation, Map<String, Double> metrics, boolean brief) {
        List<String> shown = new ArrayList<>();
        training.ifPresent(loss -> shown.add("loss " + number(loss)));
        validation.ifPresent(loss -> shown.add((brief ? "val " : "validation loss ") + number(loss)));
        metrics.forEach((name, value) -> shown.add(Texts.shortened(name, LONGEST_NAME) + " " + number(value)));
        return shown;
    }

    /** Minutes and seconds, with hours if there are any: {@code 0:07}, {@code 1:02:03}. */
    public static String time(long nanos) {
        long seconds = Math.round(nanos / NANOS_PER_SECOND);
        long minutes = seconds / 60;
        return minutes < 60
                ? String.format(Locale.ROOT, "%d:%02d", minutes, seconds % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", minutes / 60, minutes % 60, seconds % 60);
    }

    /** Whole samples unless there are so few that the digits after the point matter. */
    public static String speed(double samplesPerSecond) {
        return String.format(
                Locale.ROOT, samplesPerSecond < 10 ? "%.2f samples/s" : "%.0f samples/s", samplesPerSecond);
    }

    /** The mean speed. */
    public static double perSecond(long samples, long nanos) {
        // A clock may not have moved yet; a nanosecond is then as good a guess as any.
        return samples * NANOS_PER_SECOND / Math.max(1, nanos);
    }
}
