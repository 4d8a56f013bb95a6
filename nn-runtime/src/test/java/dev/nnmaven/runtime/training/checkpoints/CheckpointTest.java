package dev.nnmaven.runtime.training.checkpoints;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nnmaven.runtime.FileFormatException;
import dev.nnmaven.runtime.NaiveDoubleNetwork;
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
import dev.nnmaven.runtime.training.TrainingWarning;
import dev.nnmaven.runtime.weights.WeightsArchive;
import dev.nnmaven.runtime.weights.WeightsSnapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
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
    void whatDiffersIsListed() {
        Training.of(Data.network())
                .batchSize(40)
                .validation(held)
                .checkpoint(file, 1)
                .run(samples);
        NaiveNetwork network = Data.network();
        byte[] before = Data.weights(network, directory);
        assertThatThrownBy(() -> Training.of(network)
                        .batchSize(20)
                        .shuffleSeed(9)
                        .resume(file)
                        .run(samples.subset(0, 149)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching("checkpoint .*checkpoint is of another training: batchSize: found 40, expected 20;"
                        + " order: found shuffled with seed 1, expected shuffled with seed 9; samples: found 150 with"
                        + " hash [0-9a-f]+, expected 149 with hash [0-9a-f]+; validation: found 10 with hash"
                        + " [0-9a-f]+, expected none\\. Set the training up as it was, or start anew without the"
                        + " checkpoint");
        samples.input(149)[2] = 0.5f;
        assertThatThrownBy(() -> Training.of(network)
                        .batchSize(40)
                        .inOrder()
                        .validation(held)
                        .resume(file)
                        .run(samples))
                .hasMessageContaining("order: found shuffled with seed 1, expected in order; samples: found 150 with");
        assertThatThrownBy(() -> Training.of(new NaiveNetwork(Data.INPUTS, 1))
                        .batchSize(40)
                        .resume(file)
                        .run(Samples.of(new float[1][Data.INPUTS], new float[1][1])))
                .hasMessageContaining("outputs: found 2, expected 1; ")
                .hasMessageContaining("network: found 3-2, expected 3-1");
        assertThatThrownBy(() -> Training.of(new NaiveDoubleNetwork(Data.INPUTS, Data.OUTPUTS))
                        .batchSize(40)
                        .validation(Data.widened(held))
                        .resume(file)
                        .run(Data.widened(samples)))
                .hasMessageContaining("precision: found float, expected double");
        assertThat(Data.weights(network, directory)).isEqualTo(before);
    }

    @Test
    void checkpointFurtherThanTheTrainingIsRefused() {
        Training.of(Data.network()).epochs(3).checkpoint(file, 1).run(samples);
        assertThatThrownBy(
                        () -> Training.of(Data.network()).epochs(2).resume(file).run(samples))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "checkpoint " + file + " is further than this training: epochs: found 3 done, expected at most"
                                + " 2; ask for more epochs");
        Training.of(Data.network())
                .epochs(3)
                .checkpoint(file, 1)
                .listener(new TrainingListener() {
                    @Override
                    public void stepped(Progress progress) {
                        if (progress.epoch() == 3) {
                            Thread.currentThread().interrupt();
                        }
                    }
                })
                .run(samples);
        assertThat(Thread.interrupted()).isTrue();
        assertThatThrownBy(
                        () -> Training.of(Data.network()).epochs(2).resume(file).run(samples))
                .hasMessageContaining("epochs: found 2 done and another begun, expected at most 2");
    }

    @Test
    void missingFileIsRefusedUnlessItMayBeMissing() {
        assertThatThrownBy(() -> Training.of(Data.network()).resume(file).run(samples))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage(file + ": cannot be resumed: there is no such checkpoint; resumeIfPresent would start anew")
                .hasCauseInstanceOf(NoSuchFileException.class);
        NaiveNetwork network = Data.network();
        Training.of(network).epochs(2).resumeIfPresent(file).checkpoint(file, 1).run(samples);
        TrainingSummary resumed =
                Training.of(network).epochs(3).resumeIfPresent(file).run(samples);
        assertThat(resumed.steps()).isEqualTo(450);
        NaiveNetwork whole = Data.network();
        Training.of(whole).epochs(3).run(samples);
        assertThat(Data.weights(network, directory)).isEqualTo(Data.weights(whole, directory));
    }

    @Test
    void filesThatAreNoCheckpointsAreRefused() throws IOException {
        Data.network().save(file);
        assertRefused("metadata nn.training.format: found weights without the state of a training, expected 1, a"
                + " checkpoint of this version");
        Files.write(file, new byte[3]);
        assertRefused("byte 3: found the end of the file, expected 5 more bytes: it is truncated");
        Training.of(Data.network())
                .validation(held)
                .earlyStopping(3)
                .checkpoint(file, 1)
                .run(samples);
        WeightsArchive archive = WeightsArchive.read(file);
        assertRefused(archive, "format", "2", "found 2, expected 1, a checkpoint of this version");
        assertRefused(archive, "epoch", "0", "found 0, expected a whole number from 1 to 2147483647");
        assertRefused(archive, "epoch", "x", "found x, expected a whole number from 1 to 2147483647");
        assertRefused(archive, "sample", "-1", "found -1, expected a whole number from 0 to 150");
        assertRefused(archive, "sample", "151", "found 151, expected a whole number from 0 to 150");
        assertRefused(archive, "totalSteps", null, "found none, expected a whole number from 0 to " + Long.MAX_VALUE);
        new WeightsArchive(archive.weights(), Map.of(), archive.numbers(), archive.texts()).write(file);
        assertRefused("metadata nn.training.bestEpoch: found 1 without its weights, expected tensors training/best/…");
        Map<String, double[]> numbers = new HashMap<>(archive.numbers());
        numbers.put("history.trainingLoss", new double[2]);
        new WeightsArchive(archive.weights(), archive.copies(), numbers, archive.texts()).write(file);
        assertRefused("tensor training/history.trainingLoss: found 2 numbers, expected 1");
    }

    /** A checkpoint may come from anywhere; what it says must not garble a terminal or fill it. */
    @Test
    void textsOfAHostileCheckpointAreCutAndEscaped() throws IOException {
        Training.of(Data.network()).checkpoint(file, 1).run(samples);
        WeightsArchive archive = WeightsArchive.read(file);
        String hostile = "\u001b[2J\n\u202e" + "x".repeat(5_000_000);
        for (String name : new String[] {"format", "epoch", "batchSize", "network", "inputScaling", "source"}) {
            Map<String, String> texts = new HashMap<>(archive.texts());
            texts.put(name, hostile);
            new WeightsArchive(archive.weights(), Map.of(), archive.numbers(), texts).write(file);
            assertTame(name);
        }
        Map<String, double[]> numbers = new HashMap<>(archive.numbers());
        numbers.put("history.epochs", new double[2]);
        numbers.put("history.trainingLoss", new double[2]);
        numbers.put("history.validationLoss", new double[2]);
        numbers.put("history.metric.\u001b[2J" + "x".repeat(100_000), new double[1]);
        new WeightsArchive(archive.weights(), Map.of(), numbers, archive.texts()).write(file);
        assertTame("history.metric");
    }

    private void assertTame(String what) {
        String found = "none";
        try {
            Training.of(Data.network()).epochs(2).resume(file).run(samples);
        } catch (UncheckedIOException | IllegalArgumentException e) {
            found = e.getMessage();
        }
        if (!what.equals("source")) {
            assertThat(found).as(what).contains(file.toString(), "\\u001b[2J").hasSizeLessThan(2000);
        }
        assertThat(found).as(what).doesNotContain("\u001b", "\u202e", "\n");
    }

    @Test
    void stateOfOthersIsLeftAlone() throws IOException {
        Training.of(Data.network()).checkpoint(file, 1).run(samples);
        WeightsArchive archive = WeightsArchive.read(file);
        Map<String, String> texts = new HashMap<>(archive.texts());
        texts.put("mood", "good");
        new WeightsArchive(
                        archive.weights(), Map.of("momentum", archive.weights()), Map.of("rate", new double[1]), texts)
                .write(file);
        assertThat(Training.of(Data.network())
                        .epochs(2)
                        .resume(file)
                        .run(samples)
                        .steps())
                .isEqualTo(300);
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
    void weightsThatAreNotFiniteAreNeverSaved() throws IOException {
        Training.of(Data.network()).checkpoint(file, 1).run(samples);
        byte[] before = Files.readAllBytes(file);
        samples.input(3)[0] = Float.NaN;
        assertThatThrownBy(() -> Training.of(Data.network()).checkpoint(file, 1).run(samples))
                .isInstanceOf(TrainingDivergedException.class);
        assertThat(file).hasBinaryContent(before);
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

    private void assertRefused(WeightsArchive archive, String name, String text, String expected) throws IOException {
        Map<String, String> texts = new HashMap<>(archive.texts());
        if (text == null) {
            texts.remove(name);
        } else {
            texts.put(name, text);
        }
        new WeightsArchive(archive.weights(), archive.copies(), archive.numbers(), texts).write(file);
        assertRefused("metadata nn.training." + name + ": " + expected);
    }

    private void assertRefused(String expected) {
        NaiveNetwork network = Data.network();
        byte[] before = Data.weights(network, directory);
        assertThatThrownBy(() -> Training.of(network)
                        .validation(held)
                        .earlyStopping(3)
                        .resume(file)
                        .run(samples))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage(file + ": " + expected)
                .hasCauseInstanceOf(FileFormatException.class);
        assertThat(Data.weights(network, directory)).isEqualTo(before);
    }

    @Test
    void anotherArithmeticIsNamedAndTheTrainingGoesOn() throws IOException {
        assertThat(warningsResumedFrom("plain Java")).isEmpty();
        assertThat(warningsResumedFrom("vector instructions of 256 bits\u001b"))
                .containsExactly(
                        "OTHER_ARITHMETIC found vector instructions of 256 bits\\u001b in the checkpoint " + file
                                + ", plain Java here: batches may round otherwise from now on, so the training need not end with the"
                                + " bits that it would have without having been stopped; start java as before (--add-modules"
                                + " jdk.incubator.vector, -Dnn.vector), or each time with -Dnn.vector=exact");
        // As in checkpoints of versions that did not say so.
        assertThat(warningsResumedFrom(null)).isEmpty();
    }

    /** @param arithmetic in the checkpoint, or null for none */
    private List<String> warningsResumedFrom(String arithmetic) throws IOException {
        Training.of(Data.network()).epochs(1).batchSize(40).checkpoint(file, 1).run(samples);
        WeightsArchive archive = WeightsArchive.read(file);
        Map<String, String> texts = new HashMap<>(archive.texts());
        texts.remove("arithmetic");
        if (arithmetic != null) {
            texts.put("arithmetic", arithmetic);
        }
        new WeightsArchive(archive.weights(), archive.copies(), archive.numbers(), texts).write(file);
        List<String> warnings = new ArrayList<>();
        TrainingSummary summary = Training.of(Data.network())
                .epochs(2)
                .batchSize(40)
                .resume(file)
                .checkpoint(file, 1)
                .listener(new TrainingListener() {
                    @Override
                    public void warned(TrainingWarning warning, String advice) {
                        warnings.add(warning + " " + advice);
                    }
                })
                .run(samples);
        assertThat(summary.epochs()).isEqualTo(2);
        assertThat(WeightsArchive.read(file).texts()).containsEntry("arithmetic", "plain Java");
        return warnings;
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
