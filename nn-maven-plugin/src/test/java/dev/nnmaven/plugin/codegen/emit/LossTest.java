package dev.nnmaven.plugin.codegen.emit;

import static dev.nnmaven.annotations.Activation.SIGMOID;
import static dev.nnmaven.annotations.Activation.SOFTMAX;
import static dev.nnmaven.annotations.Activation.TANH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.nnmaven.annotations.Activation;
import dev.nnmaven.annotations.ErrorRule;
import dev.nnmaven.annotations.Loss;
import dev.nnmaven.annotations.Precision;
import dev.nnmaven.plugin.codegen.emit.harness.Compiled;
import dev.nnmaven.plugin.codegen.emit.harness.Harness;
import dev.nnmaven.plugin.codegen.emit.harness.NaiveNetwork;
import dev.nnmaven.plugin.codegen.emit.harness.RandomNetworks;
import dev.nnmaven.plugin.codegen.emit.harness.Thorough;
import dev.nnmaven.plugin.codegen.plan.ForcedPlans;
import dev.nnmaven.plugin.codegen.plan.NetworkPlan;
import dev.nnmaven.plugin.codegen.spec.NetworkSpec;
import dev.nnmaven.plugin.codegen.spec.Specs;
import dev.nnmaven.runtime.Network;
import dev.nnmaven.runtime.data.Samples;
import dev.nnmaven.runtime.training.Training;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Cross entropy of answers that are sure and wrong: their outputs round to 0 and 1, their logits do not. */
@Execution(ExecutionMode.CONCURRENT)
class LossTest {

    /** Of the weights: logits of hundreds and thousands. */
    private static final double SCALE = 2000;

    @Test
    void crossEntropyComesFromTheLogits() {
        for (Activation output : List.of(SOFTMAX, SIGMOID)) {
            for (Precision precision : Precision.values()) {
                for (NetworkPlan plan : Thorough.some(
                        3,
                        output.ordinal() + precision.ordinal(),
                        ForcedPlans.all(spec(precision, output, 9, 18, 3)))) {
                    check(plan);
                }
                check(ForcedPlans.planned(spec(precision, output, 66, 65)));
                check(ForcedPlans.planned(spec(precision, output, 2, 3)));
            }
        }
    }

    private static void check(NetworkPlan plan) {
        NetworkSpec spec = plan.spec();
        Random random = new Random(31);
        NaiveNetwork naive = RandomNetworks.naive(spec, random);
        for (double[] row : naive.weights[naive.weights.length - 1]) {
            Arrays.setAll(row, j -> row[j] * SCALE);
        }
        Harness net = new Harness(plan);
        net.set(naive.weights, naive.biases);
        int outputs = plan.last().outputs();
        double largest = 0;
        for (int sample = 0; sample < 5; sample++) {
            double[] inputs = RandomNetworks.vector(random, spec.inputs());
            double[] logits = naive.logits(inputs);
            for (int k = 0; k < outputs; k++) {
                double[] targets = new double[outputs];
                targets[k] = 1;
                double expected = plan.last().spec().activation() == SOFTMAX
                        ? ofSoftmax(logits, targets)
                        : ofSigmoid(logits, targets);
                double tolerance = spec.precision() == Precision.DOUBLE ? 1e-12 : 2e-5;
                assertThat(net.loss(inputs, targets))
                        .isCloseTo(expected, within(tolerance * Math.max(SCALE, expected)));
                largest = Math.max(largest, expected);
            }
        }
        assertThat(largest).as("beyond what outputs can tell").isGreaterThan(100);
    }

    private static double ofSoftmax(double[] z, double[] t) {
        double largest = Arrays.stream(z).max().getAsDouble();
        double powers = Arrays.stream(z).map(value -> Math.exp(value - largest)).sum();
        double sum = 0;
        for (int k = 0; k < z.length; k++) {
            sum -= t[k] * (z[k] - largest - Math.log(powers));
        }
        return sum;
    }

    /** −ln(sigmoid(z)) is ln(1 + e⁻ᶻ), which is −z for z so negative that e⁻ᶻ overflows. */
    private static double ofSigmoid(double[] z, double[] t) {
        double sum = 0;
        for (int k = 0; k < z.length; k++) {
            double against = t[k] == 1 ? -z[k] : z[k];
            sum += against > 700 ? against : Math.log1p(Math.exp(against));
        }
        return sum;
    }

    @Test
    void trainingReportsIt() {
        for (Activation output : List.of(SOFTMAX, SIGMOID)) {
            Network network = Compiled.of(ForcedPlans.planned(spec(Precision.FLOAT, output, 4, 2)))
                    .network();
            Random random = new Random(5);
            float[][] inputs = new float[40][4];
            float[][] right = new float[40][];
            float[][] wrong = new float[40][];
            for (int n = 0; n < inputs.length; n++) {
                for (int j = 0; j < 4; j++) {
                    inputs[n][j] = random.nextFloat() * 200 - 100;
                }
                boolean positive = inputs[n][0] > 0;
                right[n] = positive ? new float[] {1, 0} : new float[] {0, 1};
                wrong[n] = positive ? new float[] {0, 1} : new float[] {1, 0};
            }
            double loss = Training.of(network)
                    .epochs(3)
                    .validation(Samples.of(shifted(inputs), wrong))
                    .run(Samples.of(inputs, right))
                    .history()
                    .get(2)
                    .validationLoss()
                    .getAsDouble();
            double expected = 0;
            for (int n = 0; n < inputs.length; n++) {
                expected += network.loss(shifted(inputs)[n], wrong[n]) / inputs.length;
            }
            assertThat(loss).isCloseTo(expected, within(1e-4 * expected));
            assertThat(loss).as("beyond what outputs can tell").isGreaterThan(100);
        }
    }

    @Test
    void targetsThatDoNotAddUpAreJudgedByOutputs() {
        Network network = Compiled.of(ForcedPlans.planned(spec(Precision.FLOAT, SOFTMAX, 2, 2)))
                .network();
        float[][] inputs = {{100, -100}, {-100, 100}};
        double loss = Training.of(network)
                .epochs(50)
                .validation(Samples.of(new float[][] {{-99, 99}}, new float[][] {{0.99f, 0.02f}}))
                .run(Samples.of(inputs, new float[][] {{1, 0}, {0, 1}}))
                .history()
                .get(49)
                .validationLoss()
                .getAsDouble();
        assertThat(loss).as("a floor of 2^-54").isCloseTo(0.99 * 54 * Math.log(2), within(1e-3));
    }

    @Test
    void aNetworkThatInheritsItsLossIsJudgedByOutputs() {
        Network network = Compiled.of(ForcedPlans.planned(spec(Precision.FLOAT, SOFTMAX, 2, 2)))
                .network();
        double loss = Training.of(new Wrapper(network))
                .epochs(50)
                .validation(Samples.of(new float[][] {{-99, 99}}, new float[][] {{1, 0}}))
                .run(Samples.of(new float[][] {{100, -100}, {-100, 100}}, new float[][] {{1, 0}, {0, 1}}))
                .history()
                .get(49)
                .validationLoss()
                .getAsDouble();
        assertThat(loss).as("a floor of 2^-54").isCloseTo(54 * Math.log(2), within(1e-3));
    }

    /** Written by hand, before networks had a loss. */
    private record Wrapper(Network network) implements Network {
        @Override
        public int inputSize() {
            return network.inputSize();
        }

        @Override
        public int outputSize() {
            return network.outputSize();
        }

        @Override
        public float[] query(float[] inputs) {
            return network.query(inputs);
        }

        @Override
        public void query(float[] inputs, float[] outputs) {
            network.query(inputs, outputs);
        }

        @Override
        public void train(float[] inputs, float[] targets) {
            network.train(inputs, targets);
        }

        @Override
        public void train(float[][] inputs, float[][] targets) {
            network.train(inputs, targets);
        }

        @Override
        public void threads(int threads) {
            network.threads(threads);
        }

        @Override
        public float learningRate() {
            return network.learningRate();
        }

        @Override
        public void learningRate(float rate) {
            network.learningRate(rate);
        }

        @Override
        public void save(Path file) throws IOException {
            network.save(file);
        }

        @Override
        public void load(Path file) throws IOException {
            network.load(file);
        }
    }

    /** Samples must not be among those trained on. */
    private static float[][] shifted(float[][] inputs) {
        float[][] shifted = new float[inputs.length][];
        Arrays.setAll(shifted, n -> inputs[n].clone());
        for (float[] input : shifted) {
            input[0] *= 1.01f;
        }
        return shifted;
    }

    @Test
    void wrongVectorsAreRefused() {
        Network network = Compiled.of(ForcedPlans.planned(spec(Precision.FLOAT, SOFTMAX, 4, 8, 2)))
                .network();
        assertThatThrownBy(() -> network.loss(new float[3], new float[] {1, 0}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("inputs")
                .hasMessageContaining("3");
        assertThatThrownBy(() -> network.loss(new float[4], new float[] {1}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("targets");
        assertThatThrownBy(() -> network.loss(new float[4], new float[] {1, 1}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("targets");
    }

    private static NetworkSpec spec(Precision precision, Activation output, int... sizes) {
        List<Activation> activations = sizes.length == 2 ? List.of(output) : List.of(TANH, output);
        return Specs.of(precision, activations, Loss.CROSS_ENTROPY, ErrorRule.GRADIENT, true, 0.5, sizes);
    }
}
