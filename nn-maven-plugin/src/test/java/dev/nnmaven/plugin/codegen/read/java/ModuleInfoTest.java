package dev.nnmaven.plugin.codegen.read.java;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.annotations.ErrorRule;
import dev.nnmaven.annotations.Precision;
import dev.nnmaven.plugin.codegen.spec.NetworkSpec;
import dev.nnmaven.plugin.codegen.spec.Specs;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModuleInfoTest {

    private static final NetworkSpec NETWORK = Specs.of(Precision.FLOAT, ErrorRule.GRADIENT, true, 0.1, 2, 1);

    @Test
    void knowsItsName() {
        assertThat(new ModuleInfo("/** module of { */ @Deprecated open module a . b {}").name())
                .contains("a.b");
        assertThat(new ModuleInfo("module tests{ requires module.a; }").name()).contains("tests");
        assertThat(new ModuleInfo("// nothing yet").name()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "module m { requires jdk.incubator.vector; }",
                "module m { requires static jdk.incubator.vector; }",
                "open module m { requires transitive static\n\tjdk . incubator . vector ; }",
                "module m { requires java.sql; requires/**/jdk.incubator.vector/* it pays */; }",
                "// requires nothing\nmodule m {requires // always\r\njdk.incubator.vector;}",
                "@Deprecated(since = \"/* \\\" //\") module m { requires jdk.incubator.vector; }"
            })
    void findsWhatIsRequired(String text) {
        assertThat(requires(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "module m {}",
                "module m { requires jdk.incubator.vectors; }",
                "module m { requires my.jdk.incubator.vector; }",
                "module m { requires jdkXincubator.vector; }",
                "module m { exports jdk.incubator.vector; }",
                "module m { // requires jdk.incubator.vector;\n}",
                "module m { /* requires\n jdk.incubator.vector; */ }",
                "@Deprecated(since = \"requires jdk.incubator.vector;\") module m {}"
            })
    void isNotMisled(String text) {
        assertThat(requires(text)).isFalse();
    }

    @Test
    void readsLongComments() {
        String licence = "/*" + " all rights ".repeat(100_000) + "*/ ";

        assertThat(requires(licence + "module m { requires jdk.incubator.vector; }"))
                .isTrue();
    }

    @Test
    void looksIntoEverySourceRoot(@TempDir Path folder) throws Exception {
        Path first = folder.resolve("none");
        Path second = Files.createDirectories(folder.resolve("java"));
        assertThat(ModuleInfo.find(List.of(first, second), StandardCharsets.UTF_8))
                .isEmpty();

        // Ends in what UTF-8 lacks.
        Files.write(
                second.resolve("module-info.java"),
                "module m { requires jdk.incubator.vector; } // \u00e9".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(ModuleInfo.find(List.of(first, second), StandardCharsets.UTF_8))
                .hasValueSatisfying(found ->
                        assertThat(found.requires("jdk.incubator.vector")).isTrue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "module m { requires dev.nnmaven.runtime; exports com.example; }",
                "module m { exports com . example to n, o; requires static dev.nnmaven.runtime; }",
                "module m { requires transitive dev.nnmaven.annotations; exports com.example; exports a; }"
            })
    void findsThatAnExportedNetworkNamesTypesThatAreNot(String text) {
        assertThat(new ModuleInfo(text).warned(NETWORK).warnings()).containsExactly("exports");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "module m { requires transitive dev.nnmaven.runtime; exports com.example; }",
                "module m { requires static transitive dev.nnmaven.runtime; exports com.example to n; }",
                "module m { requires transitive static dev.nnmaven.runtime; exports com.example; }",
                "module m { requires dev.nnmaven.runtime; exports com.example.others; opens com.example; }",
                "module m { requires dev.nnmaven.runtime; // exports com.example;\n }"
            })
    void findsNothingToWarnOf(String text) {
        assertThat(new ModuleInfo(text).warned(NETWORK).warnings()).isEmpty();
    }

    private static boolean requires(String text) {
        return new ModuleInfo(text).requires("jdk.incubator.vector");
    }
}
