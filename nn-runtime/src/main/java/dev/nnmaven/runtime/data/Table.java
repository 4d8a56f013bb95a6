package dev.nnmaven.runtime.data;

import java.util.List;
import java.util.Objects;

/**
 * Rows of numbers, as a file has them. A number takes one, four or eight bytes of memory, whatever it needs to keep its
 * exact value: a table of pixels is as large as the pixels.
 *
 * <pre>{@code
 * Table table = CsvReader.read(Path.of("heights.csv"));
 * double sum = 0;
 * for (int row = 0; row < table.rows(); row++) {
 *     sum += table.get(row, 0);
 * }
 * }</pre>
 */
public final class Table {

    /** Where a number stands in the file. */
    @FunctionalInterface
    interface Places {
        /** The place alone, such as {@code line 3, column 7}. */
        String of(int row, int column);
    }

    private final String source;
    private final Places places;
    private final List<String> names;
    private final int rows;
    private final int columns;
    private final int rowsPerChunk;
    private final List<Object> chunks;

    /**
     * @param chunks each a {@code byte[]} (read as 0 to 255), {@code float[]} or {@code double[]} of
     *     {@code rowsPerChunk} rows, the last perhaps fewer
     */
    Table(
            String source,
            Places places,
            List<String> names,
            int rows,
            int columns,
            int rowsPerChunk,
            List<Object> chunks) {
        this.source = source;
        this.places = places;
        this.names = List.copyOf(names);
        this.rows = rows;
        this.columns = columns;
        this.rowsPerChunk = rowsPerChunk;
        this.chunks = List.copyOf(chunks);
    }

    /** {@return the number of rows, at least 1} */
    public int rows() {
        return rows;
    }

    /** {@return numbers per row, at least 1} */
    public int columns() {
        return columns;
    }

    /** {@return the names of the columns if the file has them, otherwise an empty list} */
    public List<String> columnNames() {
        return names;
    }

    /**
     * One number.
     *
     * @param row from 0 to {@link #rows()}−1
     * @param column from 0 to {@link #columns()}−1
     * @return the number
     * @throws IndexOutOfBoundsException if there is no such row or column
     */
    public double get(int row, int column) {
        Objects.checkIndex(row, rows);
        Objects.checkIndex(column, columns);
        Object chunk = chunk(row);
        int index = start(row) + column;
        if (chunk instanceof byte[] bytes) {
            return bytes[index] & 0xff;
        }
        return chunk instanceof float[] floats ? floats[index] : ((double[]) chunk)[index];
    }

    /** Memory that the numbers take. */
    long bytes() {
        return chunks.stream().mapToLong(Table::bytes).sum();
    }

    /** Memory that the numbers of a chunk take. */
    static long bytes(Object chunk) {
        if (chunk instanceof byte[] bytes) {
            return bytes.length;
        }
        return chunk instanceof float[] floats
                ? (long) Float.BYTES * floats.length
                : (long) Double.BYTES * ((double[]) chunk).length;
    }

    /** The array that holds a row. */
    Object chunk(int row) {
        return chunks.get(row / rowsPerChunk);
    }

    /** Where in its array a row starts. */
    int start(int row) {
        return row % rowsPerChunk * columns;
    }

    /** The file, or what else the numbers are from. */
    String source() {
        return source;
    }

    /** Where in the file a number stands, without the file. */
    String place(int row, int column) {
        return places.of(row, column);
    }
}
