package dev.nnmaven.plugin.codegen.read.java;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.util.JavacTask;
import dev.nnmaven.annotations.NeuralNetwork;
import dev.nnmaven.plugin.codegen.NetworkGenerator;
import dev.nnmaven.plugin.codegen.problem.Problem;
import dev.nnmaven.plugin.codegen.read.path.ModuleImports;
import dev.nnmaven.plugin.codegen.read.path.PathModules;
import dev.nnmaven.plugin.codegen.read.path.PathTypes;
import dev.nnmaven.plugin.codegen.request.GenerationRequest;
import dev.nnmaven.plugin.codegen.request.GenerationResult;
import dev.nnmaven.plugin.codegen.request.Product;
import dev.nnmaven.plugin.codegen.request.SourceSet;
import dev.nnmaven.runtime.Network;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Modules that declarations import, wherever they are. */
class ModuleImportsTest {

    private static final String MAIN = "src/main/java/";
    private static final String XOR = "@NeuralNetwork(inputs = 2, layers = @Layer(size = 1))\n";

    @TempDir
    Path folder;

    private Path library;
    private List<Path> classpath;
    private List<Path> siblings = List.of();

    @BeforeEach
    void project() {
        library = folder.resolve("library");
        classpath = List.of(location(Network.class), location(NeuralNetwork.class), library);
        file(MAIN + "module-info.java", """
                /** import module nonsense; */
                module com.example.own {
                    requires static transitive dev.nnmaven.annotations;
                    requires dev.nnmaven.runtime;
                    exports own.api;
                    exports own.hidden to com.example.other;
                }
                """);
    }

    @Test
    void readsAnnotationsAndInterfacesOfImportedModules() throws IOException {
        net("""
                import module dev.nnmaven.annotations; // import module nonsense;
                import module dev.nnmaven.runtime;
                """, XOR + "public interface Net extends Reversible {}\n");

        assertThat(generated())
                .contains("public final class NetNetwork implements Net")
                .contains("float[] backquery(int ");
    }

    @Test
    void readsTypedNetworksAndConstantsInTheOrderThatTheyAreWritten() throws IOException {
        library(
                "module lib { exports lib.api; }",
                "lib/api/Flower.java",
                """
                package lib.api; public record Flower(float length, Kind sort) { public static final int SEED = 7; }
                """,
                "lib/api/Kind.java",
                "package lib.api; public enum Kind { A, B }\n");
        net("import module dev.nnmaven.runtime;\nimport\n  module\n  lib;\nimport dev.nnmaven.annotations.*;\n", """
                @NeuralNetwork(seed = Flower.SEED, loss = Loss.CROSS_ENTROPY,
                    layers = @Layer(activation = Activation.SOFTMAX))
                public interface Net extends Classifier<Flower, Kind> {}
                """);

        assertThat(generated())
                .contains("Net")
                .contains("import lib.api.Flower;")
                .contains("this(7L);");
    }

    @Test
    void readsWhatAModuleRequiresTransitively() throws IOException {
        library("module lib { requires transitive dev.nnmaven.runtime; requires transitive java.se; }");
        net("import module lib;\nimport dev.nnmaven.annotations.*;\n", XOR + """
                public interface Net extends Reversible { default Connection open() { return null; } }
                """);

        assertThat(generated()).contains("float[] backquery(int ");
        assertThat(expand("import module java.se; class A { Connection c; Timer ambiguous; Desktop d; }"))
                .isEqualTo(
                        "import java.sql.Connection;import java.awt.Desktop; class A { Connection c; Timer ambiguous;"
                                + " Desktop d; }");
    }

    @Test
    void readsAutomaticModules() throws IOException {
        library("", "lib/api/Dims.java", "package lib.api; public class Dims { public static final int WIDTH = 3; }\n");
        Path jar = folder.resolve("some-lib-1.0.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new JarEntry("lib/api/Dims.class"));
            out.write(Files.readAllBytes(library.resolve("lib/api/Dims.class")));
        }
        Path noModule = Files.copy(jar, folder.resolve("1-2.jar"));
        classpath = List.of(location(Network.class), location(NeuralNetwork.class), noModule, jar);
        net("import module some.lib;\nimport dev.nnmaven.annotations.*;\n", """
                @NeuralNetwork(inputs = Dims.WIDTH, layers = @Layer(size = 1))
                public interface Net {}
                """);

        assertThat(generated()).contains("N0 = 3;");
    }

    @Test
    void readsTheProjectsOwnModuleAndThoseOfSiblingsThatAreNotCompiled() throws IOException {
        siblings = List.of(folder.resolve("sibling"));
        file("sibling/module-info.java", "module sibling { exports s; exports t to com.example.own; exports u to x; }");
        file("sibling/s/Width.java", "package s; public class Width { public static final int W = 5; }");
        file("sibling/t/Seed.java", "package t; public class Seed { public static final int S = 6; }");
        file("sibling/u/Rate.java", "package u; public class Rate { public static final int R = 7; }");
        file(MAIN + "own/api/Size.java", "package own.api; public class Size { public static final int N = 8; }");
        net("import module sibling; import module com.example.own;\nimport dev.nnmaven.annotations.*;\n", """
                @NeuralNetwork(inputs = Width.W, seed = Seed.S, layers = @Layer(size = Size.N))
                public interface Net {}
                """);

        assertThat(generated()).contains("N0 = 5;").contains("N1 = 8;").contains("this(6L);");
        assertThat(expand("package a; import module sibling; class A { Rate r; }"))
                .isEqualTo("package a;  class A { Rate r; }");
    }

    /** The file of a record may import modules, too. */
    @Test
    void readsOtherFilesThatImportModules() throws IOException {
        library("module lib { exports lib.api; }", "lib/api/Kind.java", "package lib.api; public enum Kind { A, B }\n");
        file(MAIN + "a/Flower.java", "package a;\nimport module lib;\npublic record Flower(Kind sort) {}\n");
        net("import dev.nnmaven.annotations.*;\nimport dev.nnmaven.runtime.*;\n", """
                @NeuralNetwork(layers = @Layer)
                public interface Net extends Classifier<Flower, lib.api.Kind> {}
                """);

        assertThat(generated()).contains("sort=A");
    }

    @Test
    void putsEverythingElseBeforeTypesOfModules() throws IOException {
        library(
                "module lib { exports lib.api; }",
                "lib/api/List.java",
                "package lib.api; public class List {}\n",
                "lib/api/Record.java",
                "package lib.api; public class Record {}\n",
                "lib/api/Mine.java",
                "package lib.api; public class Mine {}\n",
                "lib/api/Here.java",
                "package lib.api; public class Here {}\n",
                "lib/api/Node.java",
                "package lib.api; public class Node {}\n");
        file(MAIN + "a/Mine.java", "package a; class Mine {}");
        String uses = "class Here { List a; Record b; Mine c; Path d; Node e; String f = \"Node\"; /* Node */ }";

        // Of java.base, Node is there too, but not public.
        assertThat(expand("package a; import module lib; import module java.base; import java.util.*; " + uses))
                .isEqualTo("package a; import lib.api.Node;import java.nio.file.Path;  import java.util.*; " + uses);
        assertThat(expand("package b; import module lib; import x.Node; import static x.Y.Path; " + uses))
                .isEqualTo("package b; import lib.api.List;import lib.api.Mine; import x.Node; import static x.Y.Path; "
                        + uses);
        // In both: ambiguous in Java, too.
        assertThat(expand("package a; import module lib; import module java.base; class X { List a; }"))
                .isEqualTo("package a;   class X { List a; }");
    }

    @Test
    void leavesAloneWhatImportsNoModule() throws IOException {
        library("module lib { exports lib.api; }", "lib/api/A.java", "package lib.api; public class A {}\n");
        for (String text : List.of(
                "/* import module lib; */ class X { A a; }",
                "import module.lib.A; class X { A a; }",
                "class X { String s = \"import module lib;\"; A a; }",
                "import module unknown; class X { A a; }")) {
            assertThat(expand(text)).isEqualTo(text);
        }
    }

    @Test
    void readsLongLiteralsAndComments() throws IOException {
        library("module lib { exports lib.api; }", "lib/api/A.java", "package lib.api; public class A {}\n");
        String noise = " class X { String a = \"" + "\\n\\\"".repeat(100_000) + "\"; char q = '\"', r = '\\''; /*"
                + "{ // ".repeat(100_000) + "*/ String b = \"\"\"\n" + "\\\"\"\" { import module lib; ".repeat(50_000)
                + "\"\"\"; A c; } class Y {} // \"";

        assertThat(expand("import module lib;" + noise)).isEqualTo("import lib.api.A;" + noise);
        assertThat(expand("import module lib; class A {}" + noise)).isEqualTo(" class A {}" + noise);
    }

    private void net(String imports, String declaration) {
        file(MAIN + "a/Net.java", "package a;\n" + imports + declaration);
    }

    private String generated() throws IOException {
        GenerationResult result = NetworkGenerator.generate(request());
        assertThat(result.problems()).extracting(Problem::message).isEmpty();
        return Files.readString(folder.resolve("out/a/NetNetwork.java"));
    }

    private GenerationRequest request() {
        Path main = folder.resolve(MAIN);
        return new GenerationRequest(
                Product.NETWORK,
                new SourceSet(List.of(main), folder.resolve("nn"), false),
                Optional.empty(),
                List.of(main),
                siblings,
                classpath,
                List.of(),
                folder.resolve("out"),
                folder.resolve("state"),
                StandardCharsets.UTF_8);
    }

    private String expand(String text) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<Path> roots = Stream.concat(Stream.of(folder.resolve(MAIN)), siblings.stream())
                .toList();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            files.setLocationFromPaths(StandardLocation.SOURCE_PATH, roots);
            files.setLocationFromPaths(StandardLocation.CLASS_PATH, classpath);
            SourceFileManager plain = new SourceFileManager(files, source -> source);
            return new ModuleImports(
                            () -> new PathModules(roots, classpath, compiler, files, new ArrayList<>()),
                            () -> new PathTypes(plain, () -> (JavacTask)
                                    compiler.getTask(null, plain, null, List.of("-proc:none"), null, List.of())))
                    .expand(text);
        }
    }

    /** A module descriptor, or an empty text, and pairs of a file and its text. */
    private void library(String descriptor, String... files) throws IOException {
        Path sources = folder.resolve("library-sources");
        if (!descriptor.isEmpty()) {
            file("library-sources/module-info.java", descriptor);
        }
        for (int i = 0; i < files.length; i += 2) {
            file("library-sources/" + files[i], files[i + 1]);
        }
        try (Stream<Path> all = Files.walk(sources)) {
            String path =
                    location(Network.class) + System.getProperty("path.separator") + location(NeuralNetwork.class);
            String[] arguments = Stream.concat(
                            Stream.of("-d", library.toString(), "--module-path", path),
                            all.map(Path::toString).filter(name -> name.endsWith(".java")))
                    .toArray(String[]::new);
            assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments))
                    .isZero();
        }
    }

    private void file(String path, String text) {
        try {
            Path file = folder.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Path location(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }
}
