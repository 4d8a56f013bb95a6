package dev.nnmaven.runtime.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** What undoes an activation. */
class InversesTest {

    @Test
    void undoTheFunctions() {
        for (double z = -12; z <= 12; z += 0.37) {
            assertThat(Sigmoid.inverse(Sigmoid.of(z))).isEqualTo(z, within(1e-10));
            assertThat(Softplus.inverse(Softplus.of(z))).isEqualTo(z, within(1e-10));
            assertThat(LeakyRelu.inverse(LeakyRelu.of(z))).isEqualTo(z, within(1e-14));
            assertThat(Elu.inverse(Elu.of(z))).isEqualTo(z, within(1e-10));
            assertThat(Tanh.inverse(Tanh.of(z / 3))).isEqualTo(z / 3, within(1e-12));
            float f = (float) z / 4;
            assertThat(Sigmoid.inverse(Sigmoid.of(f))).isEqualTo(f, within(1e-5f));
            assertThat(Softplus.inverse(Softplus.of(f))).isEqualTo(f, within(1e-5f));
            assertThat(LeakyRelu.inverse(LeakyRelu.of(f))).isEqualTo(f, within(1e-5f));
            assertThat(Elu.inverse(Elu.of(f))).isEqualTo(f, within(1e-5f));
            assertThat(Tanh.inverse(Tanh.of(f))).isEqualTo(f, within(1e-4f));
        }
    }

    @Test
    void areExactNearTheEndsOfTheRange() {
        assertThat(Sigmoid.inverse(1e-300)).isEqualTo(-690.7755278982137, within(1e-12));
        assertThat(Sigmoid.inverse(1e-30f)).isEqualTo(-69.07755f);
        assertThat(Softplus.inverse(1e-300)).isEqualTo(-690.7755278982137, within(1e-12));
        assertThat(Softplus.inverse(1e5)).isEqualTo(1e5);
        assertThat(Tanh.inverse(1e-300)).isEqualTo(1e-300);
        assertThat(Tanh.inverse(-1e-30f)).isEqualTo(-1e-30f);
        assertThat(Elu.inverse(-1e-300)).isEqualTo(-1e-300);
        assertThat(Elu.inverse(0)).isZero();
        assertThat(LeakyRelu.inverse(0)).isZero();
    }

    @Test
    void nanStaysNaN() {
        assertThat(Sigmoid.inverse(Double.NaN)).isNaN();
        assertThat(Softplus.inverse(Double.NaN)).isNaN();
        assertThat(LeakyRelu.inverse(Double.NaN)).isNaN();
        assertThat(Elu.inverse(Float.NaN)).isNaN();
        assertThat(Tanh.inverse(Float.NaN)).isNaN();
    }

    @Test
    void softmaxIsUndoneUpToTheMean() {
        double[] values = {3, -2, 0.5, -1.5};
        Softmax.of(values);
        Softmax.inverse(values);
        assertThat(values).containsExactly(new double[] {3, -2, 0.5, -1.5}, within(1e-14));
        float[] shifted = {4, -1, 1.5f, -0.5f};
        Softmax.of(shifted);
        Softmax.inverse(shifted);
        assertThat(shifted).containsExactly(new float[] {3, -2, 0.5f, -1.5f}, within(1e-6f));
    }

    @Test
    void rescalesAlongAStraightLine() {
        float[] values = {-3, 1, 5, 2};
        BackQuery.rescale(values, 0.01, 0.99);
        assertThat(values).containsExactly(0.01f, 0.5f, 0.99f, 0.6225f);
        double[] doubles = {7, 1e300, -1e300};
        BackQuery.rescale(doubles, -0.99, 0.99);
        assertThat(doubles).containsExactly(new double[] {0, 0.99, -0.99}, within(1e-15));
        float[] extremes = {Float.MAX_VALUE, -Float.MAX_VALUE, 0};
        BackQuery.rescale(extremes, 0, 1);
        assertThat(extremes).containsExactly(1, 0, 0.5f);
    }

    @Test
    void rescalesWhatIsAllTheSameToTheMiddle() {
        float[] values = {7, 7};
        BackQuery.rescale(values, 0.01, 0.99);
        assertThat(values).containsExactly(0.5f, 0.5f);
        double[] one = {-2};
        BackQuery.rescale(one, -0.99, 0.99);
        assertThat(one).containsExactly(new double[] {0}, within(1e-15));
    }

    @Test
    void nanIsNotRescaledAway() {
        float[] values = {1, Float.NaN, 3};
        BackQuery.rescale(values, 0, 1);
        assertThat(values).containsOnly(Float.NaN);
    }
}
