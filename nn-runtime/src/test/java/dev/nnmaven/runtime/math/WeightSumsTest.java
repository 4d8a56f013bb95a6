package dev.nnmaven.runtime.math;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WeightSumsTest {

    /** Three inputs, two neurons. */
    private static final double[][] BY_INPUT = {{1, -0.5}, {2, 0.25}, {4, 0.25}};

    @Test
    void addsTheWeightsOfEachNeuronInEveryLayout() {
        double[] totals = new double[2];
        WeightSums.byInput(BY_INPUT, totals);
        assertThat(totals).containsExactly(7, 0.1);
        WeightSums.byNeuron(new double[][] {{1, 2, 4}, {-0.5, 0.25, -0.75}}, totals);
        assertThat(totals).containsExactly(7, -1);
        WeightSums.flat(new double[] {1, 2, 4, -0.5, 0.25, 0.2}, totals);
        assertThat(totals).containsExactly(7, -0.1);
    }

    @Test
    void addsFloatsAlike() {
        float[] totals = new float[2];
        WeightSums.byInput(new float[][] {{1, -0.5f}, {2, 0.25f}, {4, 0.25f}}, totals);
        assertThat(totals).containsExactly(7, 0.1f);
        WeightSums.byNeuron(new float[][] {{1, 2, 4}, {-0.5f, 0.25f, -0.75f}}, totals);
        assertThat(totals).containsExactly(7, -1);
        WeightSums.flat(new float[] {1, 2, 4, -0.5f, 0.25f, 0.2f}, totals);
        assertThat(totals).containsExactly(7, -0.1f);
    }

    @Test
    void guardsWhatIsNearZeroAndKeepsTheRest() {
        assertThat(WeightSums.guarded(0.0)).isEqualTo(0.1);
        assertThat(WeightSums.guarded(-1e-9)).isEqualTo(-0.1);
        assertThat(WeightSums.guarded(0.2)).isEqualTo(0.2);
        assertThat(WeightSums.guarded(Double.NaN)).isNaN();
        assertThat(WeightSums.guarded(1e-9f)).isEqualTo(0.1f);
        assertThat(WeightSums.guarded(-3f)).isEqualTo(-3f);
        assertThat(WeightSums.guarded(Float.NaN)).isNaN();
    }
}
