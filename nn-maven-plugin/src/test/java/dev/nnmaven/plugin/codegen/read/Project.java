package dev.nnmaven.plugin.codegen.read;

import dev.nnmaven.plugin.codegen.declaration.Declaration;
import dev.nnmaven.plugin.codegen.problem.Problem;
import dev.nnmaven.plugin.codegen.problem.Problems;
import dev.nnmaven.plugin.codegen.read.java.AnnotatedSources;
import dev.nnmaven.plugin.codegen.read.json.JsonSpecs;
import dev.nnmaven.plugin.codegen.request.GenerationRequest;
import dev.nnmaven.plugin.codegen.request.Product;
import dev.nnmaven.plugin.codegen.request.SourceSet;
import dev.nnmaven.plugin.codegen.spec.NetworkSpec;
import dev.nnmaven.plugin.codegen.spec.rules.SourceRoots;
import dev.nnmaven.plugin.codegen.spec.rules.SpecRules;
import dev.nnmaven.plugin.codegen.spec.rules.UniquenessRules;
import dev.nnmaven.runtime.Network;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A project in a temporary folder, read and checked as a run of the plugin would. */
public final class Project {

    public static final String SOURCES = "src/main/java";
    public static final String SPECS = "src/main/nn";

    final Path folder;
    public final List<String> notes = new ArrayList<>();
    public List<Path> sourceRoots;
    public List<Path> siblings = List.of();
    public List<Path> classpath = List.of(runtime());
    public List<String> javacOptions = List.of();
    public boolean vectors;
    public Charset encoding = StandardCharsets.UTF_8;

    public Project(Path folder) {
        this.folder = folder;
        this.sourceRoots = List.of(folder.resolve(SOURCES));
    }

    /** Below the source root, with {@code import dev.nnmaven.annotations.*} and so on left to the text. */
    public Project java(String path, String text) {
        return file(SOURCES + "/" + path, text);
    }

    public Project json(String path, String text) {
        return file(SPECS + "/" + path, text);
    }

    /** The same mistake twice: arguments of an annotation that starts in line 3, and members of an object that starts in line 1. */
    public Project both(String arguments, String members) {
        return java(
                        "a/Net.java",
                        "package a;\nimport dev.nnmaven.annotations.*;\n@NeuralNetwork(" + arguments
                                + ")\ninterface Net {}\n")
                .json("net.json", "{\"class\": \"b.Net\",\n" + members + "}");
    }

    public Project file(String path, String text) {
        return file(path, text.getBytes(encoding));
    }

    public Project file(String path, byte[] content) {
        try {
            Path file = folder.resolve(path);
            Files.createDirectories(file.getParent());
            Files.write(file, content);
            return this;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    public GenerationRequest request() {
        return new GenerationRequest(
                Product.NETWORK,
                sources(),
                Optional.empty(),
                sourceRoots,
                siblings,
                classpath,
                javacOptions,
                folder.resolve("out"),
                folder.resolve("state"),
                encoding);
    }

    public SourceSet sources() {
        return new SourceSet(sourceRoots, folder.resolve(SPECS), vectors);
    }

    public List<NetworkSpec> specs() {
        Problems problems = new Problems();
        List<NetworkSpec> specs = specs(problems);
        if (!problems.isEmpty()) {
            throw new AssertionError("Unexpected problems: " + shown(problems));
        }
        return specs;
    }

    /** As a log shows them, with paths relative to the source root or spec directory. */
    public List<String> problems() {
        Problems problems = new Problems();
        specs(problems);
        return shown(problems);
    }

    private List<NetworkSpec> specs(Problems problems) {
        List<Declaration> declarations = new ArrayList<>();
        try {
            declarations.addAll(AnnotatedSources.read(request(), sources(), problems, notes));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        declarations.addAll(JsonSpecs.read(folder.resolve(SPECS), problems));
        return SpecRules.check(
                declarations, new UniquenessRules(new SourceRoots(sourceRoots, Map.of()), vectors), problems);
    }

    private List<String> shown(Problems problems) {
        return problems.sorted().stream().map(this::shown).toList();
    }

    private String shown(Problem problem) {
        String path = folder.relativize(problem.origin().file()).toString().replace('\\', '/');
        String file = path.replace(SOURCES + "/", "").replace(SPECS + "/", "");
        return file + ":[" + problem.origin().line() + "," + problem.origin().column() + "] " + problem.message();
    }

    public static Path runtime() {
        try {
            return Path.of(Network.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (java.net.URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
