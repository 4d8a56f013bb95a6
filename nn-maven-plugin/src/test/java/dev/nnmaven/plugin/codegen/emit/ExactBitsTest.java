package dev.nnmaven.plugin.codegen.emit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.nnmaven.annotations.Activation;
import dev.nnmaven.annotations.ErrorRule;
import dev.nnmaven.annotations.Loss;
import dev.nnmaven.annotations.Precision;
import dev.nnmaven.plugin.codegen.emit.harness.Harness;
import dev.nnmaven.plugin.codegen.emit.harness.RandomNetworks;
import dev.nnmaven.plugin.codegen.emit.harness.Thorough;
import dev.nnmaven.plugin.codegen.plan.ForcedPlans;
import dev.nnmaven.plugin.codegen.spec.NetworkSpec;
import dev.nnmaven.plugin.codegen.spec.Specs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Vector instructions give the bits of plain Java: for single samples always, for batches with {@code -Dnn.vector=exact},
 * in a JVM of its own. In another, a network that could use them does without.
 */
@Execution(ExecutionMode.CONCURRENT)
class ExactBitsTest {

    private static final int[][] SHAPES = {
        {67, 70, 3}, {16, 300, 17, 290, 5}, {30, 440, 431, 3}, {784, 200, 10}, {31, 47, 33, 17}, {80, 32, 49, 16, 6}
    };

    private static final List<List<Activation>> FUNCTIONS = List.of(
            List.of(Activation.RELU, Activation.GELU, Activation.SOFTMAX),
            List.of(Activation.TANH, Activation.ELU, Activation.SIGMOID),
            List.of(Activation.LEAKY_RELU, Activation.SOFTPLUS, Activation.SOFTMAX));

    /** Targets are no probabilities, and large steps towards them would end in NaN. */
    private static final double LOW_RATE = 0.001;

    @TestFactory
    List<DynamicTest> singleSamplesGetTheBitsOfPlainJava() {
        return forAll(false);
    }

    @TestFactory
    List<DynamicTest> batchesGetTheBitsOfPlainJava() {
        assumeTrue(
                Set.of("exact", "off").contains(System.getProperty("nn.vector", "auto")),
                "needs -Dnn.vector=exact or off");
        return forAll(true);
    }

    private static List<DynamicTest> forAll(boolean batches) {
        List<DynamicTest> tests = new ArrayList<>();
        for (int[] shape : SHAPES) {
            for (Precision precision : Precision.values()) {
                NetworkSpec spec = Specs.of(precision, ErrorRule.WEIGHTED_ERROR, true, 0.2, shape);
                tests.add(dynamicTest(Arrays.toString(shape) + " " + precision, () -> sameBits(spec, batches)));
            }
        }
        for (Precision precision : Precision.values()) {
            for (List<Activation> activations : FUNCTIONS) {
                NetworkSpec spec = Specs.of(
                        precision, activations, Loss.CROSS_ENTROPY, ErrorRule.GRADIENT, true, LOW_RATE, 66, 70, 67, 17);
                tests.add(dynamicTest(activations + " " + precision, () -> sameBits(spec, batches)));
            }
        }
        return Thorough.some(3, tests);
    }

    private static void sameBits(NetworkSpec spec, boolean batches) {
        Harness plain = new Harness(ForcedPlans.planned(spec));
        Harness vectors = new Harness(ForcedPlans.vectors(spec));
        Random random = new Random(5);
        for (double zeros : new double[] {0, 0.7}) {
            for (int size : new int[] {1, 5, 37}) {
                double[][] inputs = vectors(random, size, spec.inputs());
                double[][] targets = new double[size][];
                Arrays.setAll(targets, n -> RandomNetworks.targets(random, spec));
                for (double[] row : inputs) {
                    Arrays.setAll(row, i -> random.nextDouble() < zeros ? 0 : row[i]);
                }
                if (batches) {
                    assertThat(vectors.query(inputs)).isDeepEqualTo(plain.query(inputs));
                    vectors.train(inputs, targets);
                    plain.train(inputs, targets);
                }
                assertThat(vectors.query(inputs[0])).isEqualTo(plain.query(inputs[0]));
                for (Harness net : List.of(plain, vectors)) {
                    net.train(inputs[0], targets[0]);
                    net.trainEach(inputs, targets);
                }
            }
        }
        assertThat(vectors.weights()).isEqualTo(plain.weights());
    }

    private static double[][] vectors(Random random, int count, int length) {
        double[][] vectors = new double[count][];
        Arrays.setAll(vectors, n -> RandomNetworks.vector(random, length));
        return vectors;
    }
}
