package dev.nnmaven.runtime.training;

import dev.nnmaven.runtime.data.SampleSet;
import dev.nnmaven.runtime.training.judging.ClassesOnly;
import dev.nnmaven.runtime.training.precision.Trainee;
import dev.nnmaven.runtime.training.settings.OptionChecks;
import dev.nnmaven.runtime.training.settings.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The options of a {@link Training} that decide what happens between its epochs: how good the network is, when to stop, what
 * is kept in a file, and who hears of it.
 *
 * @param <S> the samples that fit the network's precision
 */
abstract class EpochOptions<S extends SampleSet> extends StepOptions<S> {
    EpochOptions(Trainee<S, ?> trainee, Settings<S> settings) {
        super(trainee, settings);
    }

    /**
     * Samples that the network is not trained on. After each epoch it answers them, and their {@linkplain #loss loss} is
     * reported. Takes the place of a {@link #validationSplit}.
     *
     * @param samples of the network's sizes. {@link Training#run(SampleSet)} refuses them if an input array is also among those it
     *     trains on
     * @return a changed copy
     */
    public Training<S> validation(S samples) {
        Objects.requireNonNull(samples, "samples");
        return with(changed -> {
            changed.validation = samples;
            changed.validationShare = 0;
        });
    }

    /**
     * Holds a share of the samples that {@link Training#run(SampleSet) run} is given out of the training, for {@link #validation}: the same ones
     * in every run with as many samples, whatever the shuffling.
     *
     * @param share above 0 and below 1; rounded to whole samples, at least one in each part
     * @return a changed copy
     * @throws IllegalArgumentException otherwise
     */
    public Training<S> validationSplit(double share) {
        return validationSplit(share, 1);
    }

    /**
     * Holds a share of the samples that {@link Training#run(SampleSet) run} is given out of the training, for {@link #validation}. Which ones
     * depends on the seed and on the number of samples only, on every JVM. Neighbours may come to different parts: if they
     * are alike, as in a series of measurements, hold out a part of your choice in {@link #validation}.
     *
     * @param share above 0 and below 1; rounded to whole samples, at least one in each part
     * @param seed any number
     * @return a changed copy
     * @throws IllegalArgumentException otherwise
     */
    public Training<S> validationSplit(double share, long seed) {
        OptionChecks.requireShare(share);
        return with(changed -> {
            changed.validation = null;
            changed.validationShare = share;
            changed.validationSeed = seed;
        });
    }

    /**
     * What is reported after each epoch, and what early stopping and a plateau look at. Unless told otherwise it is the loss
     * that the network is declared with, but for squared error {@link Loss#MEAN_SQUARED_ERROR}. Steps do not depend on it.
     *
     * @param loss such as {@link Loss#LOG_LOSS}, or one of your own
     * @return a changed copy
     * @throws IllegalArgumentException if it is {@link Loss#LOG_LOSS}, {@link Loss#CROSS_ENTROPY} or {@link
     *     Loss#BINARY_CROSS_ENTROPY} and the outputs are quantities
     */
    public Training<S> loss(Loss loss) {
        Objects.requireNonNull(loss, "loss");
        ClassesOnly.requireFit(trainee, loss);
        return with(changed -> changed.loss = loss);
    }

    /**
     * Measures something besides the loss after each epoch, of the validation or, without one, of the samples trained on,
     * see {@link #trainingLoss}. It is shown with the losses, and in {@link EpochResult#metrics}.
     *
     * @param name for people, such as {@code accuracy}; without a slash
     * @param measure such as {@link Measure#ACCURACY}
     * @return a changed copy
     * @throws IllegalArgumentException if the name is empty, has a slash or half a surrogate pair, or is one of {@code epochs},
     *     {@code trainingLoss} and {@code validationLoss}, which the contract has anyway; or if it is {@link
     *     Measure#ACCURACY} of a regressor whose outputs are quantities
     */
    public Training<S> metric(String name, Measure measure) {
        Objects.requireNonNull(measure, "measure");
        OptionChecks.requireMetricName(name);
        ClassesOnly.requireFit(trainee, name, measure);
        return with(changed -> {
            Map<String, Measure> more = new LinkedHashMap<>(changed.measures);
            more.put(name, measure);
            changed.measures = Collections.unmodifiableMap(more);
        });
    }

    /**
     * Also reports the loss of the samples trained on, which takes a query of each after every epoch.
     *
     * @return a changed copy
     */
    public Training<S> trainingLoss() {
        return with(changed -> changed.trainingLoss = true);
    }

    /**
     * As {@link #earlyStopping(int, double)}, where any lower loss is an improvement.
     *
     * @param patience epochs without a better loss after which to stop, at least 1
     * @return a changed copy
     */
    public Training<S> earlyStopping(int patience) {
        return earlyStopping(patience, 0);
    }

    /**
     * Keeps the weights after the epoch with the best validation loss, and gives them back to the network at the end, bit
     * for bit, whyever it ends, unless by an exception. Stops when there was none better for some epochs. Needs {@link
     * #validation} or {@link #validationSplit}.
     *
     * @param patience epochs without a better loss after which to stop, at least 1
     * @param minDelta a loss is better if it is below the best so far by more than this; finite and at least 0
     * @return a changed copy
     * @throws IllegalArgumentException otherwise
     */
    public Training<S> earlyStopping(int patience, double minDelta) {
        OptionChecks.requireAtLeastOne("patience", patience);
        OptionChecks.requireMinDelta(minDelta);
        return with(changed -> {
            changed.patience = patience;
            changed.minDelta = minDelta;
        });
    }

    /**
     * Writes a checkpoint after every so many epochs, see {@link #checkpoint(Path, Duration)}.
     *
     * @param file whose folder must exist
     * @param everyEpochs at least 1
     * @return a changed copy
     * @throws IllegalArgumentException otherwise
     */
    public Training<S> checkpoint(Path file, int everyEpochs) {
        OptionChecks.requireAtLeastOne("everyEpochs", everyEpochs);
        return checkpoint(file, everyEpochs, 0);
    }

    /**
     * Writes a checkpoint at the first step after so much time, besides at the end of the training and when its thread is
     * interrupted: all that {@link #resume} needs to go on. It replaces the one before in one piece, so that whenever the
     * process dies, the file is a whole one, and on disk. It is also a weights file, whose weights are those after the
     * last step. Takes the place of what was said before about checkpoints. Whether the file can be written is found out before
     * the first step. If the last one cannot be written, the network has its final weights all the same.
     *
     * @param file whose folder must exist; file systems other than the default one may not replace it in one piece
     * @param every above 0
     * @return a changed copy
     * @throws IllegalArgumentException otherwise
     */
    public Training<S> checkpoint(Path file, Duration every) {
        return checkpoint(file, 0, OptionChecks.requireNanos(every));
    }

    /**
     * Goes on from a checkpoint: {@link Training#run(SampleSet) run} loads its weights, passes over the steps that were made, and ends with the
     * weights, bit for bit, that it would have without having been stopped. That needs the same network with the same
     * optimizer, samples in the same order, validation, scaling, schedule, batch size and shuffling, and the same loss if the
     * training stops early or follows a plateau. Learning rate, threads, listeners, patience and checkpoints may be others,
     * and epochs too, unless the schedule falls over all of them. Weights that the network has from another seed are
     * replaced, which the log says. Schedules and losses of your own are taken for one another.
     * Batches in vector instructions round otherwise than in plain Java: a training may go on in the other, which is warned
     * of, but the bits are others then.
     *
     * <p>The log and the {@linkplain TrainingSummary#resumedAfter summary} say that it went on, also if nothing was left to do.
     *
     * @param file which must exist when the training runs
     * @return a changed copy
     */
    public Training<S> resume(Path file) {
        return resume(file, true);
    }

    /**
     * As {@link #resume}, but starts anew if there is no such file.
     *
     * @param file which need not exist when the training runs
     * @return a changed copy
     */
    public Training<S> resumeIfPresent(Path file) {
        return resume(file, false);
    }

    /**
     * Who hears of the progress, after those named before.
     *
     * @param listener is called by the thread that trains
     * @return a changed copy
     */
    public Training<S> listener(TrainingListener listener) {
        Objects.requireNonNull(listener, "listener");
        return with(changed -> changed.add(listener));
    }

    private Training<S> checkpoint(Path file, int everyEpochs, long everyNanos) {
        Objects.requireNonNull(file, "file");
        return with(changed -> {
            changed.checkpointFile = file;
            changed.checkpointEpochs = everyEpochs;
            changed.checkpointNanos = everyNanos;
        });
    }

    private Training<S> resume(Path file, boolean required) {
        Objects.requireNonNull(file, "file");
        return with(changed -> {
            changed.resumeFile = file;
            changed.resumeRequired = required;
        });
    }
}
