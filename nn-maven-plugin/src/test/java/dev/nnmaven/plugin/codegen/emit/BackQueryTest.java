package dev.nnmaven.plugin.codegen.emit;

import static dev.nnmaven.annotations.Activation.ELU;
import static dev.nnmaven.annotations.Activation.IDENTITY;
import static dev.nnmaven.annotations.Activation.LEAKY_RELU;
import static dev.nnmaven.annotations.Activation.SIGMOID;
import static dev.nnmaven.annotations.Activation.SOFTMAX;
import static dev.nnmaven.annotations.Activation.SOFTPLUS;
import static dev.nnmaven.annotations.Activation.TANH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.nnmaven.annotations.Activation;
import dev.nnmaven.annotations.ErrorRule;
import dev.nnmaven.annotations.Loss;
import dev.nnmaven.annotations.Precision;
import dev.nnmaven.plugin.codegen.emit.harness.Compiled;
import dev.nnmaven.plugin.codegen.emit.harness.Harness;
import dev.nnmaven.plugin.codegen.emit.harness.NaiveNetwork;
import dev.nnmaven.plugin.codegen.emit.harness.ProofRun;
import dev.nnmaven.plugin.codegen.emit.harness.RandomNetworks;
import dev.nnmaven.plugin.codegen.emit.harness.Thorough;
import dev.nnmaven.plugin.codegen.emit.harness.TypedSources;
import dev.nnmaven.plugin.codegen.emit.text.Fingerprint;
import dev.nnmaven.plugin.codegen.plan.ForcedPlans;
import dev.nnmaven.plugin.codegen.plan.NetworkPlan;
import dev.nnmaven.plugin.codegen.spec.LayerSpec;
import dev.nnmaven.plugin.codegen.spec.NetworkSpec;
import dev.nnmaven.plugin.codegen.spec.Specs;
import dev.nnmaven.runtime.Reversible;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Generated networks that are run backwards, in every loop form. */
@Execution(ExecutionMode.CONCURRENT)
class BackQueryTest {

    @TestFactory
    Stream<DynamicTest> agreesWithTheNaiveWay() {
        return Stream.of(
                        spec(Loss.SQUARED_ERROR, true, List.of(SIGMOID, SIGMOID), 30, 20, 5),
                        spec(Loss.SQUARED_ERROR, false, List.of(SIGMOID, SIGMOID), 3, 4, 2),
                        spec(Loss.SQUARED_ERROR, false, List.of(TANH, SOFTPLUS, TANH), 18, 70, 19, 17),
                        spec(Loss.HUBER, true, List.of(ELU, LEAKY_RELU, IDENTITY, ELU), 8, 7, 6, 5, 4),
                        spec(Loss.SQUARED_ERROR, true, List.of(IDENTITY, TANH, SOFTPLUS), 20, 18, 17, 16),
                        spec(Loss.SQUARED_ERROR, true, List.of(SOFTPLUS, ELU, LEAKY_RELU), 20, 18, 17, 3),
                        spec(Loss.SQUARED_ERROR, true, List.of(IDENTITY), 5, 4),
                        spec(Loss.CROSS_ENTROPY, true, List.of(TANH, SOFTMAX), 66, 20, 10),
                        spec(Loss.CROSS_ENTROPY, false, List.of(SOFTMAX), 4, 3))
                .flatMap(spec -> Stream.of(Precision.values()).map(precision -> in(precision, spec)))
                .map(spec -> dynamicTest(
                        Fingerprint.of(spec) + " " + spec.precision(),
                        () -> Thorough.some(3, spec.inputs(), ForcedPlans.all(spec))
                                .forEach(BackQueryTest::agree)));
    }

    private static void agree(NetworkPlan plan) {
        NetworkSpec spec = plan.spec();
        double tolerance = spec.precision() == Precision.DOUBLE ? 1e-12 : 1e-4;
        Random random = new Random(29);
        NaiveNetwork naive = RandomNetworks.naive(spec, random);
        Harness net = new Harness(plan);
        net.set(naive.weights, naive.biases);
        double[] outputs = RandomNetworks.targets(random, spec);
        double[] before = outputs.clone();
        double[] expected = naiveBackquery(spec, naive, outputs);

        double[] found = net.backquery(outputs);
        assertThat(found).containsExactly(expected, within(tolerance));
        assertThat(Arrays.stream(found).min().orElseThrow()).isEqualTo(0.01, within(1e-8));
        assertThat(Arrays.stream(found).max().orElseThrow()).isEqualTo(0.99, within(1e-7));
        assertThat(outputs).isEqualTo(before);

        double[] label = new double[outputs.length];
        Arrays.fill(label, last(spec) == SOFTMAX ? 0.01 / (label.length - 1) : 0.01);
        label[1] = 0.99;
        assertThat(net.backquery(1)).containsExactly(naiveBackquery(spec, naive, label), within(tolerance));
    }

    /** x = Wᵀ·(f⁻¹(a) − b), from the last layer to the first, and what is read by a layer of a bounded function rescaled. */
    private static double[] naiveBackquery(NetworkSpec spec, NaiveNetwork naive, double[] outputs) {
        double[] a = outputs;
        for (int l = naive.weights.length - 1; l >= 0; l--) {
            Activation activation = spec.layers().get(l).activation();
            double[] logs = Arrays.stream(a).map(Math::log).toArray();
            double mean = Arrays.stream(logs).average().orElseThrow();
            double[] x = new double[spec.fanIn(l)];
            for (int k = 0; k < a.length; k++) {
                double z = activation == SOFTMAX ? logs[k] - mean : inverse(activation, a[k]);
                for (int j = 0; j < x.length; j++) {
                    x[j] += naive.weights[l][k][j] * (z - naive.biases[l][k]);
                }
            }
            Activation reads = l == 0 ? SIGMOID : spec.layers().get(l - 1).activation();
            if (reads != IDENTITY && reads != LEAKY_RELU) {
                double low = reads == TANH || reads == ELU ? -0.99 : 0.01;
                double min = Arrays.stream(x).min().orElseThrow();
                double max = Arrays.stream(x).max().orElseThrow();
                x = Arrays.stream(x)
                        .map(value -> low + (0.99 - low) * (value - min) / (max - min))
                        .toArray();
            }
            a = x;
        }
        return a;
    }

    private static double inverse(Activation activation, double a) {
        return switch (activation) {
            case SIGMOID -> -Math.log(1 / a - 1);
            case TANH -> Math.log((1 + a) / (1 - a)) / 2;
            case LEAKY_RELU -> a > 0 ? a : 100 * a;
            case ELU -> a > 0 ? a : Math.log(1 + a);
            case SOFTPLUS -> Math.log(Math.exp(a) - 1);
            case IDENTITY -> a;
            case RELU, GELU, SOFTMAX -> throw new IllegalArgumentException("no inverse for one neuron");
        };
    }

    /** The transpose of a rotation is its inverse, and what reaches from 0.01 to 0.99 is rescaled to itself. */
    @Test
    void undoesALayerThatRotates() {
        double c = Math.cos(0.3);
        double s = Math.sin(0.3);
        double[][][] rotation = {{{c, -s, 0}, {s, c, 0}, {0, 0, 1}}};
        double[] inputs = {0.99, 0.01, 0.4};
        for (Activation activation : List.of(SIGMOID, TANH, LEAKY_RELU, ELU, SOFTPLUS, IDENTITY)) {
            NetworkSpec spec = in(Precision.DOUBLE, spec(Loss.SQUARED_ERROR, true, List.of(activation), 3, 3));
            for (NetworkPlan plan : ForcedPlans.all(spec)) {
                Harness net = new Harness(plan);
                net.set(rotation, new double[][] {{0.1, -0.7, 0.3}});
                assertThat(net.backquery(net.query(inputs))).containsExactly(inputs, within(1e-14));
            }
        }
    }

    /** Softmax forgets what is added to all logits: here their mean is 0, as that of what its inverse gives. */
    @Test
    void undoesSoftmaxOfLogitsWithMeanZero() {
        double[][][] rotation = {{{2d / 3, -1d / 3, 2d / 3}, {2d / 3, 2d / 3, -1d / 3}, {-1d / 3, 2d / 3, 2d / 3}}};
        double[] inputs = {0.99, 0.01, 0.5};
        Harness net = new Harness(
                ForcedPlans.planned(in(Precision.DOUBLE, spec(Loss.CROSS_ENTROPY, true, List.of(SOFTMAX), 3, 3))));
        // Its rows and columns add up to 1: the sums have the mean of the inputs, ½, which the biases take off.
        net.set(rotation, new double[][] {{-0.5, -0.5, -0.5}});
        assertThat(net.backquery(net.query(inputs))).containsExactly(inputs, within(1e-14));
    }

    @Test
    void refusesOutputsThatNoNetworkGives() {
        String finite = ", expected a finite number";
        refuses(SIGMOID, new float[] {0.5f, 0}, "outputs[1] is 0.0" + finite + " above 0 and below 1");
        refuses(SIGMOID, new float[] {1, 0.5f}, "outputs[0] is 1.0" + finite + " above 0 and below 1");
        refuses(SIGMOID, new float[] {0.5f, Float.NaN}, "outputs[1] is NaN" + finite + " above 0 and below 1");
        refuses(TANH, new float[] {-1, 0}, "outputs[0] is -1.0" + finite + " above -1 and below 1");
        refuses(TANH, new float[] {0, 1.5f}, "outputs[1] is 1.5" + finite + " above -1 and below 1");
        refuses(ELU, new float[] {9, -1}, "outputs[1] is -1.0" + finite + " above -1");
        refuses(SOFTPLUS, new float[] {0, 9}, "outputs[0] is 0.0" + finite + " above 0");
        refuses(SOFTPLUS, new float[] {Float.POSITIVE_INFINITY, 9}, "outputs[0] is Infinity" + finite + " above 0");
        refuses(IDENTITY, new float[] {-9, Float.NEGATIVE_INFINITY}, "outputs[1] is -Infinity" + finite);
        refuses(LEAKY_RELU, new float[] {Float.NaN, 0}, "outputs[0] is NaN" + finite);
        refuses(SOFTMAX, new float[] {1, 0}, "outputs[0] is 1.0" + finite + " above 0 and below 1");
        refuses(SOFTMAX, new float[] {0.5f, 0.25f}, "outputs add up to 0.75, expected 1, as softmax outputs do");
        refuses(SIGMOID, new float[3], "outputs has length 3, expected 2");
    }

    private static void refuses(Activation activation, float[] outputs, String message) {
        Loss loss = activation == SOFTMAX ? Loss.CROSS_ENTROPY : Loss.SQUARED_ERROR;
        Reversible net = network(spec(loss, true, List.of(activation), 3, 2));
        assertThatThrownBy(() -> net.backquery(outputs))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void refusesLabelsWithoutAnOutput() {
        Reversible net = network(spec(Loss.SQUARED_ERROR, true, List.of(SIGMOID), 3, 2));
        for (int label : new int[] {-1, 2, Integer.MIN_VALUE}) {
            assertThatThrownBy(() -> net.backquery(label))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("label is " + label + ", expected 0 to 1");
        }
    }

    @Test
    void classesThatNobodyRunsBackwardsHaveNothingOfIt() {
        NetworkSpec plain = Specs.of(Precision.FLOAT, ErrorRule.WEIGHTED_ERROR, true, 0.1, 40, 20, 3);
        Class<?> type = Compiled.of(ForcedPlans.planned(plain)).type();
        assertThat(type.getDeclaredMethods()).extracting(Method::getName).noneMatch(BackQueryTest::isOfBackquery);
        Class<?> reversible =
                Compiled.of(ForcedPlans.planned(Specs.reversible(plain))).type();
        assertThat(reversible.getDeclaredMethods())
                .extracting(Method::getName)
                .filteredOn(BackQueryTest::isOfBackquery)
                .containsExactlyInAnyOrder("backquery", "backquery", "reverseLayer1", "reverseLayer2");
    }

    @Test
    void namesThatCollideStillCompile() {
        List<LayerSpec> layers = List.of(
                new LayerSpec("z", 20, TANH, true),
                new LayerSpec("row", 20, LEAKY_RELU, false),
                new LayerSpec("inputs", 3, IDENTITY, true));
        for (String name : List.of("BackQuery", "Reversible", "Double", "Tanh", "Network", "Vectors")) {
            NetworkSpec spec = Specs.plain(
                    "net.json",
                    "com.example",
                    name,
                    Optional.of("Named"),
                    Set.of("reverseZ", "backquery"),
                    true,
                    30,
                    0.1,
                    1,
                    Precision.FLOAT,
                    Loss.SQUARED_ERROR,
                    ErrorRule.GRADIENT,
                    layers);
            String source = "package com.example; public interface Named extends dev.nnmaven.runtime.Reversible {"
                    + " default float[] reverseZ(float[] a) { return a; }"
                    + " default float[] backquery(int label) { return null; } }";
            Compiled compiled = Compiled.of(ForcedPlans.planned(spec), Map.of("com.example.Named", source));
            assertThat(((Reversible) compiled.network()).backquery(2)).hasSize(30);
        }
    }

    @Test
    void typedNetworksGoBackwardsToo(@TempDir Path folder) throws IOException {
        String source = """
                package shapes;
                import dev.nnmaven.annotations.*;
                import dev.nnmaven.runtime.*;
                @NeuralNetwork(loss = Loss.CROSS_ENTROPY,
                    layers = {@Layer(size = 5), @Layer(activation = Activation.SOFTMAX)})
                public interface Shapes extends Classifier<Shapes.Seen, Shapes.Shape>, Reversible {
                    record Seen(float width, float height, boolean edges) {}
                    enum Shape { CIRCLE, SQUARE, TRIANGLE }
                }
                """;
        ProofRun run = new TypedSources(folder, Map.of("shapes.Shapes", source)).proof();
        assertThat(run.messages()).isEmpty();
        assertThat(run.succeeded()).isEqualTo(11);
    }

    private static boolean isOfBackquery(String method) {
        return method.equals("backquery") || method.startsWith("reverse");
    }

    private static Reversible network(NetworkSpec spec) {
        return (Reversible) Compiled.of(ForcedPlans.planned(spec)).network();
    }

    private static Activation last(NetworkSpec spec) {
        return spec.layers().get(spec.layers().size() - 1).activation();
    }

    private static NetworkSpec spec(Loss loss, boolean bias, List<Activation> activations, int... sizes) {
        return Specs.reversible(Specs.of(Precision.FLOAT, activations, loss, ErrorRule.GRADIENT, bias, 0.1, sizes));
    }

    private static NetworkSpec in(Precision precision, NetworkSpec spec) {
        int[] sizes = Stream.concat(
                        Stream.of(spec.inputs()), spec.layers().stream().map(layer -> layer.size()))
                .mapToInt(Integer::intValue)
                .toArray();
        return Specs.reversible(Specs.of(
                precision,
                spec.layers().stream().map(layer -> layer.activation()).toList(),
                spec.loss(),
                spec.errorRule(),
                spec.layers().get(0).bias(),
                spec.learningRate(),
                sizes));
    }
}
