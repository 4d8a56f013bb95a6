package dev.nnmaven.runtime.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SoftmaxTest {

    @Test
    void givesProbabilities() {
        double[] values = {1, 2, 3.5};
        double sum = Math.exp(1) + Math.exp(2) + Math.exp(3.5);
        Softmax.of(values);
        assertThat(values)
                .containsExactly(
                        new double[] {Math.exp(1) / sum, Math.exp(2) / sum, Math.exp(3.5) / sum}, within(1e-15));
        float[] floats = {1, 2, 3.5f};
        Softmax.of(floats);
        assertThat((double) floats[2]).isCloseTo(values[2], within(1e-7));
    }

    @Test
    void neitherOverflowsNorFallsToZero() {
        double[] values = {1e300, -1e300, 1e300};
        Softmax.of(values);
        assertThat(values).startsWith(0.5).endsWith(0.5);
        assertThat(values[1]).isBetween(1e-223, 1e-222);
        float[] floats = {3e38f, -3e38f, Float.NEGATIVE_INFINITY};
        Softmax.of(floats);
        assertThat(floats[0]).isEqualTo(1f);
        assertThat(floats[1]).isEqualTo(floats[2]).isBetween(1.6e-28f, 1.7e-28f);
    }

    @Test
    void doesNotHideWhatIsNoNumber() {
        for (double broken : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
            double[] values = {1, broken, 2};
            Softmax.of(values);
            assertThat(values[1]).isNaN();
            float[] floats = {1, (float) broken, 2};
            Softmax.of(floats);
            assertThat(floats[1]).isNaN();
        }
    }

    @Test
    void manyProbabilitiesAddUpToOne() {
        float[] values = new float[10_000];
        for (int k = 0; k < values.length; k++) {
            values[k] = (k * 7919 % 1000) * 0.004f;
        }
        Softmax.of(values);
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        assertThat(sum).isCloseTo(1, within(1e-5));
        assertThat(Arrays.stream(new float[][] {values}).allMatch(row -> row[0] > 0))
                .isTrue();
    }

    @Test
    void targetsHaveToAddUpToOne() {
        Softmax.requireTargets(new float[] {0.1f, 0.2f, 0.3f, 0.4f});
        Softmax.requireTargets(new double[][] {{0, 1}, {0.25, 0.75}});
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Softmax.requireTargets(new float[] {0.01f, 0.99f, 0.01f}))
                .withMessage("targets add up to 1.01, expected 1, as softmax outputs do: a one-hot target for them has"
                        + " 0 and 1 (OneHot.SOFTMAX when it is made from a label)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Softmax.requireTargets(new double[] {0.5, Double.NaN}))
                .withMessageStartingWith("targets add up to NaN, expected 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Softmax.requireTargets(new float[][] {{0, 1}, {0, 0}}))
                .withMessageStartingWith("targets[1] add up to 0.0, expected 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Softmax.requireTargets(new double[][] {{1, 1}, {0, 1}}))
                .withMessageStartingWith("targets[0] add up to 2.0, expected 1");
    }
}
