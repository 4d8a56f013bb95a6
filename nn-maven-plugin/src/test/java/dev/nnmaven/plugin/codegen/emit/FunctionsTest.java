package dev.nnmaven.plugin.codegen.emit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.nnmaven.annotations.Activation;
import dev.nnmaven.annotations.ErrorRule;
import dev.nnmaven.annotations.Loss;
import dev.nnmaven.annotations.Precision;
import dev.nnmaven.plugin.codegen.plan.ForcedPlans;
import dev.nnmaven.plugin.codegen.plan.NetworkPlan;
import dev.nnmaven.plugin.codegen.spec.NetworkSpec;
import dev.nnmaven.plugin.codegen.spec.Specs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every activation with every loss that it goes with, and the proportional rule, in every loop form. */
class FunctionsTest {

    /** Narrow and straight-line; as wide as a vector; with leftovers of passes, panels and vectors. */
    private static final int[][] SHAPES = {{3, 5, 2}, {9, 19, 16}, {65, 67, 33, 18}};

    @TestFactory
    Stream<DynamicTest> agreeWithTheNaiveNetwork() {
        return specs().stream()
                .flatMap(spec -> Stream.of(spec, inFloat(spec)))
                .map(spec -> dynamicTest(Fingerprint.of(spec) + " " + spec.precision(), () -> {
                    for (NetworkPlan plan : ForcedPlans.all(spec)) {
                        agree(plan);
                    }
                }));
    }

    /** All activations both hidden and at the outputs, all losses, so that shapes and biases come in turns. */
    static List<NetworkSpec> specs() {
        List<NetworkSpec> specs = new ArrayList<>();
        for (Activation activation : Activation.values()) {
            for (Loss loss : Loss.values()) {
                if (goTogether(activation, loss)) {
                    int[] shape = SHAPES[specs.size() % SHAPES.length];
                    specs.add(spec(activation, loss, specs.size() % 2 == 0, shape));
                }
            }
        }
        for (int[] shape : SHAPES) {
            specs.add(Specs.of(Precision.DOUBLE, ErrorRule.PROPORTIONAL, shape.length == 3, 0.2, shape));
        }
        return specs;
    }

    static boolean goTogether(Activation output, Loss loss) {
        boolean probabilities = output == Activation.SOFTMAX || output == Activation.SIGMOID;
        return output == Activation.SOFTMAX ? loss == Loss.CROSS_ENTROPY : probabilities || loss != Loss.CROSS_ENTROPY;
    }

    private static NetworkSpec spec(Activation output, Loss loss, boolean bias, int[] shape) {
        List<Activation> activations = new ArrayList<>();
        for (int l = 1; l < shape.length - 1; l++) {
            activations.add(output == Activation.SOFTMAX ? Activation.LEAKY_RELU : output);
        }
        activations.add(output);
        return Specs.of(Precision.DOUBLE, activations, loss, ErrorRule.GRADIENT, bias, 0.05, shape);
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
        NaiveNetwork naive = AgreementTest.naive(spec, random);
        Harness net = new Harness(plan);
        net.set(naive.weights, naive.biases);
        for (int step = 0; step < 3; step++) {
            double[] inputs = AgreementTest.vector(random, spec.inputs());
            double[] targets = AgreementTest.vector(random, plan.last().outputs());
            assertThat(net.query(inputs)).containsExactly(naive.query(inputs), within(tolerance));
            net.train(inputs, targets);
            naive.train(inputs, targets);
        }
        double[][] inputs = vectors(random, 9, spec.inputs());
        double[][] targets = vectors(random, 9, plan.last().outputs());
        assertThat(net.query(inputs)[8]).containsExactly(naive.query(inputs[8]), within(tolerance));
        net.train(inputs, targets);
        naive.train(inputs, targets);
        net.trainEach(inputs, targets);
        for (int n = 0; n < inputs.length; n++) {
            naive.train(inputs[n], targets[n]);
        }
        Harness expected = new Harness(plan);
        expected.set(naive.weights, naive.biases);
        assertThat(net.weights()).containsExactly(expected.weights(), within(tolerance));
    }

    private static double[][] vectors(Random random, int count, int length) {
        double[][] vectors = new double[count][];
        Arrays.setAll(vectors, n -> AgreementTest.vector(random, length));
        return vectors;
    }
}
