package dev.nnmaven.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.plugin.codegen.GenerationRequest;
import dev.nnmaven.plugin.codegen.GenerationResult;
import dev.nnmaven.plugin.codegen.NetworkGenerator;
import dev.nnmaven.plugin.codegen.Product;
import dev.nnmaven.plugin.codegen.SourceSet;
import dev.nnmaven.runtime.Network;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README shows is what a reader gets. */
class ReadmeTest {

    private static final Path README = Path.of("../README.md");
    private static final Pattern BLOCK =
            Pattern.compile("(?:<!-- (?<mark>[^\\n]*) -->\\n)?```(?<language>\\w+)\\n(?<text>.*?)```", Pattern.DOTALL);

    @TempDir
    Path folder;

    private List<MatchResult> blocks;
    private Path sources;
    private Path flowers;
    private Path specs;
    private Path generated;

    @BeforeEach
    void generateWhatTheReadmeDeclares() throws IOException {
        blocks = BLOCK.matcher(Files.readString(README)).results().toList();
        sources = Files.createDirectories(folder.resolve("src/main/java/com/example/xor"));
        specs = Files.createDirectories(folder.resolve("src/main/nn"));
        generated = folder.resolve("target/generated-sources/nn");
        Files.writeString(sources.resolve("Xor.java"), block("java", "public interface Xor extends Network {}"));
        flowers = Files.createDirectories(folder.resolve("src/main/java/com/example/flowers"));
        Files.writeString(flowers.resolve("Iris.java"), """
                package com.example.flowers;
                import static dev.nnmaven.annotations.Activation.*;
                import static dev.nnmaven.annotations.Loss.*;
                import dev.nnmaven.annotations.*;
                import dev.nnmaven.runtime.Classifier;
                """ + block("java", "public interface Iris extends"));
        Files.writeString(specs.resolve("digits.json"), block("json", "com.example.digits.DigitsNetwork"));
        Files.writeString(specs.resolve("iris.json"), block("json", "com.example.iris.IrisNetwork"));

        GenerationResult result = NetworkGenerator.generate(new GenerationRequest(
                Product.NETWORK,
                new SourceSet(List.of(folder.resolve("src/main/java")), specs, false),
                Optional.empty(),
                List.of(folder.resolve("src/main/java")),
                List.of(),
                List.of(runtime()),
                List.of(),
                generated,
                folder.resolve("target/state"),
                StandardCharsets.UTF_8));
        assertThat(result.problems()).isEmpty();
        assertThat(result.written()).hasSize(4);
    }

    @Test
    void theFirstTwoCommandsAreTheMainJobAndTheTests() {
        assertThat(blocks.stream()
                        .filter(block -> block.group(2).equals("sh"))
                        .limit(2)
                        .map(block -> block.group(3)))
                .containsExactly("mvn -q -Pexamples -pl it/digits -am verify\n", "mvn -B verify\n");
    }

    @Test
    void theExcerptIsGenerated() throws IOException {
        String excerpt = blocks.stream()
                .filter(block -> "excerpt: XorNetwork".equals(block.group(1)))
                .map(block -> block.group(3))
                .findFirst()
                .orElseThrow();
        assertThat(generated.resolve("com/example/xor/XorNetwork.java"))
                .content()
                .contains(excerpt);
    }

    @Test
    void theExampleLearnsXor() throws Exception {
        String use = block("java", "new XorNetwork()").replace("Path.of(\"xor.safetensors\")", "file");
        Files.writeString(sources.resolve("Use.java"), """
                package com.example.xor;
                import java.nio.file.Path;
                public class Use {
                    public static Xor use(Path file) throws Exception {
                %s
                        return network;
                    }
                }
                """.formatted(use));
        Path classes = Files.createDirectories(folder.resolve("classes"));
        compile(classes, sources.resolve("Xor.java"), sources.resolve("Use.java"));
        Path weights = folder.resolve("xor.safetensors");
        try (URLClassLoader loader = new URLClassLoader(
                new URL[] {classes.toUri().toURL()}, getClass().getClassLoader())) {
            Network network = (Network) loader.loadClass("com.example.xor.Use")
                    .getMethod("use", Path.class)
                    .invoke(null, weights);
            assertThat(network.query(new float[] {0, 0})[0]).isLessThan(0.1f);
            assertThat(network.query(new float[] {0, 1})[0]).isGreaterThan(0.9f);
            assertThat(network.query(new float[] {1, 0})[0]).isGreaterThan(0.9f);
            assertThat(network.query(new float[] {1, 1})[0]).isLessThan(0.1f);
        }
        assertThat(weights).isNotEmptyFile();
    }

    @Test
    void theTypedExampleTellsIrisesApart() throws Exception {
        String use = block("java", "new IrisNetwork()").replace("Path.of(\"iris.csv\")", "file");
        Files.writeString(flowers.resolve("Use.java"), """
                package com.example.flowers;
                import com.example.flowers.Iris.*;
                import dev.nnmaven.runtime.contract.ScalingKind;
                import dev.nnmaven.runtime.data.Example;
                import dev.nnmaven.runtime.training.Training;
                import java.nio.file.Path;
                import java.util.List;
                public class Use {
                    public static String use(Path file) throws Exception {
                %s
                        return species + (setosa < 0.01 ? " for sure" : "");
                    }
                }
                """.formatted(use));
        Path classes = Files.createDirectories(folder.resolve("classes"));
        compile(classes, flowers.resolve("Iris.java"), flowers.resolve("Use.java"));
        try (URLClassLoader loader = new URLClassLoader(
                new URL[] {classes.toUri().toURL()}, getClass().getClassLoader())) {
            assertThat(loader.loadClass("com.example.flowers.Use")
                            .getMethod("use", Path.class)
                            .invoke(null, Path.of("../it/iris/data/iris.csv")))
                    .asString()
                    .matches("(VIRGINICA|VERSICOLOR) for sure");
        }
    }

    /** Which are built and run as they are. */
    @Test
    void theGuideShowsCodeOfTheExamples() throws IOException {
        String guide = Files.readString(Path.of("../docs/saving-and-serving.md"));
        List<String> shown = BLOCK.matcher(guide)
                .results()
                .filter(block -> block.group(2).equals("java"))
                .map(block -> block.group(3))
                .toList();
        assertThat(shown).hasSize(2);
        assertThat(Path.of("../it/shaded/src/main/java/com/example/shaded/Main.java"))
                .content()
                .isEqualTo(shown.get(0));
        assertThat(Path.of("../it/spring-boot/src/main/java/com/example/boot/Application.java"))
                .content()
                .contains(shown.get(1));
    }

    private static Path runtime() {
        try {
            return Path.of(Network.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private void compile(Path classes, Path... files) throws IOException {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        List<String> options = List.of(
                "-proc:none",
                "-d",
                classes.toString(),
                "-sourcepath",
                generated.toString(),
                "-classpath",
                System.getProperty("java.class.path"));
        try (StandardJavaFileManager manager = javac.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            boolean done = javac.getTask(messages, manager, null, options, null, manager.getJavaFileObjects(files))
                    .call();
            assertThat(done).as(messages.toString()).isTrue();
        }
    }

    private String block(String language, String content) {
        return blocks.stream()
                .filter(block ->
                        block.group(2).equals(language) && block.group(3).contains(content))
                .map(block -> block.group(3))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + language + " block with " + content));
    }
}
