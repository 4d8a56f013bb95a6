package dev.nnmaven.runtime.training.checkpoints;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nnmaven.runtime.FileFormatException;
import dev.nnmaven.runtime.NaiveDoubleNetwork;
import dev.nnmaven.runtime.NaiveNetwork;
import dev.nnmaven.runtime.data.Samples;
import dev.nnmaven.runtime.training.Data;
import dev.nnmaven.runtime.training.Progress;
import dev.nnmaven.runtime.training.Training;
import dev.nnmaven.runtime.training.TrainingListener;
import dev.nnmaven.runtime.training.TrainingSummary;
import dev.nnmaven.runtime.training.TrainingWarning;
import dev.nnmaven.runtime.weights.WeightsArchive;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is no checkpoint, or one of another training, is refused in words that say why. */
class CheckpointRefusalTest {
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
}
