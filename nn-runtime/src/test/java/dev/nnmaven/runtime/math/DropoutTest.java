package dev.nnmaven.runtime.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DropoutTest {

    private static float[] factors(double share, long seed, int layer, long sample, int neurons) {
        float[] factors = new float[neurons];
        Dropout.leaveOut(new float[neurons], factors, new float[neurons], share, seed, layer, sample);
        return factors;
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.5, 0.8})
    void leavesOutTheShareAndKeepsTheMean(double share) {
        int left = 0;
        double sum = 0;
        int neurons = 200;
        int samples = 1000;
        for (int sample = 0; sample < samples; sample++) {
            for (float factor : factors(share, 42, 1, sample, neurons)) {
                left += factor == 0 ? 1 : 0;
                sum += factor;
                assertThat(factor).isIn(0f, (float) (1 / (1 - share)));
            }
        }
        double all = (double) neurons * samples;
        // Five standard deviations of a share among 200,000.
        double tolerance = 5 * Math.sqrt(share * (1 - share) / all);
        assertThat(left / all).isCloseTo(share, within(tolerance));
        assertThat(sum / all).isCloseTo(1, within(tolerance / (1 - share)));
    }

    @Test
    void drawsAnewForEverySampleLayerAndSeed() {
        float[] first = factors(0.5, 42, 1, 0, 100);
        assertThat(factors(0.5, 42, 1, 0, 100)).isEqualTo(first);
        assertThat(factors(0.5, 42, 1, 1, 100)).isNotEqualTo(first);
        assertThat(factors(0.5, 42, 2, 0, 100)).isNotEqualTo(first);
        assertThat(factors(0.5, 43, 1, 0, 100)).isNotEqualTo(first);
    }

    @Test
    void neighboursHaveNothingToDoWithEachOther() {
        // Of two neighbours, both are left out in a quarter of all cases: across neurons, samples and layers.
        int neurons = 100;
        int both = 0;
        int together = 0;
        int layers = 0;
        int cases = 2000;
        for (int sample = 0; sample < cases; sample++) {
            float[] now = factors(0.5, 1, 1, sample, neurons);
            float[] next = factors(0.5, 1, 1, sample + 1, neurons);
            float[] other = factors(0.5, 1, 2, sample, neurons);
            for (int k = 0; k < neurons - 1; k++) {
                both += now[k] == 0 && now[k + 1] == 0 ? 1 : 0;
                together += now[k] == 0 && next[k] == 0 ? 1 : 0;
                layers += now[k] == 0 && other[k] == 0 ? 1 : 0;
            }
        }
        double all = cases * (neurons - 1.0);
        assertThat(both / all).isCloseTo(0.25, within(0.006));
        assertThat(together / all).isCloseTo(0.25, within(0.006));
        assertThat(layers / all).isCloseTo(0.25, within(0.006));
    }

    @Test
    void doublesLeaveTheSameNeuronsOut() {
        float[] a = {1, 2, -3, 4, 5, 6, 7, 8};
        double[] wide = {1, 2, -3, 4, 5, 6, 7, 8};
        float[] factors = new float[8];
        float[] passed = new float[8];
        double[] wideFactors = new double[8];
        double[] widePassed = new double[8];
        Dropout.leaveOut(a, factors, passed, 0.5, 9, 3, 77);
        Dropout.leaveOut(wide, wideFactors, widePassed, 0.5, 9, 3, 77);
        for (int k = 0; k < 8; k++) {
            assertThat(wideFactors[k]).isEqualTo(factors[k]);
            assertThat(widePassed[k]).isEqualTo(passed[k]);
            assertThat(passed[k]).isEqualTo(a[k] * factors[k]);
        }
        assertThat(Arrays.copyOf(a, 3)).containsExactly(1, 2, -3);
    }
}
