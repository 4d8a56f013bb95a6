package dev.nnmaven.plugin.codegen;

import dev.nnmaven.plugin.codegen.emit.GeneratedSource;
import dev.nnmaven.plugin.codegen.emit.NetworkEmitter;
import dev.nnmaven.plugin.codegen.lastrun.LastRun;
import dev.nnmaven.plugin.codegen.plan.Planner;
import dev.nnmaven.plugin.codegen.read.AnnotatedSources;
import dev.nnmaven.plugin.codegen.read.JsonSpecs;
import dev.nnmaven.plugin.codegen.spec.Declaration;
import dev.nnmaven.plugin.codegen.spec.NetworkSpec;
import dev.nnmaven.plugin.codegen.spec.SpecRules;
import dev.nnmaven.plugin.codegen.write.SourceFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** From declarations to generated files: every stage in order. */
public final class NetworkGenerator {

    private NetworkGenerator() {}

    /**
     * Reads all declarations, and either writes all classes or reports every problem and touches nothing.
     *
     * @throws IOException if a folder cannot be read or a file cannot be written
     */
    public static GenerationResult generate(GenerationRequest request) throws IOException {
        List<String> notes = new ArrayList<>();
        LastRun lastRun = LastRun.of(request, notes);
        Optional<List<Path>> unchanged = lastRun.unchanged();
        if (unchanged.isPresent()) {
            notes.add("Nothing has changed since the last run");
            return new GenerationResult(List.of(), List.of(), unchanged.get(), List.of(), notes);
        }

        Problems problems = new Problems();
        List<Declaration> declarations = new ArrayList<>();
        declarations.addAll(AnnotatedSources.read(request, problems, notes));
        declarations.addAll(JsonSpecs.read(request.specDirectory(), problems));

        List<NetworkSpec> specs = SpecRules.check(declarations, request.sourceRoots(), problems);
        if (!problems.isEmpty()) {
            return new GenerationResult(problems.sorted(), List.of(), List.of(), List.of(), notes);
        }

        List<GeneratedSource> sources = specs.stream()
                .map(spec -> Planner.plan(spec, request.vectors()))
                .flatMap(plan -> NetworkEmitter.emit(plan).stream())
                .toList();

        GenerationResult result = SourceFiles.write(sources, request.outputDirectory(), request.encoding(), notes);
        if (result.problems().isEmpty()) {
            lastRun.remember(Stream.concat(result.written().stream(), result.upToDate().stream())
                    .sorted()
                    .toList());
        }
        return result;
    }
}
