package dev.nnmaven.plugin.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All stages together, on real files. */
class NetworkGeneratorTest {

    @TempDir
    Path folder;

    private Path interfaceFile;
    private Path specFile;
    private Path output;

    @BeforeEach
    void declareOneNetworkOfEachKind() throws IOException {
        interfaceFile = folder.resolve("src/main/java/com/example/Xor.java");
        specFile = folder.resolve("src/main/nn/digits.json");
        output = folder.resolve("target/generated-sources/nn");
        write(interfaceFile, """
                package com.example;

                import dev.nnmaven.annotations.Layer;
                import dev.nnmaven.annotations.NeuralNetwork;

                @NeuralNetwork(inputs = 2, layers = {@Layer(size = 3), @Layer(size = 1)})
                public interface Xor {}
                """);
        write(specFile, """
                {
                  "class": "com.example.digits.DigitsNetwork",
                  "inputs": 784,
                  "layers": [ { "name": "hidden", "size": 200 }, { "name": "output", "size": 10 } ]
                }
                """);
    }

    @Test
    void bothFrontEndsEndInFiles() throws IOException {
        Path xor = output.resolve("com/example/XorNetwork.java");
        Path digits = output.resolve("com/example/digits/DigitsNetwork.java");

        GenerationResult first = generate();
        assertThat(first.problems()).isEmpty();
        assertThat(first.written()).containsExactlyInAnyOrder(xor, digits);
        assertThat(xor).content().contains("public final class XorNetwork implements Xor, Network {");
        assertThat(digits)
                .content()
                .startsWith("// Generated from digits.json by nn-maven-plugin. Do not edit.\n")
                .contains("public final class DigitsNetwork implements Network {");

        FileTime time = Files.getLastModifiedTime(xor);
        GenerationResult second = generate();
        assertThat(second.written()).isEmpty();
        assertThat(second.upToDate()).containsExactlyInAnyOrder(xor, digits);
        assertThat(Files.getLastModifiedTime(xor)).isEqualTo(time);

        Files.delete(specFile);
        GenerationResult third = generate();
        assertThat(third.removed()).containsExactly(digits);
        assertThat(digits).doesNotExist();
        assertThat(xor).exists();
    }

    @Test
    void problemsOfBothFrontEndsComeTogetherAndNothingIsTouched() throws IOException {
        generate();
        String before = Files.readString(output.resolve("com/example/XorNetwork.java"));
        write(interfaceFile, Files.readString(interfaceFile).replace("size = 3", "size = -3"));
        write(specFile, Files.readString(specFile).replace("784", "0").replace("\"hidden\"", "\"for\""));

        GenerationResult result = generate();

        assertThat(result.problems())
                .extracting(problem -> problem.origin().file())
                .contains(interfaceFile, specFile);
        assertThat(result.problems()).hasSize(3);
        assertThat(result.written()).isEmpty();
        assertThat(result.removed()).isEmpty();
        assertThat(output.resolve("com/example/XorNetwork.java")).hasContent(before);
    }

    private GenerationResult generate() throws IOException {
        return NetworkGenerator.generate(new GenerationRequest(
                List.of(folder.resolve("src/main/java")),
                List.of(),
                List.of(),
                List.of(),
                folder.resolve("src/main/nn"),
                output,
                StandardCharsets.UTF_8));
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
