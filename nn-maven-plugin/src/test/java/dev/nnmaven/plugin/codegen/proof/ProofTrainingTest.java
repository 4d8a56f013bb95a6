package dev.nnmaven.plugin.codegen.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.nnmaven.annotations.Activation;
import dev.nnmaven.annotations.ErrorRule;
import dev.nnmaven.annotations.Loss;
import dev.nnmaven.annotations.Optimizer;
import dev.nnmaven.annotations.Precision;
import dev.nnmaven.plugin.codegen.emit.harness.ProofRun;
import dev.nnmaven.plugin.codegen.emit.harness.Thorough;
import dev.nnmaven.plugin.codegen.emit.text.Fingerprint;
import dev.nnmaven.plugin.codegen.emit.text.StepText;
import dev.nnmaven.plugin.codegen.plan.ForcedPlans;
import dev.nnmaven.plugin.codegen.plan.NetworkPlan;
import dev.nnmaven.plugin.codegen.spec.Hyperparameter;
import dev.nnmaven.plugin.codegen.spec.NetworkSpec;
import dev.nnmaven.plugin.codegen.spec.Specs;
import dev.nnmaven.plugin.codegen.spec.StepSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Generated tests of networks with dropout or clipping find nothing wrong with any of them as it is generated. */
@Execution(ExecutionMode.CONCURRENT)
class ProofTrainingTest {

    @TestFactory
    Stream<DynamicTest> everyOptimizerIsRight() {
        List<NetworkSpec> specs = Arrays.stream(Optimizer.values())
                .flatMap(optimizer -> Stream.of(ErrorRule.WEIGHTED_ERROR, ErrorRule.PROPORTIONAL, ErrorRule.GRADIENT)
                        .flatMap(rule -> Stream.of(
                                spec(optimizer, rule, Precision.DOUBLE, true, 0.4, 0.3, 0.1, 13, 20, 9, 3),
                                spec(optimizer, rule, Precision.FLOAT, false, 0.4, 0.3, 0, 67, 70, 3),
                                spec(optimizer, rule, Precision.FLOAT, true, 0.2, 0, 0, 40, 30, 4),
                                spec(optimizer, rule, Precision.FLOAT, true, 0, 1, 0.5, 2, 3, 1),
                                spec(optimizer, rule, Precision.DOUBLE, false, 0, 0, 0.05, 2, 3, 1))))
                .toList();
        // Five shapes of three rules of six optimizers.
        return Thorough.some(11, specs).stream().map(ProofTrainingTest::test);
    }

    @TestFactory
    Stream<DynamicTest> everyFunctionIsRight() {
        List<Activation> hidden = List.of(
                Activation.SIGMOID,
                Activation.TANH,
                Activation.RELU,
                Activation.LEAKY_RELU,
                Activation.ELU,
                Activation.GELU,
                Activation.SOFTPLUS,
                Activation.IDENTITY);
        List<NetworkSpec> specs = new ArrayList<>();
        for (Activation activation : hidden) {
            Precision precision = specs.size() % 2 == 0 ? Precision.FLOAT : Precision.DOUBLE;
            for (Loss loss : Loss.values()) {
                Activation last = loss == Loss.CROSS_ENTROPY ? Activation.SOFTMAX : activation;
                specs.add(Specs.of(precision, List.of(activation, Activation.TANH, last), loss, 20, 18, 17, 3));
            }
            specs.add(Specs.of(precision, List.of(activation, Activation.SIGMOID), Loss.CROSS_ENTROPY, 9, 20, 2));
        }
        // Five losses of eight functions.
        return Thorough.some(3, specs).stream()
                .map(spec -> Trainings.with(spec, Trainings.steps(Optimizer.ADAM, 0.5, 0.1, Map.of()), 0.3))
                .map(ProofTrainingTest::test);
    }

    @TestFactory
    Stream<DynamicTest> everyFormOfLoopIsRight() {
        StepSpec steps = Trainings.steps(Optimizer.MOMENTUM, 0.5, 0.1, Map.of());
        NetworkSpec plain = Specs.of(
                Precision.FLOAT,
                List.of(Activation.RELU, Activation.TANH, Activation.SOFTMAX),
                Loss.CROSS_ENTROPY,
                200,
                24,
                20,
                3);
        NetworkSpec small = Specs.of(Precision.FLOAT, ErrorRule.GRADIENT, true, 0.1, 5, 6, 3);
        return Stream.concat(
                        ForcedPlans.all(Trainings.with(plain, steps, 0.5)).stream(),
                        ForcedPlans.all(Trainings.with(small, steps, 0)).stream())
                .map(ProofTrainingTest::test);
    }

    @Test
    @EnabledIfSystemProperty(named = "nn.cases", matches = "all", disabledReason = "takes as long as ten others")
    void aWideNetworkIsRight() {
        NetworkSpec plain = Specs.of(
                Precision.FLOAT, List.of(Activation.RELU, Activation.SOFTMAX), Loss.CROSS_ENTROPY, 784, 300, 10);
        assertRight(ForcedPlans.vectors(Trainings.with(plain, Trainings.steps(Optimizer.ADAMW, 1, 0, Map.of()), 0.25)));
    }

    @Test
    void limitsOutOfReachAreNotReached() {
        NetworkSpec plain = Specs.of(Precision.FLOAT, ErrorRule.GRADIENT, true, 0.1, 5, 6, 3);
        ProofRun run = ProofRun.of(
                ForcedPlans.planned(Trainings.with(plain, Trainings.steps(Optimizer.SGD, 1e30, 0, Map.of()), 0)));
        assertThat(run.messages()).isEmpty();
        assertThat(run.succeeded()).isEqualTo(10);
    }

    @Test
    void largeAndSmallNumbersAreNoMistakes() {
        NetworkSpec plain =
                Specs.of(Precision.FLOAT, List.of(Activation.RELU, Activation.IDENTITY), Loss.HUBER, 20, 40, 3);
        List<NetworkSpec> specs = new ArrayList<>();
        for (double limit : new double[] {1e-4, 1e-2, 1000, 1e12}) {
            specs.add(Trainings.with(plain, Trainings.steps(Optimizer.SGD, limit, 0, Map.of()), 0));
            specs.add(Trainings.with(plain, Trainings.steps(Optimizer.ADAM, 0, limit, Map.of()), 0));
            specs.add(Trainings.with(plain, Trainings.steps(Optimizer.RMSPROP, limit, limit / 2, Map.of()), 0.01));
        }
        for (double rate : new double[] {1e-9, 50}) {
            NetworkSpec spec = Trainings.with(plain, Trainings.steps(Optimizer.SGD, 1, 0.1, Map.of()), 0.9);
            specs.add(Specs.with(spec, rate, spec.steps()));
        }
        // Three optimizers with each of four limits.
        Thorough.some(4, specs).forEach(spec -> assertRight(ForcedPlans.planned(spec)));
    }

    /** Where a layer may be left out as a whole, and its neurons may answer nothing. */
    @Test
    void networksWithNextToNoNeuronsAreRight() {
        List<NetworkSpec> specs = new ArrayList<>();
        for (double dropout : new double[] {0.5, 0.99}) {
            for (Activation activation : List.of(Activation.RELU, Activation.SIGMOID)) {
                for (int hidden : new int[] {1, 2}) {
                    NetworkSpec plain = Specs.of(
                            Precision.FLOAT,
                            List.of(activation, Activation.RELU, activation),
                            Loss.SQUARED_ERROR,
                            1,
                            hidden,
                            1,
                            1);
                    specs.add(Trainings.with(plain, Trainings.steps(Optimizer.SGD, 0.5, 0.2, Map.of()), dropout));
                    specs.add(Trainings.with(plain, Trainings.steps(Optimizer.ADAM, 0.5, 0, Map.of()), dropout));
                }
            }
        }
        // Two optimizers, layers, activations and dropouts.
        Thorough.some(3, specs).forEach(spec -> assertRight(ForcedPlans.planned(spec)));
    }

    @Test
    void namesThatCollideStillCompile() {
        StepSpec steps = Trainings.steps(Optimizer.ADAM, 0.5, 0.1, Map.of());
        NetworkSpec plain = Specs.of(Precision.FLOAT, ErrorRule.GRADIENT, true, 0.1, 5, 6, 3);
        NetworkSpec training = Trainings.with(plain, steps, 0.5);
        for (String name : Thorough.some(2, List.of("Dropout", "Math", "Arrays", "List", "Parameters"))) {
            assertRight(ForcedPlans.planned(new NetworkSpec(
                    training.declaration(),
                    training.packageName(),
                    name,
                    training.interfaceName(),
                    training.inheritedNames(),
                    training.reversible(),
                    training.inputs(),
                    training.learningRate(),
                    Long.MIN_VALUE,
                    training.precision(),
                    training.loss(),
                    training.errorRule(),
                    training.steps(),
                    training.layers(),
                    training.typed(),
                    Set.of())));
        }
    }

    private static NetworkSpec spec(
            Optimizer optimizer,
            ErrorRule rule,
            Precision precision,
            boolean bias,
            double dropout,
            double norm,
            double value,
            int... sizes) {
        Map<Hyperparameter, Double> more = new EnumMap<>(Hyperparameter.class);
        if (sizes.length > 3) {
            more.put(Hyperparameter.L1, 0.01);
            more.put(Hyperparameter.L2, 0.02);
            if (optimizer != Optimizer.ADAM) {
                more.put(Hyperparameter.WEIGHT_DECAY, 0.03);
            }
        }
        return Trainings.with(
                Specs.of(precision, rule, bias, 0.1, sizes), Trainings.steps(optimizer, norm, value, more), dropout);
    }

    private static DynamicTest test(NetworkSpec spec) {
        return test(ForcedPlans.planned(spec));
    }

    private static DynamicTest test(NetworkPlan plan) {
        NetworkSpec spec = plan.spec();
        return dynamicTest(
                StepText.of(spec) + ", " + Fingerprint.of(spec) + " " + spec.precision(), () -> assertRight(plan));
    }

    private static void assertRight(NetworkPlan plan) {
        NetworkSpec spec = plan.spec();
        boolean clips = spec.steps().numbers().containsKey(Hyperparameter.CLIP_NORM)
                || spec.steps().numbers().containsKey(Hyperparameter.CLIP_VALUE);
        int tests =
                9 + (clips ? 1 : 0) + (spec.hasDropout() ? 1 : 0) + (spec.errorRule() == ErrorRule.GRADIENT ? 1 : 0);
        ProofRun run = ProofRun.of(plan);
        assertThat(run.messages()).as("%s", spec).isEmpty();
        assertThat(run.succeeded()).isEqualTo(tests);
    }
}
