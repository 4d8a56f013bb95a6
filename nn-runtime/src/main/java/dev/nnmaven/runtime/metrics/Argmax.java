package dev.nnmaven.runtime.metrics;

/**
 * The place of the largest number of a vector.
 *
 * <pre>{@code
 * int answer = Argmax.of(network.query(pixels));
 * }</pre>
 */
public final class Argmax {
    private Argmax() {}

    /**
     * {@return the index of the largest number, the first of several}
     *
     * @param values at least one number, none of them NaN
     * @throws IllegalArgumentException otherwise
     */
    public static int of(float[] values) {
        requireSome(values.length);
        int best = 0;
        for (int i = 0; i < values.length; i++) {
            if (Float.isNaN(values[i])) {
                throw notANumber(i);
            }
            best = values[i] > values[best] ? i : best;
        }
        return best;
    }

    /**
     * {@return the index of the largest number, the first of several}
     *
     * @param values at least one number, none of them NaN
     * @throws IllegalArgumentException otherwise
     */
    public static int of(double[] values) {
        requireSome(values.length);
        int best = 0;
        for (int i = 0; i < values.length; i++) {
            if (Double.isNaN(values[i])) {
                throw notANumber(i);
            }
            best = values[i] > values[best] ? i : best;
        }
        return best;
    }

    private static void requireSome(int length) {
        if (length == 0) {
            throw new IllegalArgumentException("found an empty vector, expected at least one number");
        }
    }

    private static IllegalArgumentException notANumber(int index) {
        return new IllegalArgumentException("value " + index
                + ": found NaN, expected a number; if a network answered it, its training went astray: try a lower"
                + " learning rate");
    }
}
