package dev.nnmaven.runtime.training.judging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.nnmaven.runtime.NaiveNetwork;
import dev.nnmaven.runtime.data.Samples;
import dev.nnmaven.runtime.training.Data;
import dev.nnmaven.runtime.training.EpochResult;
import dev.nnmaven.runtime.training.Fakes;
import dev.nnmaven.runtime.training.Loss;
import dev.nnmaven.runtime.training.Measure;
import dev.nnmaven.runtime.training.Training;
import dev.nnmaven.runtime.training.TrainingSummary;
import dev.nnmaven.runtime.training.loop.Steps;
import dev.nnmaven.runtime.weights.WeightsArchive;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a training measures besides its loss. */
class MetricTest {

    @TempDir
    Path directory;

    /** Answers what it is asked. */
    private static final class Echo implements Fakes.Unable {
        @Override
        public void train(float[] inputs, float[] targets) {}

        @Override
        public void query(float[] inputs, float[] outputs) {
            outputs[0] = inputs[0];
        }
    }

    private static Samples samples(float[]... pairs) {
        float[][] inputs = new float[pairs.length][];
        float[][] targets = new float[pairs.length][];
        for (int n = 0; n < pairs.length; n++) {
            inputs[n] = new float[] {pairs[n][0]};
            targets[n] = new float[] {pairs[n][1]};
        }
        return Samples.of(inputs, targets);
    }

    @Test
    void measuresTheValidation() {
        Samples held =
                samples(new float[] {0.9f, 1}, new float[] {0.2f, 0}, new float[] {0.7f, 0}, new float[] {0.1f, 1});
        TrainingSummary summary = Training.of(new Echo())
                .validation(held)
                .trainingLoss()
                .metric("accuracy", Measure.ACCURACY)
                .metric("error", Measure.ABSOLUTE_ERROR)
                .epochs(2)
                .run(samples(new float[] {1, 1}));
        assertThat(summary.history()).hasSize(2).allSatisfy(result -> {
            assertThat(result.metrics().keySet()).containsExactly("accuracy", "error");
            assertThat(result.metrics().get("accuracy")).isEqualTo(0.5);
            assertThat(result.metrics().get("error")).isCloseTo((0.1 + 0.2 + 0.7 + 0.9) / 4, within(1e-6));
        });
        assertThat(summary.toString()).endsWith("validation loss 0.3375, accuracy 0.5000, error 0.4750");
        assertThat(summary.history().get(0).toString())
                .isEqualTo("epoch 1: loss 0.000, validation loss 0.3375, accuracy 0.5000, error 0.4750");
        assertThat(Steps.NONE).hasToString("epoch 0");
    }

    @Test
    void measuresTheTrainingSamplesWithoutValidation() {
        TrainingSummary summary = Training.of(new Echo())
                .trainingLoss()
                .metric("accuracy", Measure.ACCURACY)
                .run(samples(new float[] {1, 1}, new float[] {1, 0}, new float[] {0, 0}, new float[] {0, 0}));
        assertThat(summary.history().get(0).metrics()).isEqualTo(Map.of("accuracy", 0.75));
    }

    @Test
    void needsSamplesToMeasure() {
        assertThatThrownBy(() -> Training.of(new Echo())
                        .metric("accuracy", Measure.ACCURACY)
                        .run(samples(new float[] {1, 1})))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "metric accuracy: found no samples to measure it of, expected validation, validationSplit or"
                                + " trainingLoss as well");
    }

    @Test
    void refusesNamesThatNoFileCanHold() {
        assertThatThrownBy(() -> Training.of(new Echo()).metric("a/b", Measure.ACCURACY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("metric: found the name \"a/b\", expected one without a slash");
        assertThatThrownBy(() -> Training.of(new Echo()).metric("", Measure.ACCURACY))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Training.of(new Echo()).metric("half \ud83d", Measure.ACCURACY))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesNamesThatTheContractHas() {
        for (String name : List.of("epochs", "trainingLoss", "validationLoss")) {
            assertThatThrownBy(() -> Training.of(new Echo()).metric(name, Measure.ACCURACY))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("metric: found the name " + name
                            + ", which the contract has for something else, expected another one");
        }
    }

    @Test
    void accuracyLooksForTheLargest() {
        assertThat(Measure.ACCURACY.of(new double[] {0.2, 0.5, 0.3}, new double[] {0, 1, 0}))
                .isEqualTo(1);
        assertThat(Measure.ACCURACY.of(new double[] {0.2, 0.5, 0.3}, new double[] {0, 0, 1}))
                .isZero();
        assertThat(Measure.ACCURACY.of(new double[] {0.4}, new double[] {0.01})).isEqualTo(1);
        assertThat(Measure.ACCURACY.of(new double[] {0.6}, new double[] {0.01})).isZero();
    }

    @Test
    void aResumedTrainingKnowsWhatWasMeasuredBefore() throws IOException {
        Path file = directory.resolve("checkpoint");
        Training<Samples> training = Training.of(Data.network())
                .epochs(3)
                .validationSplit(0.2)
                .metric("b", Measure.ABSOLUTE_ERROR)
                .metric("a", Measure.ACCURACY);
        Samples samples = Data.floats(40, 1);
        List<EpochResult> whole = training.run(samples).history();
        Training<Samples> first = Training.of(Data.network())
                .epochs(1)
                .validationSplit(0.2)
                .metric("b", Measure.ABSOLUTE_ERROR)
                .metric("a", Measure.ACCURACY)
                .checkpoint(file, 1);
        first.run(samples);
        assertThat(WeightsArchive.read(file).numbers()).containsKeys("history.metric.a", "history.metric.b");
        Training<Samples> rest = Training.of(Data.network())
                .epochs(3)
                .validationSplit(0.2)
                .metric("b", Measure.ABSOLUTE_ERROR)
                .metric("a", Measure.ACCURACY)
                .resume(file);
        assertThat(rest.run(samples).history()).isEqualTo(whole);
    }

    @Test
    void bestLossesAreComparedWithTheirOwnKindOnly() {
        Path file = directory.resolve("checkpoint");
        Samples samples = Data.floats(40, 1);
        Training<Samples> stopping = Training.of(Data.network())
                .validationSplit(0.2)
                .earlyStopping(3)
                .checkpoint(file, 1);
        stopping.epochs(1).run(samples);
        assertThatThrownBy(() -> Training.of(Data.network())
                        .validationSplit(0.2)
                        .earlyStopping(3)
                        .loss(Loss.ABSOLUTE_ERROR)
                        .epochs(2)
                        .resume(file)
                        .run(samples))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("loss: found mean squared error, expected absolute error");
        // Without early stopping it is of no importance.
        TrainingSummary summary = Training.of(Data.network())
                .validationSplit(0.2)
                .loss(Loss.ABSOLUTE_ERROR)
                .epochs(2)
                .resume(file)
                .run(samples);
        assertThat(summary.epochs()).isEqualTo(2);
    }

    @Test
    void earlyStoppingMayBeginWithTheResumption() {
        Path file = directory.resolve("checkpoint");
        Samples samples = Data.floats(40, 1);
        Samples held = Data.floats(9, 2);
        Training.of(Data.network())
                .validation(held)
                .checkpoint(file, 1)
                .epochs(1)
                .run(samples);
        TrainingSummary summary = Training.of(Data.network())
                .validation(held)
                .earlyStopping(5)
                .epochs(2)
                .resume(file)
                .run(samples);
        assertThat(summary.epochs()).isEqualTo(2);
    }

    @Test
    void aResumedTrainingKeepsTheNamesOfItsSamples() {
        Path file = directory.resolve("checkpoint");
        Samples samples = Data.floats(40, 1);
        Training.of(Data.network())
                .checkpoint(file, 1)
                .run(samples.withNames(List.of("a", "b", "c"), List.of("u", "v")));
        NaiveNetwork network = Data.network();
        float[] before = network.query(new float[] {1, 2, 3});
        assertThatThrownBy(() -> Training.of(network)
                        .epochs(2)
                        .resume(file)
                        .run(samples.withNames(List.of("c", "b", "a"), List.of("u", "v"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("features: expected a, b, c; found c, b, a");
        assertThat(network.query(new float[] {1, 2, 3})).isEqualTo(before);
    }
}
