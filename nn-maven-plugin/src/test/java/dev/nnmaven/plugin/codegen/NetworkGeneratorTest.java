package dev.nnmaven.plugin.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All stages together, on real files. */
class NetworkGeneratorTest {

    @TempDir
    Path folder;

    private static final String UNCHANGED = "Nothing has changed since the last run";

    private Path interfaceFile;
    private Path specFile;
    private Path output;
    private Path state;
    private List<Path> sourceRoots;
    private Optional<List<Path>> existingRoots = Optional.empty();
    private List<String> options = List.of();
    private Optional<String> testPackage = Optional.empty();
    private boolean vectors;

    @BeforeEach
    void declareOneNetworkOfEachKind() throws IOException {
        sourceRoots = List.of(folder.resolve("src/main/java"));
        interfaceFile = folder.resolve("src/main/java/com/example/Xor.java");
        specFile = folder.resolve("src/main/nn/digits.json");
        output = folder.resolve("target/generated-sources/nn");
        state = folder.resolve("target/nn-maven-plugin/generate.state");
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
        assertThat(first.networks()).isEqualTo(2);
        assertThat(first.vectorsPay()).isTrue();
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
        assertThat(third.networks()).isEqualTo(1);
        assertThat(third.vectorsPay()).isFalse();
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

    @Test
    void aRunWithNothingNewIsOverAtOnce() throws IOException {
        GenerationResult first = generate();
        assertThat(first.notes()).doesNotContain(UNCHANGED);

        GenerationResult second = generate();
        assertThat(second.notes()).containsExactly(UNCHANGED);
        assertThat(second.networks()).isEqualTo(2);
        assertThat(second.vectorsPay()).isFalse();
        assertThat(second.written()).isEmpty();
        assertThat(second.upToDate()).containsExactlyInAnyOrderElementsOf(first.written());
    }

    @Test
    void whateverCouldMatterStartsAFullRun() throws IOException {
        generate();
        Path xor = output.resolve("com/example/XorNetwork.java");
        String generated = Files.readString(xor);

        for (Change change : List.<Change>of(
                () -> write(
                        folder.resolve("src/main/java/com/example/Other.java"), "package com.example; class Other {}"),
                () -> write(
                        folder.resolve("src/main/java/com/example/Other.java"), "package com.example; enum Other {}"),
                () -> Files.delete(folder.resolve("src/main/java/com/example/Other.java")),
                () -> Files.move(specFile, specFile.resolveSibling("moved.json")),
                () -> write(folder.resolve("sibling/a/Dims.java"), "package a; class Dims {}"),
                () -> write(folder.resolve("classes/a/Dims.class"), "not read"),
                () -> options = List.of("--release", "17"),
                () -> vectors = true,
                () -> Files.writeString(xor, "\n", StandardOpenOption.APPEND),
                () -> Files.delete(xor),
                () -> write(output.resolve("foreign.txt"), "somebody else's"),
                () -> Files.writeString(state, "x"),
                () -> Files.writeString(state, Files.readString(state).replace("\n2\n", "\n-2\n")),
                () -> Files.write(state, new byte[] {(byte) 0xff, 0}))) {
            change.make();
            assertThat(generate().notes()).doesNotContain(UNCHANGED);
            assertThat(xor).hasContent(generated);
            assertThat(generate().notes()).contains(UNCHANGED);
        }
    }

    @Test
    void aClassThatHidesOneOfJavaLangChangesItsPackageOnly() throws IOException {
        generate();
        Path xor = output.resolve("com/example/XorNetwork.java");
        assertThat(xor).content().contains(" String FINGERPRINT").contains("    @Override");

        write(folder.resolve("src/main/java/com/example/String.java"), "package com.example; class String {}");
        write(folder.resolve("sibling/com/example/Override.java"), "package com.example; class Override {}");

        assertThat(generate().written()).containsExactly(xor);
        assertThat(xor).content().contains(" java.lang.String FINGERPRINT").contains("    @java.lang.Override");
    }

    @Test
    void testsAreGeneratedFromTheSameDeclarationsOnceTheNetworksAreThere() throws IOException {
        generate();
        sourceRoots = List.of(folder.resolve("src/main/java"), output);
        Path tests = folder.resolve("target/generated-test-sources/nn");

        GenerationResult first = generateTests(tests);
        assertThat(first.problems()).isEmpty();
        assertThat(first.networks()).isEqualTo(2);
        assertThat(first.written())
                .containsExactlyInAnyOrder(
                        tests.resolve("com/example/XorNetworkTest.java"),
                        tests.resolve("com/example/digits/DigitsNetworkTest.java"));
        assertThat(generateTests(tests).notes()).contains(UNCHANGED);

        write(folder.resolve("src/test/java/com/example/OtherTest.java"), "package com.example; class OtherTest {}");
        assertThat(generateTests(tests).notes()).doesNotContain(UNCHANGED);
        write(folder.resolve("src/test/java/com/example/OtherTest.java"), "package com.example; enum OtherTest {}");
        assertThat(generateTests(tests).notes()).contains(UNCHANGED);

        write(folder.resolve("src/test/java/com/example/XorNetworkTest.java"), "class XorNetworkTest {}");
        GenerationResult last = generateTests(tests);
        assertThat(last.removed()).containsExactly(tests.resolve("com/example/XorNetworkTest.java"));
        assertThat(last.written()).containsExactly(tests.resolve("com/example/XorNetworkProofTest.java"));
        assertThat(last.remarks()).hasSize(1);
    }

    @Test
    void aClassOfAnEarlierExecutionIsNotGeneratedAgain() throws IOException {
        generate();
        Path later = folder.resolve("target/generated-sources/later");
        List<Path> earlier = List.of(folder.resolve("src/main/java"), output);
        sourceRoots = List.of();
        existingRoots = Optional.of(earlier);

        GenerationResult result = generate(Product.NETWORK, later, state.resolveSibling("later.state"));

        assertThat(result.problems())
                .containsExactly(new Problem(
                        new Origin(specFile, 2, 12),
                        "class is \"com.example.digits.DigitsNetwork\": the sources have this class already, in"
                                + " com/example/digits/DigitsNetwork.java; choose another name with class"));
        assertThat(later).doesNotExist();
        assertThat(output.resolve("com/example/digits/DigitsNetwork.java")).exists();

        Files.delete(output.resolve("com/example/digits/DigitsNetwork.java"));
        assertThat(generate(Product.NETWORK, later, state.resolveSibling("later.state"))
                        .written())
                .containsExactly(later.resolve("com/example/digits/DigitsNetwork.java"));
    }

    @Test
    void aConstantOfAnotherClassIsFollowed() throws IOException {
        Path dims = folder.resolve("src/main/java/com/example/Dims.java");
        write(dims, "package com.example; interface Dims { int HIDDEN = 3; }");
        write(interfaceFile, Files.readString(interfaceFile).replace("size = 3", "size = Dims.HIDDEN"));
        generate();
        write(dims, "package com.example; interface Dims { int HIDDEN = 5; }");
        assertThat(generate().written()).containsExactly(output.resolve("com/example/XorNetwork.java"));
    }

    @Test
    void sourcesMayUseTheVectorApiThoughTheyAreReadWithoutIt() throws IOException {
        String text = Files.readString(interfaceFile);
        write(
                interfaceFile,
                text.replace("import dev.nnmaven.annotations.Layer;", """
                        import dev.nnmaven.annotations.Layer;
                        import jdk.incubator.vector.FloatVector;
                        """)
                        .replace(
                                "Xor {}", "Xor { default int lanes(FloatVector vector) { return vector.length(); } }"));
        write(folder.resolve("src/main/java/module-info.java"), "module m { requires jdk.incubator.vector; }");
        options = List.of("--release", "17");
        vectors = true;

        assertThat(generate().problems()).isEmpty();
    }

    @Test
    void testsMayGoIntoAPackageOfTheirOwn() throws IOException {
        Path tests = folder.resolve("target/generated-test-sources/nn");
        generateTests(tests);
        testPackage = Optional.of("com.example.tests");

        GenerationResult result = generateTests(tests);

        assertThat(result.written())
                .containsExactlyInAnyOrder(
                        tests.resolve("com/example/tests/XorNetworkTest.java"),
                        tests.resolve("com/example/tests/DigitsNetworkTest.java"));
        assertThat(result.removed()).hasSize(2);
        assertThat(tests.resolve("com/example/tests/XorNetworkTest.java"))
                .content()
                .contains("package com.example.tests;")
                .contains("import com.example.XorNetwork;")
                .contains("XorNetwork network = new XorNetwork();");
        assertThat(generateTests(tests).notes()).contains(UNCHANGED);
    }

    @Test
    void noTestCallsAClassWithoutAPackageFromOne() throws IOException {
        write(specFile, Files.readString(specFile).replace("com.example.digits.", ""));
        testPackage = Optional.of("com.example.tests");

        assertThat(generateTests(folder.resolve("tests")).problems())
                .extracting(Problem::message)
                .containsExactly(
                        "class is \"DigitsNetwork\": a class without a package cannot be called by tests in the"
                                + " package com.example.tests; declare it in a package, or leave testPackage out");
    }

    @Test
    void aRunWithProblemsIsNotRemembered() throws IOException {
        generate();
        String good = Files.readString(specFile);
        write(specFile, good.replace("784", "0"));
        assertThat(generate().problems()).hasSize(1);
        assertThat(generate().problems()).hasSize(1);
        write(specFile, good);
        assertThat(generate().problems()).isEmpty();
    }

    private interface Change {
        void make() throws IOException;
    }

    private GenerationResult generate() throws IOException {
        return generate(Product.NETWORK, output, state);
    }

    private GenerationResult generateTests(Path tests) throws IOException {
        return generate(Product.TEST, tests, state.resolveSibling("tests.state"));
    }

    private GenerationResult generate(Product product, Path directory, Path stateFile) throws IOException {
        return NetworkGenerator.generate(new GenerationRequest(
                product,
                sourceRoots,
                existingRoots(product),
                List.of(folder.resolve("sibling")),
                List.of(folder.resolve("classes")),
                options,
                folder.resolve("src/main/nn"),
                directory,
                stateFile,
                vectors,
                StandardCharsets.UTF_8,
                testPackage));
    }

    private List<Path> existingRoots(Product product) {
        List<Path> roots = new ArrayList<>(existingRoots.orElse(sourceRoots));
        if (product == Product.TEST) {
            roots.add(folder.resolve("src/test/java"));
        }
        return roots;
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
