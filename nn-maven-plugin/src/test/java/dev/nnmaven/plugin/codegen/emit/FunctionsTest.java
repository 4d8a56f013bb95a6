package dev.nnmaven.plugin.codegen.emit;

import static dev.nnmaven.annotations.Activation.ELU;
import static dev.nnmaven.annotations.Activation.GELU;
import static dev.nnmaven.annotations.Activation.IDENTITY;
import static dev.nnmaven.annotations.Activation.LEAKY_RELU;
import static dev.nnmaven.annotations.Activation.RELU;
import static dev.nnmaven.annotations.Activation.SIGMOID;
import static dev.nnmaven.annotations.Activation.SOFTMAX;
import static dev.nnmaven.annotations.Activation.SOFTPLUS;
import static dev.nnmaven.annotations.Activation.TANH;
import static dev.nnmaven.plugin.codegen.emit.harness.Near.assertNear;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.nnmaven.annotations.Activation;
import dev.nnmaven.annotations.ErrorRule;
import dev.nnmaven.annotations.Loss;
import dev.nnmaven.annotations.Precision;
import dev.nnmaven.plugin.codegen.emit.harness.Harness;
import dev.nnmaven.plugin.codegen.emit.harness.NaiveNetwork;
import dev.nnmaven.plugin.codegen.emit.harness.RandomNetworks;
import dev.nnmaven.plugin.codegen.emit.text.Fingerprint;
import dev.nnmaven.plugin.codegen.plan.ForcedPlans;
import dev.nnmaven.plugin.codegen.plan.NetworkPlan;
import dev.nnmaven.plugin.codegen.spec.NetworkSpec;
import dev.nnmaven.plugin.codegen.spec.Specs;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Every activation and loss and the proportional rule, in every loop form. */
@Execution(ExecutionMode.CONCURRENT)
class FunctionsTest {

    @TestFactory
    Stream<DynamicTest> agreeWithTheNaiveNetwork() {
        return mixes().stream()
                .flatMap(spec -> Stream.of(spec, inFloat(spec)))
                .map(spec -> dynamicTest(Fingerprint.of(spec) + " " + spec.precision(), () -> {
                    for (NetworkPlan plan : ForcedPlans.all(spec)) {
                        agree(plan);
                    }
                }));
    }

    /** Layers as wide as vectors and wider, large ones among them; every function in a place of its own. */
    static List<NetworkSpec> mixes() {
        return List.of(
                mix(Loss.CROSS_ENTROPY, List.of(RELU, GELU, TANH, SOFTMAX), 66, 67, 65, 18, 5),
                mix(Loss.HUBER, List.of(SOFTPLUS, ELU, IDENTITY), 20, 70, 66, 17),
                mix(Loss.CROSS_ENTROPY, List.of(LEAKY_RELU, SIGMOID), 9, 33, 18),
                mix(Loss.ABSOLUTE_ERROR, List.of(IDENTITY, IDENTITY, TANH), 66, 65, 64, 19),
                mix(Loss.SQUARED_ERROR, List.of(ELU, SOFTPLUS, GELU), 9, 18, 19, 16),
                mix(Loss.CROSS_ENTROPY, List.of(SOFTMAX), 66, 65),
                mix(Loss.CROSS_ENTROPY, List.of(GELU, LEAKY_RELU, SOFTMAX), 3, 5, 4, 3),
                Specs.of(Precision.DOUBLE, ErrorRule.PROPORTIONAL, true, 0.05, 20, 70, 66, 3),
                Specs.of(Precision.DOUBLE, ErrorRule.PROPORTIONAL, false, 0.05, 3, 5, 2));
    }

    private static NetworkSpec mix(Loss loss, List<Activation> activations, int... sizes) {
        boolean bias = activations.size() > 2;
        return Specs.of(Precision.DOUBLE, activations, loss, ErrorRule.GRADIENT, bias, 0.05, sizes);
    }

    private static NetworkSpec inFloat(NetworkSpec spec) {
        return Specs.of(
                Precision.FLOAT,
                spec.layers().stream().map(layer -> layer.activation()).toList(),
                spec.loss(),
                spec.errorRule(),
                spec.layers().get(0).bias(),
                spec.learningRate(),
                Stream.concat(Stream.of(spec.inputs()), spec.layers().stream().map(layer -> layer.size()))
                        .mapToInt(Integer::intValue)
                        .toArray());
    }

    private static void agree(NetworkPlan plan) {
        NetworkSpec spec = plan.spec();
        double tolerance = spec.precision() == Precision.DOUBLE ? 1e-12 : 2e-5;
        Random random = new Random(23);
        NaiveNetwork naive = RandomNetworks.naive(spec, random);
        Harness net = new Harness(plan);
        net.set(naive.weights, naive.biases);
        for (int step = 0; step < 3; step++) {
            double[] inputs = RandomNetworks.vector(random, spec.inputs());
            double[] targets = RandomNetworks.targets(random, spec);
            assertNear(net.query(inputs), naive.query(inputs), tolerance);
            double loss = naive.loss(naive.query(inputs), targets);
            assertThat(net.loss(inputs, targets)).isCloseTo(loss, within(tolerance * Math.max(1, loss)));
            net.train(inputs, targets);
            naive.train(inputs, targets);
        }
        double[][] inputs = vectors(random, 9, spec.inputs());
        double[][] targets = new double[9][];
        Arrays.setAll(targets, n -> RandomNetworks.targets(random, spec));
        assertNear(net.query(inputs)[8], naive.query(inputs[8]), tolerance);
        net.train(inputs, targets);
        naive.train(inputs, targets);
        net.trainEach(inputs, targets);
        for (int n = 0; n < inputs.length; n++) {
            naive.train(inputs[n], targets[n]);
        }
        Harness expected = new Harness(plan);
        expected.set(naive.weights, naive.biases);
        assertNear(net.weights(), expected.weights(), tolerance);
    }

    private static double[][] vectors(Random random, int count, int length) {
        double[][] vectors = new double[count][];
        Arrays.setAll(vectors, n -> RandomNetworks.vector(random, length));
        return vectors;
    }
}
