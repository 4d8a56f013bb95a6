package dev.nnmaven.runtime.math;

/** The length of a gradient, for its clipping. */
public final class Gradients {
    private Gradients() {}

    /**
     * What to multiply a gradient by so that it is not longer than a limit: min(1, limit / √squares), of Pascanu and
     * others, <i>On the difficulty of training recurrent neural networks</i>, 2013.
     *
     * @param squares of all numbers of the gradient, added up
     * @param limit longest norm, above 0
     * @return NaN if that is NaN or infinite: such a gradient has no direction, and is not to be hidden
     */
    public static double shortened(double squares, double limit) {
        double length = Math.sqrt(squares);
        return length <= limit ? 1 : length < Double.POSITIVE_INFINITY ? limit / length : Double.NaN;
    }

    /**
     * The squares of all numbers, added up.
     *
     * @param rows of the gradient
     * @return the sum of the squares
     */
    public static double squares(float[][] rows) {
        double sum = 0;
        for (float[] row : rows) {
            sum += squares(row);
        }
        return sum;
    }

    /**
     * The squares of all numbers, added up.
     *
     * @param rows of the gradient
     * @return the sum of the squares
     */
    public static double squares(double[][] rows) {
        double sum = 0;
        for (double[] row : rows) {
            sum += squares(row);
        }
        return sum;
    }

    /**
     * Four sums, because the processor need not wait for one of them to begin another.
     *
     * @param values of the gradient
     * @return the sum of the squares
     */
    public static double squares(float[] values) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int i = 0;
        for (; i < values.length - 3; i += 4) {
            s0 += (double) values[i] * values[i];
            s1 += (double) values[i + 1] * values[i + 1];
            s2 += (double) values[i + 2] * values[i + 2];
            s3 += (double) values[i + 3] * values[i + 3];
        }
        for (; i < values.length; i++) {
            s0 += (double) values[i] * values[i];
        }
        return s0 + s1 + (s2 + s3);
    }

    /**
     * Four sums, because the processor need not wait for one of them to begin another.
     *
     * @param values of the gradient
     * @return the sum of the squares
     */
    public static double squares(double[] values) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int i = 0;
        for (; i < values.length - 3; i += 4) {
            s0 += values[i] * values[i];
            s1 += values[i + 1] * values[i + 1];
            s2 += values[i + 2] * values[i + 2];
            s3 += values[i + 3] * values[i + 3];
        }
        for (; i < values.length; i++) {
            s0 += values[i] * values[i];
        }
        return s0 + s1 + (s2 + s3);
    }
}
