package dev.nnmaven.plugin.codegen.spec.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.plugin.codegen.spec.NetworkSpec;
import dev.nnmaven.plugin.codegen.spec.Specs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestNamesTest {

    @TempDir
    Path folder;

    private final List<String> remarks = new ArrayList<>();
    private Map<String, String> foreign = Map.of();
    private Path digits;

    @BeforeEach
    void digitsFolder() throws IOException {
        digits = Files.createDirectories(folder.resolve("com/example/digits"));
    }

    @Test
    void theUsualNameNeedsNoRemark() {
        assertThat(digitsTest(Specs.DIGITS)).isEqualTo("DigitsNetworkTest");
        assertThat(remarks).isEmpty();
    }

    @Test
    void aTestOfTheUsersKeepsItsName() throws IOException {
        Files.createFile(digits.resolve("DigitsNetworkTest.java"));

        assertThat(digitsTest(Specs.DIGITS)).isEqualTo("DigitsNetworkProofTest");
        assertThat(remarks)
                .containsExactly("com.example.digits.DigitsNetworkTest is there already: the generated test of"
                        + " DigitsNetwork is DigitsNetworkProofTest");
    }

    @Test
    void thereIsAlwaysAFreeName() throws IOException {
        Files.createFile(digits.resolve("DigitsNetworkTest.java"));
        Files.createFile(digits.resolve("DigitsNetworkProofTest.java"));

        assertThat(digitsTest(Specs.DIGITS)).isEqualTo("DigitsNetworkProof2Test");
    }

    @Test
    void aNetworkMayHaveTheNameOfATest() {
        NetworkSpec network = named("com.example.digits", "digitsNETWORKTest");

        TestNames names = new TestNames(List.of(Specs.DIGITS, network), Optional.empty(), roots(), remarks);

        assertThat(names.of(Specs.DIGITS)).isEqualTo("DigitsNetworkProofTest");
        assertThat(names.of(network)).isEqualTo("digitsNETWORKTestTest");
    }

    @Test
    void anotherPackageIsNobodysBusiness() throws IOException {
        Files.createFile(digits.resolve("DigitsNetworkTest.java"));
        NetworkSpec unnamed = named("", "DigitsNetwork");

        assertThat(new TestNames(List.of(unnamed), Optional.empty(), roots(), remarks).of(unnamed))
                .isEqualTo("DigitsNetworkTest");
    }

    @Test
    void inAPackageOfTheirOwnTestsAskForNamesThere() throws IOException {
        Files.createFile(digits.resolve("DigitsNetworkTest.java"));
        Files.createFile(Files.createDirectories(folder.resolve("tests")).resolve("DigitsNetworkTest.java"));
        NetworkSpec other = named("other", "DigitsNetwork");

        TestNames names = new TestNames(List.of(Specs.DIGITS, other), Optional.of("tests"), roots(), remarks);

        assertThat(names.packageOf(Specs.DIGITS)).isEqualTo("tests");
        assertThat(names.of(Specs.DIGITS)).isEqualTo("DigitsNetworkProofTest");
        assertThat(names.of(other)).isEqualTo("DigitsNetworkProof2Test");
        assertThat(remarks)
                .containsExactly(
                        "tests.DigitsNetworkTest is there already: the generated test of"
                                + " com.example.digits.DigitsNetwork is DigitsNetworkProofTest",
                        "tests.DigitsNetworkTest is there already: the generated test of other.DigitsNetwork is"
                                + " DigitsNetworkProof2Test");
    }

    @Test
    void aTestInAnotherLanguageKeepsItsName() {
        foreign = Map.of("com.example.digits.DigitsNetworkTest", "DigitsSpec.groovy");

        assertThat(digitsTest(Specs.DIGITS)).isEqualTo("DigitsNetworkProofTest");
        assertThat(remarks).hasSize(1);
    }

    private SourceRoots roots() {
        return new SourceRoots(List.of(folder), foreign);
    }

    private String digitsTest(NetworkSpec spec) {
        return new TestNames(List.of(spec), Optional.empty(), roots(), remarks).of(spec);
    }

    private static NetworkSpec named(String packageName, String className) {
        NetworkSpec like = Specs.DIGITS;
        return Specs.plain(
                like.declaration(),
                packageName,
                className,
                like.interfaceName(),
                like.inheritedNames(),
                like.reversible(),
                like.inputs(),
                like.learningRate(),
                like.seed(),
                like.precision(),
                like.loss(),
                like.errorRule(),
                like.layers());
    }
}
