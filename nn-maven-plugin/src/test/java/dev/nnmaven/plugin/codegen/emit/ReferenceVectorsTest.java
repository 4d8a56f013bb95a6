package dev.nnmaven.plugin.codegen.emit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.nnmaven.annotations.Activation;
import dev.nnmaven.annotations.ErrorRule;
import dev.nnmaven.annotations.Loss;
import dev.nnmaven.annotations.Precision;
import dev.nnmaven.plugin.codegen.emit.harness.Harness;
import dev.nnmaven.plugin.codegen.plan.ForcedPlans;
import dev.nnmaven.plugin.codegen.plan.NetworkPlan;
import dev.nnmaven.plugin.codegen.spec.NetworkSpec;
import dev.nnmaven.plugin.codegen.spec.Specs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Query and single steps against exact vectors, in every loop form and both precisions. */
class ReferenceVectorsTest {

    private static final JsonMapper JSON = new JsonMapper();

    @TestFactory
    List<DynamicTest> seedRule() {
        List<DynamicTest> tests = tests("seed-rule.json");
        assertThat(tests).hasSizeGreaterThanOrEqualTo(7 * 2 * 4);
        return tests;
    }

    @TestFactory
    List<DynamicTest> activationsAndLosses() {
        List<DynamicTest> tests = tests("activations-losses.json");
        assertThat(tests).hasSizeGreaterThanOrEqualTo(4 * 2 * 4);
        return tests;
    }

    private static List<DynamicTest> tests(String name) {
        Path file = Path.of(System.getProperty("nn.reference", "../../shared/reference"), name);
        Assumptions.assumeTrue(Files.exists(file), () -> "no reference vectors at " + file);
        List<DynamicTest> tests = new ArrayList<>();
        for (JsonNode node : JSON.readTree(file)) {
            Case reference = JSON.treeToValue(node, Case.class);
            for (Precision precision : Precision.values()) {
                for (NetworkPlan plan : ForcedPlans.all(reference.spec(precision))) {
                    String form = plan.straightLine()
                            ? "straight line"
                            : plan.last().form().description();
                    tests.add(
                            dynamicTest(reference.name + ", " + precision + ", " + form, () -> check(reference, plan)));
                }
            }
        }
        return tests;
    }

    private static void check(Case reference, NetworkPlan plan) {
        double tolerance = plan.spec().precision() == Precision.DOUBLE ? 1e-12 : 1e-5;
        Harness net = new Harness(plan);
        net.set(reference.weights, reference.biases);
        for (int i = 0; i < reference.inputs.length; i++) {
            assertThat(net.query(reference.inputs[i]))
                    .containsExactly(reference.queryBeforeTraining[i], within(tolerance));
        }
        for (int step = 0; step < reference.inputs.length; step++) {
            net.train(reference.inputs[step], reference.targets[step]);
            double[][][] weights = zeros(reference.weights);
            double[][] biases = new double[weights.length][];
            Arrays.setAll(biases, l -> new double[weights[l].length]);
            net.get(weights, biases);
            for (int l = 0; l < weights.length; l++) {
                for (int k = 0; k < weights[l].length; k++) {
                    assertThat(weights[l][k])
                            .containsExactly(reference.afterStep[step].weights[l][k], within(tolerance));
                }
                if (reference.bias) {
                    assertThat(biases[l]).containsExactly(reference.afterStep[step].biases[l], within(tolerance));
                }
            }
        }
    }

    private static double[][][] zeros(double[][][] like) {
        double[][][] zeros = new double[like.length][][];
        Arrays.setAll(zeros, l -> new double[like[l].length][like[l][0].length]);
        return zeros;
    }

    record Step(double[][][] weights, double[][] biases) {}

    record Case(
            String name,
            int[] sizes,
            String[] activations,
            boolean bias,
            String loss,
            String errorRule,
            double learningRate,
            double[][][] weights,
            double[][] biases,
            double[][] inputs,
            double[][] targets,
            double[][] queryBeforeTraining,
            Step[] afterStep) {

        NetworkSpec spec(Precision precision) {
            return Specs.of(
                    precision,
                    Arrays.stream(activations)
                            .map(activation -> Activation.valueOf(activation.toUpperCase(Locale.ROOT)))
                            .toList(),
                    Loss.valueOf(loss.toUpperCase(Locale.ROOT)),
                    ErrorRule.valueOf(errorRule.toUpperCase(Locale.ROOT)),
                    bias,
                    learningRate,
                    sizes);
        }
    }
}
