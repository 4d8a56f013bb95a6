package dev.nnmaven.runtime.weights;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class OutputWeightsTest {

    private static OutputWeights of(float[] hidden, float[] output) {
        Tensor first = Tensor.vector("hidden.bias", hidden);
        Tensor last = Tensor.vector("output.bias", output);
        return new OutputWeights(file -> Weights.save(file, "net", "f", List.of(first, last)));
    }

    @Test
    void followsTheArraysOfTheNetwork() {
        float[] output = new float[10];
        OutputWeights weights = of(new float[3], output);
        assertThat(weights.areFinite()).isTrue();
        output[9] = Float.NaN;
        assertThat(weights.areFinite()).isFalse();
        output[9] = Float.NEGATIVE_INFINITY;
        assertThat(weights.areFinite()).isFalse();
        output[9] = 1;
        assertThat(weights.areFinite()).isTrue();
    }

    @Test
    void leavesOtherTensorsAndLargeOnesAlone() {
        assertThat(of(new float[] {Float.NaN}, new float[1]).areFinite()).isTrue();
        float[] large = new float[4097];
        large[0] = Float.NaN;
        assertThat(of(new float[1], large).areFinite()).isTrue();
    }

    @Test
    void findsNothingInANetworkThatCannotBeLookedAt() {
        OutputWeights weights = new OutputWeights(file -> {
            throw new UnsupportedOperationException();
        });
        assertThat(weights.areFinite()).isTrue();
    }
}
