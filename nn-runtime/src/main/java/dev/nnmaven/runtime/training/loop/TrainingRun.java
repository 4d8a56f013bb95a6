package dev.nnmaven.runtime.training.loop;

import dev.nnmaven.runtime.training.EpochResult;
import dev.nnmaven.runtime.training.TrainingEnd;
import dev.nnmaven.runtime.training.TrainingSummary;
import dev.nnmaven.runtime.training.checkpoints.Checkpoint;
import dev.nnmaven.runtime.training.checkpoints.Resume;
import dev.nnmaven.runtime.training.feeds.Feed;
import dev.nnmaven.runtime.training.feeds.Names;
import dev.nnmaven.runtime.training.feeds.Rows;
import dev.nnmaven.runtime.training.judging.DeclaredLoss;
import dev.nnmaven.runtime.training.judging.EarlyStopping;
import dev.nnmaven.runtime.training.judging.Evaluation;
import dev.nnmaven.runtime.training.judging.LearningRate;
import dev.nnmaven.runtime.training.precision.Trainee;
import dev.nnmaven.runtime.training.settings.Settings;
import dev.nnmaven.runtime.training.watching.Advisor;
import dev.nnmaven.runtime.training.watching.LayerCheck;
import dev.nnmaven.runtime.training.watching.Listeners;
import dev.nnmaven.runtime.training.watching.WeightsGuard;
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
    private final Supply<V> supply;
    private final Feed<V> feed;
    private final Rows<V> rows;
    private final Listeners listeners;
    private final List<EpochResult> history = new ArrayList<>();

    /** Null if it does not stop early. */
    private final EarlyStopping stopping;

    private final CheckpointKeeper<V> checkpoints;
    private final Advisor advisor;
    private final LayerCheck<V> layerCheck;
    private final LearningRate learningRate;
    private final ContractKeeper contract;

    /** What of a source must have been read before the first step, or null if anything goes. */
    private String expectedRead;

    private OptionalInt resumedAfter = OptionalInt.empty();
    private Course progress;
    private WeightsGuard<V> guard;

    /** @param conditions what a checkpoint must have in common with this training, besides the network */
    TrainingRun(Trainee<?, V> trainee, Settings<?> settings, Map<String, String> conditions, Supply<V> supply) {
        this.trainee = trainee;
        this.settings = settings;
        this.supply = supply;
        this.feed = supply.feed();
        this.listeners = new Listeners(settings.listeners);
        this.advisor = new Advisor(trainee.networkClass(), listeners);
        this.layerCheck = new LayerCheck<>(trainee);
        this.learningRate = new LearningRate(
                trainee,
                settings.schedule == null ? trainee.schedule() : settings.schedule,
                settings.epochs,
                supply.hasLoss());
        this.contract = new ContractKeeper(trainee, supply);
        this.rows = Rows.of(trainee, feed, settings.batchSize == 1 ? RUN_OF_STEPS : settings.batchSize);
        this.stopping = settings.patience > 0 ? new EarlyStopping(trainee, settings.patience, settings.minDelta) : null;
        this.checkpoints = new CheckpointKeeper<>(settings, conditions, feed, history, stopping);
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
        Checkpoint last = checkpoints.last(progress, guard);
        if (stopping != null) {
            stopping.restoreBest();
        }
        TrainingSummary summary = summary(end);
        if (progress.totalSamples() > 0) {
            contract.end(summary);
        }
        if (last != null) {
            checkpoints.write(last, progress);
        }
        return summary;
    }

    /** At the first step, or where a checkpoint was written. */
    private void start() throws IOException {
        boolean comparesLosses = stopping != null || learningRate.followsLosses();
        Checkpoint from = checkpoints.read(conditionsOfSteps(), comparesLosses);
        if (from == null) {
            progress = new Course(settings.epochs, feed.size(), settings.batchSize, settings.nanoTime);
            contract.begin(false);
        } else {
            resume(from);
        }
        // With the scaling that the weights are trained for from now on.
        guard.keep(progress);
    }

    private Map<String, String> conditionsOfSteps() {
        Map<String, String> conditions = new LinkedHashMap<>();
        conditions.put("network", guard.fingerprint());
        conditions.put("steps", guard.rule().isEmpty() ? "sgd" : guard.rule());
        conditions.put("schedule", learningRate.condition());
        if (supply.hasLoss()) {
            conditions.put(Checkpoint.LOSS, DeclaredLoss.name(supply.loss()));
        }
        return conditions;
    }

    private void resume(Checkpoint from) throws IOException {
        if (supply.labels() != null) {
            Names.require("the samples", supply.labels(), from.weights().contract());
        }
        advisor.seeArithmetic(settings.resumeFile, from.arithmetic(), checkpoints.arithmetic());
        OptionalLong seed = trainee.contract().seed();
        from.restore(settings.resumeFile, trainee::load);
        contract.begin(true);
        progress = new Course(settings.epochs, feed.size(), settings.batchSize, settings.nanoTime, from.position());
        history.addAll(from.history());
        if (!history.isEmpty()) {
            progress.resumedAfter(history.get(history.size() - 1));
        }
        if (stopping != null && from.bestEpoch() > 0) {
            stopping.resume(from.bestEpoch(), from.bestLoss(), from.best());
        }
        resumedAfter = OptionalInt.of(progress.epochsDone());
        Resume.tell(settings, from, seed, isOver(), stopsEarly());
        expectedRead = from.position().sample() > 0 ? from.read() : null;
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
            if (progress.totalSamples() == 0 && supply.scalings().targets().isNone()) {
                advisor.seeTargets(trainee, rows.targets(), supply.targetNames(trainee.outputSize()));
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
            checkpoints.stepDone(progress, guard);
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
        if (supply.hasLoss()) {
            guard.look(progress);
        }
        EpochResult result = new EpochResult(
                progress.epoch(),
                mean(supply.trainingLoss(), "training loss"),
                mean(supply.validationLoss(), "validation loss"),
                supply.metrics());
        if (supply.hasLoss()) {
            history.add(result);
            guard.keep(progress);
            advisor.seeLosses(history, layerCheck::meanLoss);
        }
        layerCheck.epochDone(progress.epoch(), advisor, supply.targetNames(trainee.outputSize()));
        if (supply.validationLoss() != null) {
            advisor.seeAnswers(
                    supply.validationLoss().oneClass(), supply.names().labels());
        }
        if (stopping != null) {
            stopping.epochDone(progress.epoch(), result.validationLoss().getAsDouble());
        }
        progress.epochDone(result);
        listeners.epochFinished(progress);
        checkpoints.epochDone(progress, guard);
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
                end,
                resumedAfter);
    }
}
