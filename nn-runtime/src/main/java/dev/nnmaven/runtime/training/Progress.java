package dev.nnmaven.runtime.training;

import dev.nnmaven.runtime.training.loop.Course;

/** How far a training is. The methods about time read the clock, the others cost nothing. */
public abstract sealed class Progress permits Course {
    /** Only a training makes one. */
    protected Progress() {}

    /** Whether {@link #lastResult} is of the current epoch. */
    public abstract boolean isEpochDone();

    /** Epochs that are done. */
    public abstract int epochsDone();

    /** The current epoch, from 1. */
    public abstract int epoch();

    /** The number of epochs. */
    public abstract int epochs();

    /**
     * Samples trained on in this epoch, from 0 to {@link #samplesPerEpoch()}, and beyond if a source gives more than it said or
     * had in the epoch before.
     */
    public abstract long sample();

    /** Samples in an epoch, or −1 during the first epoch of a source that does not know. */
    public abstract long samplesPerEpoch();

    /** Samples trained on since the start, also before the training was resumed. */
    public abstract long totalSamples();

    /** Steps made in this epoch, from 0 to {@link #stepsPerEpoch()}. */
    public abstract long step();

    /**
     * Steps in an epoch: the number of batches, the last one perhaps smaller; without batches, that of samples. −1 if
     * that is not known.
     */
    public abstract long stepsPerEpoch();

    /** Steps made since the start, also before the training was resumed. */
    public abstract long totalSteps();

    /** The losses after the last epoch that is done; empty if there is none yet, or they were not asked for. */
    public abstract EpochResult lastResult();

    /** Nanoseconds since the start, or since the training was resumed. */
    public abstract long elapsedNanos();

    /** Mean speed since the start, or since the training was resumed; 0 before the first step. */
    public abstract double samplesPerSecond();

    /**
     * Nanoseconds until the last step at the mean speed so far, or −1 before the first step or if it is not known how
     * many there are.
     */
    public abstract long remainingNanos();
}
