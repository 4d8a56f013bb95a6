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
import dev.nnmaven.plugin.codegen.plan.ForcedPlans;
import dev.nnmaven.plugin.codegen.plan.NetworkPlan;
import dev.nnmaven.plugin.codegen.spec.NetworkSpec;
import dev.nnmaven.plugin.codegen.spec.Specs;
import dev.nnmaven.runtime.Network;
import dev.nnmaven.runtime.data.Samples;
import dev.nnmaven.runtime.training.Training;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Cross entropy of answers that are sure and wrong: their outputs round to 0 and 1, their logits do not. */
class LossTest {

    /** Of the weights: logits of hundreds and thousands. */
    private static final double SCALE = 2000;

    @Test
    void crossEntropyComesFromTheLogits() {
        for (Activation output : List.of(SOFTMAX, SIGMOID)) {
            for (Precision precision : Precision.values()) {
                for (NetworkPlan plan : ForcedPlans.all(spec(precision, output, 9, 18, 3))) {
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
        NaiveNetwork naive = AgreementTest.naive(spec, random);
        for (double[] row : naive.weights[naive.weights.length - 1]) {
            Arrays.setAll(row, j -> row[j] * SCALE);
        }
        Harness net = new Harness(plan);
        net.set(naive.weights, naive.biases);
        int outputs = plan.last().outputs();
        double largest = 0;
        for (int sample = 0; sample < 5; sample++) {
            double[] inputs = AgreementTest.vector(random, spec.inputs());
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
