package dev.nnmaven.plugin.codegen.read.java;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.plugin.codegen.problem.Problems;
import dev.nnmaven.plugin.codegen.read.Project;
import dev.nnmaven.plugin.codegen.read.json.JsonSpecs;
import dev.nnmaven.plugin.codegen.spec.NetworkSpec;
import dev.nnmaven.plugin.codegen.spec.rules.SourceRoots;
import dev.nnmaven.plugin.codegen.spec.rules.SpecRules;
import dev.nnmaven.plugin.codegen.spec.rules.UniquenessRules;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a file holds, the outcome is a network or a problem with a place, never an exception or silence. */
class MutatedInputTest {

    private static final String SPEC = """
            {
              "$schema": "x",
              "class": "a.b.Net",
              "inputs": 12,
              "layers": [{"name": "h", "size": 3, "activation": "sigmoid", "bias": true}, {"size": 1e1}],
              "learningRate": 0.5e-1, "seed": -3, "precision": "float",
              "loss": "squared_error", "errorRule": "auto"
            }
            """;

    private static final String SOURCE = """
            package a;
            import dev.nnmaven.annotations.*;
            @NeuralNetwork(inputs = 12, learningRate = 0.1, precision = Precision.FLOAT, layers = {
                @Layer(name = "hidden", size = 200, activation = Activation.SIGMOID, bias = false),
                @Layer(size = 5 * 2)})
            sealed interface Net extends dev.nnmaven.runtime.Network permits NetNetwork { int inputSize(); }
            """;

    private static final String TYPED_SOURCE = """
            package a;
            import dev.nnmaven.annotations.*;
            import dev.nnmaven.runtime.*;
            @NeuralNetwork(layers = {@Layer(size = 3), @Layer(size = 2)})
            interface Net extends Classifier<Net.Flower, Net.Species> {
                record Flower(float length, double width, int leaves, boolean wet, Color color) {}
                enum Species { ROSE, TULIP }
                enum Color { RED, YELLOW, WHITE }
            }
            """;

    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    @TempDir
    Path folder;

    private final Random random = new Random(42);

    @Test
    void readsOrRefusesEveryMutatedSpec() throws IOException {
        Path file = folder.resolve("net.json");
        for (int i = 0; i < 1000; i++) {
            byte[] mutated = mutated(SPEC);
            String text = new String(mutated, StandardCharsets.ISO_8859_1);
            Files.write(file, mutated);
            Problems problems = new Problems();
            List<NetworkSpec> specs = SpecRules.check(
                    JsonSpecs.read(folder, problems), new UniquenessRules(SourceRoots.NONE, false), problems);

            assertThat(specs.size() == 1 || !problems.isEmpty()).as(() -> text).isTrue();
            assertThat(problems.sorted())
                    .as(() -> text)
                    .allMatch(problem ->
                            problem.origin().line() > 0 && problem.origin().column() > 0)
                    .noneMatch(problem -> CONTROL.matcher(problem.message()).find());
        }
    }

    @Test
    void readsOrRefusesEveryMutatedSource() throws IOException {
        readsOrRefuses(SOURCE);
    }

    @Test
    void readsOrRefusesEveryMutatedTypedSource() throws IOException {
        readsOrRefuses(TYPED_SOURCE);
    }

    private void readsOrRefuses(String source) throws IOException {
        Project project = new Project(folder);
        int tried = 0;
        for (int i = 0; i < 60; i++) {
            byte[] mutated = mutated(source);
            String text = new String(mutated, StandardCharsets.ISO_8859_1);
            if (!CandidateFiles.seemsToDeclare(text) || text.contains("/*") || text.contains("//")) {
                continue;
            }
            tried++;
            project.file(Project.SOURCES + "/a/Net.java", mutated);
            Problems problems = new Problems();
            List<NetworkSpec> specs = SpecRules.check(
                    AnnotatedSources.read(project.request(), project.sources(), problems, project.notes),
                    new UniquenessRules(SourceRoots.NONE, false),
                    problems);

            assertThat(specs.size() == 1 || !problems.isEmpty()).as(text).isTrue();
        }
        assertThat(tried).isGreaterThan(30);
    }

    /** Up to three bytes or stretches are replaced, doubled, removed or moved. */
    private byte[] mutated(String text) {
        StringBuilder bytes =
                new StringBuilder(new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
        for (int change = random.nextInt(3); change >= 0; change--) {
            int from = random.nextInt(bytes.length());
            int to = Math.min(bytes.length(), from + 1 + random.nextInt(8));
            String stretch = bytes.substring(from, to);
            switch (random.nextInt(4)) {
                case 0 -> bytes.setCharAt(from, (char) random.nextInt(256));
                case 1 -> bytes.insert(from, stretch);
                case 2 -> bytes.delete(from, to);
                default -> bytes.delete(from, to).insert(random.nextInt(bytes.length()), stretch);
            }
        }
        return bytes.toString().getBytes(StandardCharsets.ISO_8859_1);
    }
}
