package dev.nnmaven.runtime.training.loop;

import dev.nnmaven.runtime.internal.Figures;
import dev.nnmaven.runtime.training.EpochResult;
import dev.nnmaven.runtime.training.Progress;
import dev.nnmaven.runtime.training.checkpoints.Position;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.LongSupplier;

/** How far a training is, and where it would have to be taken up: moved on by the loop. */
public final class Course extends Progress {
    /** No epoch ended yet. */
    static final EpochResult NONE = new EpochResult(0, OptionalDouble.empty(), OptionalDouble.empty(), Map.of());

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
    private EpochResult lastResult = NONE;

    Course(int epochs, long samplesPerEpoch, int batchSize, LongSupplier nanoTime) {
        this(epochs, samplesPerEpoch, batchSize, nanoTime, Position.START);
    }

    Course(int epochs, long samplesPerEpoch, int batchSize, LongSupplier nanoTime, Position from) {
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

    @Override
    public boolean isEpochDone() {
        return epochDone;
    }

    @Override
    public int epochsDone() {
        return epochDone ? epoch : epoch - 1;
    }

    @Override
    public int epoch() {
        return epoch;
    }

    @Override
    public int epochs() {
        return epochs;
    }

    @Override
    public long sample() {
        return sample;
    }

    @Override
    public long samplesPerEpoch() {
        return samplesPerEpoch;
    }

    @Override
    public long totalSamples() {
        return totalSamples;
    }

    @Override
    public long step() {
        return steps(sample);
    }

    @Override
    public long stepsPerEpoch() {
        return samplesPerEpoch < 0 ? -1 : steps(samplesPerEpoch);
    }

    @Override
    public long totalSteps() {
        return totalSteps;
    }

    @Override
    public EpochResult lastResult() {
        return lastResult;
    }

    @Override
    public long elapsedNanos() {
        return nanoTime.getAsLong() - start;
    }

    /** Also before the training was resumed. */
    long totalNanos() {
        return from.nanos() + elapsedNanos();
    }

    @Override
    public double samplesPerSecond() {
        return Figures.perSecond(totalSamples - from.totalSamples(), elapsedNanos());
    }

    @Override
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
