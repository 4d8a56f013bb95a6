package dev.nnmaven.runtime.math;

import java.math.BigDecimal;
import java.math.MathContext;

/** Functions with more digits than a double has, by power series. */
final class Digits {

    private static final MathContext DIGITS = new MathContext(60);

    private Digits() {}

    /** The power series, after halving the argument often enough for it to end soon. */
    static BigDecimal exp(double z) {
        BigDecimal x = new BigDecimal(z).divide(new BigDecimal(1L << 40), DIGITS);
        BigDecimal sum = BigDecimal.ONE;
        BigDecimal term = BigDecimal.ONE;
        for (int n = 1; n < 12; n++) {
            term = term.multiply(x, DIGITS).divide(BigDecimal.valueOf(n), DIGITS);
            sum = sum.add(term, DIGITS);
        }
        for (int i = 0; i < 40; i++) {
            sum = sum.multiply(sum, DIGITS);
        }
        return sum;
    }

    /** 2·artanh(y / (2 + y)), whose series ends soon enough for y up to 1. */
    static BigDecimal logOnePlus(BigDecimal y) {
        BigDecimal s = y.divide(y.add(BigDecimal.valueOf(2)), DIGITS);
        BigDecimal square = s.multiply(s, DIGITS);
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal power = s;
        for (int n = 1; n < 120; n += 2) {
            sum = sum.add(power.divide(BigDecimal.valueOf(n), DIGITS), DIGITS);
            power = power.multiply(square, DIGITS);
        }
        return sum.multiply(BigDecimal.valueOf(2), DIGITS);
    }

    static BigDecimal expMinusOne(double z) {
        return exp(z).subtract(BigDecimal.ONE);
    }

    static BigDecimal tanh(double z) {
        BigDecimal e = expMinusOne(2 * z);
        return e.divide(e.add(BigDecimal.valueOf(2)), DIGITS);
    }

    static BigDecimal softplus(double z) {
        return new BigDecimal(Math.max(z, 0)).add(logOnePlus(exp(-Math.abs(z))));
    }

    /** How far a value is from the exact one, in units of the last place of that. */
    static double ulps(double found, BigDecimal exact) {
        return exact.subtract(new BigDecimal(found)).abs().doubleValue() / Math.ulp(exact.doubleValue());
    }
}
