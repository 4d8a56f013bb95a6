package dev.nnmaven.plugin.codegen;

import java.nio.file.Path;
import java.util.List;

/**
 * What one run found and did. With problems nothing was touched and the three lists are empty.
 *
 * @param problems in the order of files, lines and columns
 * @param written generated sources that are new or have changed
 * @param upToDate generated sources that were already as they should be
 * @param removed generated sources whose declaration is gone
 * @param notes what may help to find out why something was not seen, for the debug log
 */
public record GenerationResult(
        List<Problem> problems, List<Path> written, List<Path> upToDate, List<Path> removed, List<String> notes) {

    public GenerationResult {
        problems = List.copyOf(problems);
        written = List.copyOf(written);
        upToDate = List.copyOf(upToDate);
        removed = List.copyOf(removed);
        notes = List.copyOf(notes);
    }
}
