package dev.nnmaven.plugin.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.plugin.codegen.problem.Origin;
import dev.nnmaven.plugin.codegen.problem.Problem;
import dev.nnmaven.plugin.codegen.request.GenerationRequest;
import dev.nnmaven.plugin.codegen.request.GenerationResult;
import dev.nnmaven.plugin.codegen.request.Product;
import dev.nnmaven.plugin.codegen.request.SourceSet;
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
    private Optional<SourceSet> tests = Optional.empty();
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
    void networksOfTestsAreGeneratedBesideTheProofs() throws IOException {
        declareForTests();
        Path out = folder.resolve("target/generated-test-sources/nn");
        Path toy = out.resolve("com/example/ToyNetwork.java");

        GenerationResult first = generateTests(out);
        assertThat(first.problems()).isEmpty();
        assertThat(first.networks()).isEqualTo(2);
        assertThat(first.testNetworks()).isEqualTo(2);
        assertThat(first.written())
                .containsExactlyInAnyOrder(
                        toy,
                        out.resolve("com/example/ToyNetworkTest.java"),
                        out.resolve("com/example/StubNetwork.java"),
                        out.resolve("com/example/StubNetworkTest.java"),
                        out.resolve("com/example/XorNetworkTest.java"),
                        out.resolve("com/example/digits/DigitsNetworkTest.java"));
        assertThat(toy).content().contains("public final class ToyNetwork implements Toy, Network {");

        GenerationResult second = generateTests(out);
        assertThat(second.notes()).contains(UNCHANGED);
        assertThat(second.networks()).isEqualTo(2);
        assertThat(second.testNetworks()).isEqualTo(2);

        GenerationResult unproved = generate(Product.TEST_NETWORK, out, state.resolveSibling("tests.state"));
        assertThat(unproved.removed()).hasSize(4);
        assertThat(unproved.upToDate()).containsExactlyInAnyOrder(toy, out.resolve("com/example/StubNetwork.java"));
        assertThat(unproved.testNetworks()).isEqualTo(2);
    }

    @Test
    void whatTestsDeclareStartsAFullRunOverTests() throws IOException {
        Path spec = declareForTests();
        Path out = folder.resolve("target/generated-test-sources/nn");
        generateTests(out);

        write(spec, Files.readString(spec).replace("\"inputs\": 3", "\"inputs\": 4"));
        assertThat(generateTests(out).written())
                .containsExactly(
                        out.resolve("com/example/StubNetwork.java"), out.resolve("com/example/StubNetworkTest.java"));
        Files.delete(folder.resolve("src/test/java/com/example/Toy.java"));
        assertThat(generateTests(out).removed()).hasSize(2);
    }

    @Test
    void aNetworkOfTestsNeedsANameOfItsOwn() throws IOException {
        generate();
        Path spec = declareForTests();
        write(spec, Files.readString(spec).replace("StubNetwork", "XorNetwork"));
        Path toy = folder.resolve("src/test/java/com/example/Toy.java");
        write(toy, Files.readString(toy).replace("inputs = 2", "className = \"Helper\", inputs = 2"));
        write(folder.resolve("src/test/java/com/example/Helper.java"), "package com.example; class Helper {}");
        existingRoots = Optional.of(List.of(folder.resolve("src/main/java"), output));

        assertThat(generateTests(folder.resolve("target/generated-test-sources/nn"))
                        .problems())
                .containsExactly(
                        new Problem(
                                new Origin(toy, 2, 52),
                                "className is \"Helper\": the sources have this class already, in"
                                        + " com/example/Helper.java; choose another name with className"),
                        new Problem(
                                new Origin(spec, 1, 11),
                                "class is \"com.example.XorNetwork\": com.example.Xor:[6,1] of the main sources"
                                        + " declares the same class, and each declaration needs its own"));
    }

    @Test
    void whatNobodyGeneratesForTestsIsSaidEachTime() throws IOException {
        Path spec = declareForTests();
        write(spec.resolveSibling("data.json"), "[1, 2, 3]");
        Path kotlin = folder.resolve("src/test/java/com/example/Toy.kt");
        write(kotlin, "import dev.nnmaven.annotations.*\n@NeuralNetwork interface Toy");
        String unread = "nothing is generated from this declaration in the test sources: add the goal generate-test to"
                + " the executions of nn-maven-plugin";

        for (int run = 0; run < 2; run++) {
            GenerationResult result = generate();
            assertThat(result.problems()).isEmpty();
            assertThat(result.networks()).isEqualTo(2);
            assertThat(result.warnings())
                    .containsExactly(
                            new Problem(new Origin(folder.resolve("src/test/java/com/example/Toy.java"), 2, 1), unread),
                            new Problem(
                                    new Origin(kotlin, 2, 1),
                                    "@NeuralNetwork is not read from Kotlin: declare the network in a Java interface,"
                                            + " such as one below src/test/java, or in JSON below src/test/nn"),
                            new Problem(new Origin(spec, 1, 1), unread));
        }

        Files.delete(folder.resolve("src/test/java/com/example/Toy.java"));
        Files.delete(kotlin);
        Files.delete(spec);
        assertThat(generate().warnings()).isEmpty();
        assertThat(generate().notes()).contains(UNCHANGED);
    }

    @Test
    void classesAndDeclarationsInOtherLanguagesAreSeen() throws IOException {
        Path kotlin = folder.resolve("src/main/java/com/example/Nets.kt");
        write(kotlin, "package com.example\nclass Other\n");
        assertThat(generate().problems()).isEmpty();

        write(kotlin, """
                package com.example
                import dev.nnmaven.annotations.*
                @NeuralNetwork(inputs = 2, layers = [Layer(size = 1)])
                interface KotlinNet
                class XorNetwork
                """);
        assertThat(generate().problems())
                .containsExactlyInAnyOrder(
                        new Problem(
                                new Origin(interfaceFile, 6, 1),
                                "className is \"XorNetwork\": the sources have this class already, in"
                                        + " com/example/Nets.kt; choose another name with className"),
                        new Problem(
                                new Origin(kotlin, 3, 1),
                                "@NeuralNetwork is not read from Kotlin: declare the network in a Java interface, such"
                                        + " as one below src/main/java, or in JSON below src/main/nn"));
    }

    @Test
    void aTestInAnotherLanguageKeepsItsName() throws IOException {
        Path out = folder.resolve("target/generated-test-sources/nn");
        generateTests(out);
        write(folder.resolve("src/test/java/Tests.scala"), "package com.example\n\nclass XorNetworkTest\n");

        GenerationResult result = generateTests(out);

        assertThat(result.removed()).containsExactly(out.resolve("com/example/XorNetworkTest.java"));
        assertThat(result.written()).containsExactly(out.resolve("com/example/XorNetworkProofTest.java"));
        assertThat(result.remarks())
                .containsExactly("com.example.XorNetworkTest is there already: the generated test of XorNetwork is"
                        + " XorNetworkProofTest");
    }

    private Path declareForTests() throws IOException {
        tests = Optional.of(
                new SourceSet(List.of(folder.resolve("src/test/java")), folder.resolve("src/test/nn"), false));
        write(folder.resolve("src/test/java/com/example/Toy.java"), """
                package com.example;
                @dev.nnmaven.annotations.NeuralNetwork(inputs = 2, layers = {
                    @dev.nnmaven.annotations.Layer(size = 1)})
                interface Toy {}
                """);
        Path spec = folder.resolve("src/test/nn/stub.json");
        write(spec, "{\"class\": \"com.example.StubNetwork\", \"inputs\": 3, \"layers\": [{\"size\": 1}]}");
        return spec;
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
                new SourceSet(sourceRoots, folder.resolve("src/main/nn"), vectors),
                tests,
                existingRoots(product),
                List.of(folder.resolve("sibling")),
                List.of(folder.resolve("classes")),
                options,
                directory,
                stateFile,
                StandardCharsets.UTF_8,
                testPackage));
    }

    private List<Path> existingRoots(Product product) {
        List<Path> roots = new ArrayList<>(existingRoots.orElse(sourceRoots));
        if (product != Product.NETWORK) {
            roots.add(folder.resolve("src/test/java"));
        }
        return roots;
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
