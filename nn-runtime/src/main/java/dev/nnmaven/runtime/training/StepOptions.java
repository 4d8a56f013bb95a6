package dev.nnmaven.runtime.training;

import dev.nnmaven.runtime.LearningRateSchedule;
import dev.nnmaven.runtime.Network;
import dev.nnmaven.runtime.contract.FittedScaling;
import dev.nnmaven.runtime.contract.ScalingKind;
import dev.nnmaven.runtime.data.SampleSet;
import dev.nnmaven.runtime.data.SampleSource;
import dev.nnmaven.runtime.math.Vectors;
import dev.nnmaven.runtime.training.precision.Trainee;
import dev.nnmaven.runtime.training.settings.OptionChecks;
import dev.nnmaven.runtime.training.settings.Order;
import dev.nnmaven.runtime.training.settings.ScalingChoice;
import dev.nnmaven.runtime.training.settings.Settings;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * The options of a {@link Training} that decide about its steps: how many, of which samples, in which order, at which rate.
 *
 * @param <S> the samples that fit the network's precision
 */
abstract class StepOptions<S extends SampleSet> {
    final Trainee<S, ?> trainee;
    final Settings<S> settings;

    StepOptions(Trainee<S, ?> trainee, Settings<S> settings) {
        this.trainee = trainee;
        this.settings = settings;
    }

    /** A training that was told one thing more. */
    final Training<S> with(Consumer<Settings<S>> change) {
        Settings<S> changed = new Settings<>(settings);
        change.accept(changed);
        return new Training<>(trainee, changed);
    }

    /**
     * How often to go through all samples.
     *
     * @param epochs at least 1
     * @return a changed copy
     * @throws IllegalArgumentException otherwise
     */
    public Training<S> epochs(int epochs) {
        OptionChecks.requireAtLeastOne("epochs", epochs);
        return with(changed -> changed.epochs = epochs);
    }

    /**
     * How many samples make a step.
     *
     * @param batchSize at least 1. 1 is a step for each sample, in the network's {@code trainEach}; more is a step with
     *     the mean of as many, in its {@code train}. The last batch of an epoch has what is left
     * @return a changed copy
     * @throws IllegalArgumentException otherwise
     */
    public Training<S> batchSize(int batchSize) {
        OptionChecks.requireAtLeastOne("batchSize", batchSize);
        return with(changed -> changed.batchSize = batchSize);
    }

    /**
     * How many threads a batch may use: {@link Training#run(SampleSet) run} tells the network before the first step. Otherwise what it was told
     * before stays. Weights do not depend on it. Steps on single samples use one thread.
     *
     * @param threads from 1 to {@value Vectors#MAX_THREADS}
     * @return a changed copy
     * @throws IllegalArgumentException otherwise
     */
    public Training<S> threads(int threads) {
        OptionChecks.requireBetween("threads", threads, Vectors.MAX_THREADS);
        return with(changed -> changed.threads = threads);
    }

    /**
     * Takes the samples in an order that depends on seed, epoch and number of samples only, on every JVM.
     *
     * @param seed any number; the same gives the same order
     * @return a changed copy
     */
    public Training<S> shuffleSeed(long seed) {
        return with(changed -> changed.order = new Order(true, seed));
    }

    /**
     * Takes the samples in the order they have.
     *
     * @return a changed copy
     */
    public Training<S> inOrder() {
        return with(changed -> changed.order = Order.AS_GIVEN);
    }

    /**
     * How many samples of a {@link SampleSource} are in memory to draw the next from: 10,000 unless told otherwise. The
     * more, the better they are mixed. If neighbours are of the same kind, let it reach over several kinds.
     *
     * @param samples at least 1
     * @return a changed copy
     * @throws IllegalArgumentException otherwise
     */
    public Training<S> shuffleBuffer(int samples) {
        OptionChecks.requireAtLeastOne("shuffleBuffer", samples);
        return with(changed -> changed.shuffleBuffer = samples);
    }

    /**
     * How the learning rate changes from epoch to epoch, instead of as the network declares, but for a declared warm-up,
     * which is a part of its steps. After the training, the network has the rate again that it had before.
     *
     * @param schedule such as {@link LearningRateSchedule#cosine}
     * @return a changed copy
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
     * @return a changed copy
     */
    public Training<S> scaleInputs(ScalingKind kind) {
        Objects.requireNonNull(kind, "kind");
        return with(changed -> changed.inputScaling = new ScalingChoice(kind, null));
    }

    /**
     * As {@link #scaleInputs(ScalingKind)}, by numbers known before, such as {@code network.contract().inputScaling()}.
     *
     * @param scaling with as many places as the network has inputs or targets
     * @return a changed copy
     */
    public Training<S> scaleInputs(FittedScaling scaling) {
        Objects.requireNonNull(scaling, "scaling");
        return with(changed -> changed.inputScaling = new ScalingChoice(null, scaling));
    }

    /**
     * As {@link #scaleInputs(ScalingKind)}, for the targets of a regression: the network learns scaled ones, and {@link
     * Network#queryRaw queryRaw} answers with numbers as they were before. Losses are of those, too.
     *
     * @param kind which must lead into the range of the outputs: {@link ScalingKind#STANDARD} fits the activation {@code
     *     IDENTITY}, {@link ScalingKind#MIN_MAX} {@code SIGMOID} as well
     * @return a changed copy
     */
    public Training<S> scaleTargets(ScalingKind kind) {
        Objects.requireNonNull(kind, "kind");
        return with(changed -> changed.targetScaling = new ScalingChoice(kind, null));
    }

    /**
     * As {@link #scaleTargets(ScalingKind)}, by numbers known before, such as {@code network.contract().targetScaling()}.
     *
     * @param scaling with as many places as the network has inputs or targets
     * @return a changed copy
     */
    public Training<S> scaleTargets(FittedScaling scaling) {
        Objects.requireNonNull(scaling, "scaling");
        return with(changed -> changed.targetScaling = new ScalingChoice(null, scaling));
    }
}
