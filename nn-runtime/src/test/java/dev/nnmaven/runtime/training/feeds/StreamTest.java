package dev.nnmaven.runtime.training.feeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nnmaven.runtime.NaiveDoubleNetwork;
import dev.nnmaven.runtime.NaiveNetwork;
import dev.nnmaven.runtime.data.DoubleSamples;
import dev.nnmaven.runtime.data.SampleSet;
import dev.nnmaven.runtime.data.SampleSource;
import dev.nnmaven.runtime.data.Samples;
import dev.nnmaven.runtime.training.Data;
import dev.nnmaven.runtime.training.Fakes;
import dev.nnmaven.runtime.training.Progress;
import dev.nnmaven.runtime.training.Training;
import dev.nnmaven.runtime.training.TrainingEnd;
import dev.nnmaven.runtime.training.TrainingListener;
import dev.nnmaven.runtime.training.TrainingSummary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StreamTest {
    @TempDir
    Path directory;

    private final Samples samples = Data.floats(150, 1);

    /** Gives samples in parts of 40, and counts what is open. */
    private static class Source<S extends SampleSet> implements SampleSource<S> {
        private final S all;
        private final BiFunction<Integer, Integer, S> subset;
        private final long size;
        private int opened;
        private int closed;
        private int part = 40;

        Source(S all, BiFunction<Integer, Integer, S> subset, long size) {
            this.all = all;
            this.subset = subset;
            this.size = size;
        }

        @Override
        public int inputSize() {
            return all.inputSize();
        }

        @Override
        public int targetSize() {
            return all.targetSize();
        }

        @Override
        public long size() {
            return size;
        }

        @Override
        public Reader<S> open() {
            assertThat(opened).isEqualTo(closed);
            opened++;
            return new Reader<>() {
                private int next;

                @Override
                public S next() throws IOException {
                    assertThat(opened).isEqualTo(closed + 1);
                    if (next == all.size()) {
                        return null;
                    }
                    int from = next;
                    next = Math.min(all.size(), from + part);
                    return read(from, next);
                }

                @Override
                public void close() {
                    closed++;
                }
            };
        }

        S read(int from, int to) throws IOException {
            return subset.apply(from, to);
        }

        void assertClosed(int times) {
            assertThat(opened).isEqualTo(times);
            assertThat(closed).isEqualTo(times);
        }
    }

    private static Source<Samples> source(Samples all, long size) {
        return new Source<>(all, all::subset, size);
    }

    @Test
    void inOrderItIsTheSameAsInMemory() {
        for (int batchSize : new int[] {1, 7, 40, 500}) {
            for (long size : new long[] {-1, 150}) {
                NaiveNetwork memory = Data.network();
                NaiveNetwork streamed = Data.network();
                Training<Samples> settings = Training.of(memory);
                settings.inOrder().epochs(3).batchSize(batchSize).run(samples);
                Source<Samples> source = source(samples, size);
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
        Training.of(streamed).inOrder().batchSize(20).run(new Source<>(doubles, doubles::subset, -1));
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
        Source<Samples> source = source(samples, -1);
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
                    Source<Samples> source = source(samples, -1);
                    // What a file is read in does not matter.
                    source.part = 11;
                    training.resume(file).run(source);
                    assertThat(Data.weights(network, directory)).isEqualTo(Data.weights(whole, directory));
                }
            }
        }
    }

    @Test
    void otherSamplesAreNoticedWhenTheyAreReadAgain() {
        Path file = directory.resolve("checkpoint");
        Training<Samples> training = Training.of(Data.network()).shuffleBuffer(10);
        training.checkpoint(file, 1).listener(interruptAt(1)).run(source(samples, -1));
        assertThat(Thread.interrupted()).isTrue();
        samples.input(3)[0] += 1;
        assertThatThrownBy(() -> training.resume(file).run(source(samples, -1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching(
                        "source: found 73 with hash [0-9a-f]+ up to sample 64 of epoch 1, expected 73 with hash"
                                + " [0-9a-f]+ as in the checkpoint");
        assertThatThrownBy(() -> training.resume(file).run(source(samples.subset(0, 50), -1)))
                .hasMessage(
                        "source: found 50 samples, expected at least 64, as many as the checkpoint was trained on in"
                                + " this epoch");
        assertThatThrownBy(() -> training.shuffleBuffer(20).resume(file).run(source(samples, 150)))
                .hasMessageContaining("source: found of unknown size, expected of 150 samples; shuffleBuffer: found 10,"
                        + " expected 20");
    }

    @Test
    void interruptThatClosesTheChannelOfASourceIsAnInterrupt() throws IOException {
        Path data = Files.write(directory.resolve("data"), new byte[1000]);
        try (FileChannel channel = FileChannel.open(data)) {
            Source<Samples> source = new Source<>(samples, samples::subset, -1) {
                private int reads;

                @Override
                Samples read(int from, int to) throws IOException {
                    if (++reads == 3) {
                        Thread.currentThread().interrupt();
                    }
                    channel.read(ByteBuffer.allocate(10));
                    return super.read(from, to);
                }
            };
            TrainingSummary summary = Training.of(Data.network())
                    .inOrder()
                    .checkpoint(directory.resolve("checkpoint"), 1)
                    .run(source);
            assertThat(Thread.interrupted()).isTrue();
            assertThat(summary.end()).isEqualTo(TrainingEnd.INTERRUPTED);
            assertThat(summary.samples()).isEqualTo(64);
            source.assertClosed(1);
        }
        NaiveNetwork resumed = Data.network();
        Training.of(resumed).inOrder().resume(directory.resolve("checkpoint")).run(source(samples, -1));
        NaiveNetwork whole = Data.network();
        Training.of(whole).inOrder().run(samples);
        assertThat(Data.weights(resumed, directory)).isEqualTo(Data.weights(whole, directory));
    }

    @Test
    void failureToReadEndsTheTrainingAndClosesTheSource() {
        IOException failure = new IOException("disk gone");
        Source<Samples> source = new Source<>(samples, samples::subset, -1) {
            @Override
            Samples read(int from, int to) throws IOException {
                throw failure;
            }
        };
        assertThatThrownBy(() -> Training.of(Data.network()).run(source))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("disk gone")
                .hasCause(failure);
        source.assertClosed(1);
    }

    @Test
    void sourcesThatDoNotFitAreRefused() {
        Training<Samples> training = Training.of(Data.network());
        assertThatThrownBy(() -> training.run(source(Data.numbered(3), -1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("found a source of samples with 1 inputs, expected 3 as in the network");
        assertThatThrownBy(() -> training.run(source(samples, 149)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("source: found 150 samples, expected 149, its size");
        Source<Samples> changing = new Source<>(
                samples,
                (from, to) -> from < 80
                        ? samples.subset(from, to)
                        : Samples.of(new float[to - from][3], new float[to - from][1]),
                -1);
        assertThatThrownBy(() -> training.run(changing))
                .hasMessage("source: found samples with 3 inputs and 1 targets after 80 samples, expected 3 and 2 as in"
                        + " the network");
        changing.assertClosed(1);
        Source<Samples> empty = new Source<>(samples, (from, to) -> null, -1);
        assertThatThrownBy(() -> training.run(empty)).hasMessage("source: found 0 samples, expected at least 1");
        empty.assertClosed(1);
        assertThatThrownBy(() -> training.validationSplit(0.1).run(source(samples, -1)))
                .hasMessage(
                        "validationSplit: found a source, expected samples in memory to split; give validation other"
                                + " samples than those of the source");
        assertThatThrownBy(() -> training.earlyStopping(1).run(source(samples, -1)))
                .hasMessage("earlyStopping: found no validation, expected validation or validationSplit as well");
        assertThatThrownBy(() -> training.shuffleBuffer(0)).hasMessage("shuffleBuffer: found 0, expected at least 1");
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
