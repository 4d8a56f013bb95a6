package dev.nnmaven.runtime.training.feeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nnmaven.runtime.NaiveNetwork;
import dev.nnmaven.runtime.data.Samples;
import dev.nnmaven.runtime.training.Data;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sources that fail, or give other samples than they said, end the training in words that say why. */
class StreamRefusalTest {
    @TempDir
    Path directory;

    private final Samples samples = Data.floats(150, 1);

    private static PartsSource<Samples> source(Samples all, long size) {
        return new PartsSource<>(all, all::subset, size);
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
            PartsSource<Samples> source = new PartsSource<>(samples, samples::subset, -1) {
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
        PartsSource<Samples> source = new PartsSource<>(samples, samples::subset, -1) {
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
        PartsSource<Samples> changing = new PartsSource<>(
                samples,
                (from, to) -> from < 80
                        ? samples.subset(from, to)
                        : Samples.of(new float[to - from][3], new float[to - from][1]),
                -1);
        assertThatThrownBy(() -> training.run(changing))
                .hasMessage("source: found samples with 3 inputs and 1 targets after 80 samples, expected 3 and 2 as in"
                        + " the network");
        changing.assertClosed(1);
        PartsSource<Samples> empty = new PartsSource<>(samples, (from, to) -> null, -1);
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
