package dev.nnmaven.runtime.training;

import dev.nnmaven.runtime.DoubleNetwork;
import dev.nnmaven.runtime.Network;
import dev.nnmaven.runtime.data.DoubleSamples;
import dev.nnmaven.runtime.data.SampleSet;
import dev.nnmaven.runtime.data.Samples;
import dev.nnmaven.runtime.internal.Shuffle;
import java.time.Duration;
import java.util.Objects;
import java.util.function.LongSupplier;

/**
 * How to train a network: one step of gradient descent for each sample, in several epochs, each in an order of its own.
 * Immutable; each method returns a changed copy.
 *
 * <pre>{@code
 * Training.of(network).epochs(5).shuffleSeed(1).listener(ConsoleProgress.create()).run(samples);
 * }</pre>
 *
 * @param <S> the samples that fit the network's precision
 */
public final class Training<S extends SampleSet> {
    /** Steps the seed from epoch to epoch; the golden ratio spreads the bits well. */
    private static final long SEED_STEP = 0x9e3779b97f4a7c15L;

    private final Target<S> target;
    private final int epochs;
    private final boolean shuffled;
    private final long shuffleSeed;
    private final TrainingListener listener;
    private final LongSupplier nanoTime;

    private Training(
            Target<S> target,
            int epochs,
            boolean shuffled,
            long shuffleSeed,
            TrainingListener listener,
            LongSupplier nanoTime) {
        this.target = target;
        this.epochs = epochs;
        this.shuffled = shuffled;
        this.shuffleSeed = shuffleSeed;
        this.listener = listener;
        this.nanoTime = nanoTime;
    }

    /** What is trained, whatever its precision. */
    private record Target<S>(int inputSize, int outputSize, Step<S> step) {}

    /** One step on one sample. */
    private interface Step<S> {
        void train(S samples, int index);
    }

    /** One epoch, shuffled with seed 1, no listener, until told otherwise. */
    public static Training<Samples> of(Network network) {
        Objects.requireNonNull(network, "network");
        return withDefaults(new Target<>(
                network.inputSize(),
                network.outputSize(),
                (samples, index) -> network.train(samples.input(index), samples.target(index))));
    }

    /** One epoch, shuffled with seed 1, no listener, until told otherwise. */
    public static Training<DoubleSamples> of(DoubleNetwork network) {
        Objects.requireNonNull(network, "network");
        return withDefaults(new Target<>(
                network.inputSize(),
                network.outputSize(),
                (samples, index) -> network.train(samples.input(index), samples.target(index))));
    }

    /**
     * How often to go through all samples.
     *
     * @param epochs at least 1
     * @throws IllegalArgumentException otherwise
     */
    public Training<S> epochs(int epochs) {
        if (epochs < 1) {
            throw new IllegalArgumentException("epochs: found " + epochs + ", expected at least 1");
        }
        return new Training<>(target, epochs, shuffled, shuffleSeed, listener, nanoTime);
    }

    /** Takes the samples in an order that depends on seed, epoch and number of samples only, on every JVM. */
    public Training<S> shuffleSeed(long seed) {
        return new Training<>(target, epochs, true, seed, listener, nanoTime);
    }

    /** Takes the samples in the order they have. */
    public Training<S> inOrder() {
        return new Training<>(target, epochs, false, shuffleSeed, listener, nanoTime);
    }

    /** Who hears of the progress, instead of the one before. */
    public Training<S> listener(TrainingListener listener) {
        Objects.requireNonNull(listener, "listener");
        return new Training<>(target, epochs, shuffled, shuffleSeed, listener, nanoTime);
    }

    /** Measures time with another clock. */
    Training<S> clock(LongSupplier nanoTime) {
        return new Training<>(target, epochs, shuffled, shuffleSeed, listener, nanoTime);
    }

    /**
     * Trains the network in the calling thread. A step makes no garbage. Whatever the network or the listener throws
     * ends the training and is thrown on; the steps made so far stay.
     *
     * @throws IllegalArgumentException if the samples do not have the network's sizes; no weight has changed then
     */
    public TrainingSummary run(S samples) {
        requireSize("inputs", samples.inputSize(), target.inputSize());
        requireSize("targets", samples.targetSize(), target.outputSize());
        int[] order = new int[samples.size()];
        Progress progress = new Progress(epochs, samples.size(), nanoTime);
        boolean finished = false;
        try {
            listener.started(progress);
            for (int epoch = 1; epoch <= epochs; epoch++) {
                runEpoch(samples, epoch, order, progress);
            }
            finished = true;
        } finally {
            if (!finished) {
                listener.aborted(progress);
            }
        }
        TrainingSummary summary =
                new TrainingSummary(epochs, progress.totalSteps(), Duration.ofNanos(progress.elapsedNanos()));
        listener.finished(summary);
        return summary;
    }

    private void runEpoch(S samples, int epoch, int[] order, Progress progress) {
        fill(order, epoch);
        progress.startEpoch(epoch);
        for (int index : order) {
            target.step().train(samples, index);
            progress.stepDone();
            listener.stepped(progress);
        }
        listener.epochFinished(progress);
    }

    /** An epoch's order does not depend on the epochs before it, so that a run can be taken up at any epoch. */
    private void fill(int[] order, int epoch) {
        if (shuffled) {
            Shuffle.fill(order, shuffleSeed + (epoch - 1) * SEED_STEP);
        } else {
            for (int i = 0; i < order.length; i++) {
                order[i] = i;
            }
        }
    }

    private static <S extends SampleSet> Training<S> withDefaults(Target<S> target) {
        return new Training<>(target, 1, true, 1, new TrainingListener() {}, System::nanoTime);
    }

    private static void requireSize(String what, int found, int expected) {
        if (found != expected) {
            throw new IllegalArgumentException(
                    "found samples with " + found + " " + what + ", expected " + expected + " as in the network");
        }
    }
}
