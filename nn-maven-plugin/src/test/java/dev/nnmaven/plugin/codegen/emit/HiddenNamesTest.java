package dev.nnmaven.plugin.codegen.emit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.annotations.Activation;
import dev.nnmaven.annotations.ErrorRule;
import dev.nnmaven.annotations.Loss;
import dev.nnmaven.annotations.Precision;
import dev.nnmaven.plugin.codegen.emit.harness.Compiled;
import dev.nnmaven.plugin.codegen.emit.harness.TypedSources;
import dev.nnmaven.plugin.codegen.emit.text.GeneratedSource;
import dev.nnmaven.plugin.codegen.plan.ForcedPlans;
import dev.nnmaven.plugin.codegen.plan.NetworkPlan;
import dev.nnmaven.plugin.codegen.proof.ProofEmitter;
import dev.nnmaven.plugin.codegen.spec.HiddenNames;
import dev.nnmaven.plugin.codegen.spec.NetworkSpec;
import dev.nnmaven.plugin.codegen.spec.Specs;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In a package with a class called Math, generated code still computes with that of java.lang. */
@Execution(ExecutionMode.CONCURRENT)
class HiddenNamesTest {

    @TempDir
    Path root;

    @Test
    void everyNameOfJavaLangMayBeTaken() throws IOException {
        for (NetworkPlan plan : List.of(
                ForcedPlans.planned(Specs.XOR),
                ForcedPlans.planned(Specs.DIGITS),
                ForcedPlans.vectors(Specs.DIGITS),
                ForcedPlans.planned(Specs.of(Precision.DOUBLE, ErrorRule.PROPORTIONAL, true, 0.1, 20, 40, 20)),
                ForcedPlans.vectors(GoldenTest.adaptive()),
                ForcedPlans.vectors(allActivations(Precision.FLOAT)),
                ForcedPlans.vectors(allActivations(Precision.DOUBLE)),
                ForcedPlans.planned(Specs.reversible(
                        Specs.of(Precision.FLOAT, List.of(Activation.TANH), Loss.SQUARED_ERROR, 20, 20))))) {
            String type = plan.spec().interfaceName().orElse("Unused");
            assertCompilesAmongAllNames(plan, type, "interface " + type + " {}");
        }
    }

    @Test
    void typedNetworksTooMeanTheNamesOfTheJdk(@TempDir Path folder) throws IOException {
        String flowers = """
                import dev.nnmaven.annotations.*;
                import dev.nnmaven.runtime.Classifier;
                @NeuralNetwork(layers = {@Layer(size = 4), @Layer(activation = Activation.SOFTMAX)}, loss = Loss.CROSS_ENTROPY)
                public interface Flowers extends Classifier<Flowers.Flower, Flowers.Kind> {
                    record Flower(float petal, double stem, int leaves, boolean wild, Kind neighbour) {}
                    enum Kind { ROSE, LILY, IRIS }
                }
                """;
        NetworkPlan plan = new TypedSources(folder, Map.of("p.Flowers", "package p;" + flowers)).plan();

        assertCompilesAmongAllNames(plan, "Flowers", flowers);
    }

    @Test
    void namesOfOtherPackagesAndOtherNamesStayShort() throws IOException {
        write("com/example/xor/List.java", "package com.example.xor; class List {}");
        write("com/example/Math.java", "package com.example; class Math {}");
        NetworkPlan plan = ForcedPlans.planned(Specs.XOR);

        assertThat(NetworkEmitter.emit(plan, hidden(plan))).isEqualTo(NetworkEmitter.emit(plan, Set.of()));
    }

    @Test
    void aNetworkHidesNamesFromOthersInItsPackage() throws IOException {
        NetworkSpec xor = Specs.XOR;
        NetworkSpec math = Specs.plain(
                "math.json",
                xor.packageName(),
                "Math",
                xor.interfaceName(),
                Set.of(),
                false,
                2,
                0.1,
                1,
                Precision.FLOAT,
                Loss.SQUARED_ERROR,
                ErrorRule.GRADIENT,
                xor.layers());

        HiddenNames hidden = HiddenNames.of(List.of(root), List.of(xor, math, Specs.DIGITS), Optional.empty());

        assertThat(hidden.of(xor)).containsExactly("Math");
        assertThat(hidden.of(Specs.DIGITS)).isEmpty();
    }

    /** Of java.lang, of what a test imports, and of what is nested in it. */
    @ParameterizedTest
    @ValueSource(strings = {"Xor", "Math", "Override", "Random", "Path", "Test", "Assertions", "Tensor", "Parameters"})
    void aTestInAnotherPackageTellsItsNetworkFromAllOthers(String name) throws IOException {
        NetworkSpec xor = Specs.XOR;
        NetworkSpec spec = Specs.plain(
                "x.json",
                "networks",
                name,
                Optional.empty(),
                Set.of(),
                false,
                2,
                0.1,
                1,
                Precision.FLOAT,
                Loss.SQUARED_ERROR,
                ErrorRule.GRADIENT,
                xor.layers());
        NetworkPlan plan = ForcedPlans.planned(spec);
        write("tests/String.java", "package tests; class String {}");
        HiddenNames hidden = HiddenNames.of(List.of(root), List.of(spec), Optional.of("tests"));

        GeneratedSource proof = ProofEmitter.emit(plan, "tests", name + "Test", hidden.ofTest(spec));
        Map<String, String> sources = new HashMap<>(Map.of("tests.String", "package tests; class String {}"));
        NetworkEmitter.emit(plan, hidden.of(spec)).forEach(source -> sources.put(name(source), source.text()));
        sources.put(name(proof), proof.text());

        assertThat(Compiled.of("tests." + name + "Test", sources).classFiles()).containsKey("tests." + name + "Test");
    }

    private void assertCompilesAmongAllNames(NetworkPlan plan, String type, String declaration) throws IOException {
        Map<String, String> sources = new HashMap<>();
        String packageName = plan.spec().packageName();
        sources.put(packageName + "." + type, "package " + packageName + ";" + declaration);
        for (String name : javaLang()) {
            String source = "package " + packageName + "; class " + name + " {}";
            sources.put(packageName + "." + name, source);
            write(packageName.replace('.', '/') + "/" + name + ".java", source);
        }
        String test = plan.spec().className() + "Test";
        NetworkEmitter.emit(plan, hidden(plan)).forEach(source -> sources.put(name(source), source.text()));
        GeneratedSource proof = ProofEmitter.emit(plan, plan.spec().packageName(), test, hidden(plan));
        sources.put(name(proof), proof.text());

        assertThat(Compiled.of(name(proof), sources).classFiles()).containsKey(name(proof));
    }

    private static NetworkSpec allActivations(Precision precision) {
        List<Activation> activations = Stream.concat(
                        Arrays.stream(Activation.values()).filter(activation -> activation != Activation.SOFTMAX),
                        Stream.of(Activation.SOFTMAX))
                .toList();
        int[] sizes = new int[activations.size() + 1];
        Arrays.fill(sizes, 20);
        return Specs.of(precision, activations, Loss.CROSS_ENTROPY, sizes);
    }

    private Set<String> hidden(NetworkPlan plan) throws IOException {
        return HiddenNames.of(List.of(root), List.of(plan.spec()), Optional.empty())
                .of(plan.spec());
    }

    /** Of all that the running JDK has there, so that nobody need keep a list. */
    private static List<String> javaLang() throws IOException {
        Path folder = FileSystems.getFileSystem(URI.create("jrt:/")).getPath("modules/java.base/java/lang");
        try (Stream<Path> files = Files.list(folder)) {
            List<String> names = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".class") && !name.contains("$") && !name.contains("-"))
                    .map(name -> name.replace(".class", ""))
                    .toList();
            assertThat(names).contains("Math", "System", "String", "Override", "Float");
            return names;
        }
    }

    private void write(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static String name(GeneratedSource source) {
        return source.path().replace(".java", "").replace('/', '.');
    }
}
