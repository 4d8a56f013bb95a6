package dev.nnmaven.plugin.codegen.emit.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nnmaven.annotations.Activation;
import dev.nnmaven.annotations.Initializer;
import dev.nnmaven.annotations.Loss;
import dev.nnmaven.annotations.Precision;
import dev.nnmaven.plugin.codegen.emit.harness.Harness;
import dev.nnmaven.plugin.codegen.emit.harness.NaiveNetwork;
import dev.nnmaven.plugin.codegen.emit.harness.RandomNetworks;
import dev.nnmaven.plugin.codegen.plan.ForcedPlans;
import dev.nnmaven.plugin.codegen.plan.LoopForm;
import dev.nnmaven.plugin.codegen.plan.NetworkPlan;
import dev.nnmaven.plugin.codegen.spec.LayerSpec;
import dev.nnmaven.plugin.codegen.spec.NetworkSpec;
import dev.nnmaven.plugin.codegen.spec.Specs;
import dev.nnmaven.plugin.codegen.spec.StepSpec;
import dev.nnmaven.runtime.math.Dropout;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Training with dropout against plain loops that leave the same neurons out; answers leave none out. */
class DropoutTest {

    private static final int INPUTS = 9;
    private static final int HIDDEN = 70;
    private static final int OUTPUTS = 3;
    private static final double SHARE = 0.4;
    private static final double RATE = 0.05;

    private static NetworkSpec spec() {
        NetworkSpec plain = Specs.of(
                Precision.DOUBLE,
                List.of(Activation.TANH, Activation.IDENTITY),
                Loss.SQUARED_ERROR,
                INPUTS,
                HIDDEN,
                OUTPUTS);
        return Specs.with(
                plain,
                RATE,
                StepSpec.PLAIN,
                List.of(
                        new LayerSpec("hidden", HIDDEN, Activation.TANH, true, Initializer.NORMAL, SHARE),
                        new LayerSpec("output", OUTPUTS, Activation.IDENTITY, true)));
    }

    private static List<NetworkPlan> plans() {
        return List.of(
                ForcedPlans.planned(spec()),
                ForcedPlans.layered(spec(), LoopForm.ROWS_BY_INPUT),
                ForcedPlans.layered(spec(), LoopForm.ROWS_BY_OUTPUT),
                ForcedPlans.layered(spec(), LoopForm.UNROLLED),
                ForcedPlans.vectors(spec()));
    }

    @Test
    void trainsTheNeuronsThatWereNotLeftOut() {
        for (NetworkPlan plan : plans()) {
            Random random = new Random(5);
            NaiveNetwork naive = RandomNetworks.naive(spec(), random);
            Harness net = new Harness(plan);
            net.set(naive.weights, naive.biases);
            long sample = 0;
            for (int step = 0; step < 12; step++) {
                int rows = step % 3 == 0 ? 1 : 3 + step;
                double[][] inputs = new double[rows][];
                double[][] targets = new double[rows][];
                for (int n = 0; n < rows; n++) {
                    inputs[n] = RandomNetworks.vector(random, INPUTS);
                    targets[n] = RandomNetworks.vector(random, OUTPUTS);
                }
                train(naive, inputs, targets, sample);
                sample += rows;
                if (rows == 1) {
                    net.train(inputs[0], targets[0]);
                } else {
                    net.train(inputs, targets);
                }
            }
            double[] inputs = RandomNetworks.vector(random, INPUTS);
            double[] expected = naive.query(inputs);
            double[] found = net.query(inputs);
            for (int k = 0; k < OUTPUTS; k++) {
                assertThat(found[k]).as("%s", plan).isCloseTo(expected[k], within(1e-12));
            }
        }
    }

    /** One step with the mean, each sample with its own neurons left out. */
    private static void train(NaiveNetwork naive, double[][] inputs, double[][] targets, long sample) {
        double[][] w1 = naive.weights[0];
        double[][] w2 = naive.weights[1];
        double[][] add1 = new double[HIDDEN][INPUTS + 1];
        double[][] add2 = new double[OUTPUTS][HIDDEN + 1];
        for (int n = 0; n < inputs.length; n++) {
            double[] a = new double[HIDDEN];
            for (int k = 0; k < HIDDEN; k++) {
                double z = naive.biases[0][k];
                for (int j = 0; j < INPUTS; j++) {
                    z += w1[k][j] * inputs[n][j];
                }
                a[k] = Math.tanh(z);
            }
            double[] factors = new double[HIDDEN];
            double[] passed = new double[HIDDEN];
            Dropout.leaveOut(a, factors, passed, SHARE, spec().seed(), 1, sample + n);
            double[] e = new double[OUTPUTS];
            for (int k = 0; k < OUTPUTS; k++) {
                e[k] = targets[n][k] - naive.biases[1][k];
                for (int j = 0; j < HIDDEN; j++) {
                    e[k] -= w2[k][j] * passed[j];
                }
                for (int j = 0; j < HIDDEN; j++) {
                    add2[k][j] += e[k] * passed[j];
                }
                add2[k][HIDDEN] += e[k];
            }
            for (int k = 0; k < HIDDEN; k++) {
                double d = 0;
                for (int o = 0; o < OUTPUTS; o++) {
                    d += w2[o][k] * e[o];
                }
                d *= factors[k] * (1 - a[k] * a[k]);
                for (int j = 0; j < INPUTS; j++) {
                    add1[k][j] += d * inputs[n][j];
                }
                add1[k][INPUTS] += d;
            }
        }
        add(w1, naive.biases[0], add1, RATE / inputs.length);
        add(w2, naive.biases[1], add2, RATE / inputs.length);
    }

    private static void add(double[][] w, double[] b, double[][] add, double rate) {
        for (int k = 0; k < w.length; k++) {
            for (int j = 0; j < w[k].length; j++) {
                w[k][j] += rate * add[k][j];
            }
            b[k] += rate * add[k][w[k].length];
        }
    }
}
