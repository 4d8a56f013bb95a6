package dev.nnmaven.runtime.training.loop;

import dev.nnmaven.runtime.internal.Uninterrupted;
import dev.nnmaven.runtime.training.EpochResult;
import dev.nnmaven.runtime.training.checkpoints.Checkpoint;
import dev.nnmaven.runtime.training.checkpoints.CheckpointSchedule;
import dev.nnmaven.runtime.training.checkpoints.Resume;
import dev.nnmaven.runtime.training.feeds.Feed;
import dev.nnmaven.runtime.training.judging.EarlyStopping;
import dev.nnmaven.runtime.training.settings.Settings;
import dev.nnmaven.runtime.training.watching.WeightsGuard;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes the checkpoints of a training, if there are to be any, and reads the one that it goes on from. */
final class CheckpointKeeper<V> {
    private final Settings<?> settings;
    private final Map<String, String> conditions;
    private final Feed<V> feed;
    private final List<EpochResult> history;

    /** Null if it does not stop early. */
    private final EarlyStopping stopping;

    /** Null if there are no checkpoints. */
    private final CheckpointSchedule schedule;

    /**
     * @param conditions what a checkpoint must have in common with this training, as far as known yet
     * @param history to be added to by the training
     * @param stopping null if it does not stop early
     */
    CheckpointKeeper(
            Settings<?> settings,
            Map<String, String> conditions,
            Feed<V> feed,
            List<EpochResult> history,
            EarlyStopping stopping) {
        this.settings = settings;
        this.conditions = conditions;
        this.feed = feed;
        this.history = history;
        this.stopping = stopping;
        this.schedule = settings.checkpointFile == null
                ? null
                : new CheckpointSchedule(settings.checkpointFile, settings.checkpointEpochs, settings.checkpointNanos);
    }

    /**
     * Before the first step.
     *
     * @param more the rest of what a checkpoint must have in common with this training
     * @param comparesLosses whether the course of the training depends on them
     * @return what to go on from, or null if the training starts anew
     */
    Checkpoint read(Map<String, String> more, boolean comparesLosses) throws IOException {
        conditions.putAll(more);
        if (schedule != null) {
            schedule.requireWritable();
        }
        Map<String, String> compared = new LinkedHashMap<>(conditions);
        if (!comparesLosses) {
            compared.remove(Checkpoint.LOSS);
        }
        return Resume.read(settings, compared, feed.size());
    }

    /** How batches round in this process. */
    String arithmetic() {
        return conditions.get(Checkpoint.ARITHMETIC);
    }

    void stepDone(Course progress, WeightsGuard<V> guard) throws IOException {
        if (schedule != null && schedule.isDueAfterStep(progress)) {
            guard.keep(progress);
            write(checkpoint(progress, guard), progress);
        }
    }

    void epochDone(Course progress, WeightsGuard<V> guard) throws IOException {
        if (schedule != null && schedule.isDueAfterEpoch(progress)) {
            guard.keep(progress);
            write(checkpoint(progress, guard), progress);
        }
    }

    /**
     * The one for the end of the training, of the weights kept last.
     *
     * @return null if none is due
     */
    Checkpoint last(Course progress, WeightsGuard<V> guard) {
        return schedule != null && schedule.isDueAtEnd(progress.position()) ? checkpoint(progress, guard) : null;
    }

    void write(Checkpoint checkpoint, Course progress) throws IOException {
        Uninterrupted.call(() -> {
            checkpoint.toArchive().write(schedule.file());
            return null;
        });
        schedule.written(progress.position(), progress.elapsedNanos());
    }

    private Checkpoint checkpoint(Course progress, WeightsGuard<V> guard) {
        return new Checkpoint(
                conditions,
                progress.position(),
                progress.epochsDone() < progress.epoch() ? feed.hash() : "none",
                history,
                stopping == null ? 0 : stopping.bestEpoch(),
                stopping == null ? 0 : stopping.bestLoss(),
                guard.lastGood(),
                stopping == null ? null : stopping.best());
    }
}
