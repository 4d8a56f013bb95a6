package dev.nnmaven.plugin.codegen.emit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.nnmaven.annotations.Activation;
import dev.nnmaven.annotations.ErrorRule;
import dev.nnmaven.annotations.Loss;
import dev.nnmaven.annotations.Precision;
import dev.nnmaven.plugin.codegen.emit.harness.Harness;
import dev.nnmaven.plugin.codegen.emit.harness.NaiveNetwork;
import dev.nnmaven.plugin.codegen.emit.harness.RandomNetworks;
import dev.nnmaven.plugin.codegen.plan.ForcedPlans;
import dev.nnmaven.plugin.codegen.plan.NetworkPlan;
import dev.nnmaven.plugin.codegen.spec.NetworkSpec;
import dev.nnmaven.plugin.codegen.spec.Specs;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** With the gradient rule a step is −α times the gradient of the loss, measured from queries alone. */
@Execution(ExecutionMode.CONCURRENT)
class GradientTest {

    /** Central differences err by about h² from the third derivative and ε/h from rounding: both near 1e-10 here. */
    private static final double H = 1e-5;

    @ParameterizedTest
    @ValueSource(strings = {"3,5,2", "1,1", "9,17,8,3", "20,33,16"})
    void stepsFollowFiniteDifferences(String sizes) {
        int[] shape =
                Arrays.stream(sizes.split(",")).mapToInt(Integer::parseInt).toArray();
        NetworkSpec spec = Specs.of(Precision.DOUBLE, ErrorRule.GRADIENT, true, 1, shape);
        for (NetworkPlan plan : ForcedPlans.all(spec)) {
            check(spec, new Harness(plan));
        }
    }

    @ParameterizedTest
    @MethodSource("functions")
    void stepsOfEveryFunctionFollowFiniteDifferences(Activation output, Loss loss, boolean bias) {
        Activation hidden = output == Activation.SOFTMAX ? Activation.TANH : output;
        NetworkSpec spec =
                Specs.of(Precision.DOUBLE, List.of(hidden, output), loss, ErrorRule.GRADIENT, bias, 1, 4, 5, 3);
        check(spec, new Harness(ForcedPlans.planned(spec)));
    }

    static Stream<Arguments> functions() {
        return Arrays.stream(Activation.values())
                .flatMap(output -> Arrays.stream(Loss.values())
                        .filter(loss -> goTogether(output, loss))
                        .flatMap(loss -> Stream.of(true, false).map(bias -> arguments(output, loss, bias))));
    }

    private static boolean goTogether(Activation output, Loss loss) {
        return output == Activation.SOFTMAX
                ? loss == Loss.CROSS_ENTROPY
                : output == Activation.SIGMOID || loss != Loss.CROSS_ENTROPY;
    }

    private static void check(NetworkSpec spec, Harness net) {
        Random random = new Random(11);
        NaiveNetwork start = RandomNetworks.naive(spec, random);
        double[] inputs = RandomNetworks.vector(random, spec.inputs());
        double[] targets = RandomNetworks.vector(random, start.biases[start.biases.length - 1].length);
        if (spec.loss() == Loss.CROSS_ENTROPY) {
            double sum = Arrays.stream(targets).sum();
            Arrays.setAll(targets, k -> targets[k] / sum);
        }
        if (spec.loss() == Loss.HUBER) {
            targets[0] += 3;
        }

        net.set(start.weights, start.biases);
        net.train(inputs, targets);
        double[][][] weights = copy(start.weights);
        double[][] biases = copy(start.biases);
        net.get(weights, biases);

        for (int l = 0; l < weights.length; l++) {
            for (int k = 0; k < weights[l].length; k += 1 + weights[l].length / 4) {
                for (int j = 0; j < weights[l][k].length; j += 1 + weights[l][k].length / 3) {
                    double gradient = difference(net, start, start.weights[l][k], j, inputs, targets);
                    close(start.weights[l][k][j] - weights[l][k][j], gradient);
                }
                if (spec.layers().get(l).bias()) {
                    double gradient = difference(net, start, start.biases[l], k, inputs, targets);
                    close(start.biases[l][k] - biases[l][k], gradient);
                }
            }
        }
    }

    /** 1e-6 relative; below 1e-4 the rounding of the differences themselves decides, hence an absolute floor. */
    private static void close(double step, double gradient) {
        double tolerance = 1e-6 * Math.max(Math.abs(gradient), 1e-4);
        assertThat(Math.abs(step - gradient)).isLessThanOrEqualTo(tolerance);
    }

    private static double difference(
            Harness net, NaiveNetwork at, double[] row, int index, double[] inputs, double[] targets) {
        double value = row[index];
        row[index] = value + H;
        net.set(at.weights, at.biases);
        double above = at.loss(net.query(inputs), targets);
        row[index] = value - H;
        net.set(at.weights, at.biases);
        double below = at.loss(net.query(inputs), targets);
        row[index] = value;
        return (above - below) / (2 * H);
    }

    private static double[][][] copy(double[][][] values) {
        double[][][] copy = new double[values.length][][];
        Arrays.setAll(copy, l -> copy(values[l]));
        return copy;
    }

    private static double[][] copy(double[][] values) {
        double[][] copy = new double[values.length][];
        Arrays.setAll(copy, k -> values[k].clone());
        return copy;
    }
}
