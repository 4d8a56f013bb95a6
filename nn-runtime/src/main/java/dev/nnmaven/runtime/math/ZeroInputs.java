package dev.nnmaven.runtime.math;

import java.lang.reflect.Array;

/**
 * Decides where a network may pass over inputs that are 0, and where it pays. A zero input adds nothing to a sum and
 * changes no weight, unless a weight is infinite or NaN: 0·∞ is NaN, which must not be hidden. So a network keeps a bound
 * of its weights, and skips nothing from the moment that it is no longer sure.
 */
public final class ZeroInputs {
    /** A third of the largest float: rounding cannot take a weight past it unnoticed. */
    private static final double SAFE = 1e38;

    private static final int JUDGED = 4;

    /** Inputs from which on fewer are looked at: what is not in the cache yet is waited for. */
    private static final int LONG = 512;

    /** Inputs of which all are looked at. */
    private static final int SHORT = 128;

    /** Of longer rows of a batch of queries, one input in so many. */
    private static final int JUDGED_STRIDE = 19;

    private ZeroInputs() {}

    /**
     * Looks at the bound of a layer's weights.
     *
     * @param bound no weight is further from 0; infinite or NaN if that is not certain
     * @return whether inputs that are 0 may be passed over
     */
    public static boolean mayBeSkipped(double bound) {
        return bound < SAFE;
    }

    /**
     * {@return a bound of weights: their sum by size, NaN if one is NaN} Rounding cannot make it smaller than one of
     * them.
     *
     * @param weights of the layer
     */
    public static double bound(float[][] weights) {
        double sum = 0;
        for (float[] row : weights) {
            sum += bound(row);
        }
        return sum;
    }

    /**
     * {@return as {@link #bound(float[][])}}
     *
     * @param weights of the layer
     */
    public static double bound(double[][] weights) {
        double sum = 0;
        for (double[] row : weights) {
            sum += bound(row);
        }
        return sum;
    }

    /**
     * How far one step can move a weight, {@code |x|·|g|}: no product of an input and a step is larger.
     *
     * @param inputs of the layer
     * @param steps of its neurons
     * @return infinite or NaN if an input or a step is, or if a square of one is too large for its type
     */
    public static double reach(float[] inputs, float[] steps) {
        return Math.sqrt(squares(inputs)) * Math.sqrt(squares(steps));
    }

    /**
     * {@return as {@link #reach(float[], float[])}}
     *
     * @param inputs of the layer
     * @param steps of its neurons
     */
    public static double reach(double[] inputs, double[] steps) {
        return Math.sqrt(squares(inputs)) * Math.sqrt(squares(steps));
    }

    /**
     * {@return whether so few values are 0 that passing over them costs more than it saves; judged by one value in 11,
     * or in 47 of many}
     *
     * @param values of one sample
     */
    public static boolean few(float[] values) {
        int stride = stride(values.length);
        return zeros(values, stride) <= values.length / (8 * stride);
    }

    /**
     * {@return as {@link #few(float[])}}
     *
     * @param values of one sample
     */
    public static boolean few(double[] values) {
        int stride = stride(values.length);
        return zeros(values, stride) <= values.length / (8 * stride);
    }

    /** Divides no usual width of an image, so that it does not follow a column. */
    private static int stride(int length) {
        return length < LONG ? 11 : 47;
    }

    /**
     * Sorts the rows of a batch of queries: those that have more than half zeros, judged by some of their values, to the end.
     * Each is judged alone, so that how it is computed does not depend on the others.
     *
     * @param inputs rows of the batch; sorted
     * @param outputs rows that are sorted with them
     * @return how many rows have few zeros
     */
    public static int sort(float[][] inputs, float[][] outputs) {
        return sortRows(inputs, outputs);
    }

    /**
     * As {@link #sort(float[][], float[][])}.
     *
     * @param inputs rows of the batch; sorted
     * @param outputs rows that are sorted with them
     * @return how many rows have few zeros
     */
    public static int sort(double[][] inputs, double[][] outputs) {
        return sortRows(inputs, outputs);
    }

    private static int sortRows(Object[] inputs, Object[] outputs) {
        int few = 0;
        for (int n = 0; n < inputs.length; n++) {
            if (!isMostlyZero(inputs[n])) {
                swap(inputs, n, few);
                swap(outputs, n, few);
                few++;
            }
        }
        return few;
    }

    private static boolean isMostlyZero(Object row) {
        int length = Array.getLength(row);
        int stride = length < SHORT ? 1 : JUDGED_STRIDE;
        return zeros(row, stride) > (length + stride - 1) / stride / 2;
    }

    private static void swap(Object[] rows, int one, int other) {
        Object row = rows[one];
        rows[one] = rows[other];
        rows[other] = row;
    }

    /**
     * {@return whether more than half of the values of a batch are 0, judged by its first few rows}
     *
     * @param rows of the batch
     */
    public static boolean many(float[][] rows) {
        return areMostlyZeros(rows);
    }

    /**
     * {@return whether more than half of the values of a batch are 0, judged by its first few rows}
     *
     * @param rows of the batch
     */
    public static boolean many(double[][] rows) {
        return areMostlyZeros(rows);
    }

    private static boolean areMostlyZeros(Object[] rows) {
        int zeros = 0;
        int values = 0;
        for (int n = 0; n < Math.min(JUDGED, rows.length); n++) {
            values += Array.getLength(rows[n]);
            zeros += zeros(rows[n], 1);
        }
        return zeros > values / 2;
    }

    /** Of a row of either precision: there are many values to a row, so that the question which costs nothing. */
    private static int zeros(Object row, int stride) {
        return row instanceof float[] floats ? zeros(floats, stride) : zeros((double[]) row, stride);
    }

    /** Zeros among one value in {@code stride}. */
    private static int zeros(float[] values, int stride) {
        int zeros = 0;
        for (int i = 0; i < values.length; i += stride) {
            zeros += values[i] == 0 ? 1 : 0;
        }
        return zeros;
    }

    private static int zeros(double[] values, int stride) {
        int zeros = 0;
        for (int i = 0; i < values.length; i += stride) {
            zeros += values[i] == 0 ? 1 : 0;
        }
        return zeros;
    }

    /**
     * A method of its own, which HotSpot compiles after the first rows. Four sums, because the processor need not wait for
     * one of them to begin another.
     */
    private static double bound(float[] row) {
        float s0 = 0;
        float s1 = 0;
        float s2 = 0;
        float s3 = 0;
        int i = 0;
        for (; i < row.length - 3; i += 4) {
            s0 += Math.abs(row[i]);
            s1 += Math.abs(row[i + 1]);
            s2 += Math.abs(row[i + 2]);
            s3 += Math.abs(row[i + 3]);
        }
        for (; i < row.length; i++) {
            s0 += Math.abs(row[i]);
        }
        return (double) s0 + s1 + s2 + s3;
    }

    private static double bound(double[] row) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int i = 0;
        for (; i < row.length - 3; i += 4) {
            s0 += Math.abs(row[i]);
            s1 += Math.abs(row[i + 1]);
            s2 += Math.abs(row[i + 2]);
            s3 += Math.abs(row[i + 3]);
        }
        for (; i < row.length; i++) {
            s0 += Math.abs(row[i]);
        }
        return s0 + s1 + s2 + s3;
    }

    /** Eight sums, because the processor need not wait for one of them to begin another. */
    private static double squares(float[] values) {
        float s0 = 0;
        float s1 = 0;
        float s2 = 0;
        float s3 = 0;
        float s4 = 0;
        float s5 = 0;
        float s6 = 0;
        float s7 = 0;
        int i = 0;
        for (; i < values.length - 7; i += 8) {
            s0 += values[i] * values[i];
            s1 += values[i + 1] * values[i + 1];
            s2 += values[i + 2] * values[i + 2];
            s3 += values[i + 3] * values[i + 3];
            s4 += values[i + 4] * values[i + 4];
            s5 += values[i + 5] * values[i + 5];
            s6 += values[i + 6] * values[i + 6];
            s7 += values[i + 7] * values[i + 7];
        }
        for (; i < values.length; i++) {
            s0 += values[i] * values[i];
        }
        return (double) s0 + s1 + s2 + s3 + s4 + s5 + s6 + s7;
    }

    private static double squares(double[] values) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        double s4 = 0;
        double s5 = 0;
        double s6 = 0;
        double s7 = 0;
        int i = 0;
        for (; i < values.length - 7; i += 8) {
            s0 += values[i] * values[i];
            s1 += values[i + 1] * values[i + 1];
            s2 += values[i + 2] * values[i + 2];
            s3 += values[i + 3] * values[i + 3];
            s4 += values[i + 4] * values[i + 4];
            s5 += values[i + 5] * values[i + 5];
            s6 += values[i + 6] * values[i + 6];
            s7 += values[i + 7] * values[i + 7];
        }
        for (; i < values.length; i++) {
            s0 += values[i] * values[i];
        }
        return s0 + s1 + s2 + s3 + s4 + s5 + s6 + s7;
    }
}
