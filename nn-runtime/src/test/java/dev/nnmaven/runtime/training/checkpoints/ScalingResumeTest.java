package dev.nnmaven.runtime.training.checkpoints;

import static dev.nnmaven.runtime.training.feeds.ScalingCases.ROWS;
import static dev.nnmaven.runtime.training.feeds.ScalingCases.fitted;
import static dev.nnmaven.runtime.training.feeds.ScalingCases.network;
import static dev.nnmaven.runtime.training.feeds.ScalingCases.raw;
import static dev.nnmaven.runtime.training.feeds.ScalingCases.refused;
import static dev.nnmaven.runtime.training.feeds.ScalingCases.scaled;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.runtime.NaiveNetwork;
import dev.nnmaven.runtime.contract.FittedScaling;
import dev.nnmaven.runtime.contract.ModelContract;
import dev.nnmaven.runtime.contract.ScalingKind;
import dev.nnmaven.runtime.data.Samples;
import dev.nnmaven.runtime.training.Data;
import dev.nnmaven.runtime.training.Fakes;
import dev.nnmaven.runtime.training.Training;
import dev.nnmaven.runtime.training.feeds.ScalingCases;
import dev.nnmaven.runtime.weights.WeightsArchive;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trainings that scale and go on from a checkpoint. */
class ScalingResumeTest {
    @TempDir
    Path directory;

    private final Samples raw = raw(ROWS, 1);

    @Test
    void resumedWithTheSameScalingEndsWithTheSameWeightsAndContract() throws IOException {
        Samples named = raw.withNames(List.of("a", "b", "c"), List.of());
        NaiveNetwork whole = network();
        whole.contract(ModelContract.none().withSeed(42));
        scaled(whole).validationSplit(0.2).run(named);
        for (int cut = 1; cut < 21; cut++) {
            Path file = directory.resolve("checkpoint");
            NaiveNetwork first = network();
            first.contract(ModelContract.none().withSeed(42));
            scaled(first)
                    .validationSplit(0.2)
                    .checkpoint(file, 100)
                    .listener(new Fakes.InterruptAtStep(cut))
                    .run(named);
            assertThat(Thread.interrupted()).isTrue();
            // A checkpoint is a weights file, and answers raw features.
            NaiveNetwork loaded = network();
            loaded.load(file);
            assertThat(loaded.queryRaw(raw.input(0))).isEqualTo(first.queryRaw(raw.input(0)));
            assertThat(loaded.contract().features()).containsExactly("a", "b", "c");
            NaiveNetwork second = network();
            second.contract(ModelContract.none().withSeed(7));
            scaled(second).validationSplit(0.2).resume(file).run(named);
            assertThat(Data.weights(second, directory)).isEqualTo(Data.weights(whole, directory));
            assertThat(second.contract()).isEqualTo(whole.contract());
        }
    }

    @Test
    void theBestWeightsOfAResumedTrainingHaveTheirScaling() {
        NaiveNetwork whole = network();
        scaled(whole).epochs(6).validationSplit(0.2).earlyStopping(2).run(raw);
        for (int cut = 1; cut <= 42; cut += 5) {
            Path file = directory.resolve("checkpoint");
            scaled(network())
                    .epochs(6)
                    .validationSplit(0.2)
                    .earlyStopping(2)
                    .checkpoint(file, 100)
                    .listener(new Fakes.InterruptAtStep(cut))
                    .run(raw);
            Thread.interrupted();
            NaiveNetwork second = network();
            scaled(second)
                    .epochs(6)
                    .validationSplit(0.2)
                    .earlyStopping(2)
                    .resume(file)
                    .run(raw);
            assertThat(Data.weights(second, directory)).isEqualTo(Data.weights(whole, directory));
            assertThat(second.contract()).isEqualTo(whole.contract());
        }
    }

    @Test
    void resumingWithAnotherScalingIsRefused() {
        Path file = directory.resolve("checkpoint");
        NaiveNetwork network = network();
        scaled(network).epochs(1).checkpoint(file, 1).run(raw);
        FittedScaling inputs = network.contract().inputScaling();
        NaiveNetwork fresh = network();
        byte[] weights = Data.weights(fresh, directory);
        refused(
                () -> Training.of(fresh)
                        .batchSize(7)
                        .epochs(3)
                        .scaleInputs(ScalingKind.MIN_MAX)
                        .resume(file)
                        .run(raw),
                "checkpoint " + file + " is of another training: inputScaling: found " + inputs + ", expected "
                        + fitted(ScalingKind.MIN_MAX, raw, true) + "; targetScaling: found "
                        + network.contract().targetScaling() + ", expected none. Set the training up as it was");
        assertThat(Data.weights(fresh, directory)).isEqualTo(weights);
        assertThat(fresh.contract()).isEqualTo(ModelContract.none());
    }

    @Test
    void aCheckpointFromBeforeThereWasScalingIsTakenUp() throws IOException {
        Path file = directory.resolve("checkpoint");
        Training.of(network()).batchSize(7).epochs(1).checkpoint(file, 1).run(raw);
        WeightsArchive archive = WeightsArchive.read(file);
        Map<String, String> texts = new HashMap<>(archive.texts());
        assertThat(texts.remove("inputScaling")).isEqualTo("none");
        assertThat(texts.remove("targetScaling")).isEqualTo("none");
        new WeightsArchive(archive.weights(), archive.copies(), archive.numbers(), texts).write(file);
        NaiveNetwork resumed = network();
        Training.of(resumed).batchSize(7).epochs(2).resume(file).run(raw);
        NaiveNetwork whole = network();
        Training.of(whole).batchSize(7).epochs(2).run(raw);
        assertThat(Data.weights(resumed, directory)).isEqualTo(Data.weights(whole, directory));
    }

    @Test
    void aStreamResumedInTheMiddleHasTheSameContract() {
        NaiveNetwork whole = network();
        scaled(whole).shuffleBuffer(10).run(new ScalingCases.Source(raw));
        Path file = directory.resolve("checkpoint");
        for (int cut : new int[] {4, 9, 14, 27}) {
            scaled(network())
                    .shuffleBuffer(10)
                    .checkpoint(file, 100)
                    .listener(new Fakes.InterruptAtStep(cut))
                    .run(new ScalingCases.Source(raw));
            assertThat(Thread.interrupted()).isTrue();
            NaiveNetwork second = network();
            scaled(second).shuffleBuffer(10).resume(file).run(new ScalingCases.Source(raw));
            assertThat(Data.weights(second, directory)).isEqualTo(Data.weights(whole, directory));
            assertThat(second.contract()).isEqualTo(whole.contract());
        }
    }
}
