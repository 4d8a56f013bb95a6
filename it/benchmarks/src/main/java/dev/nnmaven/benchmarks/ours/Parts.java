package dev.nnmaven.benchmarks.ours;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Parts of some rows, made once, so that asking for one again costs nothing. */
final class Parts<R> {
    private final R[] rows;
    private List<R[]> byStart;
    private int size;

    Parts(R[] rows) {
        this.rows = rows;
    }

    /** Quick as long as the size stays the same. */
    R[] of(int from, int to) {
        if (to - from != size) {
            size = to - from;
            byStart = new ArrayList<>(Collections.nCopies(rows.length, null));
        }
        R[] part = byStart.get(from);
        if (part == null) {
            part = Arrays.copyOfRange(rows, from, to);
            byStart.set(from, part);
        }
        return part;
    }
}
