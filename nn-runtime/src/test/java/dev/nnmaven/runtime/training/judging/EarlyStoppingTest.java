package dev.nnmaven.runtime.training.judging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nnmaven.runtime.NaiveDoubleNetwork;
import dev.nnmaven.runtime.NaiveNetwork;
import dev.nnmaven.runtime.data.Samples;
import dev.nnmaven.runtime.training.Data;
import dev.nnmaven.runtime.training.Fakes;
import dev.nnmaven.runtime.training.Training;
import dev.nnmaven.runtime.training.TrainingEnd;
import dev.nnmaven.runtime.training.TrainingSummary;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EarlyStoppingTest {
    @TempDir
    Path directory;

    private final Samples training = Data.floats(100, 1);
    private final Samples one = Data.floats(1, 2);

    @Test
    void stopsAfterItsPatienceAndRestoresTheBestWeights() {
        assertStops(2, 0, List.of(5.0, 4.0, 3.0, 3.5, 3.0, 1.0), 5, 3);
        assertStops(1, 0, List.of(5.0, 4.0, 4.0, 1.0), 3, 2);
        assertStops(3, 0, List.of(5.0, 6.0, 7.0, 4.0, 4.0, 4.0, 4.0, 1.0), 7, 4);
    }

    @Test
    void smallImprovementsDoNotCount() {
        assertStops(2, 1.5, List.of(5.0, 4.0, 3.5, 1.0), 3, 1);
        assertStops(2, 1.5, List.of(5.0, 4.0, 3.4, 3.0, 2.5, 1.0), 5, 3);
        assertStops(2, 1e300, List.of(5.0, 4.0, 3.0, 1.0), 3, 1);
    }

    @Test
    void bestWeightsAreRestoredAfterAllEpochsToo() {
        NaiveNetwork network = Data.network();
        List<Double> losses = List.of(3.0, 1.0, 2.0);
        TrainingSummary summary = training(Training.of(network), losses)
                .epochs(3)
                .earlyStopping(5)
                .run(training);
        assertThat(summary.end()).isEqualTo(TrainingEnd.ALL_EPOCHS);
        assertThat(summary.bestEpoch()).hasValue(2);
        assertThat(summary.toString()).endsWith(", weights of epoch 2, validation loss 1.000");
        assertThat(Data.weights(network, directory)).isEqualTo(weightsAfter(2));
    }

    @Test
    void doublesAreRestoredToo() {
        NaiveDoubleNetwork network = Data.doubleNetwork();
        List<Double> losses = List.of(1.0, 2.0, 2.0);
        int[] epoch = new int[1];
        TrainingSummary summary = Training.of(network)
                .validation(Data.widened(one))
                .loss((outputs, targets) -> losses.get(epoch[0]++))
                .epochs(3)
                .earlyStopping(2)
                .run(Data.widened(training));
        assertThat(summary.bestEpoch()).hasValue(1);
        NaiveDoubleNetwork expected = Data.doubleNetwork();
        Training.of(expected).run(Data.widened(training));
        assertThat(Data.weights(network, directory)).isEqualTo(Data.weights(expected, directory));
    }

    @Test
    void wrongSettingsAreRefused() {
        Training<Samples> of = Training.of(Data.network());
        assertThatThrownBy(() -> of.earlyStopping(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("patience: found 0, expected at least 1");
        for (double delta : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> of.earlyStopping(1, delta))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("minDelta: found " + delta + ", expected a finite number of at least 0");
        }
        assertThatThrownBy(() -> of.earlyStopping(1).run(training))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("earlyStopping: found no validation, expected validation or validationSplit as well");
    }

    @Test
    void networkThatCannotBeCopiedIsRefused() {
        List<Integer> seen = new ArrayList<>();
        assertThatThrownBy(() -> Training.of(new Fakes.Recorder(seen))
                        .validationSplit(0.5)
                        .earlyStopping(1)
                        .run(Data.numbered(4)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("earlyStopping: found a network of " + Fakes.Recorder.class.getName()
                        + ", expected one whose save and load call Weights.save and Weights.load with the path they"
                        + " are given, as generated networks do");
        assertThat(seen).isEmpty();
    }

    private void assertStops(int patience, double minDelta, List<Double> losses, int epochs, int best) {
        NaiveNetwork network = Data.network();
        TrainingSummary summary = training(Training.of(network), losses)
                .epochs(losses.size())
                .earlyStopping(patience, minDelta)
                .run(training);
        assertThat(summary.epochs()).isEqualTo(epochs);
        assertThat(summary.bestEpoch()).hasValue(best);
        assertThat(summary.end()).isEqualTo(TrainingEnd.EARLY_STOPPING);
        assertThat(summary.history()).hasSize(epochs);
        assertThat(summary.toString()).endsWith(", stopped early");
        assertThat(Data.weights(network, directory)).isEqualTo(weightsAfter(best));
    }

    /** Validates with one sample, whose loss after each epoch is given. */
    private Training<Samples> training(Training<Samples> training, List<Double> losses) {
        int[] epoch = new int[1];
        return training.validation(one).loss((outputs, targets) -> losses.get(epoch[0]++));
    }

    private byte[] weightsAfter(int epochs) {
        NaiveNetwork network = Data.network();
        Training.of(network).epochs(epochs).run(training);
        return Data.weights(network, directory);
    }
}
