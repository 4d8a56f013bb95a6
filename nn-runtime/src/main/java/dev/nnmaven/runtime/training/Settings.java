package dev.nnmaven.runtime.training;

import dev.nnmaven.runtime.LearningRateSchedule;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/** What a {@link Training} was told. The fields are set in new copies only. */
final class Settings<S> {
    int epochs = 1;
    int batchSize = 1;

    /** 0 if the network was told itself. */
    int threads;

    Order order = new Order(true, 1);

    /** Samples of a source to draw from. */
    int shuffleBuffer = 10_000;

    /** Null if nothing was said. */
    Scalings.Choice inputScaling;

    /** Null if nothing was said. */
    Scalings.Choice targetScaling;

    /** Null if there is none, or a share is held out. */
    S validation;

    /** 0 if none is held out. */
    double validationShare;

    long validationSeed;

    /** Null for that of the network. */
    Loss loss;

    /** What to measure besides, by name. */
    Map<String, Measure> measures = Map.of();

    boolean trainingLoss;

    /** 0 if it does not stop early. */
    int patience;

    double minDelta;

    /** Null if there are no checkpoints. */
    Path checkpointFile;

    int checkpointEpochs;
    long checkpointNanos;

    /** Null if it starts anew. */
    Path resumeFile;

    boolean resumeRequired;
    /** Null for that of the network. */
    LearningRateSchedule schedule;

    List<TrainingListener> listeners = List.of();
    LongSupplier nanoTime = System::nanoTime;

    Settings() {}

    Settings(Settings<S> other) {
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

    void add(TrainingListener listener) {
        List<TrainingListener> more = new ArrayList<>(listeners);
        more.add(listener);
        listeners = List.copyOf(more);
    }

    /** What needs copies of the weights, for messages; null if nothing does. */
    String needsCopies() {
        if (checkpointFile != null) {
            return "checkpoint";
        }
        if (resumeFile != null) {
            return "resume";
        }
        return patience > 0 ? "earlyStopping" : null;
    }
}
