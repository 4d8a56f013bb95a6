package dev.nnmaven.plugin.codegen.emit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.nnmaven.annotations.Activation;
import dev.nnmaven.annotations.ErrorRule;
import dev.nnmaven.annotations.Loss;
import dev.nnmaven.annotations.Precision;
import dev.nnmaven.plugin.codegen.emit.harness.Compiled;
import dev.nnmaven.plugin.codegen.plan.ForcedPlans;
import dev.nnmaven.plugin.codegen.plan.NetworkPlan;
import dev.nnmaven.plugin.codegen.proof.ProofEmitter;
import dev.nnmaven.plugin.codegen.read.java.ModuleInfo;
import dev.nnmaven.plugin.codegen.spec.LayerSpec;
import dev.nnmaven.plugin.codegen.spec.NetworkSpec;
import dev.nnmaven.plugin.codegen.spec.Specs;
import dev.nnmaven.runtime.DoubleNetwork;
import dev.nnmaven.runtime.Network;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What a user may rely on in any generated class. */
@Execution(ExecutionMode.CONCURRENT)
class GeneratedClassTest {

    private static final NetworkSpec SMALL = Specs.of(Precision.FLOAT, ErrorRule.WEIGHTED_ERROR, true, 0.1, 4, 8, 3);
    private static final NetworkSpec LARGE = Specs.of(Precision.FLOAT, ErrorRule.WEIGHTED_ERROR, true, 0.1, 40, 33, 10);

    @Test
    void wrongLengthsNameBothLengths() {
        for (NetworkSpec spec : List.of(SMALL, LARGE)) {
            Network net = Compiled.of(ForcedPlans.planned(spec)).network();
            int in = net.inputSize();
            int out = net.outputSize();
            assertThatThrownBy(() -> net.query(new float[in + 1]))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("inputs has length " + (in + 1) + ", expected " + in);
            assertThatThrownBy(() -> net.query(new float[in], new float[out - 1]))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("outputs has length " + (out - 1) + ", expected " + out);
            assertThatThrownBy(() -> net.train(new float[0], new float[out]))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("inputs has length 0, expected " + in);
            assertThatThrownBy(() -> net.train(new float[in], new float[out + 5]))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("targets has length " + (out + 5) + ", expected " + out);
        }
    }

    @Test
    void oneArrayCannotBeBothInputsAndOutputs() {
        Network net = Compiled.of(ForcedPlans.planned(Specs.of(Precision.FLOAT, ErrorRule.GRADIENT, true, 0.1, 30, 30)))
                .network();
        float[] both = new float[30];
        assertThatThrownBy(() -> net.query(both, both))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("inputs and outputs are the same array, expected two arrays");
    }

    @Test
    void noStaticHoldsState() {
        for (NetworkSpec spec : List.of(SMALL, LARGE)) {
            assertThat(Compiled.of(ForcedPlans.planned(spec)).type().getDeclaredFields())
                    .filteredOn(field -> Modifier.isStatic(field.getModifiers()))
                    .isNotEmpty()
                    .allSatisfy(field -> assertThat(field.getType().isPrimitive() || field.getType() == String.class)
                            .isTrue())
                    .allSatisfy(field ->
                            assertThat(Modifier.isFinal(field.getModifiers())).isTrue());
        }
    }

    @Test
    void theSeedDecidesTheInitialWeightsAndTheLoopFormDoesNot() {
        float[] inputs = new float[40];
        Arrays.fill(inputs, 0.5f);
        float[] planned = Compiled.of(ForcedPlans.planned(LARGE)).network().query(inputs);
        for (NetworkPlan plan : ForcedPlans.all(LARGE)) {
            Compiled compiled = Compiled.of(plan);
            assertThat(compiled.network().query(inputs)).containsExactly(planned, within(1e-6f));
            assertThat(compiled.network(42).query(inputs))
                    .isEqualTo(compiled.network().query(inputs));
            assertThat(compiled.network(43).query(inputs))
                    .isNotEqualTo(compiled.network().query(inputs));
        }
    }

    @Test
    void trainingMovesTheOutputsTowardsTheTargets() {
        for (NetworkSpec spec : List.of(SMALL, LARGE)) {
            Network net = Compiled.of(ForcedPlans.planned(spec)).network();
            Random random = new Random(5);
            float[] inputs = new float[net.inputSize()];
            float[] targets = new float[net.outputSize()];
            for (int i = 0; i < inputs.length; i++) {
                inputs[i] = random.nextFloat();
            }
            for (int k = 0; k < targets.length; k++) {
                targets[k] = 0.1f + 0.8f * random.nextFloat();
            }
            for (int step = 0; step < 5_000; step++) {
                net.train(inputs, targets);
            }
            assertThat(net.query(inputs)).containsExactly(targets, within(1e-3f));
        }
    }

    @Test
    void weightsSavedInOneFormLoadInAnother(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("weights.safetensors");
        float[] inputs = new float[40];
        Arrays.fill(inputs, 0.25f);
        Network first = Compiled.of(ForcedPlans.planned(LARGE)).network(7);
        first.save(file);
        for (NetworkPlan plan : ForcedPlans.all(LARGE)) {
            Network second = Compiled.of(plan).network(8);
            second.load(file);
            assertThat(second.query(inputs)).containsExactly(first.query(inputs), within(1e-6f));
        }
    }

    @Test
    void weightsComeFromStreamsAndGoToStreams() throws Exception {
        float[] inputs = {0.25f, -1, 0.5f, 2};
        Compiled floats = Compiled.of(ForcedPlans.planned(SMALL));
        Network net = floats.network(7);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        net.save(bytes);
        Network loaded = (Network) fromStream(floats, bytes.toByteArray());
        assertThat(loaded.query(inputs)).isEqualTo(net.query(inputs));

        Compiled doubles = Compiled.of(
                ForcedPlans.planned(Specs.of(Precision.DOUBLE, ErrorRule.WEIGHTED_ERROR, true, 0.1, 4, 8, 3)));
        DoubleNetwork doubleNet = doubles.doubleNetwork();
        ByteArrayOutputStream doubleBytes = new ByteArrayOutputStream();
        doubleNet.save(doubleBytes);
        double[] doubleInputs = {0.25, -1, 0.5, 2};
        assertThat(((DoubleNetwork) fromStream(doubles, doubleBytes.toByteArray())).query(doubleInputs))
                .isEqualTo(doubleNet.query(doubleInputs));

        assertThatThrownBy(() -> fromStream(floats, new byte[3]))
                .hasRootCauseMessage(
                        "the stream: byte 3: found the end of the stream, expected 5 more bytes: it is truncated");
        assertThatThrownBy(() -> floats.type().getConstructor(InputStream.class).newInstance((InputStream) null))
                .rootCause()
                .hasMessageContaining("getResourceAsStream gives null if there is no resource of that name");
    }

    private static Object fromStream(Compiled compiled, byte[] bytes) throws ReflectiveOperationException {
        return compiled.type().getConstructor(InputStream.class).newInstance(new ByteArrayInputStream(bytes));
    }

    @Test
    void namesThatCollideOrShadowStillCompile() {
        List<LayerSpec> layers = List.of(
                new LayerSpec("hidden", 20, Activation.SIGMOID, true),
                new LayerSpec("Hidden", 20, Activation.SIGMOID, false),
                new LayerSpec("query", 20, Activation.SIGMOID, true),
                new LayerSpec("x", 20, Activation.SIGMOID, true),
                new LayerSpec("größe", 5, Activation.SIGMOID, true),
                new LayerSpec("$L", 5, Activation.SIGMOID, true));
        for (String className : List.of(
                "Network",
                "Tensor",
                "Weights",
                "List",
                "Path",
                "Arrays",
                "Sigmoid",
                "System",
                "String",
                "Math",
                "Float",
                "Override",
                "Pool",
                "WarmUp",
                "VectorUnit",
                "FloatVector",
                "Generated")) {
            NetworkSpec spec = Specs.plain(
                    "odd */ \n \\u000a name.json",
                    "com.example",
                    className,
                    Optional.of("Outer.Odd"),
                    Set.of(),
                    false,
                    30,
                    1e-7,
                    Long.MIN_VALUE,
                    Precision.FLOAT,
                    Loss.SQUARED_ERROR,
                    ErrorRule.GRADIENT,
                    layers);
            String outer = "package com.example; final class Outer { private Outer() {} interface Odd {} }";
            for (NetworkPlan plan : List.of(ForcedPlans.planned(spec), ForcedPlans.vectors(spec))) {
                Compiled compiled = Compiled.of(plan, Map.of("com.example.Outer", outer));
                assertThat(compiled.network().query(new float[30])).hasSize(5);
            }
        }
    }

    @Test
    void namesOfLayersThatReadLikePassesStillCompile() {
        String[] names = {"hidden", "nonZeroHidden", "forwardHidden", "biasesHidden", "nonZeroForwardHidden"};
        List<LayerSpec> layers = Arrays.stream(names)
                .map(name -> new LayerSpec(name, 66, Activation.SIGMOID, true))
                .toList();
        NetworkSpec spec = Specs.of(Precision.FLOAT, ErrorRule.GRADIENT, true, 0.1, 66, 66);
        assertThat(Compiled.of(ForcedPlans.vectors(Specs.with(spec, 0.1, spec.steps(), layers)))
                        .network()
                        .query(new float[66]))
                .hasSize(66);
    }

    @Test
    void namesInheritedFromTheInterfaceStillCompile() {
        Set<String> types = Set.of("List", "Path", "Arrays", "Sigmoid", "Tensor", "Override", "System", "String");
        Set<String> methods = Set.of("tensors", "forwardLayer1", "updateLayer1", "errorLayer2");
        String nested = types.stream().map(type -> "class " + type + " {}").collect(Collectors.joining("\n"));
        String source = """
                package com.example;
                public interface Inherited {
                    %s
                    default void tensors() {}
                    default void forwardLayer1(float[] x, float[] a) {}
                    default void updateLayer1(float[] x) {}
                    default void errorLayer2(float[] targets) {}
                }
                """.formatted(nested);
        for (NetworkSpec plain : List.of(SMALL, LARGE)) {
            NetworkSpec spec = Specs.plain(
                    plain.declaration(),
                    plain.packageName(),
                    plain.className(),
                    Optional.of("Inherited"),
                    Stream.concat(types.stream(), methods.stream()).collect(Collectors.toSet()),
                    plain.reversible(),
                    plain.inputs(),
                    plain.learningRate(),
                    plain.seed(),
                    plain.precision(),
                    plain.loss(),
                    plain.errorRule(),
                    plain.layers());
            Compiled compiled = Compiled.of(ForcedPlans.planned(spec), Map.of("com.example.Inherited", source));
            float[] inputs = new float[spec.inputs()];
            assertThat(compiled.network().query(inputs))
                    .isEqualTo(Compiled.of(ForcedPlans.planned(plain)).network().query(inputs));
        }
    }

    @Test
    void aModuleMayExportItWithoutPassingOnTheRuntime() {
        String module = "module com.example { requires dev.nnmaven.runtime; exports com.example; }";
        for (NetworkSpec spec : List.of(SMALL, LARGE)) {
            NetworkSpec exported = new ModuleInfo(module).warned(spec);
            Compiled compiled = Compiled.of(ForcedPlans.planned(exported), Map.of("module-info", module));
            assertThat(compiled.network().inputSize()).isEqualTo(spec.inputs());
        }
    }

    /** Coverage reports leave out what has an annotation of this name, each class file for itself. */
    @Test
    void everyClassFileIsMarkedAsGenerated() {
        for (NetworkSpec spec : List.of(SMALL, LARGE)) {
            assertMarked(Compiled.of(ForcedPlans.planned(spec)), spec == SMALL ? 1 : 3);
        }
        assertMarked(Compiled.of(ForcedPlans.vectors(LARGE)), 5);
        String test = ProofEmitter.emit(ForcedPlans.planned(SMALL), "com.example", "SmallTest", Set.of())
                .text();
        Map<String, String> sources = new HashMap<>(Map.of("com.example.SmallTest", test));
        NetworkEmitter.emit(ForcedPlans.planned(SMALL), Set.of())
                .forEach(source -> sources.put(SMALL.qualifiedName(), source.text()));
        assertMarked(Compiled.of("com.example.SmallTest", sources), 3);
    }

    private static void assertMarked(Compiled compiled, int classes) {
        assertThat(compiled.classFiles())
                .hasSize(classes)
                .allSatisfy((name, bytes) -> assertThat(new String(bytes, StandardCharsets.ISO_8859_1))
                        .contains("RuntimeInvisibleAnnotations", "Ldev/nnmaven/runtime/Generated;"));
    }

    @Test
    void aLargeNetworkTrains() {
        Network net = Compiled.of(ForcedPlans.planned(
                        Specs.of(Precision.FLOAT, ErrorRule.WEIGHTED_ERROR, true, 0.1, 4096, 4096, 10)))
                .network();
        float[] inputs = new float[4096];
        float[] targets = new float[10];
        Arrays.fill(inputs, 0.3f);
        Arrays.fill(targets, 0.9f);
        float before = net.query(inputs)[0];
        for (int step = 0; step < 5; step++) {
            net.train(inputs, targets);
        }
        assertThat(Math.abs(0.9f - net.query(inputs)[0])).isLessThan(Math.abs(0.9f - before));
    }
}
