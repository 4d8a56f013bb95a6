package dev.nnmaven.runtime.training;

import dev.nnmaven.runtime.training.loop.Course;

/**
 * How far a training is. The methods about time read the clock, the others cost nothing.
 *
 * <pre>{@code
 * TrainingListener percent = new TrainingListener() {
 *     @Override
 *     public void stepped(Progress progress) {
 *         System.out.println(100 * progress.sample() / progress.samplesPerEpoch() + " %");
 *     }
 * };
 * }</pre>
 */
public abstract sealed class Progress permits Course {
    /** Only a training makes one. */
    protected Progress() {}

    /** {@return whether {@link #lastResult} is of the current epoch} */
    public abstract boolean isEpochDone();

    /** {@return epochs that are done} */
    public abstract int epochsDone();

    /** {@return the current epoch, from 1} */
    public abstract int epoch();

    /** {@return the number of epochs} */
    public abstract int epochs();

    /**
     * {@return samples trained on in this epoch, from 0 to {@link #samplesPerEpoch()}, and beyond if a source gives
     * more than it said or had in the epoch before}
     */
    public abstract long sample();

    /** {@return samples in an epoch, or −1 during the first epoch of a source that does not know} */
    public abstract long samplesPerEpoch();

    /** {@return samples trained on since the start, also before the training was resumed} */
    public abstract long totalSamples();

    /** {@return steps made in this epoch, from 0 to {@link #stepsPerEpoch()}} */
    public abstract long step();

    /**
     * {@return steps in an epoch: the number of batches, the last one perhaps smaller; without batches, that of
     * samples} −1 if that is not known.
     */
    public abstract long stepsPerEpoch();

    /** {@return steps made since the start, also before the training was resumed} */
    public abstract long totalSteps();

    /**
     * {@return the losses after the last epoch that is done; empty if there is none yet, or they were not asked for}
     */
    public abstract EpochResult lastResult();

    /** {@return nanoseconds since the start, or since the training was resumed} */
    public abstract long elapsedNanos();

    /** {@return the mean speed since the start, or since the training was resumed; 0 before the first step} */
    public abstract double samplesPerSecond();

    /**
     * {@return nanoseconds until the last step at the mean speed so far, or −1 before the first step or if it is not
     * known how many there are}
     */
    public abstract long remainingNanos();
}
