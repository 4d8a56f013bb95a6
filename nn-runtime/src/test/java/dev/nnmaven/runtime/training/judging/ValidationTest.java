package dev.nnmaven.runtime.training.judging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.nnmaven.runtime.NaiveDoubleNetwork;
import dev.nnmaven.runtime.NaiveNetwork;
import dev.nnmaven.runtime.data.Samples;
import dev.nnmaven.runtime.metrics.RegressionReport;
import dev.nnmaven.runtime.training.Data;
import dev.nnmaven.runtime.training.EpochResult;
import dev.nnmaven.runtime.training.Fakes;
import dev.nnmaven.runtime.training.Loss;
import dev.nnmaven.runtime.training.Progress;
import dev.nnmaven.runtime.training.Training;
import dev.nnmaven.runtime.training.TrainingListener;
import dev.nnmaven.runtime.training.TrainingSummary;
import dev.nnmaven.runtime.training.feeds.Split;
import dev.nnmaven.runtime.training.precision.FloatTrainee;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValidationTest {
    @TempDir
    Path directory;

    private final Samples training = Data.floats(150, 1);
    private final Samples other = Data.floats(300, 2);

    @Test
    void lossesOfBothPartsAreReportedAfterEachEpoch() {
        NaiveNetwork network = Data.network();
        List<EpochResult> heard = new ArrayList<>();
        List<Double> expected = new ArrayList<>();
        TrainingSummary summary = Training.of(network)
                .epochs(3)
                .validation(other)
                .trainingLoss()
                .listener(new TrainingListener() {
                    @Override
                    public void stepped(Progress progress) {
                        assertThat(progress.lastResult().epoch()).isEqualTo(progress.epoch() - 1);
                    }

                    @Override
                    public void epochFinished(Progress progress) {
                        heard.add(progress.lastResult());
                        expected.add(RegressionReport.of(network, training).mse());
                        expected.add(RegressionReport.of(network, other).mse());
                    }
                })
                .run(training);
        assertThat(summary.history())
                .isEqualTo(heard)
                .extracting(EpochResult::epoch)
                .containsExactly(1, 2, 3);
        for (int epoch = 0; epoch < 3; epoch++) {
            EpochResult result = heard.get(epoch);
            assertThat(result.trainingLoss().getAsDouble()).isCloseTo(expected.get(2 * epoch), within(1e-12));
            assertThat(result.validationLoss().getAsDouble()).isCloseTo(expected.get(2 * epoch + 1), within(1e-12));
        }
        assertThat(summary.toString()).matches("3 epochs, 450 steps in .*, loss 0\\.\\d+, validation loss 0\\.\\d+");
    }

    @Test
    void bothPrecisionsReportTheSame() {
        TrainingSummary floats =
                Training.of(Data.network()).epochs(2).validation(other).run(training);
        TrainingSummary doubles = Training.of(new NaiveDoubleNetwork(Data.INPUTS, Data.OUTPUTS))
                .epochs(2)
                .validation(Data.widened(other))
                .run(Data.widened(training));
        for (int epoch = 0; epoch < 2; epoch++) {
            assertThat(doubles.history().get(epoch).validationLoss().getAsDouble())
                    .isCloseTo(floats.history().get(epoch).validationLoss().getAsDouble(), within(1e-5));
            assertThat(doubles.history().get(epoch).trainingLoss()).isEmpty();
        }
    }

    @Test
    void lossesDoNotChangeTheSteps() {
        NaiveNetwork plain = Data.network();
        NaiveNetwork watched = Data.network();
        TrainingSummary summary = Training.of(plain).epochs(2).run(training);
        Training.of(watched).epochs(2).validation(other).trainingLoss().run(training);
        assertThat(Data.weights(watched, directory)).isEqualTo(Data.weights(plain, directory));
        assertThat(summary.history()).isEmpty();
    }

    @Test
    void ownLossIsAskedForEverySample() {
        int[] calls = new int[1];
        TrainingSummary summary = Training.of(Data.network())
                .validation(other)
                .loss((outputs, targets) -> {
                    assertThat(outputs).hasSize(Data.OUTPUTS);
                    float[] expected = other.target(calls[0]++);
                    assertThat(targets).containsExactly(expected[0], expected[1]);
                    return calls[0];
                })
                .run(training);
        assertThat(calls[0]).isEqualTo(300);
        assertThat(summary.history().get(0).validationLoss()).hasValue(150.5);
    }

    @Test
    void logLossPunishesTheWrongClass() {
        assertThat(Loss.LOG_LOSS.of(new double[] {0.2, 0.6}, new double[] {0, 1}))
                .isCloseTo(-Math.log(0.75), within(1e-15));
        assertThat(Loss.LOG_LOSS.of(new double[] {0.25}, new double[] {0.01}))
                .isCloseTo(-Math.log(0.75), within(1e-15));
        assertThat(Loss.LOG_LOSS.of(new double[] {0.25}, new double[] {0.99}))
                .isCloseTo(-Math.log(0.25), within(1e-15));
        assertThat(Loss.LOG_LOSS.of(new double[] {1, 0}, new double[] {0, 1})).isCloseTo(36.04, within(0.01));
        assertThat(Loss.LOG_LOSS.of(new double[] {Double.NaN, 0}, new double[] {0, 1}))
                .isNaN();
        assertThat(Loss.MEAN_SQUARED_ERROR.of(new double[] {1, 3}, new double[] {0, 1}))
                .isEqualTo(2.5);
    }

    @Test
    void heldOutSamplesAreNeverTrainedOn() {
        for (double share : new double[] {0.001, 0.1, 0.25, 0.999}) {
            for (int size : new int[] {2, 7, 100}) {
                List<Integer> seen = new ArrayList<>();
                List<Integer> held = new ArrayList<>();
                Training.of(new Recorder(seen, held))
                        .epochs(2)
                        .validationSplit(share)
                        .run(Data.numbered(size));
                int expected = (int) Math.max(1, Math.min(size - 1, Math.round(share * size)));
                assertThat(held).hasSize(2 * expected);
                assertThat(seen).hasSize(2 * (size - expected)).doesNotContainAnyElementsOf(held);
                seen.addAll(held);
                assertThat(seen.stream().distinct().sorted())
                        .containsExactlyElementsOf(
                                IntStream.range(0, size).boxed().toList());
            }
        }
    }

    @Test
    void splitDependsOnItsSeedAndTheNumberOfSamplesOnly() {
        List<Integer> held = held(Training.of(new Recorder(new ArrayList<>(), new ArrayList<>())));
        // Written down once. Another choice on another JVM fails here.
        assertThat(held).containsExactly(0, 4, 5);
        List<Integer> again = new ArrayList<>();
        Training.of(new Recorder(new ArrayList<>(), again))
                .shuffleSeed(99)
                .validationSplit(0.25)
                .run(Data.numbered(12));
        assertThat(again).isEqualTo(held);
        again.clear();
        Training.of(new Recorder(new ArrayList<>(), again))
                .validationSplit(0.25, 2)
                .run(Data.numbered(12));
        assertThat(again).isNotEqualTo(held).hasSize(3).isSorted();
    }

    @Test
    void lastKindOfValidationCounts() {
        List<Integer> seen = new ArrayList<>();
        List<Integer> held = new ArrayList<>();
        Training<Samples> training = Training.of(new Recorder(seen, held));
        training.validation(Data.numbered(3)).validationSplit(0.5).run(Data.numbered(4));
        assertThat(held).hasSize(2);
        held.clear();
        training.validationSplit(0.5).validation(Data.numbered(3)).run(Data.numbered(4));
        assertThat(held).hasSize(3);
    }

    @Test
    void labelsAreSplitWithTheirSamples() {
        int[] labels = new Random(3).ints(20, 0, 2).toArray();
        Samples numbered = Data.numbered(20);
        float[][] inputs = new float[20][];
        for (int i = 0; i < 20; i++) {
            inputs[i] = numbered.input(i);
        }
        Samples samples = Samples.of(inputs, new float[20][2], labels);
        Split<Samples> split = Split.share(new FloatTrainee(new NaiveNetwork(1, 2)), samples, 0.3, 5);
        for (Samples part : List.of(split.training(), split.validation())) {
            for (int i = 0; i < part.size(); i++) {
                assertThat(part.label(i)).isEqualTo(labels[(int) part.input(i)[0]]);
            }
        }
    }

    @Test
    void validationWithWhatIsTrainedOnIsRefused() {
        NaiveNetwork network = Data.network();
        byte[] before = Data.weights(network, directory);
        Training<Samples> training = Training.of(network);
        assertThatThrownBy(() -> training.validation(other).run(other))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("validation: found sample 0 to be sample 0 of the training, expected samples that are not"
                        + " trained on; use validationSplit, or trainingLoss to watch the loss of the training itself");
        assertThatThrownBy(() -> training.validation(other.subset(10, 20)).run(other.subset(0, 11)))
                .hasMessageContaining("found sample 0 to be sample 10 of the training");
        assertThat(Data.weights(network, directory)).isEqualTo(before);
        training.validation(other.subset(11, 20)).run(other.subset(0, 11));
    }

    @Test
    void wrongSettingsAreRefused() {
        Training<Samples> training = Training.of(Data.network());
        for (double share : new double[] {0, 1, -0.1, Double.NaN}) {
            assertThatThrownBy(() -> training.validationSplit(share))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("validationSplit: found " + share + ", expected a share above 0 and below 1");
        }
        assertThatThrownBy(() -> training.validationSplit(0.5).run(other.subset(0, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("validationSplit: found 1 sample, expected at least 2, one of them to train on");
        assertThatThrownBy(() -> training.validation(Data.numbered(3)).run(other))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("found validation samples with 1 inputs, expected 3 as in the network");
    }

    private static List<Integer> held(Training<Samples> training) {
        List<Integer> held = new ArrayList<>();
        training.validationSplit(0.25)
                .loss((outputs, targets) -> {
                    held.add((int) outputs[0]);
                    return 0;
                })
                .run(Data.numbered(12));
        return held;
    }

    /** Learns nothing but which inputs it saw; its answer is its input. */
    private record Recorder(List<Integer> seen, List<Integer> asked) implements Fakes.Unable {
        @Override
        public double loss(float[] inputs, float[] targets) {
            return 0;
        }

        @Override
        public void train(float[] inputs, float[] targets) {
            seen.add((int) inputs[0]);
        }

        @Override
        public void query(float[] inputs, float[] outputs) {
            asked.add((int) inputs[0]);
            outputs[0] = inputs[0];
        }
    }
}
