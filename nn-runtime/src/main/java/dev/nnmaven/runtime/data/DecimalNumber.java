package dev.nnmaven.runtime.data;

import java.nio.charset.StandardCharsets;

/** Decimal numbers in ASCII. */
final class DecimalNumber {
    /** Numbers of so many digits are added up directly: nearly all fields of nearly all files, ten times faster. */
    private static final int SHORT = 9;

    private DecimalNumber() {}

    /**
     * The number in a range of bytes: an optional sign, digits with an optional point before, between or after them,
     * and an optional exponent. Everything else that Java calls a number, such as {@code 0x1p3}, {@code 1f} or {@code
     * NaN}, is none.
     *
     * @return NaN if it is not a number, infinite if it is too large
     */
    static double parse(byte[] bytes, int start, int end) {
        if (end - start <= SHORT) {
            int value = shortWhole(bytes, start, end);
            if (value >= 0) {
                return value;
            }
        }
        return isDecimal(bytes, start, end)
                ? Double.parseDouble(new String(bytes, start, end - start, StandardCharsets.US_ASCII))
                : Double.NaN;
    }

    private static int shortWhole(byte[] bytes, int start, int end) {
        int value = 0;
        for (int i = start; i < end; i++) {
            if (!isDigit(bytes[i])) {
                return -1;
            }
            value = 10 * value + bytes[i] - '0';
        }
        return start < end ? value : -1;
    }

    private static boolean isDecimal(byte[] bytes, int start, int end) {
        int at = afterSign(bytes, start, end);
        int point = afterDigits(bytes, at, end);
        int digits = point - at;
        at = point;
        if (at < end && bytes[at] == '.') {
            int afterFraction = afterDigits(bytes, at + 1, end);
            digits += afterFraction - at - 1;
            at = afterFraction;
        }
        if (digits == 0) {
            return false;
        }
        if (at < end && (bytes[at] == 'e' || bytes[at] == 'E')) {
            int exponent = afterSign(bytes, at + 1, end);
            at = afterDigits(bytes, exponent, end);
            if (at == exponent) {
                return false;
            }
        }
        return at == end;
    }

    private static int afterSign(byte[] bytes, int at, int end) {
        return at < end && (bytes[at] == '+' || bytes[at] == '-') ? at + 1 : at;
    }

    private static int afterDigits(byte[] bytes, int start, int end) {
        int at = start;
        while (at < end && isDigit(bytes[at])) {
            at++;
        }
        return at;
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }
}
