package dev.nnmaven.runtime.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Where functions end, what they make of NaN, and their slopes. */
class ActivationsTest {

    private interface FloatFunction {
        float of(float z);
    }

    private static final List<FloatFunction> FLOAT = List.of(
            Exp::of,
            Exp::minusOne,
            Log::onePlus,
            Tanh::of,
            Relu::of,
            LeakyRelu::of,
            Elu::of,
            Softplus::of,
            Gelu::of,
            Gelu::slope,
            Elu::slope,
            Softplus::slope);

    private static final List<DoubleUnaryOperator> DOUBLE = List.of(
            Exp::of,
            Exp::minusOne,
            Log::onePlus,
            Tanh::of,
            Relu::of,
            LeakyRelu::of,
            Elu::of,
            Softplus::of,
            Gelu::of,
            Gelu::slope,
            Elu::slope,
            Softplus::slope);

    @Test
    void nanStaysNaN() {
        assertThat(FLOAT).allSatisfy(f -> assertThat(f.of(Float.NaN)).isNaN());
        assertThat(DOUBLE)
                .allSatisfy(f -> assertThat(f.applyAsDouble(Double.NaN)).isNaN());
    }

    @Test
    void saturates() {
        for (double z : new double[] {100, 1e30, Double.POSITIVE_INFINITY}) {
            assertThat(Tanh.of(z)).isEqualTo(1);
            assertThat(Tanh.of(-z)).isEqualTo(-1);
            assertThat(Tanh.of((float) z)).isEqualTo(1f);
            assertThat(Tanh.of((float) -z)).isEqualTo(-1f);
            assertThat(Elu.of(z)).isEqualTo(z);
            assertThat(Elu.of(-z)).isEqualTo(-1);
            assertThat(Elu.of((float) -z)).isEqualTo(-1f);
            assertThat(Softplus.of(z)).isEqualTo(z);
            assertThat(Softplus.of(-1000 - z)).isEqualTo(Softplus.of(-512.0)).isBetween(4e-223, 5e-223);
            assertThat(Softplus.of((float) -z)).isEqualTo(Softplus.of(-64f)).isBetween(1.6e-28f, 1.7e-28f);
            assertThat(Gelu.of(z)).isEqualTo(z);
            assertThat(Gelu.of(-z)).isBetween(-1e-26, 0.0);
            assertThat(Gelu.of((float) z)).isEqualTo((float) z);
            assertThat(Gelu.of((float) -z)).isBetween(-1e-26f, 0f);
            assertThat(Gelu.slope(z)).isEqualTo(1);
            assertThat(Gelu.slope(-z)).isCloseTo(0, within(1e-24));
            assertThat(Gelu.slope((float) z)).isEqualTo(1f);
            assertThat(Gelu.slope((float) -z)).isCloseTo(0f, within(2e-24f));
            assertThat(Relu.of(z)).isEqualTo(z);
            assertThat(Relu.of((float) -z)).isZero();
            assertThat(LeakyRelu.of(-z)).isEqualTo(-0.01 * z);
        }
    }

    @Test
    void zeroGivesZeroWhereItShould() {
        assertThat(Stream.of(Tanh.of(0.0), Relu.of(0.0), LeakyRelu.of(0.0), Elu.of(0.0), Gelu.of(0.0)))
                .containsOnly(0.0);
        assertThat(Stream.of(Tanh.of(0f), Relu.of(0f), LeakyRelu.of(0f), Elu.of(0f), Gelu.of(0f)))
                .containsOnly(0f);
    }

    @Test
    void slopesFollowFiniteDifferences() {
        for (double z = -6.05; z < 6; z += 0.1) {
            assertThat(Relu.slope(Relu.of(z))).isCloseTo(difference(Relu::of, z), within(1e-9));
            assertThat(LeakyRelu.slope(LeakyRelu.of(z))).isCloseTo(difference(LeakyRelu::of, z), within(1e-9));
            assertThat(Elu.slope(Elu.of(z))).isCloseTo(difference(Elu::of, z), within(1e-9));
            assertThat(Softplus.slope(Softplus.of(z))).isCloseTo(difference(Softplus::of, z), within(1e-9));
            assertThat(Gelu.slope(z)).isCloseTo(difference(Gelu::of, z), within(1e-9));
            float single = (float) z;
            assertThat((double) Relu.slope(Relu.of(single))).isEqualTo(Relu.slope(z));
            assertThat((double) LeakyRelu.slope(LeakyRelu.of(single))).isCloseTo(LeakyRelu.slope(z), within(1e-9));
            assertThat((double) Elu.slope(Elu.of(single))).isCloseTo(Elu.slope(Elu.of(z)), within(5e-7));
            assertThat((double) Softplus.slope(Softplus.of(single)))
                    .isCloseTo(Softplus.slope(Softplus.of(z)), within(5e-7));
            assertThat((double) Gelu.slope(single)).isCloseTo(Gelu.slope(z), within(3e-6));
        }
    }

    private static double difference(DoubleUnaryOperator function, double z) {
        double h = 1e-5;
        return (function.applyAsDouble(z + h) - function.applyAsDouble(z - h)) / (2 * h);
    }

    /** Pinned: a change of these bits changes every trained network. */
    @Test
    void bitsAreTheSameOnEveryJvm() {
        int floats = 17;
        long doubles = 17;
        for (int i = -1000; i <= 1000; i++) {
            for (FloatFunction function : FLOAT) {
                floats = 31 * floats + Float.floatToIntBits(function.of(i * 0.017f));
            }
            for (DoubleUnaryOperator function : DOUBLE) {
                doubles = 31 * doubles + Double.doubleToLongBits(function.applyAsDouble(i * 0.017));
            }
        }
        assertThat(floats).isEqualTo(-280861160);
        assertThat(doubles).isEqualTo(6031280438061479083L);
    }
}
