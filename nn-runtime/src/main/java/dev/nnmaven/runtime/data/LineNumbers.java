package dev.nnmaven.runtime.data;

import java.util.Arrays;

/** In which line each row stands. Nearly all follow the row before in the next line, so only others are kept. */
final class LineNumbers {
    private int[] rows = new int[4];
    private long[] lines = new long[4];
    private int count;

    /** @param row higher than those before */
    void add(int row, long line) {
        if (count > 0 && lines[count - 1] + (row - rows[count - 1]) == line) {
            return;
        }
        if (count == rows.length) {
            rows = Arrays.copyOf(rows, 2 * count);
            lines = Arrays.copyOf(lines, 2 * count);
        }
        rows[count] = row;
        lines[count] = line;
        count++;
    }

    /** @param row one that was added */
    long of(int row) {
        int found = Arrays.binarySearch(rows, 0, count, row);
        int at = found >= 0 ? found : -found - 2;
        return lines[at] + (row - rows[at]);
    }
}
