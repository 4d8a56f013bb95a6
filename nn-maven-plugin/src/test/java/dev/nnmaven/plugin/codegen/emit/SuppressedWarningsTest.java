package dev.nnmaven.plugin.codegen.emit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.nnmaven.plugin.codegen.emit.harness.Compiled;
import dev.nnmaven.plugin.codegen.emit.harness.TypedSources;
import dev.nnmaven.plugin.codegen.plan.NetworkPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A class suppresses the warnings that javac would have of it, and no others: ECJ warns of those. */
class SuppressedWarningsTest {

    private static final String NET = """
            package a;
            %s@dev.nnmaven.annotations.NeuralNetwork(inputs = 2, layers = @dev.nnmaven.annotations.Layer(size = 1))
            public interface Net extends dev.nnmaven.runtime.Network%s { %s }
            """;

    private static final String TYPED = """
            package a;
            @SuppressWarnings({"deprecation", "removal"})
            @dev.nnmaven.annotations.NeuralNetwork(layers = @dev.nnmaven.annotations.Layer)
            public interface Net extends dev.nnmaven.runtime.Classifier<In, Label> {}
            """;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "/** @deprecated old */ @Deprecated ||'@SuppressWarnings(\"deprecation\")'",
                "/** @deprecated old */ @Deprecated(forRemoval = true) ||'@SuppressWarnings(\"removal\")'",
                "|, java.io.Serializable|'@SuppressWarnings(\"serial\")'",
                "/** @deprecated old */ @Deprecated |, java.io.Serializable|'@SuppressWarnings({\"deprecation\", \"serial\"})'",
            })
    void ofTheInterface(String annotation, String supertype, String expected) throws IOException {
        String source = NET.formatted(orEmpty(annotation), orEmpty(supertype), "");
        assertSuppressed(Map.of("a.Net", source), expected);
    }

    @Test
    void ofAMethodThatItImplements() throws IOException {
        String query = "/** @deprecated old */ @Deprecated float[] query(float[] inputs);";
        assertSuppressed(Map.of("a.Net", NET.formatted("", "", query)), "@SuppressWarnings(\"deprecation\")");
    }

    @Test
    void ofTheTypeAround() throws IOException {
        String outer = "package a; @Deprecated class Outer { "
                + NET.formatted("", "", "").replace("package a;", "") + "}";
        assertSuppressed(Map.of("a.Outer", outer), "@SuppressWarnings(\"deprecation\")");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "@Deprecated public record In(Kind kind, float x) {}|public enum Label { A, B }|deprecation",
                "public record In(Kind kind, float x) { @Deprecated public float x() { return x; } }"
                        + "|public enum Label { A, B }|deprecation",
                "public record In(Kind kind, float x) {}|@Deprecated public enum Label { A, B }|deprecation",
                "public record In(Kind kind, float x) {}|public enum Label { A, @Deprecated(forRemoval = true) B }|removal"
            })
    void ofItsTypes(String in, String label, String expected) throws IOException {
        Map<String, String> sources = Map.of(
                "a.Net",
                TYPED,
                "a.In",
                "package a; " + in,
                "a.Kind",
                "package a; public enum Kind { C, D }",
                "a.Label",
                "package a; " + label);
        assertSuppressed(sources, "@SuppressWarnings(\"" + expected + "\")");
    }

    @Test
    void nothing() throws IOException {
        String query =
                "/** Deprecated is what nothing of ours implements. */ @Deprecated default int own() { return 1; }";
        TypedSources sources = new TypedSources(folder, Map.of("a.Net", NET.formatted("", "", query)));
        assertThat(text(sources.plan())).doesNotContain("SuppressWarnings");
        assertThat(sources.compiled().network().inputSize()).isEqualTo(2);
    }

    /** Compiles, without warnings, and does not without the annotation. */
    private void assertSuppressed(Map<String, String> sources, String expected) throws IOException {
        TypedSources typed = new TypedSources(folder, sources);
        NetworkPlan plan = typed.plan();
        Set<String> lines = text(plan)
                .lines()
                .filter(line -> line.contains("SuppressWarnings"))
                .collect(Collectors.toSet());
        assertThat(lines).containsExactly(expected);
        assertThat(typed.compiled().type().getSimpleName())
                .isEqualTo(plan.spec().className());

        Map<String, String> warned = new HashMap<>(sources);
        warned.put(plan.spec().qualifiedName(), text(plan).replace(expected + "\n", ""));
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> Compiled.of(plan.spec().qualifiedName(), warned));
    }

    private static String text(NetworkPlan plan) {
        return NetworkEmitter.emit(plan, Set.of()).get(0).text();
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }
}
