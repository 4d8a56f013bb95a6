package dev.nnmaven.runtime.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.nnmaven.runtime.NaiveDoubleNetwork;
import dev.nnmaven.runtime.NaiveNetwork;
import dev.nnmaven.runtime.contract.FittedScaling;
import dev.nnmaven.runtime.contract.ModelContract;
import dev.nnmaven.runtime.contract.ScalingKind;
import dev.nnmaven.runtime.data.DoubleSamples;
import dev.nnmaven.runtime.data.Samples;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Reports of raw samples are those of samples scaled by hand. */
class RawReportsTest {
    private static final int ROWS = 300;
    private static final ModelContract CONTRACT = ModelContract.none()
            .withScaling(
                    FittedScaling.of(ScalingKind.STANDARD, new double[] {1000, -2}, new double[] {150, 0.01}),
                    FittedScaling.none());

    private final double[][] raw = new double[ROWS][2];
    private final double[][] targets = new double[ROWS][2];
    private final int[] labels = new int[ROWS];

    RawReportsTest() {
        Random random = new Random(3);
        for (int n = 0; n < ROWS; n++) {
            raw[n] = new double[] {1000 + 150 * random.nextGaussian(), -2 + 0.01 * random.nextGaussian()};
            labels[n] = random.nextInt(2);
            targets[n][labels[n]] = 1;
        }
    }

    @Test
    void ofClassesInFloat() {
        NaiveNetwork network = new NaiveNetwork(2, 2);
        network.contract(CONTRACT);
        float[][] inputs = floats(raw);
        Samples samples = Samples.of(inputs, floats(targets), labels);
        Samples scaled = Samples.of(CONTRACT.scale(inputs), floats(targets), labels);
        ClassificationReport report = ClassificationReport.of(network, samples);
        network.contract(ModelContract.none());
        assertThat(report).hasToString(ClassificationReport.of(network, scaled).toString());
        assertThat(report.toString())
                .isNotEqualTo(ClassificationReport.of(network, samples).toString());
    }

    @Test
    void ofClassesInDouble() {
        NaiveDoubleNetwork network = new NaiveDoubleNetwork(2, 2);
        network.contract(CONTRACT);
        DoubleSamples samples = DoubleSamples.of(raw, targets, labels);
        DoubleSamples scaled = DoubleSamples.of(CONTRACT.scale(raw), targets, labels);
        ClassificationReport report = ClassificationReport.of(network, samples);
        network.contract(ModelContract.none());
        assertThat(report).hasToString(ClassificationReport.of(network, scaled).toString());
        assertThat(report.toString())
                .isNotEqualTo(ClassificationReport.of(network, samples).toString());
    }

    @Test
    void ofNumbersInTheirOwnUnits() {
        FittedScaling grams = FittedScaling.of(ScalingKind.MIN_MAX, new double[] {3000, -5}, new double[] {500, 2});
        NaiveDoubleNetwork network = new NaiveDoubleNetwork(2, 2);
        network.contract(CONTRACT.withScaling(CONTRACT.inputScaling(), grams));
        double[][] heavy = new double[ROWS][];
        double absolute = 0;
        for (int n = 0; n < ROWS; n++) {
            heavy[n] = new double[] {3000 + 500 * targets[n][0], -5 + 2 * targets[n][1]};
            double[] answer = network.query(CONTRACT.scale(raw[n]));
            absolute += 500 * Math.abs(targets[n][0] - answer[0]) + 2 * Math.abs(targets[n][1] - answer[1]);
        }
        RegressionReport report = RegressionReport.of(network, DoubleSamples.of(raw, heavy));
        assertThat(report.mae()).isEqualTo(absolute / (2 * ROWS), within(1e-9));
        NaiveNetwork single = new NaiveNetwork(2, 2);
        single.contract(network.contract());
        assertThat(RegressionReport.of(single, Samples.of(floats(raw), floats(heavy)))
                        .mae())
                .isEqualTo(report.mae(), within(0.01));
    }

    @Test
    void missingFeaturesAreNamed() {
        NaiveNetwork network = new NaiveNetwork(2, 2);
        network.contract(CONTRACT);
        float[][] inputs = floats(raw);
        inputs[260][1] = Float.NaN;
        Samples samples = Samples.of(inputs, new float[ROWS][2]);
        assertThatThrownBy(() -> RegressionReport.of(network, samples))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("samples from 256 on: row 4, features[1]: found NaN, expected a finite number");
    }

    private static float[][] floats(double[][] rows) {
        float[][] floats = new float[rows.length][rows[0].length];
        for (int n = 0; n < rows.length; n++) {
            for (int i = 0; i < floats[n].length; i++) {
                floats[n][i] = (float) rows[n][i];
            }
        }
        return floats;
    }
}
