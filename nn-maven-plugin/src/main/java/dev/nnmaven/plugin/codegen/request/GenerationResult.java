package dev.nnmaven.plugin.codegen.request;

import dev.nnmaven.plugin.codegen.problem.Problem;
import java.nio.file.Path;
import java.util.List;

/**
 * What one run found and did. With problems nothing was touched, and all else but warnings and notes is empty.
 *
 * @param problems in the order of files, lines and columns
 * @param warnings in that order: declarations from which nothing is generated, though nothing is wrong with them
 * @param written generated sources that are new or have changed
 * @param upToDate generated sources that were already as they should be
 * @param removed generated sources whose declaration is gone
 * @param networks declared in the main sources; the class of each is one source, or two where it has vector code
 * @param testNetworks declared in the test sources
 * @param vectorsPay whether a network that this run planned is large enough to gain from vector instructions; a run with
 *     nothing new plans none
 * @param remarks what the user should know though nothing is wrong; none from a run with nothing new
 * @param notes what may help to find out why something was not seen, for the debug log
 */
public record GenerationResult(
        List<Problem> problems,
        List<Problem> warnings,
        List<Path> written,
        List<Path> upToDate,
        List<Path> removed,
        int networks,
        int testNetworks,
        boolean vectorsPay,
        List<String> remarks,
        List<String> notes) {

    public GenerationResult {
        problems = List.copyOf(problems);
        warnings = List.copyOf(warnings);
        written = List.copyOf(written);
        upToDate = List.copyOf(upToDate);
        removed = List.copyOf(removed);
        remarks = List.copyOf(remarks);
        notes = List.copyOf(notes);
    }

    public static GenerationResult refused(List<Problem> problems, List<Problem> warnings, List<String> notes) {
        return new GenerationResult(problems, warnings, List.of(), List.of(), List.of(), 0, 0, false, List.of(), notes);
    }
}
