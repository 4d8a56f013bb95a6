package dev.nnmaven.runtime.training.checkpoints;

import dev.nnmaven.runtime.internal.AtomicFile;
import dev.nnmaven.runtime.internal.Uninterrupted;
import dev.nnmaven.runtime.training.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** When a checkpoint is due, and where it goes. One is always due at the end. */
public final class CheckpointSchedule {
    /** Looking at the clock takes as long as a step of a tiny network, so it happens about this often only. */
    private static final long CLOCK_PERIOD = TimeUnit.MILLISECONDS.toNanos(10);

    private final Path file;
    private final int everyEpochs;
    private final long everyNanos;
    private long writtenNanos;
    private long nextLook;
    private Position written;

    /**
     * @param everyEpochs 0 if the time counts
     * @param everyNanos 0 if the epochs count
     */
    public CheckpointSchedule(Path file, int everyEpochs, long everyNanos) {
        this.file = file;
        this.everyEpochs = everyEpochs;
        this.everyNanos = everyNanos;
    }

    public Path file() {
        return file;
    }

    /** Said before the first step, not after hours of training. */
    public void requireWritable() throws IOException {
        Uninterrupted.call(() -> {
            AtomicFile.requireReplaceable(file, "the checkpoint");
            return null;
        });
    }

    public boolean isDueAfterStep(Progress progress) {
        if (everyNanos == 0 || progress.totalSamples() < nextLook) {
            return false;
        }
        double samples = progress.samplesPerSecond() * Math.min(CLOCK_PERIOD, everyNanos) / 1e9;
        nextLook = progress.totalSamples() + Math.max(1, (long) samples);
        return progress.elapsedNanos() - writtenNanos >= everyNanos;
    }

    public boolean isDueAfterEpoch(Progress progress) {
        return everyEpochs > 0 && progress.epochsDone() % everyEpochs == 0;
    }

    /** Unless one was just written. */
    public boolean isDueAtEnd(Position now) {
        return written == null || !now.isAt(written);
    }

    /** @param elapsedNanos since the start or the resumption */
    public void written(Position now, long elapsedNanos) {
        written = now;
        writtenNanos = elapsedNanos;
    }
}
