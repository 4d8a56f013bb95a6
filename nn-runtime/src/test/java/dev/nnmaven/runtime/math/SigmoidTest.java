package dev.nnmaven.runtime.math;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import org.junit.jupiter.api.Test;

class SigmoidTest {

    private static final double MAX_ULPS = 4;

    @Test
    void floatIsCloseToStrictMathOverTheWholeRange() {
        double worst = 0;
        for (float z = -64f; z < 100f; z += 0.0001f) {
            double exact = 1 / (1 + StrictMath.exp(-(double) z));
            worst = Math.max(worst, Math.abs(Sigmoid.of(z) - exact) / Math.ulp((float) exact));
        }
        for (float z = 1e-30f; z < 64f; z *= 1.0001f) {
            for (float signed : new float[] {z, -z}) {
                double exact = 1 / (1 + StrictMath.exp(-(double) signed));
                worst = Math.max(worst, Math.abs(Sigmoid.of(signed) - exact) / Math.ulp((float) exact));
            }
        }
        assertThat(worst).isLessThanOrEqualTo(MAX_ULPS);
    }

    /** Of all floats, the one that is furthest from its sigmoid is among these. */
    @Test
    void everyFloatAroundTheWorstIsClose() {
        double worst = 0;
        for (float z = -1.99f; z < -1.95f; z = Math.nextUp(z)) {
            double exact = 1 / (1 + StrictMath.exp(-(double) z));
            worst = Math.max(worst, Math.abs(Sigmoid.of(z) - exact) / Math.ulp((float) exact));
        }
        assertThat(worst).isLessThanOrEqualTo(3.7);
    }

    @Test
    void doubleIsCloseToStrictMathOverTheWholeRange() {
        double worst = 0;
        for (double z = -512; z < 720; z += 0.0003) {
            double exact = 1 / (1 + StrictMath.exp(-z));
            worst = Math.max(worst, Math.abs(Sigmoid.of(z) - exact) / Math.ulp(exact));
        }
        assertThat(worst).isLessThanOrEqualTo(MAX_ULPS);
    }

    @Test
    void doubleIsCloseToMoreDigits() {
        for (double z : new double[] {-30, -4.2, -0.7, -1e-9, 0, 1e-9, 0.3, 2.5, 19}) {
            BigDecimal exact = BigDecimal.ONE.divide(BigDecimal.ONE.add(Digits.exp(-z)), MathContext.DECIMAL128);
            assertThat(Digits.ulps(Sigmoid.of(z), exact)).isLessThan(2);
        }
    }

    @Test
    void saturatesWithoutZeroAndKeepsNaN() {
        assertThat(Sigmoid.of(Float.POSITIVE_INFINITY)).isEqualTo(1f);
        assertThat(Sigmoid.of(1000f)).isEqualTo(1f);
        assertThat(Sigmoid.of(Float.NEGATIVE_INFINITY))
                .isEqualTo(Sigmoid.of(-64f))
                .isBetween(1.6e-28f, 1.7e-28f);
        assertThat(Sigmoid.of(Float.NaN)).isNaN();
        assertThat(Sigmoid.of(0f)).isEqualTo(0.5f);
        assertThat(Sigmoid.of(Double.POSITIVE_INFINITY)).isEqualTo(1.0);
        assertThat(Sigmoid.of(Double.NEGATIVE_INFINITY))
                .isEqualTo(Sigmoid.of(-512.0))
                .isBetween(4e-223, 5e-223);
        assertThat(Sigmoid.of(Double.NaN)).isNaN();
        assertThat(Sigmoid.of(0.0)).isEqualTo(0.5);
    }

    @Test
    void fallsByNoMoreThanRounding() {
        float before = 0;
        for (float z = -90f; z < 20f; z += 0.001f) {
            float value = Sigmoid.of(z);
            assertThat(value).isGreaterThanOrEqualTo(before * (1 - 3e-7f));
            before = value;
        }
    }

    /** Pinned: a change of these bits changes every trained network. */
    @Test
    void bitsAreTheSameOnEveryJvm() {
        int floats = 17;
        long doubles = 17;
        for (int i = -1000; i <= 1000; i++) {
            floats = 31 * floats + Float.floatToIntBits(Sigmoid.of(i * 0.017f));
            doubles = 31 * doubles + Double.doubleToLongBits(Sigmoid.of(i * 0.017));
        }
        assertThat(floats).isEqualTo(171454491);
        assertThat(doubles).isEqualTo(-1156754591809206204L);
    }
}
