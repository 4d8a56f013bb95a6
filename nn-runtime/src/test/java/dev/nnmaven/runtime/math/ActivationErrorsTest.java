package dev.nnmaven.runtime.math;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.function.DoubleFunction;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** The error bounds that the functions state, in units of the last place, over all arguments that matter. */
class ActivationErrorsTest {

    /** StrictMath itself is up to a unit from the exact value, which the bounds for double leave room for. */
    private static final double STRICT_MATH = 1;

    private interface FloatFunction {
        float of(float z);
    }

    private record Worst(double ulps, double distance) {
        Worst with(double found, double exact, double ulp) {
            double error = Math.abs(found - exact);
            return new Worst(Math.max(ulps, error / ulp), Math.max(distance, error));
        }
    }

    /** Evenly spaced arguments, and others that come closer to 0 than those. */
    private static Worst inFloat(FloatFunction function, DoubleUnaryOperator exact, float from, float to) {
        Worst worst = new Worst(0, 0);
        float step = (to - from) / 400_000;
        for (float z = from; z <= to; z += step) {
            worst = withFloat(worst, function, exact, z);
        }
        for (float z = 1e-30f; z < to; z *= 1.001f) {
            worst = withFloat(worst, function, exact, z);
            worst = -z >= from ? withFloat(worst, function, exact, -z) : worst;
        }
        return worst;
    }

    private static Worst withFloat(Worst worst, FloatFunction function, DoubleUnaryOperator exact, float z) {
        double value = exact.applyAsDouble(z);
        return worst.with(function.of(z), value, Math.ulp((float) value));
    }

    private static Worst inDouble(DoubleUnaryOperator function, DoubleUnaryOperator exact, double from, double to) {
        Worst worst = new Worst(0, 0);
        double step = (to - from) / 400_000;
        for (double z = from; z <= to; z += step) {
            worst = withDouble(worst, function, exact, z);
        }
        for (double z = 1e-300; z < to; z *= 1.01) {
            worst = withDouble(worst, function, exact, z);
            worst = -z >= from ? withDouble(worst, function, exact, -z) : worst;
        }
        return worst;
    }

    private static Worst withDouble(Worst worst, DoubleUnaryOperator function, DoubleUnaryOperator exact, double z) {
        double value = exact.applyAsDouble(z);
        return worst.with(function.applyAsDouble(z), value, Math.ulp(value));
    }

    private static void closeToMoreDigits(DoubleUnaryOperator function, DoubleFunction<BigDecimal> exact, double ulps) {
        for (double z = -18.3; z < 18; z += 0.0917) {
            assertThat(Digits.ulps(function.applyAsDouble(z), exact.apply(z))).isLessThanOrEqualTo(ulps);
        }
        for (double z : new double[] {-40, -1e-9, 1e-9, 33, 40}) {
            assertThat(Digits.ulps(function.applyAsDouble(z), exact.apply(z))).isLessThanOrEqualTo(ulps);
        }
    }

    @Test
    void exp() {
        assertThat(inFloat(Exp::of, StrictMath::exp, -64, 64).ulps).isLessThanOrEqualTo(2);
        assertThat(inDouble(Exp::of, StrictMath::exp, -512, 512).ulps).isLessThanOrEqualTo(2 + STRICT_MATH);
        closeToMoreDigits(Exp::of, Digits::exp, 2);
    }

    @Test
    void expMinusOne() {
        assertThat(inFloat(Exp::minusOne, StrictMath::expm1, -64, 64).ulps).isLessThanOrEqualTo(3);
        assertThat(inFloat(Exp::minusOne, StrictMath::expm1, -2, 2).ulps).isLessThanOrEqualTo(3);
        assertThat(inDouble(Exp::minusOne, StrictMath::expm1, -512, 512).ulps).isLessThanOrEqualTo(3 + STRICT_MATH);
        assertThat(inDouble(Exp::minusOne, StrictMath::expm1, -2, 2).ulps).isLessThanOrEqualTo(3 + STRICT_MATH);
        closeToMoreDigits(Exp::minusOne, Digits::expMinusOne, 3);
    }

    @Test
    void logOnePlus() {
        assertThat(inFloat(Log::onePlus, StrictMath::log1p, 0, 1).ulps).isLessThanOrEqualTo(2);
        assertThat(inDouble(Log::onePlus, StrictMath::log1p, 0, 1).ulps).isLessThanOrEqualTo(2 + STRICT_MATH);
        for (double y = 0.0007; y < 1; y += 0.0123) {
            assertThat(Digits.ulps(Log.onePlus(y), Digits.logOnePlus(new BigDecimal(y))))
                    .isLessThanOrEqualTo(2);
        }
    }

    @Test
    void tanh() {
        for (float range : new float[] {2, 20, 1000}) {
            Worst single = inFloat(Tanh::of, StrictMath::tanh, -range, range);
            assertThat(single.ulps).isLessThanOrEqualTo(4);
            assertThat(single.distance).isLessThanOrEqualTo(2e-7);
            Worst twice = inDouble(Tanh::of, StrictMath::tanh, -range, range);
            assertThat(twice.ulps).isLessThanOrEqualTo(4 + STRICT_MATH);
            assertThat(twice.distance).isLessThanOrEqualTo(4e-16);
        }
        closeToMoreDigits(Tanh::of, Digits::tanh, 4);
    }

    @Test
    void elu() {
        DoubleUnaryOperator exact = z -> z > 0 ? z : StrictMath.expm1(z);
        for (float range : new float[] {2, 100}) {
            Worst single = inFloat(Elu::of, exact, -range, range);
            assertThat(single.ulps).isLessThanOrEqualTo(3);
            assertThat(inFloat(Elu::of, exact, -range, 0).distance).isLessThanOrEqualTo(1e-7);
            assertThat(inDouble(Elu::of, exact, -range, range).ulps).isLessThanOrEqualTo(3 + STRICT_MATH);
            assertThat(inDouble(Elu::of, exact, -range, 0).distance).isLessThanOrEqualTo(2e-16);
        }
    }

    @Test
    void softplus() {
        DoubleUnaryOperator exact = z -> Math.max(z, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(z)));
        assertThat(inFloat(Softplus::of, exact, -64, 100).ulps).isLessThanOrEqualTo(4);
        assertThat(inFloat(Softplus::of, exact, -2, 2).ulps).isLessThanOrEqualTo(4);
        assertThat(inDouble(Softplus::of, exact, -512, 600).ulps).isLessThanOrEqualTo(4 + STRICT_MATH);
        assertThat(inDouble(Softplus::of, exact, -2, 2).ulps).isLessThanOrEqualTo(4 + STRICT_MATH);
        closeToMoreDigits(Softplus::of, Digits::softplus, 4);
    }

    @Test
    void gelu() {
        DoubleUnaryOperator exact = z -> z / (1 + StrictMath.exp(-2 * geluArgument(z)));
        assertThat(inFloat(Gelu::of, exact, -1, 100).ulps).isLessThanOrEqualTo(6);
        assertThat(inDouble(Gelu::of, exact, -1, 100).ulps).isLessThanOrEqualTo(10);
        assertThat(inFloat(Gelu::of, exact, -1000, 0).distance).isLessThanOrEqualTo(1e-7);
        assertThat(inDouble(Gelu::of, exact, -1000, 0).distance).isLessThanOrEqualTo(3e-16);
    }

    @Test
    void slopeOfGelu() {
        DoubleUnaryOperator exact = z -> {
            double s = 1 / (1 + StrictMath.exp(-2 * geluArgument(z)));
            return s + z * s * (1 - s) * 2 * Math.sqrt(2 / Math.PI) * (1 + 3 * 0.044715 * z * z);
        };
        assertThat(inFloat(Gelu::slope, exact, -100, 100).distance).isLessThanOrEqualTo(3e-6);
        assertThat(inDouble(Gelu::slope, exact, -100, 100).distance).isLessThanOrEqualTo(6e-15);
    }

    private static double geluArgument(double z) {
        return Math.sqrt(2 / Math.PI) * (z + 0.044715 * z * z * z);
    }
}
