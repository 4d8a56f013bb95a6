package dev.nnmaven.runtime.training;

import java.util.function.LongSupplier;

/** How far a training is. The methods about time read the clock, the others cost nothing. */
public final class Progress {
    private final int epochs;
    private final int samplesPerEpoch;
    private final int batchSize;
    private final LongSupplier nanoTime;
    private final long start;
    private int epoch;
    private int sample;

    Progress(int epochs, int samplesPerEpoch, int batchSize, LongSupplier nanoTime) {
        this.epochs = epochs;
        this.samplesPerEpoch = samplesPerEpoch;
        this.batchSize = batchSize;
        this.nanoTime = nanoTime;
        this.start = nanoTime.getAsLong();
        this.epoch = 1;
    }

    void startEpoch(int number) {
        epoch = number;
        sample = 0;
    }

    /** All in full batches, except at the end of an epoch. */
    void trained(int samples) {
        sample += samples;
    }

    /** The current epoch, from 1. */
    public int epoch() {
        return epoch;
    }

    /** The number of epochs. */
    public int epochs() {
        return epochs;
    }

    /** Samples trained on in this epoch, from 0 to {@link #samplesPerEpoch()}. */
    public int sample() {
        return sample;
    }

    /** Samples in an epoch. */
    public int samplesPerEpoch() {
        return samplesPerEpoch;
    }

    /** Samples trained on since the start. */
    public long totalSamples() {
        return (epoch - 1L) * samplesPerEpoch + sample;
    }

    /** Steps made in this epoch, from 0 to {@link #stepsPerEpoch()}. */
    public int step() {
        return steps(sample);
    }

    /** Steps in an epoch: the number of batches, the last one perhaps smaller; without batches, that of samples. */
    public int stepsPerEpoch() {
        return steps(samplesPerEpoch);
    }

    /** Steps made since the start. */
    public long totalSteps() {
        return (epoch - 1L) * stepsPerEpoch() + step();
    }

    /** Nanoseconds since the start. */
    public long elapsedNanos() {
        return nanoTime.getAsLong() - start;
    }

    /** Mean speed since the start, 0 before the first step. */
    public double samplesPerSecond() {
        return TrainingSummary.perSecond(totalSamples(), elapsedNanos());
    }

    /** Nanoseconds until the last step at the mean speed so far, or -1 before the first step. */
    public long remainingNanos() {
        long done = totalSamples();
        long left = (long) epochs * samplesPerEpoch - done;
        return done == 0 ? -1 : (long) ((double) elapsedNanos() / done * left);
    }

    private int steps(int samples) {
        return (int) ((samples + batchSize - 1L) / batchSize);
    }
}
