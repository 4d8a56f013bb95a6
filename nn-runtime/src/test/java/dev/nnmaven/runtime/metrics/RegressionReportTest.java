package dev.nnmaven.runtime.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.nnmaven.runtime.data.DoubleSamples;
import dev.nnmaven.runtime.data.Samples;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RegressionReportTest {
    private static final DoubleSamples ONE = Echo.oneOutput(new double[] {2.5, 0, 2, 8}, 3, -0.5, 2, 7);

    private static final DoubleSamples TWO =
            DoubleSamples.of(new double[][] {{0, 2}, {-1, 2}, {8, -5}}, new double[][] {{0.5, 1}, {-1, 1}, {7, -6}});

    private static RegressionReport report(DoubleSamples samples) {
        return RegressionReport.of(Echo.network(samples), samples);
    }

    /** The example that scikit-learn documents for all of them: 0.375, 0.5 and 0.948…. */
    @Test
    void oneOutputIsAsInScikitLearn() {
        RegressionReport report = report(ONE);
        assertThat(report.samples()).isEqualTo(4);
        assertThat(report.mse()).isEqualTo(0.375);
        assertThat(report.rmse()).isEqualTo(0.6123724356957945);
        assertThat(report.mae()).isEqualTo(0.5);
        // The mean target is 2.875 and Σ(t − t̄)² = 29.1875.
        assertThat(report.r2()).isEqualTo(1 - 1.5 / 29.1875, within(1e-15));
        assertThat(report.r2()).isEqualTo(0.9486081370449679, within(1e-15));
        assertThat(report)
                .hasToString("samples  4\n"
                        + "MSE      0.3750\n"
                        + "RMSE     0.6124\n"
                        + "MAE      0.5000\n"
                        + "R2       0.9486\n");
    }

    /** The example that scikit-learn documents: 0.708…, 0.75, and 0.936… with multioutput="uniform_average". */
    @Test
    void severalOutputsCountAlike() {
        RegressionReport report = report(TWO);
        assertThat(report.mse()).isEqualTo(4.25 / 6, within(1e-15));
        assertThat(report.mae()).isEqualTo(0.75, within(1e-15));
        // Σ(t − t̄)² is 36 1/6 for the first output and 32 2/3 for the second.
        assertThat(report.r2()).isEqualTo((1 - 1.25 / (217 / 6.0) + 1 - 3 / (98 / 3.0)) / 2, within(1e-15));
        assertThat(report.r2()).isEqualTo(0.9368005266622779, within(1e-15));
    }

    @Test
    void answeringTheMeanHasNoMerit() {
        assertThat(report(Echo.oneOutput(new double[] {2, 2, 2}, 1, 2, 3)).r2()).isEqualTo(0);
        assertThat(report(Echo.oneOutput(new double[] {3, 2, 1}, 1, 2, 3)).r2()).isEqualTo(1 - 8 / 2.0);
    }

    @Test
    void equalTargetsAreMetOrNot() {
        // The sum of ten times 0.1, divided by ten, is not 0.1.
        double[] same = new double[10];
        Arrays.fill(same, 0.1);
        assertThat(report(Echo.oneOutput(same, same)).r2()).isEqualTo(1);
        double[] almost = same.clone();
        almost[3] = 0.2;
        assertThat(report(Echo.oneOutput(almost, same)).r2()).isEqualTo(0);
        assertThat(report(Echo.oneOutput(new double[] {4}, 4))).isEqualTo(new RegressionReport(1, 0, 0, 1));
        assertThat(report(Echo.oneOutput(new double[] {4}, 6))).isEqualTo(new RegressionReport(1, 4, 2, 0));
    }

    @Test
    void farFromZeroIsAsGood() {
        // Squares of these would lose all that differs.
        double far = 1e9;
        DoubleSamples samples = Echo.oneOutput(new double[] {far + 1, far + 1, far + 2}, far, far + 1, far + 2);
        assertThat(report(samples).r2()).isEqualTo(0.5, within(1e-6));
    }

    @Test
    void floatsAndDoublesAgree() {
        Samples floats = Echo.floats(TWO);
        assertThat(RegressionReport.of(Echo.network(floats), floats)).isEqualTo(report(TWO));
        // Widened, not rounded to decimals: a float that is met is met exactly.
        Samples tenth = Samples.of(new float[][] {{0.1f}, {0.3f}}, new float[][] {{0.1f}, {0.3f}});
        assertThat(RegressionReport.of(Echo.network(tenth), tenth)).isEqualTo(new RegressionReport(2, 0, 0, 1));
    }

    @Test
    void targetsThatAreNotFiniteAreRefused() {
        for (double wrong : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> report(Echo.oneOutput(new double[] {1, 2}, 1, wrong)))
                    .withMessage("sample 1: found " + wrong + " as target 0, expected a finite number");
        }
    }

    @Test
    void numbersThatCannotBeAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> report(Echo.oneOutput(new double[] {1e200, 2}, 1, 2)))
                .withMessage("mse: found Infinity, expected a finite number from 0 up");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RegressionReport(0, 0, 0, 0))
                .withMessage("samples: found 0, expected at least 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RegressionReport(1, 0, -1, 0))
                .withMessage("mae: found -1.0, expected a finite number from 0 up");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RegressionReport(1, 0, 0, Double.NaN))
                .withMessage("r2: found NaN, expected at most 1");
    }

    @Test
    void samplesOfOtherSizesAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RegressionReport.of(Echo.network(ONE), TWO))
                .withMessage("found samples with 2 inputs and 2 targets, expected 1 and 1 as in the network");
    }
}
