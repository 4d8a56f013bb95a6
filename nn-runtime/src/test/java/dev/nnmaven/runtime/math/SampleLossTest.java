package dev.nnmaven.runtime.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.nnmaven.runtime.NaiveDoubleNetwork;
import dev.nnmaven.runtime.NaiveNetwork;
import org.junit.jupiter.api.Test;

class SampleLossTest {

    @Test
    void ofOutputs() {
        double[] outputs = {0, 1, 0.5};
        double[] targets = {0.5, -3, 0.5};
        assertThat(SampleLoss.squaredError(outputs, targets)).isEqualTo((0.25 + 16) / 2);
        assertThat(SampleLoss.huber(outputs, targets)).isEqualTo(0.125 + 3.5);
        assertThat(SampleLoss.absoluteError(outputs, targets)).isEqualTo(4.5);
        float[] floatOutputs = {0, 1, 0.5f};
        float[] floatTargets = {0.5f, -3, 0.5f};
        assertThat(SampleLoss.squaredError(floatOutputs, floatTargets)).isEqualTo((0.25 + 16) / 2);
        assertThat(SampleLoss.huber(floatOutputs, floatTargets)).isEqualTo(0.125 + 3.5);
        assertThat(SampleLoss.absoluteError(floatOutputs, floatTargets)).isEqualTo(4.5);
    }

    @Test
    void ofLogitsThatProbabilitiesCanTell() {
        double[] logits = {Math.log(2), Math.log(1), Math.log(5)};
        assertThat(SampleLoss.softmaxCrossEntropy(logits, new double[] {0.25, 0.75, 0}))
                .isCloseTo(-0.25 * Math.log(0.25) - 0.75 * Math.log(0.125), within(1e-15));
        assertThat(SampleLoss.sigmoidCrossEntropy(logits, new double[] {1, 0, 0.25}))
                .isCloseTo(
                        -Math.log(2 / 3.0) - Math.log(0.5) - 0.25 * Math.log(5 / 6.0) - 0.75 * Math.log(1 / 6.0),
                        within(1e-15));
    }

    @Test
    void ofLogitsThatTheyCannot() {
        double[] logits = {-2000, 1000};
        assertThat(SampleLoss.softmaxCrossEntropy(logits, new double[] {1, 0})).isEqualTo(3000);
        assertThat(SampleLoss.softmaxCrossEntropy(logits, new double[] {0, 1})).isZero();
        assertThat(SampleLoss.sigmoidCrossEntropy(logits, new double[] {1, 0})).isEqualTo(3000);
        assertThat(SampleLoss.sigmoidCrossEntropy(logits, new double[] {0, 1})).isZero();
        assertThat(SampleLoss.softmaxCrossEntropy(new float[] {-3e38f, 3e38f}, new float[] {1, 0}))
                .isEqualTo(2.0 * 3e38f);
        assertThat(SampleLoss.sigmoidCrossEntropy(new float[] {40}, new float[] {1}))
                .as("less than 1 can lack in double")
                .isCloseTo(Math.exp(-40), within(1e-30));
        assertThat(SampleLoss.softmaxCrossEntropy(new double[] {Double.NaN, 1}, new double[] {0, 1}))
                .isNaN();
        assertThat(SampleLoss.sigmoidCrossEntropy(new double[] {Double.NaN}, new double[] {0}))
                .isNaN();
    }

    @Test
    void ofNetworksThatAreNotGenerated() {
        NaiveNetwork network = new NaiveNetwork(2, 1);
        float[] output = network.query(new float[] {0.5f, 0.25f});
        assertThat(network.loss(new float[] {0.5f, 0.25f}, new float[] {output[0] + 2}))
                .isCloseTo(2, within(1e-6));
        assertThatThrownBy(() -> network.loss(new float[2], new float[2]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("targets");
        NaiveDoubleNetwork wide = new NaiveDoubleNetwork(2, 1);
        double[] answer = wide.query(new double[] {0.5, 0.25});
        assertThat(wide.loss(new double[] {0.5, 0.25}, new double[] {answer[0] + 2}))
                .isCloseTo(2, within(1e-12));
    }
}
