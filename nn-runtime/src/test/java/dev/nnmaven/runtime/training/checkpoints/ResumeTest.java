package dev.nnmaven.runtime.training.checkpoints;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.runtime.DoubleNetwork;
import dev.nnmaven.runtime.NaiveNetwork;
import dev.nnmaven.runtime.Network;
import dev.nnmaven.runtime.data.DoubleSamples;
import dev.nnmaven.runtime.data.SampleSet;
import dev.nnmaven.runtime.data.Samples;
import dev.nnmaven.runtime.training.Data;
import dev.nnmaven.runtime.training.Fakes;
import dev.nnmaven.runtime.training.Progress;
import dev.nnmaven.runtime.training.Training;
import dev.nnmaven.runtime.training.TrainingEnd;
import dev.nnmaven.runtime.training.TrainingListener;
import dev.nnmaven.runtime.training.TrainingSummary;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Wherever a training is cut, what is resumed ends as if nothing had happened. */
class ResumeTest {
    private static final int EPOCHS = 4;
    private static final Samples SAMPLES = Data.floats(150, 1);
    private static final Samples HELD = Data.floats(20, 2);

    @TempDir
    Path directory;

    /** A kind of training, for networks that do not know yet what they will learn. */
    private record Kind<N, S extends SampleSet>(
            String name,
            Supplier<N> network,
            Function<N, Training<S>> training,
            S samples,
            BiFunction<N, Path, byte[]> weights) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Kind<?, ?>> kinds() {
        List<Kind<?, ?>> kinds = new ArrayList<>();
        for (int batchSize : new int[] {1, 40}) {
            for (boolean shuffled : new boolean[] {false, true}) {
                String name = " in batches of " + batchSize + (shuffled ? ", shuffled" : ", in order");
                kinds.add(new Kind<Network, Samples>(
                        "float" + name,
                        Data::network,
                        network -> set(Training.of(network).validation(HELD), batchSize, shuffled),
                        SAMPLES,
                        Data::weights));
                kinds.add(new Kind<DoubleNetwork, DoubleSamples>(
                        "double" + name,
                        Data::doubleNetwork,
                        network -> set(Training.of(network).validation(Data.widened(HELD)), batchSize, shuffled),
                        Data.widened(SAMPLES),
                        Data::weights));
            }
        }
        return kinds.stream();
    }

    private static <S extends SampleSet> Training<S> set(Training<S> training, int batchSize, boolean shuffled) {
        Training<S> set = training.batchSize(batchSize).epochs(EPOCHS).trainingLoss();
        return shuffled ? set.shuffleSeed(5) : set.inOrder();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    <N, S extends SampleSet> void cutAtEveryStepByAnInterrupt(Kind<N, S> kind) {
        N whole = kind.network().get();
        TrainingSummary expected = kind.training().apply(whole).run(kind.samples());
        int cuts = EPOCHS * 3;
        for (int cut = 1; cut <= cuts; cut++) {
            Path file = directory.resolve("checkpoint");
            N first = kind.network().get();
            TrainingSummary stopped = kind.training()
                    .apply(first)
                    .checkpoint(file, 100)
                    .listener(new Fakes.InterruptAtStep(cut))
                    .run(kind.samples());
            assertThat(Thread.interrupted()).isTrue();
            assertThat(stopped.end()).isEqualTo(TrainingEnd.INTERRUPTED);
            N second = kind.network().get();
            kind.training().apply(second).epochs(1).run(kind.samples());
            TrainingSummary resumed = kind.training().apply(second).resume(file).run(kind.samples());
            assertThat(kind.weights().apply(second, directory))
                    .as("cut %s", cut)
                    .isEqualTo(kind.weights().apply(whole, directory));
            assertSame(resumed, expected);
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    <N, S extends SampleSet> void cutAfterEveryEpoch(Kind<N, S> kind) {
        N whole = kind.network().get();
        TrainingSummary expected = kind.training().apply(whole).run(kind.samples());
        Path file = directory.resolve("checkpoint");
        N network = kind.network().get();
        kind.training().apply(network).epochs(1).checkpoint(file, 1).run(kind.samples());
        for (int epochs = 2; epochs <= EPOCHS; epochs++) {
            N next = kind.network().get();
            TrainingSummary resumed = kind.training()
                    .apply(next)
                    .epochs(epochs)
                    .resume(file)
                    .checkpoint(file, 2)
                    .run(kind.samples());
            assertThat(resumed.epochs()).isEqualTo(epochs);
            assertThat(resumed.history()).isEqualTo(expected.history().subList(0, epochs));
            network = next;
        }
        assertThat(kind.weights().apply(network, directory))
                .isEqualTo(kind.weights().apply(whole, directory));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    <N, S extends SampleSet> void cutByTimeInTheMiddleOfAnEpoch(Kind<N, S> kind) {
        N whole = kind.network().get();
        TrainingSummary expected = kind.training().apply(whole).run(kind.samples());
        Path file = directory.resolve("checkpoint");
        AtomicLong clock = new AtomicLong();
        List<String> written = new ArrayList<>();
        Training<S> timed = Data.clocked(
                        kind.training().apply(kind.network().get()), () -> clock.getAndAdd(1_000_000_000))
                .checkpoint(file, Duration.ofSeconds(7));
        int stop = 8;
        try {
            timed.listener(new TrainingListener() {
                        private int steps;

                        @Override
                        public void stepped(Progress progress) {
                            if (++steps == stop) {
                                throw new IllegalStateException("killed");
                            }
                        }
                    })
                    .run(kind.samples());
        } catch (IllegalStateException e) {
            written.add(e.getMessage());
        }
        assertThat(written).containsExactly("killed");
        N second = kind.network().get();
        List<Long> start = new ArrayList<>();
        TrainingSummary resumed = kind.training()
                .apply(second)
                .resume(file)
                .listener(new TrainingListener() {
                    @Override
                    public void started(Progress progress) {
                        start.add(progress.sample());
                    }
                })
                .run(kind.samples());
        assertThat(start.get(0)).isPositive();
        assertThat(kind.weights().apply(second, directory))
                .isEqualTo(kind.weights().apply(whole, directory));
        assertSame(resumed, expected);
    }

    @Test
    void bestWeightsAndPatienceGoOnAcrossACut() {
        // The second epoch is the best, the fourth is the third without improvement.
        double[] losses = {3, 1, 2, 2, 2, 0};
        NaiveNetwork whole = Data.network();
        TrainingSummary expected = stopping(whole, losses, 0).earlyStopping(3).run(SAMPLES);
        assertThat(expected.epochs()).isEqualTo(5);
        for (int cut = 1; cut <= 5; cut++) {
            Path file = directory.resolve("checkpoint");
            NaiveNetwork first = Data.network();
            stopping(first, losses, 0)
                    .epochs(cut)
                    .earlyStopping(3)
                    .checkpoint(file, 1)
                    .run(SAMPLES);
            NaiveNetwork second = Data.network();
            TrainingSummary resumed =
                    stopping(second, losses, cut).earlyStopping(3).resume(file).run(SAMPLES);
            assertSame(resumed, expected);
            assertThat(resumed.bestEpoch()).hasValue(2);
            assertThat(Data.weights(second, directory)).isEqualTo(Data.weights(whole, directory));
        }
    }

    @Test
    void patienceMayChange() {
        double[] losses = {3, 1, 2, 2, 2, 0};
        Path file = directory.resolve("checkpoint");
        NaiveNetwork first = Data.network();
        assertThat(stopping(first, losses, 0)
                        .earlyStopping(2)
                        .checkpoint(file, 1)
                        .run(SAMPLES)
                        .epochs())
                .isEqualTo(4);
        NaiveNetwork second = Data.network();
        TrainingSummary more =
                stopping(second, losses, 4).earlyStopping(9).resume(file).run(SAMPLES);
        assertThat(more.epochs()).isEqualTo(6);
        assertThat(more.bestEpoch()).hasValue(6);
        TrainingSummary less = stopping(Data.network(), losses, 4)
                .earlyStopping(1)
                .resume(file)
                .run(SAMPLES);
        assertThat(less.end()).isEqualTo(TrainingEnd.EARLY_STOPPING);
        assertThat(less.epochs()).isEqualTo(4);
        // A training without early stopping has no use for the best weights.
        NaiveNetwork plain = Data.network();
        assertThat(stopping(plain, losses, 4)
                        .epochs(5)
                        .resume(file)
                        .run(SAMPLES)
                        .bestEpoch())
                .isEmpty();
        NaiveNetwork expected = Data.network();
        Training.of(expected).epochs(5).run(SAMPLES);
        assertThat(Data.weights(plain, directory)).isEqualTo(Data.weights(expected, directory));
    }

    @Test
    void finishedTrainingIsNotMadeAgainButMayGoOn() {
        Path file = directory.resolve("checkpoint");
        NaiveNetwork whole = Data.network();
        Training.of(whole).epochs(5).run(SAMPLES);
        Training.of(Data.network()).epochs(3).checkpoint(file, 2).run(SAMPLES);
        List<String> heard = new ArrayList<>();
        NaiveNetwork second = Data.network();
        TrainingSummary again = Training.of(second)
                .epochs(3)
                .resume(file)
                .listener(new Fakes.Listing(heard))
                .run(SAMPLES);
        assertThat(again.epochs()).isEqualTo(3);
        assertThat(again.samples()).isEqualTo(450);
        assertThat(again.steps()).isEqualTo(450);
        assertThat(heard).hasSize(2).first().isEqualTo("started 450 -1");
        Training.of(second).epochs(5).resume(file).run(SAMPLES);
        assertThat(Data.weights(second, directory)).isEqualTo(Data.weights(whole, directory));
    }

    @Test
    void speedCountsFromTheCutAndDurationFromTheStart() {
        Path file = directory.resolve("checkpoint");
        AtomicLong clock = new AtomicLong();
        Training<Samples> training = Data.clocked(Training.of(Data.network()).batchSize(150), clock::get);
        TrainingListener tick = new TrainingListener() {
            @Override
            public void stepped(Progress progress) {
                clock.addAndGet(3_000_000_000L);
            }
        };
        training.listener(tick).epochs(2).checkpoint(file, 1).run(SAMPLES);
        TrainingSummary summary = training.listener(tick)
                .listener(new TrainingListener() {
                    @Override
                    public void started(Progress progress) {
                        assertThat(progress.samplesPerSecond()).isZero();
                        assertThat(progress.remainingNanos()).isEqualTo(-1);
                    }

                    @Override
                    public void stepped(Progress progress) {
                        assertThat(progress.samplesPerSecond()).isEqualTo(50);
                        assertThat(progress.remainingNanos()).isEqualTo(3_000_000_000L * (4 - progress.epoch()));
                    }
                })
                .epochs(4)
                .resume(file)
                .run(SAMPLES);
        assertThat(summary.duration()).isEqualTo(Duration.ofSeconds(12));
        assertThat(summary.samplesPerSecond()).isEqualTo(50);
    }

    /** Validates with one sample, whose loss after each epoch is given. */
    private static Training<Samples> stopping(Network network, double[] losses, int done) {
        int[] epoch = {done};
        return Training.of(network)
                .validation(HELD.subset(0, 1))
                .epochs(6)
                .loss((outputs, targets) -> losses[epoch[0]++]);
    }

    private static void assertSame(TrainingSummary found, TrainingSummary expected) {
        assertThat(found)
                .usingRecursiveComparison()
                .ignoringFields("duration", "resumedAfter")
                .isEqualTo(expected);
    }
}
