package dev.nnmaven.runtime.training;

import dev.nnmaven.runtime.DoubleNetwork;
import dev.nnmaven.runtime.LearningRateSchedule;
import dev.nnmaven.runtime.Network;
import dev.nnmaven.runtime.contract.FittedScaling;
import dev.nnmaven.runtime.contract.ScalingKind;
import dev.nnmaven.runtime.data.DoubleSamples;
import dev.nnmaven.runtime.data.SampleSet;
import dev.nnmaven.runtime.data.SampleSource;
import dev.nnmaven.runtime.data.Samples;
import dev.nnmaven.runtime.internal.Texts;
import dev.nnmaven.runtime.math.Vectors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * How to train a network: in several epochs, each in an order of its own, one step of gradient descent for each sample or
 * for each batch. Immutable; each method returns a changed copy.
 *
 * <pre>{@code
 * Training.of(network).epochs(5).validationSplit(0.1).listener(ConsoleProgress.create()).run(samples);
 * }</pre>
 *
 * @param <S> the samples that fit the network's precision
 */
public final class Training<S extends SampleSet> {
    private final Trainee<S, ?> trainee;
    private final Settings<S> settings;

    private Training(Trainee<S, ?> trainee, Settings<S> settings) {
        this.trainee = trainee;
        this.settings = settings;
    }

    /** One epoch of single steps, shuffled with seed 1, no listener, until told otherwise. */
    public static Training<Samples> of(Network network) {
        Objects.requireNonNull(network, "network");
        return new Training<>(new FloatTrainee(network), new Settings<>());
    }

    /** One epoch of single steps, shuffled with seed 1, no listener, until told otherwise. */
    public static Training<DoubleSamples> of(DoubleNetwork network) {
        Objects.requireNonNull(network, "network");
        return new Training<>(new DoubleTrainee(network), new Settings<>());
    }

    /**
     * How often to go through all samples.
     *
     * @param epochs at least 1
     * @throws IllegalArgumentException otherwise
     */
    public Training<S> epochs(int epochs) {
        requireBetween("epochs", epochs, Integer.MAX_VALUE);
        return with(changed -> changed.epochs = epochs);
    }

    /**
     * How many samples make a step.
     *
     * @param batchSize at least 1. 1 is a step for each sample, in the network's {@code trainEach}; more is a step with
     *     the mean of as many, in its {@code train}. The last batch of an epoch has what is left
     * @throws IllegalArgumentException otherwise
     */
    public Training<S> batchSize(int batchSize) {
        requireBetween("batchSize", batchSize, Integer.MAX_VALUE);
        return with(changed -> changed.batchSize = batchSize);
    }

    /**
     * How many threads a batch may use: {@link #run(SampleSet) run} tells the network before the first step. Otherwise what it was told
     * before stays. Weights do not depend on it. Steps on single samples use one thread.
     *
     * @param threads from 1 to {@value Vectors#MAX_THREADS}
     * @throws IllegalArgumentException otherwise
     */
    public Training<S> threads(int threads) {
        requireBetween("threads", threads, Vectors.MAX_THREADS);
        return with(changed -> changed.threads = threads);
    }

    /** Takes the samples in an order that depends on seed, epoch and number of samples only, on every JVM. */
    public Training<S> shuffleSeed(long seed) {
        return with(changed -> changed.order = new Order(true, seed));
    }

    /** Takes the samples in the order they have. */
    public Training<S> inOrder() {
        return with(changed -> changed.order = Order.AS_GIVEN);
    }

    /**
     * How many samples of a {@link SampleSource} are in memory to draw the next from: 10,000 unless told otherwise. The
     * more, the better they are mixed. If neighbours are of the same kind, let it reach over several kinds.
     *
     * @param samples at least 1
     * @throws IllegalArgumentException otherwise
     */
    public Training<S> shuffleBuffer(int samples) {
        requireBetween("shuffleBuffer", samples, Integer.MAX_VALUE);
        return with(changed -> changed.shuffleBuffer = samples);
    }

    /**
     * How the learning rate changes from epoch to epoch, instead of as the network declares, but for a declared warm-up,
     * which is a part of its steps. After the training, the network has the rate again that it had before.
     */
    public Training<S> schedule(LearningRateSchedule schedule) {
        Objects.requireNonNull(schedule, "schedule");
        return with(changed -> changed.schedule = schedule);
    }

    /**
     * Scales inputs by numbers that are taken from the samples trained on, and from no others: neither those of the
     * validation nor those held out have a part in them. Samples are given raw, and stay as they are; the network's {@link
     * Network#contract contract} has the scaling, so that {@link Network#queryRaw queryRaw} answers raw features. {@link
     * Network#query query} and {@code train} still take inputs that are scaled. A {@link SampleSource} is read once more, before
     * the first epoch. Scaled copies of samples in memory take as much memory as the samples.
     *
     * <p>An input that is 0 or 1 in all of these samples stays as it is, whatever the kind: booleans, constants of an enum and
     * other indicators are in a good range already.
     *
     * <p>A network that has a scaling in its contract is trained again only if it is said here what becomes of it.
     *
     * @param kind {@link ScalingKind#NONE} for inputs that stay as they are
     */
    public Training<S> scaleInputs(ScalingKind kind) {
        Objects.requireNonNull(kind, "kind");
        return with(changed -> changed.inputScaling = new Scalings.Choice(kind, null));
    }

    /** As {@link #scaleInputs(ScalingKind)}, by numbers known before, such as {@code network.contract().inputScaling()}. */
    public Training<S> scaleInputs(FittedScaling scaling) {
        Objects.requireNonNull(scaling, "scaling");
        return with(changed -> changed.inputScaling = new Scalings.Choice(null, scaling));
    }

    /**
     * As {@link #scaleInputs(ScalingKind)}, for the targets of a regression: the network learns scaled ones, and {@link
     * Network#queryRaw queryRaw} answers with numbers as they were before. Losses are of those, too.
     *
     * @param kind which must lead into the range of the outputs: {@link ScalingKind#STANDARD} fits the activation {@code
     *     IDENTITY}, {@link ScalingKind#MIN_MAX} {@code SIGMOID} as well
     */
    public Training<S> scaleTargets(ScalingKind kind) {
        Objects.requireNonNull(kind, "kind");
        return with(changed -> changed.targetScaling = new Scalings.Choice(kind, null));
    }

    /** As {@link #scaleTargets(ScalingKind)}, by numbers known before, such as {@code network.contract().targetScaling()}. */
    public Training<S> scaleTargets(FittedScaling scaling) {
        Objects.requireNonNull(scaling, "scaling");
        return with(changed -> changed.targetScaling = new Scalings.Choice(null, scaling));
    }

    /**
     * Samples that the network is not trained on. After each epoch it answers them, and their {@linkplain #loss loss} is
     * reported. Takes the place of a {@link #validationSplit}.
     *
     * @param samples of the network's sizes. {@link #run(SampleSet)} refuses them if an input array is also among those it
     *     trains on
     */
    public Training<S> validation(S samples) {
        Objects.requireNonNull(samples, "samples");
        return with(changed -> {
            changed.validation = samples;
            changed.validationShare = 0;
        });
    }

    /**
     * Holds a share of the samples that {@link #run(SampleSet) run} is given out of the training, for {@link #validation}: the same ones
     * in every run with as many samples, whatever the shuffling.
     *
     * @param share above 0 and below 1; rounded to whole samples, at least one in each part
     * @throws IllegalArgumentException otherwise
     */
    public Training<S> validationSplit(double share) {
        return validationSplit(share, 1);
    }

    /**
     * Holds a share of the samples that {@link #run(SampleSet) run} is given out of the training, for {@link #validation}. Which ones
     * depends on the seed and on the number of samples only, on every JVM. Neighbours may come to different parts: if they
     * are alike, as in a series of measurements, hold out a part of your choice in {@link #validation}.
     *
     * @param share above 0 and below 1; rounded to whole samples, at least one in each part
     * @param seed any number
     * @throws IllegalArgumentException otherwise
     */
    public Training<S> validationSplit(double share, long seed) {
        if (!(share > 0 && share < 1)) {
            throw new IllegalArgumentException(
                    "validationSplit: found " + share + ", expected a share above 0 and below 1");
        }
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
     * @throws IllegalArgumentException if the name is empty, has a slash or half a surrogate pair, or is one of {@code epochs},
     *     {@code trainingLoss} and {@code validationLoss}, which the contract has anyway; or if it is {@link
     *     Measure#ACCURACY} of a regressor whose outputs are quantities
     */
    public Training<S> metric(String name, Measure measure) {
        Objects.requireNonNull(measure, "measure");
        if (name.isEmpty() || name.indexOf('/') >= 0 || !Texts.isEncodable(name)) {
            throw new IllegalArgumentException("metric: found the name \"" + name + "\", expected one without a slash");
        }
        if (ContractKeeper.OWN_METRICS.contains(name)) {
            throw new IllegalArgumentException("metric: found the name " + name
                    + ", which the contract has for something else, expected another one");
        }
        ClassesOnly.requireFit(trainee, name, measure);
        return with(changed -> {
            Map<String, Measure> more = new LinkedHashMap<>(changed.measures);
            more.put(name, measure);
            changed.measures = Collections.unmodifiableMap(more);
        });
    }

    /** Also reports the loss of the samples trained on, which takes a query of each after every epoch. */
    public Training<S> trainingLoss() {
        return with(changed -> changed.trainingLoss = true);
    }

    /** As {@link #earlyStopping(int, double)}, where any lower loss is an improvement. */
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
     * @throws IllegalArgumentException otherwise
     */
    public Training<S> earlyStopping(int patience, double minDelta) {
        requireBetween("patience", patience, Integer.MAX_VALUE);
        if (!(minDelta >= 0 && minDelta < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "minDelta: found " + minDelta + ", expected a finite number of at least 0");
        }
        return with(changed -> {
            changed.patience = patience;
            changed.minDelta = minDelta;
        });
    }

    /**
     * Writes a checkpoint after every so many epochs, see {@link #checkpoint(Path, Duration)}.
     *
     * @param everyEpochs at least 1
     * @throws IllegalArgumentException otherwise
     */
    public Training<S> checkpoint(Path file, int everyEpochs) {
        requireBetween("everyEpochs", everyEpochs, Integer.MAX_VALUE);
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
     * @throws IllegalArgumentException otherwise
     */
    public Training<S> checkpoint(Path file, Duration every) {
        if (every.isNegative() || every.isZero()) {
            throw new IllegalArgumentException("every: found " + every + ", expected a duration above 0");
        }
        boolean huge = every.compareTo(Duration.ofNanos(Long.MAX_VALUE)) >= 0;
        return checkpoint(file, 0, huge ? Long.MAX_VALUE : every.toNanos());
    }

    /**
     * Goes on from a checkpoint: {@link #run(SampleSet) run} loads its weights, passes over the steps that were made, and ends with the
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
     */
    public Training<S> resume(Path file) {
        return resume(file, true);
    }

    /** As {@link #resume}, but starts anew if there is no such file. */
    public Training<S> resumeIfPresent(Path file) {
        return resume(file, false);
    }

    /** Who hears of the progress, after those named before. */
    public Training<S> listener(TrainingListener listener) {
        Objects.requireNonNull(listener, "listener");
        return with(changed -> changed.add(listener));
    }

    /** Measures time with another clock. */
    Training<S> clock(LongSupplier nanoTime) {
        return with(changed -> changed.nanoTime = nanoTime);
    }

    /**
     * Trains the network in the calling thread, and in others as far as {@link #threads} allows. A step makes no garbage.
     * Whatever the network or a listener throws ends the training and is thrown on; the steps made so far stay.
     *
     * <p>If the thread is interrupted, the training ends at the next step, with a checkpoint if there are to be any, and
     * the thread stays interrupted.
     *
     * <p>The network's contract gets the names that the samples have, the scaling, a hash of the samples trained on, and at
     * the end the metrics {@code epochs}, {@code trainingLoss} and {@code validationLoss} of the weights it has then, as far
     * as they were asked for. Samples with other names than the network has are refused.
     *
     * <p>The weights of the outputs are looked at after each step, or once in 64 samples where steps are small, since NaN
     * gets there with the next step; all weights every 4,096 samples, before a loss is taken, and at the end. The copy kept
     * for that case takes as much memory as the weights and what an optimizer remembers.
     *
     * @throws IllegalArgumentException if the samples do not have the network's sizes, or settings do not fit them or each
     *     other; no weight has changed then
     * @throws UncheckedIOException if a checkpoint cannot be read or written; an older one is still whole then
     * @throws TrainingDivergedException if a weight or a loss is NaN or infinite; the network has the weights from
     *     before the step that made a weight so, or for a loss those of the last copy
     */
    public TrainingSummary run(S samples) {
        Objects.requireNonNull(samples, "samples");
        return run(trainee, settings, new MemoryOrSource<>(samples, null));
    }

    /**
     * As {@link #run(SampleSet)}, with samples that are read again for every epoch. Unless they are taken {@link #inOrder},
     * they are drawn from a {@link #shuffleBuffer}. The contract gets no names from a source, but
     * samples with other names than the network has are refused. Resuming in the middle of an epoch reads what comes before once more,
     * and compares it.
     *
     * @throws IllegalArgumentException if the samples do not have the network's sizes, or settings do not fit them or each
     *     other, or the source has no or other samples than it says
     * @throws UncheckedIOException if the source cannot be read, or a checkpoint cannot be read or written
     * @throws TrainingDivergedException if a weight or a loss is NaN or infinite; the network has the weights from
     *     before the step that made a weight so, or for a loss those of the last copy
     */
    public TrainingSummary run(SampleSource<S> source) {
        Objects.requireNonNull(source, "source");
        return run(trainee, settings, new MemoryOrSource<>(null, source));
    }

    /** One of both. */
    private record MemoryOrSource<S extends SampleSet>(S samples, SampleSource<S> source) {}

    private static <S extends SampleSet, V> TrainingSummary run(
            Trainee<S, V> trainee, Settings<S> settings, MemoryOrSource<S> given) {
        Conditions<S, V> conditions = new Conditions<>(trainee, settings);
        try {
            Supply<V> supply = given.source() == null
                    ? Supply.inMemory(trainee, settings, given.samples(), conditions)
                    : Supply.streamed(trainee, settings, given.source(), conditions);
            return new TrainingRun<>(trainee, settings, conditions.asMap(), supply).run();
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
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

    private Training<S> with(Consumer<Settings<S>> change) {
        Settings<S> changed = new Settings<>(settings);
        change.accept(changed);
        return new Training<>(trainee, changed);
    }

    private static void requireBetween(String what, int found, int most) {
        if (found < 1 || found > most) {
            throw new IllegalArgumentException(what + ": found " + found + ", expected "
                    + (most == Integer.MAX_VALUE ? "at least 1" : "1 to " + most));
        }
    }
}
