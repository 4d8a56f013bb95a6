package dev.nnmaven.runtime.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.nnmaven.runtime.DoubleNetwork;
import dev.nnmaven.runtime.NaiveDoubleNetwork;
import dev.nnmaven.runtime.data.DoubleSamples;
import dev.nnmaven.runtime.data.Samples;
import java.util.List;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

/** What holds for every metric. */
class AnswersTest {
    private static final List<BiFunction<DoubleNetwork, DoubleSamples, Object>> FOR_CLASSES = List.of(
            Accuracy::of,
            (network, samples) -> Accuracy.top(1, network, samples),
            ConfusionMatrix::of,
            ClassificationReport::of,
            RocAuc::of);

    @Test
    void answersThatAreNotFiniteAreRefused() {
        for (double wrong : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            String message = "sample 2: found " + wrong + " as output 1 of the network, expected a finite number; its"
                    + " input 1 is " + wrong;
            DoubleSamples several = Echo.classified(new double[][] {{1, 0}, {1, 0}, {0, wrong}}, 0, 1, 1);
            for (BiFunction<DoubleNetwork, DoubleSamples, Object> metric : FOR_CLASSES) {
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> metric.apply(Echo.network(several), several))
                        .withMessage(message);
            }
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> RegressionReport.of(Echo.network(several), several))
                    .withMessage(message);
            Samples floats = Echo.floats(several);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> ClassificationReport.of(Echo.network(floats), floats))
                    .withMessage(message);

            DoubleSamples one = Echo.oneOutput(new double[] {0.2, wrong}, 0, 1);
            for (BiFunction<DoubleNetwork, DoubleSamples, Object> metric : FOR_CLASSES) {
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> metric.apply(Echo.network(one), one))
                        .withMessageStartingWith("sample 1: found " + wrong + " as output 0");
            }
        }
    }

    @Test
    void aNetworkThatWentAstrayIsToldFromSamplesThatAreNotFinite() {
        NaiveDoubleNetwork network = new NaiveDoubleNetwork(2, 3);
        double[][] inputs = {{0, 1}, {0, Double.NaN}};
        DoubleSamples samples = DoubleSamples.of(inputs, new double[2][3], new int[2])
                .withNames(List.of("age", "mass"), List.of("cat", "dog", "bird"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClassificationReport.of(network, samples))
                .withMessage("sample 1: found NaN as output 0 (cat) of the network, expected a finite number; its input"
                        + " 1 (mass) is NaN");
        network.train(new double[] {Double.NaN, 0}, new double[3]);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClassificationReport.of(network, samples))
                .withMessage("sample 0: found NaN as output 0 (cat) of the network, expected a finite number; its"
                        + " training went astray: try a lower learning rate");
        DoubleSamples targets = DoubleSamples.of(new double[1][2], new double[][] {{0, Double.NaN, 0}})
                .withNames(List.of(), List.of("days", "cost", "risk"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RegressionReport.of(new NaiveDoubleNetwork(2, 3), targets))
                .withMessage("sample 0: found NaN as target 1 (cost), expected a finite number");
    }

    @Test
    void aFaultIsFoundInEveryBatch() {
        double[] answers = new double[600];
        double[] targets = new double[600];
        answers[599] = Double.NaN;
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        Accuracy.of(Echo.network(Echo.oneOutput(answers, targets)), Echo.oneOutput(answers, targets)))
                .withMessageStartingWith("sample 599: found NaN");
    }

    @Test
    void theTargetOfOneOutputTellsTheClass() {
        DoubleSamples samples = Echo.oneOutput(new double[] {0.4, 0.6, 0.6, 0.2, 0.9}, 0, 0.01, 0.51, 0.99, 1);
        ConfusionMatrix matrix = ConfusionMatrix.of(Echo.network(samples), samples);
        assertThat(matrix.classes()).isEqualTo(2);
        assertThat(matrix.count(0, 0)).isEqualTo(1);
        assertThat(matrix.count(0, 1)).isEqualTo(1);
        assertThat(matrix.count(1, 0)).isEqualTo(1);
        assertThat(matrix.count(1, 1)).isEqualTo(2);
    }

    @Test
    void oneOutputIsClassOneAboveAHalfOnly() {
        double[] answers = {0.5, Math.nextDown(0.5), Math.nextUp(0.5), -3, 7, 0, 1};
        double[] expected = {0, 0, 1, 0, 1, 0, 1};
        DoubleSamples samples = Echo.oneOutput(answers, expected);
        assertThat(Accuracy.of(Echo.network(samples), samples)).isEqualTo(new Accuracy(7, 7));
        Samples floats = Samples.of(
                new float[][] {{0.5f}, {Math.nextDown(0.5f)}, {Math.nextUp(0.5f)}}, new float[][] {{0}, {0}, {1}});
        assertThat(Accuracy.of(Echo.network(floats), floats)).isEqualTo(new Accuracy(3, 3));
    }

    @Test
    void labelsDoNotCountForOneOutput() {
        // A label is below the number of targets, so all would be 0 and every answer right.
        DoubleSamples samples = DoubleSamples.of(new double[][] {{0.1}, {0.2}}, new double[][] {{0}, {1}}, new int[2]);
        assertThat(Accuracy.of(Echo.network(samples), samples)).isEqualTo(new Accuracy(1, 2));
    }

    @Test
    void targetsThatAreNoClassAreRefused() {
        for (double target : new double[] {0.5, -1, 1.01, Double.NaN}) {
            DoubleSamples samples = Echo.oneOutput(new double[] {0.2, 0.8}, 0, target);
            for (BiFunction<DoubleNetwork, DoubleSamples, Object> metric : FOR_CLASSES) {
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> metric.apply(Echo.network(samples), samples))
                        .withMessage(
                                "sample 1: found the target " + target
                                        + ", expected 0 to 1 and not 0.5, as one output tells class 0 from class 1; for quantities there is RegressionReport");
            }
        }
    }

    @Test
    void severalOutputsNeedLabels() {
        DoubleSamples samples = DoubleSamples.of(new double[3][2], new double[3][2]);
        for (BiFunction<DoubleNetwork, DoubleSamples, Object> metric : FOR_CLASSES) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> metric.apply(Echo.network(samples), samples))
                    .withMessage(
                            "found samples without labels, expected labels to compare answers with; for quantities there is RegressionReport");
        }
    }
}
