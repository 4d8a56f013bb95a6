package dev.nnmaven.runtime.training;

import dev.nnmaven.runtime.DoubleNetwork;
import dev.nnmaven.runtime.Network;
import dev.nnmaven.runtime.data.DoubleSamples;
import dev.nnmaven.runtime.data.SampleSet;
import dev.nnmaven.runtime.data.SampleSource;
import dev.nnmaven.runtime.data.Samples;
import dev.nnmaven.runtime.training.loop.TrainingStages;
import dev.nnmaven.runtime.training.precision.DoubleTrainee;
import dev.nnmaven.runtime.training.precision.FloatTrainee;
import dev.nnmaven.runtime.training.precision.Trainee;
import dev.nnmaven.runtime.training.settings.Settings;
import java.io.UncheckedIOException;
import java.util.Objects;
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
public final class Training<S extends SampleSet> extends EpochOptions<S> {
    Training(Trainee<S, ?> trainee, Settings<S> settings) {
        super(trainee, settings);
    }

    /**
     * One epoch of single steps, shuffled with seed 1, no listener, until told otherwise.
     *
     * @param network the network to train
     * @return a training that makes one epoch of single steps in shuffled order
     */
    public static Training<Samples> of(Network network) {
        Objects.requireNonNull(network, "network");
        return new Training<>(new FloatTrainee(network), new Settings<>());
    }

    /**
     * One epoch of single steps, shuffled with seed 1, no listener, until told otherwise.
     *
     * @param network the network to train
     * @return a training that makes one epoch of single steps in shuffled order
     */
    public static Training<DoubleSamples> of(DoubleNetwork network) {
        Objects.requireNonNull(network, "network");
        return new Training<>(new DoubleTrainee(network), new Settings<>());
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
     * @param samples to train on, of the sizes of the network; raw if {@link #scaleInputs} is asked for
     * @return how the training went, with the losses after each epoch
     * @throws IllegalArgumentException if the samples do not have the network's sizes, or settings do not fit them or each
     *     other; no weight has changed then
     * @throws UncheckedIOException if a checkpoint cannot be read or written; an older one is still whole then
     * @throws TrainingDivergedException if a weight or a loss is NaN or infinite; the network has the weights from
     *     before the step that made a weight so, or for a loss those of the last copy
     */
    public TrainingSummary run(S samples) {
        Objects.requireNonNull(samples, "samples");
        return TrainingStages.train(trainee, settings, samples);
    }

    /**
     * As {@link #run(SampleSet)}, with samples that are read again for every epoch. Unless they are taken {@link #inOrder},
     * they are drawn from a {@link #shuffleBuffer}. The contract gets no names from a source, but
     * samples with other names than the network has are refused. Resuming in the middle of an epoch reads what comes before once more,
     * and compares it.
     *
     * @param source to train on, of the sizes of the network
     * @return how the training went, with the losses after each epoch
     * @throws IllegalArgumentException if the samples do not have the network's sizes, or settings do not fit them or each
     *     other, or the source has no or other samples than it says
     * @throws UncheckedIOException if the source cannot be read, or a checkpoint cannot be read or written
     * @throws TrainingDivergedException if a weight or a loss is NaN or infinite; the network has the weights from
     *     before the step that made a weight so, or for a loss those of the last copy
     */
    public TrainingSummary run(SampleSource<S> source) {
        Objects.requireNonNull(source, "source");
        return TrainingStages.train(trainee, settings, source);
    }
}
