package dev.nnmaven.runtime.training;

import dev.nnmaven.runtime.internal.Uninterrupted;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** One training, from the first step to the last, or from a checkpoint on. */
final class TrainingRun<V> {
    /** Single steps between two calls of the listener: enough for the gain of many at once, too few to wait for. */
    private static final int RUN_OF_STEPS = 64;

    private final Trainee<?, V> trainee;
    private final Settings<?> settings;
    private final Map<String, String> conditions;
    private final Supply<V> supply;
    private final Feed<V> feed;
    private final Rows<V> rows;
    private final Listeners listeners;
    private final List<EpochResult> history = new ArrayList<>();

    /** Null if it does not stop early. */
    private final EarlyStopping stopping;

    /** Null if there are no checkpoints. */
    private final CheckpointSchedule schedule;

    private final Advisor advisor;
    private final LayerCheck<V> layerCheck;
    private final LearningRate learningRate;
    private final ContractKeeper contract;

    /** What of a source must have been read before the first step, or null if anything goes. */
    private String expectedRead;

    private OptionalInt resumedAfter = OptionalInt.empty();
    private Progress progress;
    private WeightsGuard<V> guard;

    /** @param conditions what a checkpoint must have in common with this training, besides the network */
    TrainingRun(Trainee<?, V> trainee, Settings<?> settings, Map<String, String> conditions, Supply<V> supply) {
        this.trainee = trainee;
        this.settings = settings;
        this.conditions = conditions;
        this.supply = supply;
        this.feed = supply.feed();
        this.listeners = new Listeners(settings.listeners);
        this.advisor = new Advisor(trainee.networkClass(), listeners);
        this.layerCheck = new LayerCheck<>(trainee);
        this.learningRate = new LearningRate(
                trainee,
                settings.schedule == null ? trainee.schedule() : settings.schedule,
                settings.epochs,
                supply.validationLoss() != null || supply.trainingLoss() != null);
        this.contract = new ContractKeeper(trainee, supply);
        int together = settings.batchSize == 1 ? RUN_OF_STEPS : settings.batchSize;
        this.rows = new Rows<>(trainee, together(feed, together));
        this.stopping = settings.patience > 0 ? new EarlyStopping(trainee, settings.patience, settings.minDelta) : null;
        this.schedule = settings.checkpointFile == null
                ? null
                : new CheckpointSchedule(settings.checkpointFile, settings.checkpointEpochs, settings.checkpointNanos);
    }

    /** At least one sample, so that a source which takes itself for empty is found out. */
    static int together(Feed<?> feed, int most) {
        return feed.size() < 0 ? most : (int) Math.max(1, Math.min(most, feed.size()));
    }

    TrainingSummary run() throws IOException {
        if (settings.threads > 0) {
            trainee.threads(settings.threads);
        }
        guard = new WeightsGuard<>(trainee, feed, settings.batchSize, rows.size(), settings.needsCopies());
        start();
        boolean finished = false;
        TrainingSummary summary;
        try (feed;
                learningRate) {
            listeners.started(progress);
            if (supply.labels() != null) {
                advisor.seeLabels(supply.labels(), supply.names().labels());
            }
            summary = end(runEpochs());
            finished = true;
        } finally {
            if (progress.totalSamples() == 0) {
                contract.giveBack();
            }
            if (!finished) {
                listeners.aborted(progress);
            }
        }
        listeners.finished(summary);
        return summary;
    }

    /** Leaves the network as it is to be before the last checkpoint is written, so that a full disk costs only that. */
    private TrainingSummary end(TrainingEnd end) throws IOException {
        guard.keep(progress);
        Checkpoint last = schedule != null && schedule.isDueAtEnd(progress) ? checkpoint() : null;
        if (stopping != null) {
            stopping.restoreBest();
        }
        TrainingSummary summary = summary(end);
        if (progress.totalSamples() > 0) {
            contract.end(summary);
        }
        if (last != null) {
            write(last);
        }
        return summary;
    }

    /** At the first step, or where a checkpoint was written. */
    private void start() throws IOException {
        conditions.put("network", guard.fingerprint());
        conditions.put("steps", guard.rule().isEmpty() ? "sgd" : guard.rule());
        conditions.put("schedule", learningRate.condition());
        if (supply.validationLoss() != null || supply.trainingLoss() != null) {
            conditions.put(Checkpoint.LOSS, DeclaredLoss.name(supply.loss()));
        }
        if (schedule != null) {
            schedule.requireWritable();
        }
        Map<String, String> compared = new LinkedHashMap<>(conditions);
        if (stopping == null && !learningRate.followsLosses()) {
            compared.remove(Checkpoint.LOSS);
        }
        Checkpoint from = Resume.read(settings, compared, feed.size());
        if (from == null) {
            progress = new Progress(settings.epochs, feed.size(), settings.batchSize, settings.nanoTime);
            contract.begin(false);
            // With the scaling that the weights are going to be trained for.
            guard.keep(progress);
            return;
        }
        if (supply.labels() != null) {
            Supply.requireNames("the samples", supply.labels(), from.weights().contract());
        }
        advisor.seeArithmetic(settings.resumeFile, from.arithmetic(), conditions.get(Checkpoint.ARITHMETIC));
        OptionalLong seed = trainee.contract().seed();
        from.restore(settings.resumeFile, trainee::load);
        contract.begin(true);
        progress = new Progress(settings.epochs, feed.size(), settings.batchSize, settings.nanoTime, from.position());
        history.addAll(from.history());
        if (!history.isEmpty()) {
            progress.resumedAfter(history.get(history.size() - 1));
        }
        if (stopping != null) {
            stopping.resume(from);
        }
        resumedAfter = OptionalInt.of(progress.epochsDone());
        Resume.tell(settings, from, seed, isOver(), stopsEarly());
        expectedRead = from.position().sample() > 0 ? from.read() : null;
        guard.keep(progress);
    }

    private boolean isOver() {
        return progress.epochsDone() >= settings.epochs || stopsEarly();
    }

    private boolean stopsEarly() {
        return stopping != null && stopping.stopsAfter(progress.epochsDone());
    }

    private TrainingEnd runEpochs() throws IOException {
        boolean interrupted = false;
        while (!interrupted && !isOver()) {
            progress.startEpoch();
            learningRate.startEpoch(progress.epochsDone(), history);
            interrupted = !runEpoch();
        }
        if (interrupted) {
            return TrainingEnd.INTERRUPTED;
        }
        return progress.epochsDone() < settings.epochs ? TrainingEnd.EARLY_STOPPING : TrainingEnd.ALL_EPOCHS;
    }

    /** @return false if the thread is interrupted, perhaps with steps left */
    private boolean runEpoch() throws IOException {
        try {
            feed.start(progress.epoch(), progress.sample());
            requireSameRead();
            if (!makeSteps()) {
                return false;
            }
            endEpoch();
            return true;
        } catch (IOException | UncheckedIOException e) {
            // A source reads in this thread, and its channel closes when the thread is interrupted.
            if (Thread.currentThread().isInterrupted()) {
                return false;
            }
            throw e;
        }
    }

    private boolean makeSteps() throws IOException {
        while (!Thread.currentThread().isInterrupted()) {
            int n = rows.fill(feed);
            if (n == 0) {
                return true;
            }
            if (progress.totalSamples() == 0 && supply.scalings().inputs().isNone()) {
                advisor.seeInputs(trainee, rows.inputs(), supply.names().features());
            }
            if (settings.batchSize > 1) {
                trainee.train(rows.inputs(), rows.targets());
            } else {
                trainee.trainEach(rows.inputs(), rows.targets());
            }
            layerCheck.trained(rows.inputs(), rows.targets());
            progress.trained(n);
            guard.stepped(rows.inputs(), rows.targets(), progress);
            listeners.stepped(progress);
            if (schedule != null && schedule.isDueAfterStep(progress)) {
                writeCheckpoint();
            }
        }
        return false;
    }

    /** A source that gives other samples than before the training was resumed would make another training of it. */
    private void requireSameRead() {
        if (expectedRead != null && !feed.hash().equals(expectedRead)) {
            throw new IllegalArgumentException("source: found " + feed.hash() + " up to sample " + progress.sample()
                    + " of epoch " + progress.epoch() + ", expected " + expectedRead + " as in the checkpoint");
        }
        expectedRead = null;
    }

    private void endEpoch() throws IOException {
        contract.epochRead(feed.hash());
        if (supply.trainingLoss() != null || supply.validationLoss() != null) {
            guard.look(progress);
        }
        EpochResult result = new EpochResult(
                progress.epoch(),
                mean(supply.trainingLoss(), "training loss"),
                mean(supply.validationLoss(), "validation loss"),
                supply.metrics());
        if (result.hasLoss()) {
            history.add(result);
            guard.keep(progress);
        }
        if (result.hasLoss()) {
            advisor.seeLosses(history, layerCheck::meanLoss);
        }
        layerCheck.epochDone(progress.epoch(), advisor);
        if (supply.validationLoss() != null) {
            advisor.seeAnswers(
                    supply.validationLoss().oneClass(), supply.names().labels());
        }
        if (stopping != null) {
            stopping.epochDone(progress.epoch(), result.validationLoss().getAsDouble());
        }
        progress.epochDone(result);
        listeners.epochFinished(progress);
        if (schedule != null && schedule.isDueAfterEpoch(progress)) {
            writeCheckpoint();
        }
    }

    private OptionalDouble mean(Evaluation<?> evaluation, String what) throws IOException {
        if (evaluation == null) {
            return OptionalDouble.empty();
        }
        double mean = evaluation.mean();
        guard.requireFinite(progress, what, mean);
        return OptionalDouble.of(mean);
    }

    private void writeCheckpoint() throws IOException {
        guard.keep(progress);
        write(checkpoint());
    }

    /** Of the weights kept last. */
    private Checkpoint checkpoint() {
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

    private void write(Checkpoint checkpoint) throws IOException {
        Uninterrupted.call(() -> {
            checkpoint.toArchive().write(schedule.file());
            return null;
        });
        schedule.written(progress);
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
                end,
                resumedAfter);
    }
}
