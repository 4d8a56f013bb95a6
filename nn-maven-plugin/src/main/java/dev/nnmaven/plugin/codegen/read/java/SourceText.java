package dev.nnmaven.plugin.codegen.read.java;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.Tree;
import com.sun.source.util.SourcePositions;
import dev.nnmaven.plugin.codegen.problem.Origin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** One parsed file: where its trees stand and how they are written. */
record SourceText(Path file, CompilationUnitTree unit, SourcePositions positions) {

    /** Start of a tree in characters from the start of the file, which identifies it across compiler runs. */
    long start(Tree tree) {
        return positions.getStartPosition(unit, tree);
    }

    Origin origin(Tree tree) {
        return origin(start(tree));
    }

    Origin origin(long position) {
        if (position < 0) {
            return Origin.of(file);
        }
        LineMap lines = unit.getLineMap();
        long line = lines.getLineNumber(position);
        // The line map's own columns count a tab as up to eight.
        return new Origin(file, (int) line, (int) (position - lines.getStartPosition(line)) + 1);
    }

    /** As the user wrote it. */
    String text(Tree tree) {
        int start = (int) start(tree);
        int end = (int) positions.getEndPosition(unit, tree);
        return start < 0 || end < start
                ? tree.toString()
                : content().subSequence(start, end).toString();
    }

    CharSequence content() {
        try {
            return unit.getSourceFile().getCharContent(true);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " became unreadable while it was being read", e);
        }
    }
}
