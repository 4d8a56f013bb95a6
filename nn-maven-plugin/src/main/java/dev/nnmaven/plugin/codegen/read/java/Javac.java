package dev.nnmaven.plugin.codegen.read.java;

import com.sun.source.util.JavacTask;
import dev.nnmaven.annotations.NeuralNetwork;
import dev.nnmaven.plugin.codegen.read.path.ModuleImports;
import dev.nnmaven.plugin.codegen.read.path.NewerClasses;
import dev.nnmaven.plugin.codegen.read.path.PathModules;
import dev.nnmaven.plugin.codegen.read.path.PathTypes;
import dev.nnmaven.plugin.codegen.request.GenerationRequest;
import dev.nnmaven.plugin.codegen.request.SourceSet;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;

/** The JDK's compiler, set up to read sources and never to write anything. */
final class Javac implements AutoCloseable {

    /**
     * Goes on to annotation processing in spite of errors: at this point in a build, types that do not exist yet are
     * normal. The option is not documented, but has been there since JDK 9, and tools such as Error Prone rely on it.
     */
    private static final String GO_ON = "-XDshould-stop.ifError=PROCESS";

    private static final String ENABLE_PREVIEW = "--enable-preview";

    private final JavaCompiler compiler;
    private final StandardJavaFileManager files;
    private final List<String> options;
    private final ModuleImports imports;

    Javac(JavaCompiler compiler, GenerationRequest request, SourceSet sources, List<String> notes) throws IOException {
        this.compiler = compiler;
        this.files = compiler.getStandardFileManager(null, Locale.ROOT, request.encoding());
        this.options = options(request.javacOptions(), notes);
        files.setLocationFromPaths(StandardLocation.CLASS_PATH, classPath(request));
        files.setLocationFromPaths(StandardLocation.SOURCE_PATH, sourcePath(request, sources));
        // Types are looked up in sources as they are: to turn their imports, they would have to be looked up.
        SourceFileManager plain = new SourceFileManager(files, text -> text);
        imports = new ModuleImports(
                () -> new PathModules(sourcePath(request, sources), classPath(request), compiler, files, notes),
                () -> new PathTypes(plain, () -> task(plain, List.of(), "-proc:none", new DiagnosticCollector<>())));
    }

    /** The trees of these files, and in {@code diagnostics} what is wrong with their syntax. */
    JavacTask parser(List<Path> sources, DiagnosticCollector<JavaFileObject> diagnostics) {
        return task(sources, "-proc:none", diagnostics);
    }

    /** Runs a processor over these files; others are read only as far as these refer to them. */
    void process(List<Path> sources, Processor processor, DiagnosticCollector<JavaFileObject> diagnostics) {
        JavacTask task = task(sources, "-proc:only", diagnostics);
        task.setProcessors(List.of(processor));
        // The verdict says only that some type is missing; what matters is in the diagnostics.
        task.call();
    }

    /** Of the class path. */
    NewerClasses newerClasses() {
        return new NewerClasses(files);
    }

    private JavacTask task(List<Path> sources, String mode, DiagnosticCollector<JavaFileObject> diagnostics) {
        return task(new SourceFileManager(files, imports::expand), sources, mode, diagnostics);
    }

    private JavacTask task(
            SourceFileManager manager,
            List<Path> sources,
            String mode,
            DiagnosticCollector<JavaFileObject> diagnostics) {
        List<String> all = new ArrayList<>(options);
        // Without a limit, since every hundredth and later error would be lost.
        all.addAll(List.of(mode, "-implicit:none", "-Xlint:none", "-nowarn", "-Xmaxerrs", "0", GO_ON));
        return (JavacTask)
                compiler.getTask(new StringWriter(), manager, diagnostics, all, null, manager.sources(sources));
    }

    /**
     * Without a release that this compiler refuses: one that is newer, or any but its own together with previews. Older
     * syntax is still read then, and newer is reported where it stands.
     */
    private static List<String> options(List<String> requested, List<String> notes) {
        List<String> options = new ArrayList<>(requested);
        // Nothing is written, and a target may not go with the release that is left.
        for (String name : List.of("-target", "--target")) {
            int at = options.indexOf(name);
            if (at >= 0 && at + 1 < options.size()) {
                options.subList(at, at + 2).clear();
            }
        }
        int own = Runtime.version().feature();
        boolean previews = options.contains(ENABLE_PREVIEW);
        for (String name : List.of("--release", "-source", "--source")) {
            int at = options.indexOf(name);
            if (at >= 0 && at + 1 < options.size() && isRefused(options.get(at + 1), own, previews)) {
                notes.add("Sources are read as Java " + own + ", that of Maven's JDK, not " + options.get(at + 1));
                options.subList(at, at + 2).clear();
                options.remove(ENABLE_PREVIEW);
            }
        }
        return options;
    }

    private static boolean isRefused(String release, int own, boolean previews) {
        return release.matches("\\d{1,4}")
                && (Integer.parseInt(release) > own || previews && Integer.parseInt(release) != own);
    }

    private static List<Path> sourcePath(GenerationRequest request, SourceSet sources) {
        return Stream.of(sources.sourceRoots(), request.main().sourceRoots(), request.siblingSourceRoots())
                .flatMap(List::stream)
                .filter(Files::isDirectory)
                .distinct()
                .toList();
    }

    /** The plugin's own annotations come last, for projects whose class path is not complete yet. */
    private static List<Path> classPath(GenerationRequest request) {
        List<Path> classPath = new ArrayList<>(request.classpath());
        annotationsJar().ifPresent(classPath::add);
        return classPath;
    }

    private static Optional<Path> annotationsJar() {
        CodeSource source = NeuralNetwork.class.getProtectionDomain().getCodeSource();
        if (source == null || source.getLocation() == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(Path.of(source.getLocation().toURI()));
        } catch (URISyntaxException e) {
            throw new IllegalStateException("The annotations come from a place that is no file: " + source, e);
        }
    }

    @Override
    public void close() throws IOException {
        files.close();
    }
}
