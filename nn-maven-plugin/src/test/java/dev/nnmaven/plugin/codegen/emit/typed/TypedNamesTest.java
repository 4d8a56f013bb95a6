package dev.nnmaven.plugin.codegen.emit.typed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.plugin.codegen.emit.harness.Compiled;
import dev.nnmaven.plugin.codegen.emit.harness.TypedSources;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Typed networks whose users chose names that generated code could fall over. */
class TypedNamesTest {

    @TempDir
    Path folder;

    @Test
    void namesOfTheUsersHideNothing() throws IOException {
        String source = """
                package odd;
                import dev.nnmaven.annotations.*;
                @NeuralNetwork(precision = Precision.DOUBLE, layers = {@Layer(size = 70), @Layer(size = 70), @Layer})
                public interface Net extends dev.nnmaven.runtime.DoubleClassifier<Net.Batch, Net.List> {
                    record Batch(float x, double row, Example y, Tensor input, Vectors n, Math labels, float example) {}
                    enum List { Samples, OneHot, Path }
                    enum Example { x, y }
                    enum Tensor { A, B }
                    enum Vectors { A, B }
                    enum Math { A, B }
                    default int indexOf(List list) { return 7; }
                    default double[] features(Batch batch) { return null; }
                    String FEATURES = "none";
                }
                """;
        for (String text :
                List.of(source, source.replace("Net.Batch", "Net.Chunk").replace("Batch", "Chunk"))) {
            Path root = folder.resolve("odd" + text.length());
            assertThat(new TypedSources(root, Map.of("odd.Net", text))
                            .compiled()
                            .doubleNetwork()
                            .inputSize())
                    .isEqualTo(11);
        }
    }

    @Test
    void withoutAPackageNoNameIsHiddenEither() throws IOException {
        String net = """
                import dev.nnmaven.annotations.*;
                @NeuralNetwork(layers = {@Layer(size = 70), @Layer(size = 70), @Layer})
                public interface Net extends dev.nnmaven.runtime.Classifier<Batch, Chunk> {}
                """;
        Map<String, String> sources = Map.of(
                "Net", net,
                "Batch", "public record Batch(float x, VectorUse y) {}",
                "Chunk", "public enum Chunk { A, B, C }",
                "VectorUse", "public enum VectorUse { D, E }");
        Compiled compiled = new TypedSources(folder, sources).compiled();
        assertThat(compiled.network().inputSize()).isEqualTo(3);
    }

    @Test
    void typesOfOtherPackagesAndFilesOfOneCompile() throws IOException {
        String net = """
                import dev.nnmaven.annotations.*;
                class Outer {
                    enum Label { A, B }
                    @SuppressWarnings("deprecation")
                    @NeuralNetwork(layers = @Layer)
                    interface Net extends dev.nnmaven.runtime.Classifier<other.In, Label> {}
                }
                """;
        String in = "package other;\n@Deprecated public record In(Label label2) { public enum Label { C, D } }\n";
        Compiled compiled = new TypedSources(folder, Map.of("Outer", net, "other.In", in)).compiled();
        assertThat(compiled.network().inputSize()).isEqualTo(2);
    }

    @Test
    void asManyNamesAsThereMayBeCompile() throws IOException {
        StringBuilder constants = new StringBuilder();
        for (int i = 0; i < 1000; i++) {
            constants.append("CONSTANT_NUMBER_").append(i).append(", ");
        }
        String net = """
                package many;
                import dev.nnmaven.annotations.*;
                @NeuralNetwork(layers = @Layer)
                public interface Net extends dev.nnmaven.runtime.Classifier<Net.In, Net.Out> {
                    record In(Kind kind) {}
                    enum Kind { %s }
                    enum Out { %s }
                }
                """.formatted(constants, constants);
        assertThat(new TypedSources(folder, Map.of("many.Net", net))
                        .compiled()
                        .network()
                        .inputSize())
                .isEqualTo(1000);
    }
}
