package dev.nnmaven.runtime.training.settings;

import dev.nnmaven.runtime.LearningRateSchedule;
import dev.nnmaven.runtime.training.Loss;
import dev.nnmaven.runtime.training.Measure;
import dev.nnmaven.runtime.training.TrainingListener;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/** What a training was told. The fields are set in new copies only. */
public final class Settings<S> {
    public int epochs = 1;
    public int batchSize = 1;

    /** 0 if the network was told itself. */
    public int threads;

    public Order order = new Order(true, 1);

    /** Samples of a source to draw from. */
    public int shuffleBuffer = 10_000;

    /** Null if nothing was said. */
    public ScalingChoice inputScaling;

    /** Null if nothing was said. */
    public ScalingChoice targetScaling;

    /** Null if there is none, or a share is held out. */
    public S validation;

    /** 0 if none is held out. */
    public double validationShare;

    public long validationSeed;

    /** Null for that of the network. */
    public Loss loss;

    /** What to measure besides, by name. */
    public Map<String, Measure> measures = Map.of();

    public boolean trainingLoss;

    /** 0 if it does not stop early. */
    public int patience;

    public double minDelta;

    /** Null if there are no checkpoints. */
    public Path checkpointFile;

    public int checkpointEpochs;
    public long checkpointNanos;

    /** Null if it starts anew. */
    public Path resumeFile;

    public boolean resumeRequired;
    /** Null for that of the network. */
    public LearningRateSchedule schedule;

    public List<TrainingListener> listeners = List.of();
    public LongSupplier nanoTime = System::nanoTime;

    public Settings() {}

    public Settings(Settings<S> other) {
        epochs = other.epochs;
        batchSize = other.batchSize;
        threads = other.threads;
        order = other.order;
        shuffleBuffer = other.shuffleBuffer;
        inputScaling = other.inputScaling;
        targetScaling = other.targetScaling;
        validation = other.validation;
        validationShare = other.validationShare;
        validationSeed = other.validationSeed;
        loss = other.loss;
        measures = other.measures;
        trainingLoss = other.trainingLoss;
        patience = other.patience;
        minDelta = other.minDelta;
        checkpointFile = other.checkpointFile;
        checkpointEpochs = other.checkpointEpochs;
        checkpointNanos = other.checkpointNanos;
        resumeFile = other.resumeFile;
        resumeRequired = other.resumeRequired;
        schedule = other.schedule;
        listeners = other.listeners;
        nanoTime = other.nanoTime;
    }

    public void add(TrainingListener listener) {
        List<TrainingListener> more = new ArrayList<>(listeners);
        more.add(listener);
        listeners = List.copyOf(more);
    }

    /** What needs copies of the weights, for messages; null if nothing does. */
    public String needsCopies() {
        if (checkpointFile != null) {
            return "checkpoint";
        }
        if (resumeFile != null) {
            return "resume";
        }
        return patience > 0 ? "earlyStopping" : null;
    }
}
