package dev.nnmaven.runtime.training;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** One training, from the first step to the last. */
final class TrainingRun<V> {
    /** Single steps between two calls of the listener: enough for the gain of many at once, too few to wait for. */
    private static final int RUN_OF_STEPS = 64;

    private final Trainee<?, V> trainee;
    private final Settings<?> settings;
    private final Feed<V> feed;
    private final Rows<V> rows;
    private final Evaluation<V> trainingLoss;
    private final Evaluation<V> validationLoss;
    private final Listeners listeners;
    private final Progress progress;
    private final WeightsGuard guard;

    /** Null if it does not stop early. */
    private final EarlyStopping stopping;

    private final List<EpochResult> history = new ArrayList<>();

    /**
     * @param feed the samples to train on
     * @param trainingLoss null if not asked for
     * @param validationLoss null if there are no samples for it
     */
    TrainingRun(
            Trainee<?, V> trainee,
            Settings<?> settings,
            Feed<V> feed,
            Evaluation<V> trainingLoss,
            Evaluation<V> validationLoss) {
        this.trainee = trainee;
        this.settings = settings;
        this.feed = feed;
        this.trainingLoss = trainingLoss;
        this.validationLoss = validationLoss;
        this.guard = new WeightsGuard(trainee, settings.patience > 0 ? "earlyStopping" : null);
        this.stopping = settings.patience > 0 ? new EarlyStopping(trainee, settings.patience, settings.minDelta) : null;
        this.listeners = new Listeners(settings.listeners);
        int together = settings.batchSize == 1 ? RUN_OF_STEPS : settings.batchSize;
        this.rows = new Rows<>(trainee, feed.size() < 0 ? together : (int) Math.min(together, feed.size()));
        this.progress = new Progress(settings.epochs, feed.size(), settings.batchSize, settings.nanoTime);
    }

    TrainingSummary run() throws IOException {
        if (settings.threads > 0) {
            trainee.threads(settings.threads);
        }
        boolean finished = false;
        TrainingEnd end;
        try (feed) {
            listeners.started(progress);
            end = runEpochs();
            finished = true;
        } finally {
            if (!finished) {
                listeners.aborted(progress);
            }
        }
        TrainingSummary summary = summary(end);
        listeners.finished(summary);
        return summary;
    }

    private TrainingEnd runEpochs() throws IOException {
        TrainingEnd end = TrainingEnd.ALL_EPOCHS;
        while (progress.epochsDone() < settings.epochs) {
            if (stopping != null && stopping.stopsAfter(progress.epochsDone())) {
                end = TrainingEnd.EARLY_STOPPING;
                break;
            }
            progress.startEpoch();
            runEpoch();
            endEpoch();
        }
        guard.keep(progress);
        if (stopping != null) {
            stopping.restoreBest();
        }
        return end;
    }

    private void runEpoch() throws IOException {
        feed.start(progress.epoch(), progress.sample());
        for (int n = rows.fill(feed); n > 0; n = rows.fill(feed)) {
            if (settings.batchSize > 1) {
                trainee.train(rows.inputs(), rows.targets());
            } else {
                trainee.trainEach(rows.inputs(), rows.targets());
            }
            progress.trained(n);
            guard.stepped(progress);
            listeners.stepped(progress);
        }
    }

    private void endEpoch() throws IOException {
        if (trainingLoss != null || validationLoss != null) {
            guard.look(progress);
        }
        EpochResult result = new EpochResult(
                progress.epoch(), mean(trainingLoss, "training loss"), mean(validationLoss, "validation loss"));
        if (result.hasLoss()) {
            history.add(result);
            guard.keep(progress);
        }
        if (stopping != null) {
            stopping.epochDone(progress.epoch(), result.validationLoss().getAsDouble());
        }
        progress.epochDone(result);
        listeners.epochFinished(progress);
    }

    private OptionalDouble mean(Evaluation<?> evaluation, String what) throws IOException {
        if (evaluation == null) {
            return OptionalDouble.empty();
        }
        double mean = evaluation.mean();
        guard.requireFinite(progress, what, mean);
        return OptionalDouble.of(mean);
    }

    private TrainingSummary summary(TrainingEnd end) {
        int best = stopping == null ? 0 : stopping.bestEpoch();
        return new TrainingSummary(
                progress.epochsDone(),
                progress.totalSamples(),
                progress.totalSteps(),
                Duration.ofNanos(progress.totalNanos()),
                history,
                best == 0 ? OptionalInt.empty() : OptionalInt.of(best),
                end);
    }
}
