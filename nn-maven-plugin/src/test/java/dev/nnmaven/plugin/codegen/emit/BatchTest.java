package dev.nnmaven.plugin.codegen.emit;

import static dev.nnmaven.plugin.codegen.emit.harness.Near.assertNear;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.nnmaven.annotations.Activation;
import dev.nnmaven.annotations.ErrorRule;
import dev.nnmaven.annotations.Loss;
import dev.nnmaven.annotations.Precision;
import dev.nnmaven.plugin.codegen.emit.harness.Harness;
import dev.nnmaven.plugin.codegen.emit.harness.NaiveNetwork;
import dev.nnmaven.plugin.codegen.emit.harness.RandomNetworks;
import dev.nnmaven.plugin.codegen.emit.harness.Thorough;
import dev.nnmaven.plugin.codegen.emit.text.Fingerprint;
import dev.nnmaven.plugin.codegen.plan.ForcedPlans;
import dev.nnmaven.plugin.codegen.plan.NetworkPlan;
import dev.nnmaven.plugin.codegen.spec.NetworkSpec;
import dev.nnmaven.plugin.codegen.spec.Specs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Batches and runs of single steps, in every loop form, around the edges of tiles, panels, chunks and vectors. */
@Execution(ExecutionMode.CONCURRENT)
class BatchTest {

    /** Small, straight-line, and large layers first, last, in the middle and next to each other. */
    private static final int[][] SHAPES = {
        {2, 3, 1},
        {4, 8, 3},
        {13, 32, 16, 1},
        {67, 70, 3},
        {16, 300, 17, 290, 5},
        {65, 66, 67, 68},
        {30, 440, 431, 3},
        {131, 140, 3},
        {300, 33}
    };

    private static final int[] SIZES = {1, 3, 8, 33};

    @TestFactory
    List<DynamicTest> aBatchTakesTheMeanStep() {
        return forAll((plan, random) -> {
            NaiveNetwork naive = RandomNetworks.naive(plan.spec(), random);
            Harness net = new Harness(plan);
            net.set(naive.weights, naive.biases);
            for (int size : SIZES) {
                double[][] inputs = vectors(random, size, plan.spec().inputs());
                double[][] targets = targets(random, size, plan.spec());
                double[][] answers = net.query(inputs);
                for (int n = 0; n < size; n++) {
                    assertNear(answers[n], naive.query(inputs[n]), tolerance(plan.spec()));
                }
                net.train(inputs, targets);
                naive.train(inputs, targets);
            }
            Harness expected = new Harness(plan);
            expected.set(naive.weights, naive.biases);
            assertNear(net.weights(), expected.weights(), tolerance(plan.spec()));
        });
    }

    @TestFactory
    List<DynamicTest> aBatchOfOneIsAStepBitForBit() {
        return forAll((plan, random) -> {
            Harness single = new Harness(plan);
            Harness batch = new Harness(plan);
            double[][] inputs = vectors(random, 4, plan.spec().inputs());
            double[][] targets = targets(random, 4, plan.spec());
            for (int n = 0; n < 4; n++) {
                single.train(inputs[n], targets[n]);
                batch.train(new double[][] {inputs[n]}, new double[][] {targets[n]});
            }
            assertThat(batch.weights()).isEqualTo(single.weights());
        });
    }

    @TestFactory
    List<DynamicTest> aRunOfStepsIsItsStepsBitForBit() {
        return forAll((plan, random) -> {
            Harness one = new Harness(plan);
            Harness run = new Harness(plan);
            for (int size : new int[] {0, 1, 2, 7}) {
                for (double zeros : new double[] {0, 0.05, 0.8}) {
                    double[][] inputs = vectors(random, size, plan.spec().inputs());
                    punchHoles(inputs, zeros, random);
                    double[][] targets = targets(random, size, plan.spec());
                    for (int n = 0; n < size; n++) {
                        one.train(inputs[n], targets[n]);
                    }
                    run.trainEach(inputs, targets);
                    double[] query = vectors(random, 1, plan.spec().inputs())[0];
                    assertThat(run.query(query)).isEqualTo(one.query(query));
                }
            }
            assertThat(run.weights()).isEqualTo(one.weights());
        });
    }

    @TestFactory
    List<DynamicTest> threadsDoNotChangeABit() {
        return forAll((plan, random) -> {
            double[][] inputs = vectors(random, 70, plan.spec().inputs());
            double[][] targets = targets(random, 70, plan.spec());
            requireSameBits(plan, inputs, targets);
            // Where some samples are mostly zeros and others are not, threads get different ones.
            punchHoles(Arrays.copyOf(inputs, 40), 0.8, random);
            requireSameBits(plan, inputs, targets);
        });
    }

    private static void requireSameBits(NetworkPlan plan, double[][] inputs, double[][] targets) {
        List<double[]> weights = new ArrayList<>();
        List<double[][]> answers = new ArrayList<>();
        for (int threads : new int[] {1, 2, 3}) {
            Harness net = new Harness(plan);
            net.threads(threads);
            for (int step = 0; step < 2; step++) {
                net.train(inputs, targets);
            }
            weights.add(net.weights());
            answers.add(net.query(inputs));
        }
        assertThat(weights.get(1)).isEqualTo(weights.get(0));
        assertThat(weights.get(2)).isEqualTo(weights.get(0));
        assertThat(answers.get(1)).isDeepEqualTo(answers.get(0));
        assertThat(answers.get(2)).isDeepEqualTo(answers.get(0));
    }

    @TestFactory
    List<DynamicTest> anAnswerHasTheSameBitsWhateverTheBatch() {
        return forAll((plan, random) -> requireSameAnswers(plan, 3 + random.nextInt(20), random));
    }

    @Test
    void anAnswerHasTheSameBitsInALargeBatch() {
        NetworkSpec spec = Specs.of(Precision.FLOAT, ErrorRule.WEIGHTED_ERROR, true, 0.2, 131, 140, 3);
        requireSameAnswers(ForcedPlans.vectors(spec), 1_000, new Random(3));
        requireSameAnswers(ForcedPlans.planned(spec), 1_000, new Random(3));
    }

    private static void requireSameAnswers(NetworkPlan plan, int size, Random random) {
        Harness net = new Harness(plan);
        double[][] inputs = vectors(random, size, plan.spec().inputs());
        for (double[] row : inputs) {
            // Rows without zeros, with some, about half and many, in any order.
            punchHoles(new double[][] {row}, random.nextInt(4) * 0.3, random);
        }
        net.train(Arrays.copyOf(inputs, 3), targets(random, 3, plan.spec()));
        double[][] together = net.query(inputs);
        for (int i = 0; i < 6; i++) {
            int n = random.nextInt(size);
            int next = (n + 1) % size;
            assertThat(net.query(new double[][] {inputs[n]})).isDeepEqualTo(new double[][] {together[n]});
            assertThat(net.query(new double[][] {inputs[n], inputs[next]}))
                    .isDeepEqualTo(new double[][] {together[n], together[next]});
        }
        int first = random.nextInt(size);
        int end = first + 1 + random.nextInt(size - first);
        assertThat(net.query(Arrays.copyOfRange(inputs, first, end)))
                .isDeepEqualTo(Arrays.copyOfRange(together, first, end));
        net.threads(2);
        assertThat(net.query(inputs)).isDeepEqualTo(together);
    }

    @TestFactory
    List<DynamicTest> zeroInputsGiveTheSameAnswersAndSteps() {
        return forAll((plan, random) -> {
            NaiveNetwork naive = RandomNetworks.naive(plan.spec(), random);
            Harness net = new Harness(plan);
            net.set(naive.weights, naive.biases);
            for (int size : new int[] {1, 6, 33}) {
                double[][] inputs = vectors(random, size, plan.spec().inputs());
                punchHoles(inputs, 0.8, random);
                double[][] targets = targets(random, size, plan.spec());
                net.train(inputs, targets);
                naive.train(inputs, targets);
                net.train(inputs[0], targets[0]);
                naive.train(inputs[0], targets[0]);
                assertNear(net.query(inputs[0]), naive.query(inputs[0]), tolerance(plan.spec()));
                assertNear(net.query(inputs)[size - 1], naive.query(inputs[size - 1]), tolerance(plan.spec()));
            }
        });
    }

    @TestFactory
    List<DynamicTest> zeroInputsHideNoWeightThatIsNotANumber() {
        return forAll((plan, random) -> {
            NaiveNetwork naive = RandomNetworks.naive(plan.spec(), random);
            naive.weights[0][0][0] = random.nextBoolean() ? Double.NaN : Double.POSITIVE_INFINITY;
            Harness net = new Harness(plan);
            net.set(naive.weights, naive.biases);
            double[] inputs = new double[plan.spec().inputs()];
            assertThat(net.query(inputs)[0]).isNaN();
            assertThat(net.query(new double[][] {inputs, inputs, inputs, inputs, inputs})[4][0])
                    .isNaN();
        });
    }

    @TestFactory
    List<DynamicTest> aStepThatBreaksAWeightIsNotHidden() {
        return forAll((plan, random) -> {
            Harness net = new Harness(plan);
            double[] targets = RandomNetworks.targets(random, plan.spec());
            double[] inputs = vectors(random, 1, plan.spec().inputs())[0];
            inputs[0] = Double.NaN;
            net.train(inputs, targets);
            assertThat(net.query(new double[plan.spec().inputs()])[0]).isNaN();
        });
    }

    /** What one test does with one way to generate a network. */
    private interface Check {
        void run(NetworkPlan plan, Random random);
    }

    private static List<DynamicTest> forAll(Check check) {
        List<DynamicTest> tests = new ArrayList<>();
        for (int[] shape : SHAPES) {
            for (Precision precision : Precision.values()) {
                ErrorRule rule = shape.length % 2 == 0 ? ErrorRule.GRADIENT : ErrorRule.WEIGHTED_ERROR;
                NetworkSpec spec = Specs.of(precision, rule, shape[0] != 65, 0.2, shape);
                List<NetworkPlan> plans = ForcedPlans.all(spec);
                for (int i = 0; i < plans.size(); i++) {
                    NetworkPlan plan = plans.get(i);
                    String name = Arrays.toString(shape) + " " + precision + ", plan " + i;
                    tests.add(dynamicTest(name, () -> check.run(plan, new Random(11))));
                }
            }
        }
        NetworkSpec halved = Specs.of(
                Precision.FLOAT,
                List.of(Activation.GELU, Activation.IDENTITY),
                Loss.SQUARED_ERROR,
                ErrorRule.GRADIENT,
                false,
                0.05,
                130,
                140,
                3);
        for (NetworkSpec spec :
                List.of(FunctionsTest.mixes().get(0), FunctionsTest.mixes().get(1), halved)) {
            NetworkPlan plan = ForcedPlans.vectors(spec);
            tests.add(dynamicTest(Fingerprint.of(spec), () -> check.run(plan, new Random(11))));
        }
        return Thorough.some(4, tests);
    }

    private static double tolerance(NetworkSpec spec) {
        return spec.precision() == Precision.DOUBLE ? 1e-11 : 1e-4;
    }

    private static double[][] targets(Random random, int count, NetworkSpec spec) {
        double[][] targets = new double[count][];
        Arrays.setAll(targets, n -> RandomNetworks.targets(random, spec));
        return targets;
    }

    private static double[][] vectors(Random random, int count, int length) {
        double[][] vectors = new double[count][];
        Arrays.setAll(vectors, n -> RandomNetworks.vector(random, length));
        return vectors;
    }

    private static void punchHoles(double[][] rows, double share, Random random) {
        Consumer<double[]> punch = row -> Arrays.setAll(row, i -> random.nextDouble() < share ? 0 : row[i]);
        Arrays.stream(rows).forEach(punch);
    }
}
