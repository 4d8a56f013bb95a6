package dev.nnmaven.runtime.training;

import java.util.function.LongSupplier;

/** How far a training is. The methods about time read the clock, the others cost nothing. */
public final class Progress {
    private final int epochs;
    private final int stepsPerEpoch;
    private final LongSupplier nanoTime;
    private final long start;
    private int epoch;
    private int step;

    Progress(int epochs, int stepsPerEpoch, LongSupplier nanoTime) {
        this.epochs = epochs;
        this.stepsPerEpoch = stepsPerEpoch;
        this.nanoTime = nanoTime;
        this.start = nanoTime.getAsLong();
        this.epoch = 1;
    }

    void startEpoch(int number) {
        epoch = number;
        step = 0;
    }

    void stepDone() {
        step++;
    }

    /** The current epoch, from 1. */
    public int epoch() {
        return epoch;
    }

    /** The number of epochs. */
    public int epochs() {
        return epochs;
    }

    /** Steps made in this epoch, from 0 to {@link #stepsPerEpoch()}. */
    public int step() {
        return step;
    }

    /** Steps in an epoch: the number of samples. */
    public int stepsPerEpoch() {
        return stepsPerEpoch;
    }

    /** Steps made since the start. */
    public long totalSteps() {
        return (epoch - 1L) * stepsPerEpoch + step;
    }

    /** Nanoseconds since the start. */
    public long elapsedNanos() {
        return nanoTime.getAsLong() - start;
    }

    /** Mean speed since the start, 0 before the first step. */
    public double samplesPerSecond() {
        return TrainingSummary.perSecond(totalSteps(), elapsedNanos());
    }

    /** Nanoseconds until the last step at the mean speed so far, or -1 before the first step. */
    public long remainingNanos() {
        long done = totalSteps();
        long left = (long) epochs * stepsPerEpoch - done;
        return done == 0 ? -1 : (long) ((double) elapsedNanos() / done * left);
    }
}
