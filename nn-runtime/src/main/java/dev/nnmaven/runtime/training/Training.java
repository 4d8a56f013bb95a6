package dev.nnmaven.runtime.training;

import dev.nnmaven.runtime.DoubleNetwork;
import dev.nnmaven.runtime.Network;
import dev.nnmaven.runtime.data.DoubleSamples;
import dev.nnmaven.runtime.data.SampleSet;
import dev.nnmaven.runtime.data.Samples;
import dev.nnmaven.runtime.internal.Shuffle;
import dev.nnmaven.runtime.math.Vectors;
import java.time.Duration;
import java.util.Objects;
import java.util.function.IntConsumer;
import java.util.function.LongSupplier;

/**
 * How to train a network: in several epochs, each in an order of its own, one step of gradient descent for each sample or
 * for each batch. Immutable; each method returns a changed copy.
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

    /** Single steps between two calls of the listener: enough for the gain of many at once, too few to wait for. */
    private static final int RUN_OF_STEPS = 64;

    private final Target<S> target;

    // Set in new copies only.
    private int epochs = 1;
    private int batchSize = 1;
    private int threads;
    private boolean shuffled = true;
    private long shuffleSeed = 1;
    private TrainingListener listener = new TrainingListener() {};
    private LongSupplier nanoTime = System::nanoTime;

    private Training(Target<S> target) {
        this.target = target;
    }

    /** What is trained, whatever its precision. */
    private record Target<S>(int inputSize, int outputSize, IntConsumer threads, BatchesFor<S> batches) {}

    /** Makes what the network takes. */
    private interface BatchesFor<S> {
        Batches<S> of(boolean mean, int size, int samples);
    }

    /** One epoch of single steps, shuffled with seed 1, no listener, until told otherwise. */
    public static Training<Samples> of(Network network) {
        Objects.requireNonNull(network, "network");
        return new Training<>(new Target<>(
                network.inputSize(),
                network.outputSize(),
                network::threads,
                (mean, size, samples) -> new FloatBatches(network, mean, size, samples)));
    }

    /** One epoch of single steps, shuffled with seed 1, no listener, until told otherwise. */
    public static Training<DoubleSamples> of(DoubleNetwork network) {
        Objects.requireNonNull(network, "network");
        return new Training<>(new Target<>(
                network.inputSize(),
                network.outputSize(),
                network::threads,
                (mean, size, samples) -> new DoubleBatches(network, mean, size, samples)));
    }

    /**
     * How often to go through all samples.
     *
     * @param epochs at least 1
     * @throws IllegalArgumentException otherwise
     */
    public Training<S> epochs(int epochs) {
        requireBetween("epochs", epochs, Integer.MAX_VALUE);
        Training<S> changed = copy();
        changed.epochs = epochs;
        return changed;
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
        Training<S> changed = copy();
        changed.batchSize = batchSize;
        return changed;
    }

    /**
     * How many threads a batch may use: {@link #run} tells the network before the first step. Otherwise what it was told
     * before stays. Weights do not depend on it. Steps on single samples use one thread.
     *
     * @param threads from 1 to {@value Vectors#MAX_THREADS}
     * @throws IllegalArgumentException otherwise
     */
    public Training<S> threads(int threads) {
        requireBetween("threads", threads, Vectors.MAX_THREADS);
        Training<S> changed = copy();
        changed.threads = threads;
        return changed;
    }

    /** Takes the samples in an order that depends on seed, epoch and number of samples only, on every JVM. */
    public Training<S> shuffleSeed(long seed) {
        Training<S> changed = copy();
        changed.shuffled = true;
        changed.shuffleSeed = seed;
        return changed;
    }

    /** Takes the samples in the order they have. */
    public Training<S> inOrder() {
        Training<S> changed = copy();
        changed.shuffled = false;
        return changed;
    }

    /** Who hears of the progress, instead of the one before. */
    public Training<S> listener(TrainingListener listener) {
        Objects.requireNonNull(listener, "listener");
        Training<S> changed = copy();
        changed.listener = listener;
        return changed;
    }

    /** Measures time with another clock. */
    Training<S> clock(LongSupplier nanoTime) {
        Training<S> changed = copy();
        changed.nanoTime = nanoTime;
        return changed;
    }

    /**
     * Trains the network in the calling thread, and in others as far as {@link #threads} allows. A step makes no garbage.
     * Whatever the network or the listener throws ends the training and is thrown on; the steps made so far stay.
     *
     * @throws IllegalArgumentException if the samples do not have the network's sizes; no weight has changed then
     */
    public TrainingSummary run(S samples) {
        requireSize("inputs", samples.inputSize(), target.inputSize());
        requireSize("targets", samples.targetSize(), target.outputSize());
        if (threads > 0) {
            target.threads().accept(threads);
        }
        int[] order = new int[samples.size()];
        int together = Math.min(batchSize == 1 ? RUN_OF_STEPS : batchSize, order.length);
        Batches<S> batches = target.batches().of(batchSize > 1, together, order.length);
        Progress progress = new Progress(epochs, order.length, batchSize, nanoTime);
        boolean finished = false;
        try {
            listener.started(progress);
            for (int epoch = 1; epoch <= epochs; epoch++) {
                runEpoch(samples, batches, epoch, order, progress);
            }
            finished = true;
        } finally {
            if (!finished) {
                listener.aborted(progress);
            }
        }
        TrainingSummary summary = new TrainingSummary(
                epochs, progress.totalSamples(), progress.totalSteps(), Duration.ofNanos(progress.elapsedNanos()));
        listener.finished(summary);
        return summary;
    }

    private void runEpoch(S samples, Batches<S> batches, int epoch, int[] order, Progress progress) {
        fill(order, epoch);
        progress.startEpoch(epoch);
        while (progress.sample() < order.length) {
            progress.trained(batches.train(samples, order, progress.sample()));
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

    private Training<S> copy() {
        Training<S> copy = new Training<>(target);
        copy.epochs = epochs;
        copy.batchSize = batchSize;
        copy.threads = threads;
        copy.shuffled = shuffled;
        copy.shuffleSeed = shuffleSeed;
        copy.listener = listener;
        copy.nanoTime = nanoTime;
        return copy;
    }

    private static void requireBetween(String what, int found, int most) {
        if (found < 1 || found > most) {
            throw new IllegalArgumentException(what + ": found " + found + ", expected "
                    + (most == Integer.MAX_VALUE ? "at least 1" : "1 to " + most));
        }
    }

    private static void requireSize(String what, int found, int expected) {
        if (found != expected) {
            throw new IllegalArgumentException(
                    "found samples with " + found + " " + what + ", expected " + expected + " as in the network");
        }
    }
}
