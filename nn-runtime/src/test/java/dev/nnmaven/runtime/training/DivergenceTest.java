package dev.nnmaven.runtime.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nnmaven.runtime.NaiveDoubleNetwork;
import dev.nnmaven.runtime.NaiveNetwork;
import dev.nnmaven.runtime.data.Samples;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DivergenceTest {
    private static final String ADVICE =
            ". Try a lower learning rate, and make sure that all inputs and targets are finite and scaled";

    @TempDir
    Path directory;

    @Test
    void weightThatIsNotFiniteStopsTheTrainingAndTheLastGoodOnesAreBack() {
        Samples samples = spoilt(10_000, 9_000, Float.NaN);
        NaiveNetwork network = Data.network();
        List<String> heard = new ArrayList<>();
        assertThatThrownBy(() -> Training.of(network)
                        .inOrder()
                        .epochs(2)
                        .listener(new TrainingListener() {
                            @Override
                            public void aborted(Progress progress) {
                                heard.add("aborted at " + progress.step());
                            }
                        })
                        .run(samples))
                .isInstanceOf(TrainingDivergedException.class)
                .hasMessage(
                        "epoch 1, step 9024, learning rate 0.1: found NaN as output.weight[0, 0], expected finite weights; the network"
                                + " has the weights of epoch 1, step 8192" + ADVICE)
                .hasFieldOrPropertyWithValue("epoch", 1)
                .hasFieldOrPropertyWithValue("step", 9024L);
        assertThat(heard).containsExactly("aborted at 9024");
        NaiveNetwork expected = Data.network();
        Training.of(expected).inOrder().run(samples.subset(0, 8192));
        assertThat(Data.weights(network, directory)).isEqualTo(Data.weights(expected, directory));
    }

    @Test
    void doublesAreLookedAtToo() {
        NaiveDoubleNetwork network = Data.doubleNetwork();
        byte[] before = Data.weights(network, directory);
        assertThatThrownBy(() -> Training.of(network)
                        .batchSize(10)
                        .epochs(3)
                        .run(Data.widened(spoilt(100, 50, Float.POSITIVE_INFINITY))))
                .isInstanceOf(TrainingDivergedException.class)
                .hasMessage(
                        "epoch 1, step 7, learning rate 0.1: found NaN as output.weight[0, 0], expected finite weights; the network has"
                                + " the weights of the start" + ADVICE);
        assertThat(Data.weights(network, directory)).isEqualTo(before);
    }

    @Test
    void aBatchThatGoesAstrayIsTheLast() {
        assertThatThrownBy(() ->
                        Training.of(Data.network()).batchSize(100).inOrder().run(spoilt(1000, 250, Float.NaN)))
                .isInstanceOf(TrainingDivergedException.class)
                .hasMessageStartingWith("epoch 1, step 3, learning rate 0.1: found NaN as output.weight[0, 0]");
    }

    @Test
    void weightsAreLookedAtBeforeALossIsTaken() {
        assertThatThrownBy(() -> Training.of(Data.network())
                        .epochs(3)
                        .validation(Data.floats(3, 1))
                        .run(spoilt(60, 50, Float.NaN)))
                .isInstanceOf(TrainingDivergedException.class)
                .hasMessageStartingWith("epoch 1, step 60, learning rate 0.1: found NaN as output.weight[0, 0]");
    }

    @Test
    void lossThatIsNotFiniteStopsTheTraining() {
        NaiveNetwork network = Data.network();
        int[] calls = new int[1];
        Samples samples = Data.floats(100, 1);
        assertThatThrownBy(() -> Training.of(network)
                        .epochs(5)
                        .validation(Data.floats(1, 2))
                        .loss((outputs, targets) -> ++calls[0] == 3 ? Double.POSITIVE_INFINITY : 1)
                        .run(samples))
                .isInstanceOf(TrainingDivergedException.class)
                .hasMessage(
                        "epoch 3, step 100, learning rate 0.1: found Infinity as validation loss, expected a finite number; the network"
                                + " has the weights of epoch 2, step 100" + ADVICE);
        NaiveNetwork expected = Data.network();
        Training.of(expected).epochs(2).run(samples);
        assertThat(Data.weights(network, directory)).isEqualTo(Data.weights(expected, directory));
        assertThatThrownBy(() -> Training.of(network)
                        .trainingLoss()
                        .loss((outputs, targets) -> Double.NaN)
                        .run(samples))
                .hasMessageContaining("found NaN as training loss, expected a finite number");
    }

    @Test
    void networkThatCannotBeCopiedStopsByItsLoss() {
        assertThatThrownBy(() -> Training.of(new Fakes.Recorder(new ArrayList<>()) {
                            @Override
                            public void query(float[] inputs, float[] outputs) {
                                outputs[0] = Float.NaN;
                            }
                        })
                        .validationSplit(0.5)
                        .run(Data.numbered(4)))
                .isInstanceOf(TrainingDivergedException.class)
                .hasMessage(
                        "epoch 1, step 2, learning rate 0.1: found NaN as validation loss, expected a finite number; the network has no"
                                + " copy of its weights to go back to" + ADVICE);
    }

    private static Samples spoilt(int count, int at, float input) {
        Samples samples = Data.floats(count, 1);
        samples.input(at)[0] = input;
        return samples;
    }
}
