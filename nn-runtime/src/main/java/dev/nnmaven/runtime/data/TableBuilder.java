package dev.nnmaven.runtime.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Collects rows and packs them, chunk by chunk, into the smallest arrays that keep the exact values. */
final class TableBuilder {
    private final int columns;
    private final int rowsPerChunk;
    private final List<Object> chunks = new ArrayList<>();
    private double[] pending = new double[0];
    private int pendingRows;
    private int rows;
    private long bytes;

    /** @param chunk numbers per chunk, unless a row has more */
    TableBuilder(int columns, int chunk) {
        this.columns = columns;
        this.rowsPerChunk = Math.max(1, chunk / columns);
    }

    /** Rows of a full chunk. */
    int rowsPerChunk() {
        return rowsPerChunk;
    }

    int rows() {
        return rows;
    }

    /** Memory that the rows take, without the last ones that are not packed yet. */
    long bytes() {
        return bytes;
    }

    /** Whether all rows are: they are from time to time. */
    boolean isPacked() {
        return pendingRows == 0;
    }

    /** Adds a copy of a row. */
    void add(double[] row) {
        int end = (pendingRows + 1) * columns;
        if (end > pending.length) {
            // Grows by doubling: a table of three rows does not pay for a chunk.
            int most = rowsPerChunk * columns;
            pending = Arrays.copyOf(pending, (int) Math.min(most, Math.max(end, 2L * pending.length)));
        }
        System.arraycopy(row, 0, pending, pendingRows * columns, columns);
        pendingRows++;
        rows = Math.addExact(rows, 1);
        if (pendingRows == rowsPerChunk) {
            pack();
        }
    }

    /** Adds an array with {@link #rowsPerChunk()} rows; only the last may have fewer. The array is kept. */
    void addChunk(Object chunk, int chunkRows) {
        chunks.add(chunk);
        rows = Math.addExact(rows, chunkRows);
    }

    Table build(String source, Table.Places places, List<String> names) {
        if (pendingRows > 0) {
            pack();
        }
        return new Table(source, places, names, rows, columns, rowsPerChunk, chunks);
    }

    private void pack() {
        Object chunk = packed(pending, pendingRows * columns);
        chunks.add(chunk);
        bytes += Table.bytes(chunk);
        pendingRows = 0;
    }

    private static Object packed(double[] values, int count) {
        boolean bytes = true;
        boolean floats = true;
        for (int i = 0; i < count && floats; i++) {
            double value = values[i];
            // Also tells -0.0 from 0.0, which no byte does.
            bytes &= Double.doubleToRawLongBits(value) == Double.doubleToRawLongBits((int) value & 0xff);
            floats = (float) value == value;
        }
        if (!floats) {
            return Arrays.copyOf(values, count);
        }
        if (!bytes) {
            float[] packed = new float[count];
            for (int i = 0; i < count; i++) {
                packed[i] = (float) values[i];
            }
            return packed;
        }
        byte[] packed = new byte[count];
        for (int i = 0; i < count; i++) {
            packed[i] = (byte) values[i];
        }
        return packed;
    }
}
