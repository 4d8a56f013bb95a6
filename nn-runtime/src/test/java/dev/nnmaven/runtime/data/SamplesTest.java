package dev.nnmaven.runtime.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class SamplesTest {
    private static final float[][] TWO = {{1, 2}, {3, 4}};
    private static final double[][] TWO_DOUBLES = {{1, 2}, {3, 4}};

    @Test
    void subsetsShareTheVectors() {
        Samples samples = Samples.of(TWO, TWO, new int[] {1, 0});
        Samples second = samples.subset(1, 2);
        assertThat(second.size()).isEqualTo(1);
        assertThat(second.input(0)).isSameAs(TWO[1]);
        assertThat(second.label(0)).isZero();
        DoubleSamples doubles = DoubleSamples.of(TWO_DOUBLES, TWO_DOUBLES).subset(0, 1);
        assertThat(doubles.target(0)).isSameAs(TWO_DOUBLES[0]);
        assertThat(doubles.hasLabels()).isFalse();
        assertThatThrownBy(() -> samples.subset(1, 3)).isInstanceOf(IndexOutOfBoundsException.class);
        refused(() -> samples.subset(1, 1), "found no samples from 1 to 1");
    }

    @Test
    void arraysGivenMayChangeLater() {
        float[][] inputs = TWO.clone();
        int[] labels = {1, 0};
        Samples samples = Samples.of(inputs, TWO, labels);
        inputs[0] = null;
        labels[0] = 7;
        assertThat(samples.input(0)).containsExactly(1, 2);
        assertThat(samples.label(0)).isEqualTo(1);
    }

    @Test
    void samplesThatDoNotFit() {
        refused(() -> Samples.of(new float[0][], TWO), "found no samples, expected at least one");
        refused(
                () -> Samples.of(TWO, new float[1][1]),
                "found 1 target vectors, expected 2, one for each input vector");
        refused(() -> Samples.of(TWO, TWO, new int[3]), "found 3 labels, expected 2, one for each input vector");
        refused(
                () -> Samples.of(TWO, TWO, new int[] {0, 2}),
                "sample 1: found the label 2, expected 0 to 1, a place in the target vector");
        refused(
                () -> DoubleSamples.of(TWO_DOUBLES, TWO_DOUBLES, new int[] {-1, 0}),
                "sample 0: found the label -1, expected 0 to 1, a place in the target vector");
        refused(
                () -> Samples.of(TWO, new float[][] {{1}, {1, 2}}),
                "sample 1: found 2 targets, expected 1 as in sample 0");
        refused(
                () -> DoubleSamples.of(new double[][] {{1}, {}}, TWO_DOUBLES),
                "sample 1: found no inputs, expected at least one");
    }

    private static void refused(ThrowingCallable making, String message) {
        assertThatThrownBy(making).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }
}
