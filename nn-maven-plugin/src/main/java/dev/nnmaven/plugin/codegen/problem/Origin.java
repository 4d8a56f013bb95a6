package dev.nnmaven.plugin.codegen.problem;

import java.nio.file.Path;

/**
 * A place in a file of the user's, 1-based as editors count; line and column are 0 where only the file is known.
 */
public record Origin(Path file, int line, int column) implements Comparable<Origin> {

    /** The file as a whole. */
    public static Origin of(Path file) {
        return new Origin(file, 0, 0);
    }

    @Override
    public int compareTo(Origin other) {
        int byFile = file.compareTo(other.file);
        int byLine = byFile != 0 ? byFile : Integer.compare(line, other.line);
        return byLine != 0 ? byLine : Integer.compare(column, other.column);
    }
}
