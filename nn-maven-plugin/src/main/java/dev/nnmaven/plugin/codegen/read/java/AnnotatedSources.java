package dev.nnmaven.plugin.codegen.read.java;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import dev.nnmaven.annotations.NeuralNetwork;
import dev.nnmaven.plugin.codegen.declaration.Declaration;
import dev.nnmaven.plugin.codegen.problem.Found;
import dev.nnmaven.plugin.codegen.problem.Origin;
import dev.nnmaven.plugin.codegen.problem.Problems;
import dev.nnmaven.plugin.codegen.read.java.AnnotationReader.Use;
import dev.nnmaven.plugin.codegen.request.GenerationRequest;
import dev.nnmaven.plugin.codegen.request.SourceSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/**
 * Reads annotated interfaces out of sources that cannot be compiled yet, because they refer to what will be generated.
 * The candidate files are parsed first, which finds every annotation by its name and every syntax error; those without
 * an error then go through the compiler once more, which resolves types and constants.
 */
public final class AnnotatedSources {

    private final GenerationRequest request;
    private final Problems problems;
    private final List<String> notes;
    private final Map<Path, Path> givenPaths = new HashMap<>();

    private AnnotatedSources(GenerationRequest request, Problems problems, List<String> notes) {
        this.request = request;
        this.problems = problems;
        this.notes = notes;
    }

    /**
     * All declarations of the source roots, in the order of files and lines.
     *
     * @param sources to be read; constants may also come from the main sources
     * @param notes receives what the compiler says of other matters, such as types that do not exist yet
     * @throws IOException if a file becomes unreadable while it is being read
     */
    public static List<Declaration> read(
            GenerationRequest request, SourceSet sources, Problems problems, List<String> notes) throws IOException {
        return read(request, sources, Optional.ofNullable(ToolProvider.getSystemJavaCompiler()), problems, notes);
    }

    static List<Declaration> read(
            GenerationRequest request,
            SourceSet sources,
            Optional<JavaCompiler> compiler,
            Problems problems,
            List<String> notes)
            throws IOException {
        List<Path> candidates = CandidateFiles.find(sources, request.encoding(), problems);
        if (candidates.isEmpty()) {
            return List.of();
        }
        if (compiler.isEmpty()) {
            problems.add(
                    Origin.of(candidates.get(0)),
                    "this file cannot be read without a Java compiler: Maven runs on a Java runtime at "
                            + System.getProperty("java.home") + "; run it on a JDK");
            return List.of();
        }
        try (Javac javac = new Javac(compiler.get(), request, sources, notes)) {
            return new AnnotatedSources(request, problems, notes).read(javac, candidates);
        } catch (UncheckedIOException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private List<Declaration> read(Javac javac, List<Path> candidates) throws IOException {
        for (Path candidate : candidates) {
            givenPaths.put(candidate.toAbsolutePath().normalize(), candidate);
        }
        List<ParsedSource> sound = parse(javac, candidates);
        if (sound.isEmpty()) {
            return List.of();
        }
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        AnnotationReader reader = new AnnotationReader(this::path, javac.newerClasses(), problems);
        javac.process(sound.stream().map(source -> source.text().file()).toList(), reader, diagnostics);
        for (ParsedSource source : sound) {
            for (TreePath use : source.uses()) {
                checkRead(source, use, reader, diagnostics);
            }
        }
        diagnostics.getDiagnostics().forEach(diagnostic -> notes.add(note(diagnostic)));
        return reader.declarations().stream()
                .sorted(Comparator.comparing(Declaration::origin))
                .toList();
    }

    /** The files with an annotation and without a syntax error; errors of files with an annotation are problems. */
    private List<ParsedSource> parse(Javac javac, List<Path> candidates) throws IOException {
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        JavacTask task;
        Iterable<? extends CompilationUnitTree> units;
        try {
            task = javac.parser(candidates, diagnostics);
            units = task.parse();
        } catch (IllegalArgumentException | IllegalStateException e) {
            // The two ways in which javac refuses options that it does not know or that do not go together.
            refuseOptions(candidates.get(0), Found.message(String.valueOf(e.getMessage())));
            return List.of();
        }
        Optional<Diagnostic<? extends JavaFileObject>> general = diagnostics.getDiagnostics().stream()
                .filter(diagnostic -> diagnostic.getSource() == null && diagnostic.getKind() == Diagnostic.Kind.ERROR)
                .findFirst();
        if (general.isPresent()) {
            refuseOptions(candidates.get(0), oneLine(general.get()));
            return List.of();
        }
        diagnostics.getDiagnostics().forEach(diagnostic -> notes.add(note(diagnostic)));
        return sound(task, units, diagnostics);
    }

    private void refuseOptions(Path file, String message) {
        problems.add(
                Origin.of(file),
                "this file cannot be read with the compiler options " + String.join(" ", request.javacOptions())
                        + ": javac " + Runtime.version().feature() + " says " + message);
    }

    private List<ParsedSource> sound(
            JavacTask task,
            Iterable<? extends CompilationUnitTree> units,
            DiagnosticCollector<JavaFileObject> diagnostics) {
        List<ParsedSource> sound = new ArrayList<>();
        for (CompilationUnitTree unit : units) {
            SourceText text = new SourceText(
                    path(unit.getSourceFile()), unit, Trees.instance(task).getSourcePositions());
            ParsedSource source = ParsedSource.of(text);
            List<Diagnostic<? extends JavaFileObject>> errors = errorsIn(unit.getSourceFile(), diagnostics);
            if (errors.isEmpty() && !source.uses().isEmpty()) {
                sound.add(source);
            } else if (!source.uses().isEmpty() || CandidateFiles.seemsToDeclare(text.content())) {
                errors.forEach(error -> problems.add(text.origin(error.getPosition()), syntaxError(error)));
            }
        }
        return sound;
    }

    private static String syntaxError(Diagnostic<?> error) {
        return "this file with @NeuralNetwork cannot be read: javac "
                + Runtime.version().feature() + " says " + oneLine(error);
    }

    /** An annotation that was seen must have been read, or the user must hear why not. */
    private void checkRead(
            ParsedSource source,
            TreePath use,
            AnnotationReader reader,
            DiagnosticCollector<JavaFileObject> diagnostics) {
        SourceText text = source.text();
        Use place = new Use(text.file(), text.start(use.getLeaf()));
        if (reader.read().contains(place)) {
            return;
        }
        Origin origin = text.origin(use.getLeaf());
        boolean another = reader.others().contains(place);
        if (!another && source.isOurs(use, reader.hides(source.packageName()))) {
            problems.add(origin, unread(source, use, diagnostics));
        } else if (reader.unresolved().contains(place)) {
            problems.add(
                    origin,
                    "@NeuralNetwork is not imported: add import " + NeuralNetwork.class.getName()
                            + ", or that of the annotation you mean");
        } else {
            notes.add(text.file() + ": this @NeuralNetwork is another library's");
        }
    }

    private static String unread(ParsedSource source, TreePath use, DiagnosticCollector<JavaFileObject> diagnostics) {
        if (!ParsedSource.isType(use)) {
            return "@NeuralNetwork stands on " + ParsedSource.target(use)
                    + ": only an interface of its own, or one directly in another type, can declare a network";
        }
        if (source.isRepeated(use)) {
            return "@NeuralNetwork is given more than once: an interface declares one network";
        }
        JavaFileObject file = source.text().unit().getSourceFile();
        Optional<Diagnostic<? extends JavaFileObject>> reason =
                errorsIn(file, diagnostics).stream().findFirst();
        return "@NeuralNetwork stands on a type that javac " + Runtime.version().feature() + " did not read"
                + reason.map(error -> ": it says " + oneLine(error)).orElse(", without saying why");
    }

    private static List<Diagnostic<? extends JavaFileObject>> errorsIn(
            JavaFileObject file, DiagnosticCollector<JavaFileObject> diagnostics) {
        List<Diagnostic<? extends JavaFileObject>> errors = new ArrayList<>();
        Set<Long> starts = new HashSet<>();
        for (Diagnostic<? extends JavaFileObject> diagnostic : diagnostics.getDiagnostics()) {
            boolean here = diagnostic.getSource() != null
                    && diagnostic.getSource().toUri().equals(file.toUri());
            if (here && diagnostic.getKind() == Diagnostic.Kind.ERROR && starts.add(diagnostic.getStartPosition())) {
                errors.add(diagnostic);
            }
        }
        return errors;
    }

    private static String note(Diagnostic<? extends JavaFileObject> diagnostic) {
        String file =
                diagnostic.getSource() == null ? "" : diagnostic.getSource().getName() + ":";
        return "javac: " + file + diagnostic.getLineNumber() + ": " + oneLine(diagnostic);
    }

    private static String oneLine(Diagnostic<?> diagnostic) {
        return Found.message(diagnostic.getMessage(Locale.ROOT));
    }

    /** As the request has it, so that messages show the path that the user knows. */
    private Path path(JavaFileObject file) {
        Path path = Path.of(file.toUri());
        return givenPaths.getOrDefault(path.toAbsolutePath().normalize(), path);
    }
}
