package dev.nnmaven.runtime.training;

import java.util.function.LongSupplier;

/** How far a training is. The methods about time read the clock, the others cost nothing. */
public final class Progress {
    private final int epochs;
    private final int batchSize;
    private final LongSupplier nanoTime;
    private final long start;
    private final Position from;
    private long samplesPerEpoch;
    private int epoch;
    private long sample;
    private long totalSamples;
    private long totalSteps;
    private boolean epochDone;
    private EpochResult lastResult = EpochResult.NONE;

    /**
     * Where a training starts or is taken up.
     *
     * @param epoch the epoch under way, from 1; one more than the number of epochs after the last
     * @param sample samples trained on in it
     * @param totalSamples samples trained on since the start
     * @param totalSteps steps made since the start
     * @param nanos time spent since the start
     */
    record Position(int epoch, long sample, long totalSamples, long totalSteps, long nanos) {
        static final Position START = new Position(1, 0, 0, 0, 0);
    }

    Progress(int epochs, long samplesPerEpoch, int batchSize, LongSupplier nanoTime) {
        this(epochs, samplesPerEpoch, batchSize, nanoTime, Position.START);
    }

    Progress(int epochs, long samplesPerEpoch, int batchSize, LongSupplier nanoTime, Position from) {
        this.epochs = epochs;
        this.samplesPerEpoch = samplesPerEpoch;
        this.batchSize = batchSize;
        this.nanoTime = nanoTime;
        this.from = from;
        this.start = nanoTime.getAsLong();
        this.epoch = from.epoch();
        this.sample = from.sample();
        this.totalSamples = from.totalSamples();
        this.totalSteps = from.totalSteps();
    }

    /** Where a training would have to be taken up. */
    Position position() {
        return new Position(
                epochDone ? epoch + 1 : epoch, epochDone ? 0 : sample, totalSamples, totalSteps, totalNanos());
    }

    /** Whether nothing was done since; time does not count. */
    boolean isAt(Position other) {
        Position now = position();
        return now.epoch() == other.epoch() && now.sample() == other.sample();
    }

    /** The losses before the training was resumed. */
    void resumedAfter(EpochResult result) {
        lastResult = result;
    }

    /** Goes on with the epoch under way, or starts the next if that one is done. */
    void startEpoch() {
        if (epochDone) {
            startEpoch(epoch + 1);
        }
    }

    void startEpoch(int number) {
        epoch = number;
        sample = 0;
        epochDone = false;
    }

    /** All in full batches, except at the end of an epoch. */
    void trained(int samples) {
        sample += samples;
        totalSamples += samples;
        totalSteps += batchSize == 1 ? samples : 1;
    }

    /** The epoch under way was the last of its samples' epoch: now their number is known. */
    void epochDone(EpochResult result) {
        epochDone = true;
        samplesPerEpoch = sample;
        lastResult = result;
    }

    /** Whether {@link #lastResult} is of the current epoch. */
    boolean isEpochDone() {
        return epochDone;
    }

    /** Epochs that are done. */
    int epochsDone() {
        return epochDone ? epoch : epoch - 1;
    }

    /** The current epoch, from 1. */
    public int epoch() {
        return epoch;
    }

    /** The number of epochs. */
    public int epochs() {
        return epochs;
    }

    /**
     * Samples trained on in this epoch, from 0 to {@link #samplesPerEpoch()}, and beyond if a source gives more than it said or
     * had in the epoch before.
     */
    public long sample() {
        return sample;
    }

    /** Samples in an epoch, or −1 during the first epoch of a source that does not know. */
    public long samplesPerEpoch() {
        return samplesPerEpoch;
    }

    /** Samples trained on since the start, also before the training was resumed. */
    public long totalSamples() {
        return totalSamples;
    }

    /** Steps made in this epoch, from 0 to {@link #stepsPerEpoch()}. */
    public long step() {
        return steps(sample);
    }

    /**
     * Steps in an epoch: the number of batches, the last one perhaps smaller; without batches, that of samples. −1 if
     * that is not known.
     */
    public long stepsPerEpoch() {
        return samplesPerEpoch < 0 ? -1 : steps(samplesPerEpoch);
    }

    /** Steps made since the start, also before the training was resumed. */
    public long totalSteps() {
        return totalSteps;
    }

    /** The losses after the last epoch that is done; empty if there is none yet, or they were not asked for. */
    public EpochResult lastResult() {
        return lastResult;
    }

    /** Nanoseconds since the start, or since the training was resumed. */
    public long elapsedNanos() {
        return nanoTime.getAsLong() - start;
    }

    /** Also before the training was resumed. */
    long totalNanos() {
        return from.nanos() + elapsedNanos();
    }

    /** Mean speed since the start, or since the training was resumed; 0 before the first step. */
    public double samplesPerSecond() {
        return TrainingSummary.perSecond(totalSamples - from.totalSamples(), elapsedNanos());
    }

    /**
     * Nanoseconds until the last step at the mean speed so far, or −1 before the first step or if it is not known how
     * many there are.
     */
    public long remainingNanos() {
        long done = totalSamples - from.totalSamples();
        if (done == 0 || samplesPerEpoch < 0) {
            return -1;
        }
        long left = Math.max(0, (long) epochs * samplesPerEpoch - totalSamples);
        return (long) ((double) elapsedNanos() / done * left);
    }

    private long steps(long samples) {
        return (samples + batchSize - 1L) / batchSize;
    }
}
