package dev.nnmaven.runtime.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class SamplesTest {
    private static final float[][] TWO = {{1, 2}, {3, 4}};
    private static final double[][] TWO_DOUBLES = {{1, 2}, {3, 4}};

    @Test
    void isReadable() {
        assertThat(Samples.of(new float[5][4], new float[5][2])).hasToString("5 samples of 4 inputs and 2 targets");
        assertThat(DoubleSamples.of(new double[5][4], new double[5][2]))
                .hasToString("5 samples of 4 inputs and 2 targets");
    }

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
                () -> Samples.of(TWO, TWO, new int[] {1, 2}),
                "sample 1: found the label 2, expected 0 to 1, a place in the target vector; do labels start at 1? Then"
                        + " subtract 1 from each");
        refused(
                () -> DoubleSamples.of(TWO_DOUBLES, TWO_DOUBLES, new int[] {2, 1}),
                "sample 0: found the label 2, expected 0 to 1, a place in the target vector; do labels start at 1? Then"
                        + " subtract 1 from each");
        refused(
                () -> DoubleSamples.of(TWO_DOUBLES, TWO_DOUBLES, new int[] {-1, 0}),
                "sample 0: found the label -1, expected 0 to 1, a place in the target vector");
        refused(
                () -> Samples.of(TWO, new float[][] {{1}, {1, 2}}),
                "sample 1: found 2 targets, expected 1 as in sample 0");
        refused(
                () -> DoubleSamples.of(new double[][] {{1}, {}}, TWO_DOUBLES),
                "sample 1: found no inputs, expected at least one");
        refused(
                () -> Samples.of(new float[][] {{1}, null}, TWO),
                "sample 1: found null for its inputs, expected a vector");
        refused(
                () -> DoubleSamples.of(TWO_DOUBLES, new double[][] {null, {1}}),
                "sample 0: found null for its targets, expected a vector");
    }

    @Test
    void namesStayWithTheSamples() {
        Samples samples = Samples.of(TWO, TWO);
        assertThat(samples.featureNames()).isEmpty();
        assertThat(samples.labelNames()).isEmpty();
        int width = samples.inputSize();
        List<String> names = new ArrayList<>(Collections.nCopies(width, "n"));
        Samples named = samples.withNames(names, names);
        names.set(0, "changed");
        assertThat(named.subset(1, 2).featureNames()).isEqualTo(Collections.nCopies(width, "n"));
        assertThat(named.subset(1, 2).labelNames()).isEqualTo(Collections.nCopies(width, "n"));
        assertThat(named.input(1)).isSameAs(samples.input(1));
        DoubleSamples doubles = DoubleSamples.of(new double[2][3], new double[2][1])
                .withNames(List.of("a", "b", "c"), List.of("no", "yes"));
        assertThat(doubles.subset(0, 1).featureNames()).containsExactly("a", "b", "c");
        assertThat(doubles.subset(0, 1).labelNames()).containsExactly("no", "yes");
        refused(
                () -> doubles.withNames(List.of("a"), List.of()),
                "features: found 1 names, expected 3, as many as the inputs");
        refused(
                () -> doubles.withNames(List.of(), List.of("a", "b", "c")),
                "outputs: found 3 names, expected 1, as many as the targets");
        refused(
                () -> Samples.of(new float[1][1], new float[1][3]).withNames(List.of(), List.of("a", "b")),
                "outputs: found 2 names, expected 3, as many as the targets");
    }

    private static void refused(ThrowingCallable making, String message) {
        assertThatThrownBy(making).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }
}
