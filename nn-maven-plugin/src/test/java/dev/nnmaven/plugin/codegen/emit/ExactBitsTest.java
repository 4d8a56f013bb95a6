package dev.nnmaven.plugin.codegen.emit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.nnmaven.annotations.ErrorRule;
import dev.nnmaven.annotations.Precision;
import dev.nnmaven.plugin.codegen.plan.ForcedPlans;
import dev.nnmaven.plugin.codegen.spec.NetworkSpec;
import dev.nnmaven.plugin.codegen.spec.Specs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Vector instructions give the bits of plain Java: for single samples always, for batches with {@code -Dnn.vector=exact},
 * in a JVM of its own.
 */
class ExactBitsTest {

    private static final int[][] SHAPES = {
        {67, 70, 3}, {16, 300, 17, 290, 5}, {30, 440, 431, 3}, {784, 200, 10}, {31, 47, 33, 17}
    };

    @TestFactory
    List<DynamicTest> singleSamplesGetTheBitsOfPlainJava() {
        return forAll(false);
    }

    @TestFactory
    List<DynamicTest> batchesGetTheBitsOfPlainJava() {
        assumeTrue("exact".equals(System.getProperty("nn.vector")), "needs -Dnn.vector=exact");
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
        return tests;
    }

    private static void sameBits(NetworkSpec spec, boolean batches) {
        Harness plain = new Harness(ForcedPlans.planned(spec));
        Harness vectors = new Harness(ForcedPlans.vectors(spec));
        Random random = new Random(5);
        int outputs = spec.layers().get(spec.layers().size() - 1).size();
        for (double zeros : new double[] {0, 0.7}) {
            for (int size : new int[] {1, 5, 37}) {
                double[][] inputs = vectors(random, size, spec.inputs());
                double[][] targets = vectors(random, size, outputs);
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
        Arrays.setAll(vectors, n -> AgreementTest.vector(random, length));
        return vectors;
    }
}
