package dev.nnmaven.runtime.training.checkpoints;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nnmaven.runtime.NaiveNetwork;
import dev.nnmaven.runtime.data.Samples;
import dev.nnmaven.runtime.training.Data;
import dev.nnmaven.runtime.training.Fakes;
import dev.nnmaven.runtime.training.Progress;
import dev.nnmaven.runtime.training.Training;
import dev.nnmaven.runtime.training.TrainingListener;
import dev.nnmaven.runtime.training.TrainingSummary;
import dev.nnmaven.runtime.weights.WeightsSnapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A checkpoint that cannot be written is noticed early, and costs nothing but itself. */
class CheckpointFailureTest {
    @TempDir
    Path directory;

    private final Samples samples = Data.floats(150, 1);

    private Path file;

    @BeforeEach
    void nameFile() {
        file = directory.resolve("checkpoint");
    }

    @Test
    void folderIsLookedForBeforeTheFirstStep() {
        NaiveNetwork network = Data.network();
        byte[] before = Data.weights(network, directory);
        Path lost = directory.resolve("none").resolve("checkpoint");
        assertThatThrownBy(
                        () -> Training.of(network).epochs(9).checkpoint(lost, 5).run(samples))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage(lost + ": the checkpoint cannot be written: there is no folder " + lost.getParent());
        assertThat(Data.weights(network, directory)).isEqualTo(before);
    }

    @Test
    void whatIsNoFileIsNoticedBeforeTheFirstStep() throws Exception {
        Path folder = Files.createDirectory(directory.resolve("folder"));
        Path below = Files.createFile(directory.resolve("plain")).resolve("checkpoint");
        Path queue = directory.resolve("queue");
        assertThat(new ProcessBuilder("mkfifo", queue.toString()).start().waitFor())
                .isZero();
        Path process = Path.of("/proc/checkpoint");
        Map<Path, String> reasons = Map.of(
                folder, "cannot be replaced: it is a folder",
                queue, "cannot be replaced: it is not a regular file",
                below, "cannot be written: " + below.getParent() + " is not a folder",
                process, "cannot be written: no file can be made in /proc (");
        for (Map.Entry<Path, String> reason : reasons.entrySet()) {
            Path target = reason.getKey();
            NaiveNetwork network = Data.network();
            byte[] before = Data.weights(network, directory);
            List<String> heard = new ArrayList<>();
            assertThatThrownBy(() -> Training.of(network)
                            .checkpoint(target, Duration.ofHours(1))
                            .listener(started(heard))
                            .run(samples))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageStartingWith(target + ": the checkpoint " + reason.getValue());
            assertThat(heard).isEmpty();
            assertThat(Data.weights(network, directory)).isEqualTo(before);

            for (WeightsSnapshot.Transfer save :
                    List.<WeightsSnapshot.Transfer>of(network::save, Data.doubleNetwork()::save)) {
                assertThatThrownBy(() -> save.with(target))
                        .isInstanceOf(FileSystemException.class)
                        .hasMessageStartingWith(target + ": " + reason.getValue());
            }
        }
    }

    private static TrainingListener started(List<String> heard) {
        return new TrainingListener() {
            @Override
            public void started(Progress progress) {
                heard.add("started");
            }
        };
    }

    @Test
    void failureToWriteEndsTheTraining() {
        List<String> heard = new ArrayList<>();
        assertThatThrownBy(() -> Training.of(Data.network())
                        .checkpoint(file, 1)
                        .listener(new TrainingListener() {
                            @Override
                            public void epochFinished(Progress progress) {
                                createFolder(file);
                            }

                            @Override
                            public void aborted(Progress progress) {
                                heard.add("aborted");
                            }
                        })
                        .run(samples))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage(file + ": cannot be replaced: it is a folder");
        assertThat(heard).containsExactly("aborted");
    }

    @Test
    void failureToWriteTheLastCheckpointLeavesTheBestWeights() {
        NaiveNetwork network = Data.network();
        assertThatThrownBy(() -> training(network)
                        .checkpoint(file, 100)
                        .listener(new TrainingListener() {
                            @Override
                            public void epochFinished(Progress progress) {
                                if (progress.epochsDone() == 1) {
                                    createFolder(file);
                                }
                            }
                        })
                        .run(samples))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage(file + ": cannot be replaced: it is a folder");
        NaiveNetwork expected = Data.network();
        TrainingSummary summary = training(expected).run(samples);
        assertThat(summary.bestEpoch().getAsInt()).isLessThan(summary.epochs());
        assertThat(Data.weights(network, directory)).isEqualTo(Data.weights(expected, directory));
        assertThat(network.contract()).isEqualTo(expected.contract());
        assertThat(network.contract().metrics()).isNotEmpty();
    }

    /** Whose best epoch is not the last. */
    private static Training<Samples> training(NaiveNetwork network) {
        return Training.of(network)
                .epochs(6)
                .loss((outputs, targets) -> 1 - outputs[0])
                .validation(Data.floats(5, 2))
                .earlyStopping(2);
    }

    private static void createFolder(Path folder) {
        try {
            Files.createDirectory(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void wrongSettingsAreRefused() {
        Training<Samples> training = Training.of(Data.network());
        assertThatThrownBy(() -> training.checkpoint(file, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("everyEpochs: found 0, expected at least 1");
        for (Duration every : List.of(Duration.ZERO, Duration.ofSeconds(-1))) {
            assertThatThrownBy(() -> training.checkpoint(file, every))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("every: found " + every + ", expected a duration above 0");
        }
        Training<Samples> fake = Training.of(new Fakes.Recorder(new ArrayList<>()));
        assertThatThrownBy(() -> fake.checkpoint(file, 1).run(Data.numbered(3)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("checkpoint: found a network of ");
        assertThatThrownBy(() -> fake.resume(file).run(Data.numbered(3)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("resume: found a network of ");
    }
}
