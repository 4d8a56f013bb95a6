package dev.nnmaven.runtime.data;

import java.util.Arrays;
import java.util.function.Supplier;

/** Some columns of a table, scaled. The arithmetic is done once, in double; floats are the results, rounded. */
final class ScaledRows {
    /** What an array has besides its numbers, and its place in another. */
    private static final int LEAST_ROW = 20;

    private final Table table;
    private final int first;
    private final int count;
    private final Scaling scaling;

    /** What each possible byte becomes: most tables are images. */
    private final double[] scaledBytes = new double[256];

    /** The same, rounded; null if one does not fit a float, which only matters where it occurs. */
    private final float[] floatBytes;

    /** Whether none becomes infinite; where one does, it only matters if it occurs. */
    private final boolean bytesAreFinite;

    ScaledRows(Table table, int first, int count, Scaling scaling) {
        this.table = table;
        this.first = first;
        this.count = count;
        this.scaling = scaling;
        for (int value = 0; value < scaledBytes.length; value++) {
            scaledBytes[value] = scaling.apply(value);
        }
        floatBytes = rounded(scaledBytes);
        bytesAreFinite = Arrays.stream(scaledBytes).allMatch(Double::isFinite);
    }

    double[][] doubles(int[] rows) {
        return inMemory(rows.length, Double.BYTES, () -> allDoubles(rows));
    }

    float[][] floats(int[] rows) {
        return inMemory(rows.length, Float.BYTES, () -> allFloats(rows));
    }

    /** @param bytes of a number */
    private <T> T inMemory(int rows, int bytes, Supplier<T> samples) {
        long memory = RowInput.memory();
        long needed = table.bytes() + rows * (LEAST_ROW + (long) bytes * count);
        if (needed > memory) {
            throw full(rows, "at least " + needed + " bytes", memory, null);
        }
        try {
            return samples.get();
        } catch (OutOfMemoryError e) {
            throw full(rows, "more memory than is left", memory, e);
        }
    }

    private IllegalArgumentException full(int rows, String needed, long memory, OutOfMemoryError e) {
        return new IllegalArgumentException(
                table.source() + ": found " + rows + " rows, whose samples and table take " + needed
                        + ", expected at most " + memory + ", " + RowInput.ADVICE,
                e);
    }

    private double[][] allDoubles(int[] rows) {
        double[][] scaled = new double[rows.length][count];
        for (int i = 0; i < rows.length; i++) {
            fill(scaled[i], rows[i]);
        }
        return scaled;
    }

    private float[][] allFloats(int[] rows) {
        float[][] scaled = new float[rows.length][];
        double[] exact = new double[count];
        for (int i = 0; i < rows.length; i++) {
            scaled[i] = new float[count];
            if (floatBytes != null && table.chunk(rows[i]) instanceof byte[] bytes) {
                pick(bytes, table.start(rows[i]) + first, scaled[i]);
            } else {
                fill(exact, rows[i]);
                narrow(exact, scaled[i], rows[i]);
            }
        }
        return scaled;
    }

    private void pick(byte[] bytes, int start, float[] picked) {
        float[] all = floatBytes;
        for (int c = 0; c < picked.length; c++) {
            picked[c] = all[bytes[start + c] & 0xff];
        }
    }

    private static float[] rounded(double[] exact) {
        float[] rounded = new float[exact.length];
        for (int i = 0; i < exact.length; i++) {
            rounded[i] = (float) exact[i];
            if (Float.isInfinite(rounded[i])) {
                return null;
            }
        }
        return rounded;
    }

    private void narrow(double[] exact, float[] rounded, int row) {
        for (int c = 0; c < count; c++) {
            rounded[c] = (float) exact[c];
            if (Float.isInfinite(rounded[c])) {
                throw problem(row, c, exact[c] + " after scaling", "a number that fits a float");
            }
        }
    }

    private void fill(double[] scaled, int row) {
        int start = table.start(row) + first;
        Object chunk = table.chunk(row);
        if (chunk instanceof byte[] bytes) {
            for (int c = 0; c < count; c++) {
                int value = bytes[start + c] & 0xff;
                scaled[c] = bytesAreFinite ? scaledBytes[value] : scaled(value, row, c);
            }
        } else if (chunk instanceof float[] floats) {
            for (int c = 0; c < count; c++) {
                scaled[c] = scaled(floats[start + c], row, c);
            }
        } else {
            double[] doubles = (double[]) chunk;
            for (int c = 0; c < count; c++) {
                scaled[c] = scaled(doubles[start + c], row, c);
            }
        }
    }

    private double scaled(double value, int row, int column) {
        if (!scaling.accepts(value)) {
            throw problem(row, column, Double.toString(value), scaling.accepted());
        }
        double scaled = scaling.apply(value);
        if (Double.isInfinite(scaled)) {
            throw problem(row, column, scaled + " after scaling", "a finite number");
        }
        return scaled;
    }

    private IllegalArgumentException problem(int row, int column, String found, String expected) {
        return new IllegalArgumentException(table.source() + ": " + table.place(row, first + column) + ": found "
                + found + ", expected " + expected);
    }
}
