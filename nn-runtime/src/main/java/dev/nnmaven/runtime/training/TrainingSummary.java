package dev.nnmaven.runtime.training;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * What a training did.
 *
 * @param epochs how often it went through all samples
 * @param samples trained on, over all epochs
 * @param steps made, over all epochs: as many, unless several samples made one
 * @param duration time from before the first step to after the last
 * @param history the losses after each epoch; empty if no loss was asked for
 */
public record TrainingSummary(int epochs, long samples, long steps, Duration duration, List<EpochResult> history) {
    private static final double NANOS_PER_SECOND = 1e9;

    public TrainingSummary {
        history = List.copyOf(history);
    }

    /** Mean speed. */
    public double samplesPerSecond() {
        return perSecond(samples, duration.toNanos());
    }

    /** One line for people, such as {@code 5 epochs, 40000 steps in 0:07, 5714 samples/s, validation loss 0.0123}. */
    @Override
    public String toString() {
        return String.format(
                        Locale.ROOT,
                        "%d %s, %d steps in %s, %s",
                        epochs,
                        epochs == 1 ? "epoch" : "epochs",
                        steps,
                        ConsoleProgress.time(duration.toNanos()),
                        speed(samplesPerSecond()))
                + (history.isEmpty()
                        ? ""
                        : ", " + history.get(history.size() - 1).losses());
    }

    /** Whole samples unless there are so few that the digits after the point matter. */
    static String speed(double samplesPerSecond) {
        return String.format(
                Locale.ROOT, samplesPerSecond < 10 ? "%.2f samples/s" : "%.0f samples/s", samplesPerSecond);
    }

    static double perSecond(long samples, long nanos) {
        // A clock may not have moved yet; a nanosecond is then as good a guess as any.
        return samples * NANOS_PER_SECOND / Math.max(1, nanos);
    }
}
