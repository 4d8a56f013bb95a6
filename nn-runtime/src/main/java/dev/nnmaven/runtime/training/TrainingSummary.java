package dev.nnmaven.runtime.training;

import dev.nnmaven.runtime.internal.Figures;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a training did.
 *
 * <pre>{@code
 * TrainingSummary summary = Training.of(network).epochs(50).validationSplit(0.1).earlyStopping(5).run(samples);
 * System.out.println(summary);
 * summary.bestEpoch().ifPresent(epoch -> System.out.println("weights of epoch " + epoch));
 * }</pre>
 *
 * @param epochs how often it went through all samples
 * @param samples trained on, over all epochs
 * @param steps made, over all epochs: as many, unless several samples made one
 * @param duration time from before the first step to after the last
 * @param history the losses after each epoch; empty if no loss was asked for
 * @param bestEpoch the epoch whose weights the network has now, if the training was to keep the best
 * @param end why it ended
 * @param resumedAfter the epochs that were done when it went on from a checkpoint; empty if it began anew
 */
public record TrainingSummary(
        int epochs,
        long samples,
        long steps,
        Duration duration,
        List<EpochResult> history,
        OptionalInt bestEpoch,
        TrainingEnd end,
        OptionalInt resumedAfter) {
    private static final String NOTHING_LEFT = ", nothing left to do";

    /**
     * Keeps a copy of the history.
     *
     * @param epochs how often it went through all samples
     * @param samples trained on, over all epochs
     * @param steps made, over all epochs: as many, unless several samples made one
     * @param duration time from before the first step to after the last
     * @param history the losses after each epoch; empty if no loss was asked for
     * @param bestEpoch the epoch whose weights the network has now, if the training was to keep the best
     * @param end why it ended
     * @param resumedAfter the epochs that were done when it went on from a checkpoint; empty if it began anew
     */
    public TrainingSummary {
        history = List.copyOf(history);
    }

    /**
     * Mean speed.
     *
     * @return samples trained on in a second, on average
     */
    public double samplesPerSecond() {
        return Figures.perSecond(samples, duration.toNanos());
    }

    /** One line for people, such as {@code 5 epochs, 40000 steps in 0:07, 5714 samples/s, validation loss 0.0123}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%d %s, %d steps in %s, %s",
                epochs,
                epochs == 1 ? "epoch" : "epochs",
                steps,
                Figures.time(duration.toNanos()),
                Figures.speed(samplesPerSecond())));
        bestEpoch.ifPresent(best -> text.append(", weights of epoch ").append(best));
        result().ifPresent(result -> text.append(", ").append(result.losses()));
        if (end != TrainingEnd.ALL_EPOCHS) {
            text.append(", ").append(endText());
        }
        resumedAfter.ifPresent(
                done -> text.append(", resumed after epoch ").append(done).append(madeNoStep() ? NOTHING_LEFT : ""));
        return text.toString();
    }

    /** Whether all there is to tell was done before it was resumed. */
    private boolean madeNoStep() {
        return resumedAfter.orElse(-1) == epochs && end != TrainingEnd.INTERRUPTED;
    }

    /** What nobody could see coming of one that ended before its time: {@code stopped early after epoch 9, weights of epoch 4}. */
    String ending() {
        String weights = bestEpoch.isPresent() ? ", weights of epoch " + bestEpoch.getAsInt() : "";
        return endText() + " after epoch " + epochs + weights;
    }

    private String endText() {
        return end == TrainingEnd.INTERRUPTED ? "interrupted" : "stopped early";
    }

    /**
     * {@return the losses of the weights that the network has now; those of the last epoch if the best are not kept}
     */
    public Optional<EpochResult> result() {
        int shown = bestEpoch.orElse(epochs);
        return history.stream().filter(result -> result.epoch() == shown).findFirst();
    }
}
