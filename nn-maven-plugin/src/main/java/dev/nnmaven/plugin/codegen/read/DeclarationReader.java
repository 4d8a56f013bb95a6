package dev.nnmaven.plugin.codegen.read;

import dev.nnmaven.plugin.codegen.declaration.Declaration;
import dev.nnmaven.plugin.codegen.problem.Problem;
import dev.nnmaven.plugin.codegen.problem.Problems;
import dev.nnmaven.plugin.codegen.read.foreign.ForeignSources;
import dev.nnmaven.plugin.codegen.read.java.AnnotatedSources;
import dev.nnmaven.plugin.codegen.read.json.JsonSpecs;
import dev.nnmaven.plugin.codegen.request.GenerationRequest;
import dev.nnmaven.plugin.codegen.request.Product;
import dev.nnmaven.plugin.codegen.request.SourceSet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads all declarations of a request, of every kind, and finds those that cannot be read. */
public final class DeclarationReader {

    private static final String UNREAD = "nothing is generated from this declaration in the test sources:"
            + " add the goal generate-test to the executions of nn-maven-plugin";

    private final GenerationRequest request;
    private final List<String> notes;
    private final ForeignSources foreign;

    public DeclarationReader(GenerationRequest request, List<String> notes) {
        this.request = request;
        this.notes = notes;
        List<Path> roots = new ArrayList<>(request.existingRoots());
        roots.addAll(request.main().sourceRoots());
        request.tests().ifPresent(tests -> roots.addAll(tests.sourceRoots()));
        foreign = ForeignSources.read(roots, request.encoding(), notes);
    }

    /** The files of classes in other languages that are there beside what is generated, by qualified name. */
    public Map<String, String> classes() {
        return foreign.below(request.existingRoots()).classes();
    }

    public List<Declaration> main(Problems problems) throws IOException {
        return read(request.main(), "src/main", problems);
    }

    /** Those of test sources, from which a run over main sources generates nothing. */
    public List<Declaration> tests(Problems problems, Problems warnings) throws IOException {
        if (request.tests().isEmpty()) {
            return List.of();
        }
        SourceSet tests = request.tests().get();
        if (request.product() == Product.NETWORK) {
            warn(tests, warnings);
            return List.of();
        }
        return read(tests, "src/test", problems);
    }

    private List<Declaration> read(SourceSet sources, String folder, Problems problems) throws IOException {
        List<Declaration> declarations = new ArrayList<>();
        declarations.addAll(AnnotatedSources.read(request, sources, problems, notes));
        declarations.addAll(JsonSpecs.read(sources.specDirectory(), problems));
        foreign.below(sources.sourceRoots()).report(folder, problems);
        return declarations;
    }

    private void warn(SourceSet tests, Problems warnings) throws IOException {
        Problems broken = new Problems();
        Set<Path> files = new HashSet<>();
        List<Declaration> declarations = new ArrayList<>(AnnotatedSources.read(request, tests, broken, notes));
        // Other JSON may be there for any reason.
        JsonSpecs.read(tests.specDirectory(), new Problems()).stream()
                .filter(spec -> spec.className().value().isPresent())
                .forEach(declarations::add);
        for (Declaration declaration : declarations) {
            files.add(declaration.origin().file());
            warnings.add(declaration.origin(), UNREAD);
        }
        for (Problem problem : broken.sorted()) {
            // What has no line is about a file or folder that cannot be read, and no declaration.
            if (problem.origin().line() > 0 && files.add(problem.origin().file())) {
                warnings.add(problem.origin(), UNREAD);
            }
        }
        foreign.below(tests.sourceRoots()).report("src/test", warnings);
    }
}
