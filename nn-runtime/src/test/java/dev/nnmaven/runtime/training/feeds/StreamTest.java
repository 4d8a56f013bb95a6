package dev.nnmaven.runtime.training.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.runtime.NaiveDoubleNetwork;
import dev.nnmaven.runtime.NaiveNetwork;
import dev.nnmaven.runtime.data.DoubleSamples;
import dev.nnmaven.runtime.data.Samples;
import dev.nnmaven.runtime.training.Data;
import dev.nnmaven.runtime.training.Fakes;
import dev.nnmaven.runtime.training.Progress;
import dev.nnmaven.runtime.training.Training;
import dev.nnmaven.runtime.training.TrainingListener;
import dev.nnmaven.runtime.training.TrainingSummary;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StreamTest {
    @TempDir
    Path directory;

    private final Samples samples = Data.floats(150, 1);

    private static PartsSource<Samples> source(Samples all, long size) {
        return new PartsSource<>(all, all::subset, size);
    }

    @Test
    void inOrderItIsTheSameAsInMemory() {
        for (int batchSize : new int[] {1, 7, 40, 500}) {
            for (long size : new long[] {-1, 150}) {
                NaiveNetwork memory = Data.network();
                NaiveNetwork streamed = Data.network();
                Training<Samples> settings = Training.of(memory);
                settings.inOrder().epochs(3).batchSize(batchSize).run(samples);
                PartsSource<Samples> source = source(samples, size);
                TrainingSummary summary = Training.of(streamed)
                        .inOrder()
                        .epochs(3)
                        .batchSize(batchSize)
                        .run(source);
                assertThat(Data.weights(streamed, directory)).isEqualTo(Data.weights(memory, directory));
                assertThat(summary.samples()).isEqualTo(450);
                assertThat(summary.steps()).isEqualTo(3 * ((150 + batchSize - 1) / batchSize));
                source.assertClosed(3);
            }
        }
    }

    @Test
    void doublesStreamToo() {
        DoubleSamples doubles = Data.widened(samples);
        NaiveDoubleNetwork memory = Data.doubleNetwork();
        NaiveDoubleNetwork streamed = Data.doubleNetwork();
        Training.of(memory).inOrder().batchSize(20).run(doubles);
        Training.of(streamed).inOrder().batchSize(20).run(new PartsSource<>(doubles, doubles::subset, -1));
        assertThat(Data.weights(streamed, directory)).isEqualTo(Data.weights(memory, directory));
    }

    @Test
    void everyEpochDrawsEverySampleOnceInItsOwnFixedOrder() {
        List<Integer> seen = new ArrayList<>();
        Training<Samples> training = Training.of(new Fakes.Recorder(seen)).shuffleSeed(3);
        training.shuffleBuffer(4).epochs(2).run(source(Data.numbered(10), -1));
        // Written down once. Another order on another JVM fails here.
        assertThat(seen).containsExactly(2, 3, 0, 6, 5, 4, 9, 1, 7, 8, 3, 4, 1, 0, 5, 2, 6, 7, 9, 8);
        for (int buffer : new int[] {1, 3, 100, 10_000}) {
            seen.clear();
            training.shuffleBuffer(buffer).epochs(2).run(source(Data.numbered(100), 100));
            for (List<Integer> epoch : List.of(seen.subList(0, 100), seen.subList(100, 200))) {
                assertThat(epoch.stream().sorted())
                        .containsExactlyElementsOf(
                                IntStream.range(0, 100).boxed().toList());
                for (int n = 0; n < 100; n++) {
                    // No sample is drawn before it can be in the buffer.
                    assertThat(epoch.get(n)).isLessThan(n + buffer);
                }
            }
        }
        assertThat(seen.subList(0, 100)).isNotEqualTo(seen.subList(100, 200));
    }

    @Test
    void progressLearnsTheSizeInTheFirstEpoch() {
        List<String> heard = new ArrayList<>();
        Training.of(Data.network())
                .epochs(2)
                .batchSize(100)
                .listener(new TrainingListener() {
                    @Override
                    public void stepped(Progress progress) {
                        heard.add(progress.samplesPerEpoch() + " " + progress.stepsPerEpoch() + " "
                                + (progress.remainingNanos() >= 0));
                    }
                })
                .run(source(samples, -1));
        assertThat(heard).containsExactly("-1 -1 false", "-1 -1 false", "150 2 true", "150 2 true");
    }

    @Test
    void lossesAreTakenOfAllSamples() {
        Samples held = Data.floats(20, 2);
        PartsSource<Samples> source = source(samples, -1);
        TrainingSummary summary = Training.of(Data.network())
                .inOrder()
                .epochs(2)
                .trainingLoss()
                .validation(held)
                .earlyStopping(5)
                .run(source);
        TrainingSummary memory = Training.of(Data.network())
                .inOrder()
                .epochs(2)
                .trainingLoss()
                .validation(held)
                .earlyStopping(5)
                .run(samples);
        assertThat(summary.history()).isEqualTo(memory.history());
        source.assertClosed(4);
    }

    @Test
    void cutAtEveryStepItGoesOn() {
        for (boolean shuffled : new boolean[] {true, false}) {
            for (int batchSize : new int[] {1, 40}) {
                NaiveNetwork whole = Data.network();
                Training<Samples> expected =
                        Training.of(whole).epochs(3).batchSize(batchSize).shuffleBuffer(30);
                (shuffled ? expected : expected.inOrder()).run(source(samples, -1));
                for (int cut = 1; cut <= 9; cut++) {
                    Path file = directory.resolve("checkpoint");
                    NaiveNetwork network = Data.network();
                    Training<Samples> training =
                            Training.of(network).epochs(3).batchSize(batchSize).shuffleBuffer(30);
                    training = shuffled ? training : training.inOrder();
                    training.checkpoint(file, 9).listener(interruptAt(cut)).run(source(samples, -1));
                    assertThat(Thread.interrupted()).isTrue();
                    PartsSource<Samples> source = source(samples, -1);
                    // What a file is read in does not matter.
                    source.part = 11;
                    training.resume(file).run(source);
                    assertThat(Data.weights(network, directory)).isEqualTo(Data.weights(whole, directory));
                }
            }
        }
    }

    private static TrainingListener interruptAt(int cut) {
        return new TrainingListener() {
            private int steps;

            @Override
            public void stepped(Progress progress) {
                if (++steps == cut) {
                    Thread.currentThread().interrupt();
                }
            }
        };
    }
}
