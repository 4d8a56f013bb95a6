package dev.nnmaven.runtime.training.checkpoints;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nnmaven.runtime.NaiveNetwork;
import dev.nnmaven.runtime.data.Samples;
import dev.nnmaven.runtime.training.Data;
import dev.nnmaven.runtime.training.Fakes;
import dev.nnmaven.runtime.training.Progress;
import dev.nnmaven.runtime.training.Training;
import dev.nnmaven.runtime.training.TrainingDivergedException;
import dev.nnmaven.runtime.training.TrainingEnd;
import dev.nnmaven.runtime.training.TrainingListener;
import dev.nnmaven.runtime.training.TrainingSummary;
import dev.nnmaven.runtime.weights.WeightsArchive;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointTest {
    @TempDir
    Path directory;

    private final Samples samples = Data.floats(150, 1);

    private final Samples held = Data.floats(10, 2);

    private Path file;

    @BeforeEach
    void nameFile() {
        file = directory.resolve("checkpoint");
    }

    @Test
    void fileHasWeightsAndState() throws IOException {
        NaiveNetwork network = Data.network();
        int[] epoch = new int[1];
        double[] losses = {2, 1, 3};
        Training.of(network)
                .epochs(3)
                .batchSize(40)
                .shuffleSeed(7)
                .validation(held.subset(0, 1))
                .loss((outputs, targets) -> losses[epoch[0]++])
                .earlyStopping(5)
                .checkpoint(file, 2)
                .run(samples);
        WeightsArchive archive = WeightsArchive.read(file);
        Map<String, String> texts = new HashMap<>(archive.texts());
        assertThat(texts.remove("nanos")).matches("\\d+");
        // Written down once: other hashes on another JVM fail here.
        assertThat(texts)
                .isEqualTo(Map.ofEntries(
                        Map.entry("format", "1"),
                        Map.entry("network", "3-2"),
                        Map.entry("steps", "sgd"),
                        Map.entry("schedule", "constant"),
                        Map.entry("loss", "one of its own"),
                        Map.entry("precision", "float"),
                        Map.entry("inputs", "3"),
                        Map.entry("outputs", "2"),
                        Map.entry("batchSize", "40"),
                        Map.entry("arithmetic", "plain Java"),
                        Map.entry("order", "shuffled with seed 7"),
                        Map.entry("samples", "150 with hash 4e0b2460754d693"),
                        Map.entry("validation", "1 with hash 3f94840db520463c"),
                        Map.entry("inputScaling", "none"),
                        Map.entry("targetScaling", "none"),
                        Map.entry("epoch", "4"),
                        Map.entry("sample", "0"),
                        Map.entry("read", "none"),
                        Map.entry("totalSamples", "450"),
                        Map.entry("totalSteps", "12"),
                        Map.entry("bestEpoch", "2")));
        assertThat(archive.numbers().keySet())
                .containsExactlyInAnyOrder(
                        "bestLoss", "history.epochs", "history.trainingLoss", "history.validationLoss");
        assertThat(archive.numbers().get("history.epochs")).containsExactly(1, 2, 3);
        assertThat(archive.numbers().get("history.trainingLoss")).containsOnly(Double.NaN);
        assertThat(archive.numbers().get("history.validationLoss")).containsExactly(losses);
        assertThat(archive.numbers().get("bestLoss")).containsExactly(1);
        // The network has its best weights back, the checkpoint those after the last step as well.
        NaiveNetwork best = Data.network();
        archive.copies().get("best").restore(best::load);
        assertThat(Data.weights(best, directory)).isEqualTo(Data.weights(network, directory));
        NaiveNetwork last = Data.network();
        last.load(file);
        NaiveNetwork expected = Data.network();
        Training.of(expected).epochs(3).batchSize(40).shuffleSeed(7).run(samples);
        assertThat(Data.weights(last, directory)).isEqualTo(Data.weights(expected, directory));
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder("checkpoint", "weights");
        }
    }

    @Test
    void writtenEverySoManyEpochsAndAtTheEnd() {
        List<String> written = new ArrayList<>();
        Training.of(Data.network())
                .epochs(7)
                .checkpoint(file, 3)
                .listener(epochInFile(written))
                .run(samples);
        // A listener hears of an epoch before its checkpoint is written.
        assertThat(written).containsExactly("none", "none", "none", "4", "4", "4", "7");
        assertThat(epochInFile()).isEqualTo("8");
    }

    @Test
    void writtenAfterTime() {
        AtomicLong clock = new AtomicLong();
        List<String> written = new ArrayList<>();
        Data.clocked(Training.of(Data.network()).epochs(3).batchSize(50).inOrder(), clock::get)
                .checkpoint(file, Duration.ofSeconds(5))
                .listener(new TrainingListener() {
                    @Override
                    public void stepped(Progress progress) {
                        written.add(epochInFile());
                        clock.addAndGet(2_000_000_000);
                    }
                })
                .run(samples);
        assertThat(written)
                .containsExactly("none", "none", "none", "1 150", "1 150", "1 150", "2 150", "2 150", "2 150");
    }

    @Test
    void endlessDurationIsTaken() {
        Training.of(Data.network())
                .checkpoint(file, Duration.ofSeconds(Long.MAX_VALUE))
                .run(samples);
        assertThat(epochInFile()).isEqualTo("2");
    }

    @Test
    void interruptedThreadStillSaves() throws IOException {
        List<String> heard = new ArrayList<>();
        NaiveNetwork network = Data.network();
        Thread.currentThread().interrupt();
        TrainingSummary summary = Training.of(network)
                .checkpoint(file, 1)
                .listener(new Fakes.Listing(heard))
                .run(samples);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(summary.end()).isEqualTo(TrainingEnd.INTERRUPTED);
        assertThat(summary.epochs()).isZero();
        assertThat(summary.steps()).isZero();
        assertThat(summary.toString()).endsWith(", interrupted");
        assertThat(heard).containsExactly("started 0 -1", "finished " + summary);
        assertThat(WeightsArchive.read(file).texts()).containsEntry("sample", "0");

        Thread.currentThread().interrupt();
        TrainingSummary resumed = Training.of(network).resume(file).run(samples);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(resumed.end()).isEqualTo(TrainingEnd.INTERRUPTED);
    }

    @Test
    void interruptAtAnyMomentOfManyCheckpointsIsNoFailure() throws InterruptedException {
        for (int round = 0; round < 20; round++) {
            TrainingSummary[] summary = new TrainingSummary[1];
            boolean[] flag = new boolean[1];
            Thread trains = new Thread(() -> {
                summary[0] = Training.of(Data.network())
                        .epochs(Integer.MAX_VALUE)
                        .checkpoint(file, 1)
                        .run(samples);
                flag[0] = Thread.currentThread().isInterrupted();
            });
            trains.start();
            Thread.sleep(5 + round);
            trains.interrupt();
            trains.join();
            assertThat(summary[0].end()).isEqualTo(TrainingEnd.INTERRUPTED);
            assertThat(flag[0]).isTrue();
            assertThat(epochInFile()).isEqualTo(epochInFile(summary[0]));
        }
    }

    @Test
    void weightsThatAreNotFiniteAreNeverSaved() throws IOException {
        Training.of(Data.network()).checkpoint(file, 1).run(samples);
        byte[] before = Files.readAllBytes(file);
        samples.input(3)[0] = Float.NaN;
        assertThatThrownBy(() -> Training.of(Data.network()).checkpoint(file, 1).run(samples))
                .isInstanceOf(TrainingDivergedException.class);
        assertThat(file).hasBinaryContent(before);
    }

    private TrainingListener epochInFile(List<String> written) {
        return new TrainingListener() {
            @Override
            public void epochFinished(Progress progress) {
                written.add(epochInFile());
            }
        };
    }

    private String epochInFile() {
        try {
            if (Files.notExists(file)) {
                return "none";
            }
            Map<String, String> texts = WeightsArchive.read(file).texts();
            return texts.get("epoch") + (texts.get("sample").equals("0") ? "" : " " + texts.get("sample"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String epochInFile(TrainingSummary summary) {
        long sample = summary.samples() - 150L * summary.epochs();
        return (summary.epochs() + 1) + (sample == 0 ? "" : " " + sample);
    }
}
