package dev.nnmaven.runtime.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nnmaven.runtime.DoubleNetwork;
import dev.nnmaven.runtime.DoubleRegressor;
import dev.nnmaven.runtime.NaiveDoubleNetwork;
import dev.nnmaven.runtime.NaiveNetwork;
import dev.nnmaven.runtime.Network;
import dev.nnmaven.runtime.Puppets;
import dev.nnmaven.runtime.Regressor;
import dev.nnmaven.runtime.data.DoubleSamples;
import dev.nnmaven.runtime.data.Samples;
import org.junit.jupiter.api.Test;

class MetricsTest {
    @Test
    void argmaxIsTheFirstOfTheLargest() {
        assertThat(Argmax.of(new float[] {-3})).isZero();
        assertThat(Argmax.of(new float[] {1, 3, 3, 2})).isEqualTo(1);
        assertThat(Argmax.of(new double[] {-5, -4, Double.NEGATIVE_INFINITY})).isEqualTo(1);
        assertThat(Argmax.of(new double[] {0, 0, Double.POSITIVE_INFINITY})).isEqualTo(2);
        assertThatThrownBy(() -> Argmax.of(new float[0]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("found an empty vector, expected at least one number");
        String message = ": found NaN, expected a number; if a network answered it, its training went astray: try a"
                + " lower learning rate";
        assertThatThrownBy(() -> Argmax.of(new float[] {1, Float.NaN}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("value 1" + message);
        assertThatThrownBy(() -> Argmax.of(new double[] {Double.NaN, 1}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("value 0" + message);
    }

    @Test
    void accuracyReadsAsAShareAndCounts() {
        assertThat(new Accuracy(1902, 2000)).hasToString("0.9510 (1902 of 2000)");
        assertThat(new Accuracy(1902, 2000).value()).isEqualTo(0.951);
        assertThatThrownBy(() -> new Accuracy(3, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("found 3 of 2, expected 0 to the total, which is at least 1");
    }

    @Test
    void matrixCountsLabelsByAnswers() {
        // Class 1 has no sample, the network answers class 0 or 2 by the larger input.
        NaiveDoubleNetwork network = new NaiveDoubleNetwork(2, 3);
        DoubleSamples lessons = DoubleSamples.of(
                new double[][] {{1, 0}, {0, 1}}, new double[][] {{0.99, 0.01, 0.01}, {0.01, 0.01, 0.99}});
        for (int i = 0; i < 2000; i++) {
            network.train(lessons.input(i % 2), lessons.target(i % 2));
        }
        double[][] inputs = new double[12][];
        int[] labels = new int[12];
        for (int i = 0; i < 12; i++) {
            inputs[i] = lessons.input(i == 0 ? 0 : 1);
            labels[i] = i < 2 ? 0 : 2;
        }
        ConfusionMatrix matrix = ConfusionMatrix.of(network, DoubleSamples.of(inputs, new double[12][3], labels));

        assertThat(matrix.classes()).isEqualTo(3);
        assertThat(matrix.count(0, 2)).isEqualTo(1);
        assertThat(matrix.count(2, 2)).isEqualTo(10);
        assertThat(matrix.accuracy()).isEqualTo(new Accuracy(11, 12));
        assertThat(Accuracy.of(network, DoubleSamples.of(inputs, new double[12][3], labels)))
                .isEqualTo(new Accuracy(11, 12));
        assertThat(matrix)
                .hasToString("label \\ answer\n"
                        + "      |  0  1  2 | correct\n"
                        + "    0 |  1  .  1 | 0.5000\n"
                        + "    1 |  .  .  . | -\n"
                        + "    2 |  .  . 10 | 1.0000\n");
    }

    /** The example that scikit-learn documents for top_k_accuracy_score: 0.75 with k = 2, and 1 with all. */
    @Test
    void topCountsClassesNearTheTop() {
        DoubleSamples samples = Echo.classified(
                new double[][] {{0.5, 0.2, 0.2}, {0.3, 0.4, 0.2}, {0.2, 0.4, 0.3}, {0.7, 0.2, 0.1}}, 0, 1, 2, 2);
        DoubleNetwork network = Echo.network(samples);
        assertThat(Accuracy.top(1, network, samples)).isEqualTo(new Accuracy(2, 4));
        assertThat(Accuracy.top(2, network, samples)).isEqualTo(new Accuracy(3, 4));
        assertThat(Accuracy.top(3, network, samples)).isEqualTo(new Accuracy(4, 4));
        Samples floats = Echo.floats(samples);
        assertThat(Accuracy.top(2, Echo.network(floats), floats)).isEqualTo(new Accuracy(3, 4));
        for (int k : new int[] {0, 4}) {
            assertThatThrownBy(() -> Accuracy.top(k, network, samples))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("k: found " + k + ", expected 1 to 3, the number of classes");
        }
    }

    @Test
    void theFirstOfEqualOutputsIsTaken() {
        DoubleSamples samples = Echo.classified(new double[][] {{1, 1, 1}, {1, 1, 1}, {1, 1, 1}}, 0, 1, 2);
        for (int k = 1; k <= 3; k++) {
            assertThat(Accuracy.top(k, Echo.network(samples), samples)).isEqualTo(new Accuracy(k, 3));
        }
        assertThat(Accuracy.of(Echo.network(samples), samples)).isEqualTo(new Accuracy(1, 3));
    }

    @Test
    void floatsAndDoublesAgree() {
        NaiveNetwork network = new NaiveNetwork(2, 2);
        NaiveDoubleNetwork twin = new NaiveDoubleNetwork(2, 2);
        float[][] inputs = {{1, 0}, {0, 1}, {1, 1}, {0.2f, 0.9f}};
        double[][] widened = {{1, 0}, {0, 1}, {1, 1}, {0.2f, 0.9f}};
        int[] labels = {0, 1, 1, 0};
        assertThat(ConfusionMatrix.of(network, Samples.of(inputs, inputs, labels)))
                .hasToString(ConfusionMatrix.of(twin, DoubleSamples.of(widened, widened, labels))
                        .toString());
        assertThat(Accuracy.of(network, Samples.of(inputs, inputs, labels)))
                .isEqualTo(Accuracy.of(twin, DoubleSamples.of(widened, widened, labels)));
    }

    @Test
    void everySampleIsCountedOnceWhateverTheBatches() {
        for (int size : new int[] {1, 255, 256, 257, 1000}) {
            float[][] inputs = new float[size][];
            double[][] widened = new double[size][];
            int[] labels = new int[size];
            for (int i = 0; i < size; i++) {
                inputs[i] = new float[] {i % 7, i % 3};
                widened[i] = new double[] {i % 7, i % 3};
                labels[i] = i % 2;
            }
            NaiveNetwork network = new NaiveNetwork(2, 2);
            NaiveDoubleNetwork twin = new NaiveDoubleNetwork(2, 2);
            int[][] expected = new int[2][2];
            for (int i = 0; i < size; i++) {
                expected[labels[i]][Argmax.of(network.query(inputs[i]))]++;
            }
            ConfusionMatrix matrix = ConfusionMatrix.of(network, Samples.of(inputs, inputs, labels));
            for (int i = 0; i < 4; i++) {
                assertThat(matrix.count(i / 2, i % 2)).isEqualTo(expected[i / 2][i % 2]);
            }
            assertThat(ConfusionMatrix.of(twin, DoubleSamples.of(widened, widened, labels)))
                    .hasToString(matrix.toString());
        }
    }

    @Test
    void samplesThatDoNotFitAreRefused() {
        NaiveNetwork network = new NaiveNetwork(2, 3);
        assertThatThrownBy(() -> Accuracy.of(network, Samples.of(new float[1][2], new float[1][3])))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "found samples without labels, expected labels to compare answers with; for quantities there is RegressionReport");
        assertThatThrownBy(() -> Accuracy.of(network, Samples.of(new float[1][2], new float[1][2], new int[1])))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("found samples with 2 inputs and 2 targets, expected 2 and 3 as in the network");
    }

    @Test
    void quantitiesOfARegressorAreNotClasses() {
        String identity = "1-1(identity), squared_error, gradient";
        float[][] inputs = {{1}, {2}, {3}};
        float[][] targets = {{0.25f}, {0.7f}, {0.9f}};
        double[][] wide = {{0.25}, {0.7}, {0.9}};
        String message = "sample 2: found the targets 0.25, 0.7 and 0.9, expected two numbers, such as 0 and 1, as one"
                + " output tells class 0 from class 1; for quantities there is RegressionReport";
        Network network = Puppets.of(Regressor.class, identity, 1);
        DoubleNetwork twin = Puppets.of(DoubleRegressor.class, identity, 1);
        Samples samples = Samples.of(inputs, targets);
        DoubleSamples twins = DoubleSamples.of(new double[][] {{1}, {2}, {3}}, wide);
        assertThatThrownBy(() -> Accuracy.of(network, samples)).hasMessage(message);
        assertThatThrownBy(() -> Accuracy.of(twin, twins)).hasMessage(message);
        assertThatThrownBy(() -> Accuracy.top(1, network, samples)).hasMessage(message);
        assertThatThrownBy(() -> ConfusionMatrix.of(network, samples)).hasMessage(message);
        assertThatThrownBy(() -> ClassificationReport.of(twin, twins)).hasMessage(message);
        assertThatThrownBy(() -> RocAuc.of(network, samples)).hasMessage(message);
        assertThat(RegressionReport.of(network, samples).samples()).isEqualTo(3);
        assertThat(Accuracy.of(network, samples.subset(0, 2)).total()).isEqualTo(2);
    }
}
