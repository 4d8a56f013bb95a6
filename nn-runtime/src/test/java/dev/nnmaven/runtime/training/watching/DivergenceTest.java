package dev.nnmaven.runtime.training.watching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nnmaven.runtime.NaiveDoubleNetwork;
import dev.nnmaven.runtime.NaiveNetwork;
import dev.nnmaven.runtime.data.Samples;
import dev.nnmaven.runtime.training.Data;
import dev.nnmaven.runtime.training.Fakes;
import dev.nnmaven.runtime.training.Progress;
import dev.nnmaven.runtime.training.Training;
import dev.nnmaven.runtime.training.TrainingDivergedException;
import dev.nnmaven.runtime.training.TrainingListener;
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
    void stepThatMakesAWeightNotFiniteIsNamedAndTheWeightsFromBeforeItAreBack() {
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
                        "epoch 1, step 9001, learning rate 0.1: found NaN as output.weight[0, 0], expected finite weights; the network"
                                + " has the weights from before that step. A sample of that step has NaN as input 0:"
                                + " leave out what is not finite")
                .hasFieldOrPropertyWithValue("epoch", 1)
                .hasFieldOrPropertyWithValue("step", 9001L);
        assertThat(heard).containsExactly("aborted at 9024");
        NaiveNetwork expected = Data.network();
        Training.of(expected).inOrder().run(samples.subset(0, 9000));
        assertThat(Data.weights(network, directory)).isEqualTo(Data.weights(expected, directory));
    }

    @Test
    void doublesAreLookedAtToo() {
        NaiveDoubleNetwork network = Data.doubleNetwork();
        assertThatThrownBy(() -> Training.of(network)
                        .batchSize(10)
                        .inOrder()
                        .epochs(3)
                        .run(Data.widened(spoilt(100, 50, Float.POSITIVE_INFINITY))))
                .isInstanceOf(TrainingDivergedException.class)
                .hasMessage(
                        "epoch 1, step 6, learning rate 0.1: found NaN as output.weight[0, 0], expected finite weights; the network has"
                                + " the weights from before that step. A sample of that step has Infinity as input 0:"
                                + " leave out what is not finite");
        NaiveDoubleNetwork expected = Data.doubleNetwork();
        Training.of(expected)
                .batchSize(10)
                .inOrder()
                .run(Data.widened(spoilt(100, 50, Float.POSITIVE_INFINITY).subset(0, 50)));
        assertThat(Data.weights(network, directory)).isEqualTo(Data.weights(expected, directory));
    }

    @Test
    void inputsAndTargetsThatAreNotFiniteAreNamed() {
        Samples samples = spoilt(60, 50, Float.NaN).withNames(List.of("age", "mass", "height"), List.of("no", "yes"));
        assertThatThrownBy(() -> Training.of(Data.network()).inOrder().run(samples))
                .hasMessageContaining(". A sample of that step has NaN as input 0 (age): leave out");
        samples.input(50)[0] = 0;
        samples.target(20)[1] = Float.NEGATIVE_INFINITY;
        assertThatThrownBy(
                        () -> Training.of(Data.network()).inOrder().batchSize(8).run(samples))
                .hasMessageContaining("step 3,")
                .hasMessageContaining(". A sample of that step has -Infinity as target 1 (yes): leave out");
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
                        .inOrder()
                        .epochs(3)
                        .validation(Data.floats(3, 1))
                        .run(spoilt(60, 50, Float.NaN)))
                .isInstanceOf(TrainingDivergedException.class)
                .hasMessageStartingWith("epoch 1, step 51, learning rate 0.1: found NaN as output.weight[0, 0]");
    }

    @Test
    void stepsOfAnEarlierEpochAndRateAreFoundToo() {
        Samples samples = Data.floats(300, 1);
        for (int n = 0; n < samples.size(); n++) {
            samples.target(n)[0] = 1000;
        }
        NaiveNetwork network = Data.network();
        assertThatThrownBy(() -> Training.of(network)
                        .inOrder()
                        .batchSize(7)
                        .epochs(9)
                        .schedule((declared, epochsDone, epochs, losses) -> epochsDone < 5 ? 1e-6 : 3e38)
                        .run(samples))
                .isInstanceOf(TrainingDivergedException.class)
                .hasMessage(
                        "epoch 6, step 1, learning rate 3.0E38: found Infinity as output.weight[0, 0], expected finite weights;"
                                + " the network has the weights from before that step" + ADVICE);
        assertThat(network.learningRate()).isEqualTo(0.1f);
    }

    @Test
    void weightsThatAreNotFiniteBeforeTheFirstStepAreNotItsFault() {
        NaiveNetwork network = Data.network();
        float[] spoilt = new float[network.inputSize()];
        spoilt[0] = Float.NaN;
        network.train(spoilt, new float[network.outputSize()]);
        assertThatThrownBy(() -> Training.of(network).run(Data.floats(10, 1)))
                .isInstanceOf(TrainingDivergedException.class)
                .hasMessageStartingWith("epoch 1, step 0, learning rate 0.1: found NaN as output.weight[0, 0]");
    }

    @Test
    void networkThatOthersTrainTooGoesBackToItsCopy() {
        NaiveNetwork network = Data.network();
        byte[] before = Data.weights(network, directory);
        Samples samples = Data.floats(300, 1);
        float[] spoilt = samples.input(0).clone();
        spoilt[0] = Float.NaN;
        assertThatThrownBy(() -> Training.of(network)
                        .inOrder()
                        .listener(new TrainingListener() {
                            @Override
                            public void stepped(Progress progress) {
                                network.train(spoilt, samples.target(0));
                            }
                        })
                        .run(samples))
                .isInstanceOf(TrainingDivergedException.class)
                .hasMessage(
                        "epoch 1, step 128, learning rate 0.1: found NaN as output.weight[0, 0], expected finite weights;"
                                + " the network has the weights of the start" + ADVICE);
        assertThat(Data.weights(network, directory)).isEqualTo(before);
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
