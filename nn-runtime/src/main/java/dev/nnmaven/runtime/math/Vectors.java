package dev.nnmaven.runtime.math;

import java.util.List;

/** Checks the vectors and numbers that callers hand to a network. */
public final class Vectors {

    /** More threads than any machine has processors for; whoever asks for more made a mistake. */
    public static final int MAX_THREADS = 1024;

    private static final int NULL = -1;

    private Vectors() {}

    /**
     * Refuses a vector of another length.
     *
     * @param name of the parameter, for the message
     * @param found length that there is
     * @param expected length that there must be
     * @throws IllegalArgumentException naming both lengths if they differ
     */
    public static void requireLength(String name, int found, int expected) {
        if (found != expected) {
            throw new IllegalArgumentException(name + " has length " + found + ", expected " + expected);
        }
    }

    /**
     * Refuses NaN and infinite values.
     *
     * @param names of the values, for the message
     * @param values to look at
     * @throws IllegalArgumentException naming the first value that is NaN or infinite
     */
    public static void requireFinite(List<String> names, float[] values) {
        for (int i = 0; i < values.length; i++) {
            if (!Float.isFinite(values[i])) {
                throw notFinite(names.get(i), values[i], " that fits a float");
            }
        }
    }

    /**
     * Refuses NaN and infinite values.
     *
     * @param names of the values, for the message
     * @param values to look at
     * @throws IllegalArgumentException naming the first value that is NaN or infinite
     */
    public static void requireFinite(List<String> names, double[] values) {
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                throw notFinite(names.get(i), values[i], "");
            }
        }
    }

    /**
     * Refuses null.
     *
     * @param <E> the enum
     * @param name of the component or parameter, for the message
     * @param constant of an enum
     * @return the constant
     * @throws IllegalArgumentException naming what is null
     */
    public static <E extends Enum<E>> E requireConstant(String name, E constant) {
        if (constant == null) {
            throw new IllegalArgumentException(name + " is null, expected a constant of its enum");
        }
        return constant;
    }

    /**
     * Refuses one array for inputs and outputs.
     *
     * @param inputs an array of the caller
     * @param outputs another array of the caller
     * @throws IllegalArgumentException if both are one array, since a network reads its inputs again after it has
     *     written its first outputs
     */
    public static void requireDistinct(Object inputs, Object outputs) {
        if (inputs == outputs) {
            throw new IllegalArgumentException("inputs and outputs are the same array, expected two arrays");
        }
    }

    /**
     * Refuses rows of another length.
     *
     * @param name of the parameter, for the message
     * @param rows of the batch
     * @param length that every row must have
     * @throws IllegalArgumentException naming the first row that is null or has another length
     */
    public static void requireBatch(String name, float[][] rows, int length) {
        for (int n = 0; n < rows.length; n++) {
            requireRow(name, n, rows[n] == null ? NULL : rows[n].length, length);
        }
    }

    /**
     * Refuses rows of another length.
     *
     * @param name of the parameter, for the message
     * @param rows of the batch
     * @param length that every row must have
     * @throws IllegalArgumentException naming the first row that is null or has another length
     */
    public static void requireBatch(String name, double[][] rows, int length) {
        for (int n = 0; n < rows.length; n++) {
            requireRow(name, n, rows[n] == null ? NULL : rows[n].length, length);
        }
    }

    /**
     * Refuses another number of rows.
     *
     * @param name of the parameter, for the message
     * @param found number of rows that there are
     * @param expected number of rows that there must be
     * @param as the parameter that has the expected number of rows, for the message
     * @throws IllegalArgumentException naming both numbers of rows if they differ
     */
    public static void requireRows(String name, int found, int expected, String as) {
        if (found != expected) {
            throw new IllegalArgumentException(name + " has " + found + " rows, expected " + expected + " as " + as);
        }
    }

    /**
     * Refuses samples that do not fit a network.
     *
     * @param inputs a row for each sample
     * @param inputSize length that each row of inputs must have
     * @param targets a row for each sample
     * @param targetSize length that each row of targets must have
     * @throws IllegalArgumentException if the numbers of rows differ, or naming the first row that is null or has another
     *     length
     */
    public static void requireSamples(float[][] inputs, int inputSize, float[][] targets, int targetSize) {
        requireBatch("inputs", inputs, inputSize);
        requireRows("targets", targets.length, inputs.length, "inputs");
        requireBatch("targets", targets, targetSize);
    }

    /**
     * Refuses samples that do not fit a network.
     *
     * @param inputs a row for each sample
     * @param inputSize length that each row of inputs must have
     * @param targets a row for each sample
     * @param targetSize length that each row of targets must have
     * @throws IllegalArgumentException if the numbers of rows differ, or naming the first row that is null or has another
     *     length
     */
    public static void requireSamples(double[][] inputs, int inputSize, double[][] targets, int targetSize) {
        requireBatch("inputs", inputs, inputSize);
        requireRows("targets", targets.length, inputs.length, "inputs");
        requireBatch("targets", targets, targetSize);
    }

    /**
     * Refuses an empty batch.
     *
     * @param name of the parameter, for the message
     * @param rows how many there are
     * @throws IllegalArgumentException if there are no rows
     */
    public static void requireSome(String name, int rows) {
        if (rows == 0) {
            throw new IllegalArgumentException(name + " has 0 rows, expected at least 1");
        }
    }

    /**
     * Finds the usual mistakes, not each array that occurs twice: that would take longer than a small network.
     *
     * @param inputs rows of the caller
     * @param outputs as many rows as the inputs have
     * @throws IllegalArgumentException if a row of the outputs is the row of the inputs with the same number or the row
     *     of the outputs before it
     */
    public static void requireDistinctRows(Object[] inputs, Object[] outputs) {
        for (int n = 0; n < outputs.length; n++) {
            if (outputs[n] == inputs[n]) {
                throw sameRow("inputs[" + n + "]", n);
            }
            if (n > 0 && outputs[n] == outputs[n - 1]) {
                throw sameRow("outputs[" + (n - 1) + "]", n);
            }
        }
    }

    /**
     * Refuses a number of threads that is out of range.
     *
     * @param threads that the caller asks for
     * @throws IllegalArgumentException if the number is not from 1 to {@link #MAX_THREADS}
     */
    public static void requireThreads(int threads) {
        if (threads < 1 || threads > MAX_THREADS) {
            throw new IllegalArgumentException("threads is " + threads + ", expected 1 to " + MAX_THREADS);
        }
    }

    /**
     * Refuses a learning rate that is out of range.
     *
     * @param rate the learning rate that the caller asks for
     * @throws IllegalArgumentException if the learning rate is negative, infinite or NaN
     */
    public static void requireRate(double rate) {
        if (!(rate >= 0 && rate < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("learningRate is " + rate + ", expected a finite number from 0");
        }
    }

    private static void requireRow(String name, int index, int found, int expected) {
        if (found != expected) {
            throw new IllegalArgumentException(name + "[" + index + "] "
                    + (found == NULL ? "is null" : "has length " + found) + ", expected "
                    + (found == NULL ? "length " : "") + expected);
        }
    }

    private static IllegalArgumentException notFinite(String name, double value, String fitting) {
        return new IllegalArgumentException(name + " is " + value + ", expected a finite number" + fitting);
    }

    private static IllegalArgumentException sameRow(String row, int output) {
        return new IllegalArgumentException(
                row + " and outputs[" + output + "] are the same array, expected two arrays");
    }
}
