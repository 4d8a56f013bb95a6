package dev.nnmaven.benchmarks.measuring;

import dev.nnmaven.benchmarks.contenders.Contenders;
import dev.nnmaven.benchmarks.shared.Results;
import dev.nnmaven.plugin.codegen.NetworkGenerator;
import dev.nnmaven.plugin.codegen.request.GenerationRequest;
import dev.nnmaven.plugin.codegen.request.GenerationResult;
import dev.nnmaven.plugin.codegen.request.Product;
import dev.nnmaven.plugin.codegen.request.SourceSet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** How long it takes to generate and to compile the networks in src/main/nn, the first time in this JVM. */
public final class GenerationCost {
    public static final String GENERATE = "generate, ms";
    public static final String COMPILE = "compile, ms";
    public static final String SOURCE = "generated source, bytes";
    public static final String CLASSES = "generated classes, bytes";

    private static final List<String> OPTIONS = List.of("--add-modules", "jdk.incubator.vector");

    private GenerationCost() {}

    public static void measure(Path module, Path work, Results results) throws IOException {
        Path sources = Files.createDirectories(work.resolve("generated"));
        Path classes = Files.createDirectories(work.resolve("compiled"));
        GenerationRequest request = new GenerationRequest(
                Product.NETWORK,
                new SourceSet(List.of(), module.resolve("src/main/nn"), true),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(Contenders.ourRuntime()),
                OPTIONS,
                sources,
                // Never there, so that nothing is left out as unchanged.
                Files.createTempDirectory("generation").resolve("state"),
                StandardCharsets.UTF_8);
        delete(sources);
        long start = System.nanoTime();
        GenerationResult result = NetworkGenerator.generate(request);
        results.add(GENERATE, "all", (System.nanoTime() - start) / 1e6);
        if (!result.problems().isEmpty()) {
            throw new IllegalStateException(result.problems().toString());
        }
        start = System.nanoTime();
        compile(result.written(), classes);
        results.add(COMPILE, "all", (System.nanoTime() - start) / 1e6);
        addSizes(result.written(), results);
    }

    /** Of a network, together with its vector class. */
    private static void addSizes(List<Path> sources, Results results) throws IOException {
        Map<String, Long> bytes = new TreeMap<>();
        for (Path source : sources) {
            String name = source.getFileName().toString().replaceFirst("(Vectors)?\\.java$", "");
            bytes.merge(name, Files.size(source), Long::sum);
        }
        for (Map.Entry<String, Long> entry : bytes.entrySet()) {
            results.add(SOURCE, entry.getKey(), entry.getValue());
            long classes = 0;
            for (Path file : Shipment.generatedFiles(entry.getKey())) {
                classes += Files.size(file);
            }
            results.add(CLASSES, entry.getKey(), classes);
        }
    }

    private static void compile(List<Path> sources, Path classes) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> options = new ArrayList<>(List.of(
                "-classpath", Contenders.ourRuntime().toString(), "-d", classes.toString(), "-proc:none", "-nowarn"));
        options.addAll(OPTIONS);
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            boolean compiled = compiler.getTask(
                            null, files, diagnostic -> {}, options, null, files.getJavaFileObjectsFromPaths(sources))
                    .call();
            if (!compiled) {
                throw new IllegalStateException("generated sources do not compile: " + sources);
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }
    }
}
