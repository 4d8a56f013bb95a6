package dev.nnmaven.plugin.codegen.emit.optimizer;

import static dev.nnmaven.plugin.codegen.emit.harness.Near.assertNear;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.annotations.Activation;
import dev.nnmaven.annotations.Initializer;
import dev.nnmaven.annotations.Loss;
import dev.nnmaven.annotations.Optimizer;
import dev.nnmaven.annotations.Precision;
import dev.nnmaven.annotations.Schedule;
import dev.nnmaven.plugin.codegen.emit.harness.Harness;
import dev.nnmaven.plugin.codegen.emit.harness.NaiveNetwork;
import dev.nnmaven.plugin.codegen.emit.harness.RandomNetworks;
import dev.nnmaven.plugin.codegen.emit.harness.Thorough;
import dev.nnmaven.plugin.codegen.plan.ForcedPlans;
import dev.nnmaven.plugin.codegen.plan.LayerPlan;
import dev.nnmaven.plugin.codegen.plan.NetworkPlan;
import dev.nnmaven.plugin.codegen.spec.Hyperparameter;
import dev.nnmaven.plugin.codegen.spec.LayerSpec;
import dev.nnmaven.plugin.codegen.spec.NetworkSpec;
import dev.nnmaven.plugin.codegen.spec.ScheduleNumber;
import dev.nnmaven.plugin.codegen.spec.Specs;
import dev.nnmaven.plugin.codegen.spec.StepSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every optimizer over 100 steps, single ones, batches and runs, against the textbook in every loop form. */
@Execution(ExecutionMode.CONCURRENT)
class OptimizerTest {

    private static final int STEPS = 100;

    @ParameterizedTest
    @EnumSource(Optimizer.class)
    void agreesWithTheTextbook(Optimizer optimizer) {
        for (int[] shape : new int[][] {{3, 4, 2}, {20, 33, 16, 4}}) {
            agree(spec(Precision.DOUBLE, steps(optimizer, Map.of(), 0), shape), 1e-12);
        }
    }

    @ParameterizedTest
    @EnumSource(Optimizer.class)
    void agreesWithTheTextbookInSinglePrecision(Optimizer optimizer) {
        agree(spec(Precision.FLOAT, steps(optimizer, Map.of(), 0), 20, 33, 16, 4), 2e-4);
    }

    @ParameterizedTest
    @EnumSource(Optimizer.class)
    void agreesWithEveryOtherNumber(Optimizer optimizer) {
        Map<Hyperparameter, Double> numbers = new EnumMap<>(Hyperparameter.class);
        numbers.put(Hyperparameter.L1, 0.003);
        numbers.put(Hyperparameter.L2, 0.02);
        numbers.put(Hyperparameter.CLIP_NORM, 0.5);
        numbers.put(Hyperparameter.CLIP_VALUE, 0.1);
        if (optimizer != Optimizer.ADAM) {
            numbers.put(Hyperparameter.WEIGHT_DECAY, 0.05);
        }
        agree(spec(Precision.DOUBLE, steps(optimizer, numbers, 30), 3, 5, 2), 1e-12);
        agree(spec(Precision.DOUBLE, steps(optimizer, numbers, 0), 9, 17, 3), 1e-12);
    }

    @Test
    void agreesWithTheTextbookWhereThreadsShareTheStep() {
        agree(
                spec(
                        Precision.DOUBLE,
                        steps(Optimizer.ADAMW, Map.of(Hyperparameter.WEIGHT_DECAY, 0.05), 0),
                        221,
                        150,
                        3),
                1e-12);
    }

    @Test
    void threadsThatShareAStepDoNotChangeABit() {
        List<LayerSpec> layers = List.of(
                new LayerSpec("hidden", 150, Activation.RELU, true, Initializer.HE, 0.25),
                new LayerSpec("more", 230, Activation.TANH, false),
                new LayerSpec("output", 3, Activation.IDENTITY, true));
        StepSpec steps = steps(
                Optimizer.ADAMW,
                Map.of(Hyperparameter.CLIP_NORM, 0.01, Hyperparameter.L1, 1e-5, Hyperparameter.WEIGHT_DECAY, 0.01),
                2);
        NetworkSpec plain = Specs.of(
                Precision.FLOAT,
                List.of(Activation.RELU, Activation.TANH, Activation.IDENTITY),
                Loss.SQUARED_ERROR,
                221,
                150,
                230,
                3);
        NetworkPlan plan = ForcedPlans.planned(Specs.with(plain, 0.005, steps, layers));
        assertThat(plan.layers()).extracting(LayerPlan::sharesStep).containsExactly(true, true, false);
        Random random = new Random(3);
        double[][] inputs = new double[64][];
        double[][] targets = new double[64][];
        Arrays.setAll(inputs, n -> RandomNetworks.vector(random, 221));
        Arrays.setAll(targets, n -> RandomNetworks.vector(random, 3));
        List<double[]> weights = new ArrayList<>();
        for (int threads : new int[] {1, 2}) {
            Harness net = new Harness(plan);
            net.threads(threads);
            for (int step = 0; step < 3; step++) {
                net.train(inputs, targets);
                net.train(inputs[step], targets[step]);
            }
            weights.add(net.weights());
        }
        assertThat(weights.get(1)).isEqualTo(weights.get(0));
    }

    private static void agree(NetworkSpec spec, double tolerance) {
        for (NetworkPlan plan : Thorough.some(3, spec.steps().optimizer().ordinal(), ForcedPlans.all(spec))) {
            Random random = new Random(7);
            NaiveNetwork naive = RandomNetworks.naive(spec, random);
            Harness net = new Harness(plan);
            net.threads(2);
            net.set(naive.weights, naive.biases);
            Textbook textbook = new Textbook(spec, naive);
            for (int step = 0; step < STEPS; step++) {
                int rows = step % 3 == 0 ? 1 : 2 + step % 5;
                double[][] inputs = new double[rows][];
                double[][] targets = new double[rows][];
                for (int n = 0; n < rows; n++) {
                    inputs[n] = RandomNetworks.vector(random, spec.inputs());
                    inputs[n][0] = n % 2 == 0 ? 0 : inputs[n][0];
                    targets[n] = RandomNetworks.vector(random, naive.biases[naive.biases.length - 1].length);
                }
                if (step % 10 == 9) {
                    net.trainEach(inputs, targets);
                    for (int n = 0; n < rows; n++) {
                        textbook.step(new double[][] {inputs[n]}, new double[][] {targets[n]});
                    }
                } else if (rows == 1) {
                    net.train(inputs[0], targets[0]);
                    textbook.step(inputs, targets);
                } else {
                    net.train(inputs, targets);
                    textbook.step(inputs, targets);
                }
            }
            assertNear(plan, net.weights(), Textbook.flat(naive.weights, naive.biases), tolerance);
        }
    }

    private static NetworkSpec spec(Precision precision, StepSpec steps, int... sizes) {
        List<Activation> activations = new ArrayList<>();
        for (int l = 1; l < sizes.length; l++) {
            activations.add(l == sizes.length - 1 ? Activation.IDENTITY : Activation.TANH);
        }
        return Specs.with(Specs.of(precision, activations, Loss.SQUARED_ERROR, sizes), 0.005, steps);
    }

    private static StepSpec steps(Optimizer optimizer, Map<Hyperparameter, Double> more, int warmUp) {
        Map<Hyperparameter, Double> numbers = new EnumMap<>(Hyperparameter.class);
        switch (optimizer) {
            case SGD -> {}
            case MOMENTUM, NESTEROV -> numbers.put(Hyperparameter.MOMENTUM_DECAY, 0.8);
            case RMSPROP -> {
                numbers.put(Hyperparameter.RHO, 0.85);
                numbers.put(Hyperparameter.EPSILON, 1e-3);
            }
            case ADAM, ADAMW -> {
                numbers.put(Hyperparameter.BETA1, 0.8);
                numbers.put(Hyperparameter.BETA2, 0.99);
                numbers.put(Hyperparameter.EPSILON, 1e-3);
            }
        }
        numbers.putAll(more);
        return new StepSpec(
                optimizer, numbers, Schedule.Kind.CONSTANT, Map.of(ScheduleNumber.WARM_UP, (double) warmUp));
    }

    /** The papers' formulas, one number at a time. */
    private static final class Textbook {
        private final NetworkSpec spec;
        private final StepSpec steps;
        private final NaiveNetwork network;
        private final double[] m;
        private final double[] v;
        private int t;

        Textbook(NetworkSpec spec, NaiveNetwork network) {
            this.spec = spec;
            this.steps = spec.steps();
            this.network = network;
            this.m = new double[flat(network.weights, network.biases).length];
            this.v = new double[m.length];
        }

        void step(double[][] inputs, double[][] targets) {
            double[][][] gw = Arrays.stream(network.weights)
                    .map(rows -> Arrays.stream(rows)
                            .map(row -> new double[row.length])
                            .toArray(double[][]::new))
                    .toArray(double[][][]::new);
            double[][] gb = Arrays.stream(network.biases)
                    .map(row -> new double[row.length])
                    .toArray(double[][]::new);
            network.addSteps(inputs, targets, 1, gw, gb);
            double[] g = flat(gw, gb);
            double norm = Math.sqrt(Arrays.stream(g).map(d -> d * d).sum());
            double clip = steps.number(Hyperparameter.CLIP_NORM);
            if (clip > 0 && norm > clip) {
                Arrays.setAll(g, i -> g[i] * clip / norm);
            }
            double most = steps.number(Hyperparameter.CLIP_VALUE);
            if (most > 0) {
                Arrays.setAll(g, i -> Math.max(-most, Math.min(most, g[i])));
            }
            t++;
            double warmUp = steps.number(ScheduleNumber.WARM_UP);
            double rate = spec.learningRate() * (warmUp > 0 ? Math.min(1, t / warmUp) : 1);
            int i = 0;
            for (double[][] rows : network.weights) {
                for (double[] row : rows) {
                    for (int j = 0; j < row.length; j++, i++) {
                        double d = g[i]
                                - steps.number(Hyperparameter.L2) * row[j]
                                - steps.number(Hyperparameter.L1) * Math.signum(row[j]);
                        double decayed = row[j] - rate * steps.number(Hyperparameter.WEIGHT_DECAY) * row[j];
                        row[j] = decayed + rate * direction(i, d);
                    }
                }
            }
            for (double[] row : network.biases) {
                for (int j = 0; j < row.length; j++, i++) {
                    row[j] += rate * direction(i, g[i]);
                }
            }
        }

        private double direction(int i, double g) {
            double momentum = steps.number(Hyperparameter.MOMENTUM_DECAY);
            double rho = steps.number(Hyperparameter.RHO);
            double beta1 = steps.number(Hyperparameter.BETA1);
            double beta2 = steps.number(Hyperparameter.BETA2);
            double epsilon = steps.number(Hyperparameter.EPSILON);
            return switch (steps.optimizer()) {
                case SGD -> g;
                case MOMENTUM -> v[i] = momentum * v[i] + g;
                case NESTEROV -> {
                    v[i] = momentum * v[i] + g;
                    yield g + momentum * v[i];
                }
                case RMSPROP -> {
                    v[i] = rho * v[i] + (1 - rho) * g * g;
                    yield g / (Math.sqrt(v[i]) + epsilon);
                }
                case ADAM, ADAMW -> {
                    m[i] = beta1 * m[i] + (1 - beta1) * g;
                    v[i] = beta2 * v[i] + (1 - beta2) * g * g;
                    yield m[i] / (1 - Math.pow(beta1, t)) / (Math.sqrt(v[i] / (1 - Math.pow(beta2, t))) + epsilon);
                }
            };
        }

        static double[] flat(double[][][] weights, double[][] biases) {
            return DoubleStream.concat(
                            Arrays.stream(weights).flatMap(Arrays::stream).flatMapToDouble(Arrays::stream),
                            Arrays.stream(biases).flatMapToDouble(Arrays::stream))
                    .toArray();
        }
    }
}
