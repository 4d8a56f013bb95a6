package dev.nnmaven.plugin.codegen.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.nnmaven.annotations.Activation;
import dev.nnmaven.annotations.ErrorRule;
import dev.nnmaven.annotations.Initializer;
import dev.nnmaven.annotations.Loss;
import dev.nnmaven.annotations.Optimizer;
import dev.nnmaven.annotations.Precision;
import dev.nnmaven.annotations.Schedule;
import dev.nnmaven.plugin.codegen.emit.harness.ProofRun;
import dev.nnmaven.plugin.codegen.emit.harness.Thorough;
import dev.nnmaven.plugin.codegen.emit.text.Fingerprint;
import dev.nnmaven.plugin.codegen.emit.text.StepText;
import dev.nnmaven.plugin.codegen.plan.ForcedPlans;
import dev.nnmaven.plugin.codegen.plan.NetworkPlan;
import dev.nnmaven.plugin.codegen.spec.Hyperparameter;
import dev.nnmaven.plugin.codegen.spec.LayerSpec;
import dev.nnmaven.plugin.codegen.spec.NetworkSpec;
import dev.nnmaven.plugin.codegen.spec.ScheduleNumber;
import dev.nnmaven.plugin.codegen.spec.Specs;
import dev.nnmaven.plugin.codegen.spec.StepSpec;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Generated tests compile without a warning, and find nothing wrong with any network as it is generated. */
@Execution(ExecutionMode.CONCURRENT)
class ProofTest {

    private static final int[][] SHAPES = {{1, 1}, {2, 3, 1}, {13, 32, 18, 3}, {67, 70, 3}};

    @TestFactory
    Stream<DynamicTest> everyNetworkIsRight() {
        Stream<NetworkPlan> plans = Arrays.stream(SHAPES)
                .flatMap(shape -> Stream.of(
                        Specs.of(Precision.FLOAT, ErrorRule.WEIGHTED_ERROR, true, 0.3, shape),
                        Specs.of(Precision.FLOAT, ErrorRule.GRADIENT, false, 0.3, shape),
                        Specs.of(Precision.DOUBLE, ErrorRule.WEIGHTED_ERROR, false, 0.3, shape),
                        Specs.of(Precision.DOUBLE, ErrorRule.GRADIENT, true, 0.3, shape)))
                .flatMap(spec -> Stream.of(ForcedPlans.planned(spec), ForcedPlans.vectors(spec)))
                .distinct();
        return Thorough.some(3, plans.toList()).stream().map(plan -> dynamicTest(name(plan), () -> assertRight(plan)));
    }

    @TestFactory
    Stream<DynamicTest> everyOptimizerIsRight() {
        Stream<NetworkSpec> specs = Arrays.stream(Optimizer.values())
                .flatMap(optimizer -> Stream.of(ErrorRule.WEIGHTED_ERROR, ErrorRule.GRADIENT)
                        .flatMap(rule -> Stream.of(new int[] {2, 3, 1}, new int[] {67, 70, 3})
                                .map(shape -> optimized(optimizer, rule, shape))));
        return Thorough.some(3, specs.toList()).stream()
                .map(spec -> dynamicTest(
                        StepText.of(spec) + ", " + Fingerprint.of(spec) + " " + spec.precision(),
                        () -> assertRight(ForcedPlans.planned(spec), isAdaptive(spec) ? 9 : 10)));
    }

    private static boolean isAdaptive(NetworkSpec spec) {
        return spec.steps().numbers().containsKey(Hyperparameter.EPSILON);
    }

    /** With penalties, decay and warm-up in the smaller network. */
    private static NetworkSpec optimized(Optimizer optimizer, ErrorRule rule, int[] shape) {
        Map<Hyperparameter, Double> numbers = new EnumMap<>(Hyperparameter.class);
        if (optimizer == Optimizer.MOMENTUM || optimizer == Optimizer.NESTEROV) {
            numbers.put(Hyperparameter.MOMENTUM_DECAY, 0.9);
        } else if (optimizer != Optimizer.SGD) {
            numbers.put(Hyperparameter.EPSILON, 1e-8);
        }
        if (optimizer == Optimizer.RMSPROP) {
            numbers.put(Hyperparameter.RHO, 0.9);
        } else if (numbers.containsKey(Hyperparameter.EPSILON)) {
            numbers.put(Hyperparameter.BETA1, 0.9);
            numbers.put(Hyperparameter.BETA2, 0.999);
        }
        boolean small = shape[0] < 10;
        if (small) {
            numbers.put(Hyperparameter.L1, 0.01);
            numbers.put(Hyperparameter.L2, 0.02);
            if (optimizer != Optimizer.ADAM) {
                numbers.put(Hyperparameter.WEIGHT_DECAY, 0.03);
            }
        }
        StepSpec steps = new StepSpec(
                optimizer,
                numbers,
                Schedule.Kind.LINEAR,
                Map.of(ScheduleNumber.WARM_UP, small ? 3.0 : 0.0, ScheduleNumber.EPOCHS, 5.0));
        return Specs.with(Specs.of(small ? Precision.DOUBLE : Precision.FLOAT, rule, true, 0.01, shape), 0.01, steps);
    }

    @Test
    void dropoutAndClippingAreNoMistakes() {
        List<LayerSpec> layers = List.of(
                new LayerSpec("hidden", 40, Activation.RELU, true, Initializer.HE, 0.5),
                new LayerSpec("output", 3, Activation.IDENTITY, true, Initializer.ZEROS, 0));
        NetworkSpec plain =
                Specs.of(Precision.FLOAT, List.of(Activation.RELU, Activation.IDENTITY), Loss.HUBER, 20, 40, 3);
        StepSpec clipped = new StepSpec(
                Optimizer.SGD,
                Map.of(Hyperparameter.CLIP_NORM, 0.5, Hyperparameter.CLIP_VALUE, 0.1),
                Schedule.Kind.CONSTANT,
                Map.of());
        assertRight(ForcedPlans.planned(Specs.with(plain, 0.1, StepSpec.PLAIN, layers)), 11);
        assertRight(ForcedPlans.vectors(Specs.with(plain, 0.1, clipped)), 11);
        assertRight(ForcedPlans.planned(Specs.with(plain, 0.1, clipped, layers)), 12);
    }

    @Test
    void largeLearningRatesAndSmallOnesAreNoMistakes() {
        for (double rate : new double[] {1e-9, 50}) {
            assertRight(ForcedPlans.planned(Specs.of(Precision.FLOAT, ErrorRule.WEIGHTED_ERROR, true, rate, 4, 20, 8)));
            assertRight(ForcedPlans.planned(Specs.of(Precision.DOUBLE, ErrorRule.GRADIENT, true, rate, 4, 20, 8)));
        }
    }

    @TestFactory
    Stream<DynamicTest> everyReversibleNetworkIsRight() {
        return Stream.of(
                        reversible(Loss.SQUARED_ERROR, List.of(Activation.SIGMOID, Activation.SIGMOID), 3, 4, 2),
                        reversible(
                                Loss.SQUARED_ERROR,
                                List.of(Activation.TANH, Activation.LEAKY_RELU, Activation.ELU),
                                20,
                                18,
                                17,
                                19),
                        reversible(
                                Loss.HUBER, List.of(Activation.ELU, Activation.IDENTITY, Activation.TANH), 9, 1, 6, 5),
                        reversible(Loss.HUBER, List.of(Activation.SOFTPLUS, Activation.SOFTPLUS), 33, 17, 1),
                        reversible(Loss.CROSS_ENTROPY, List.of(Activation.SIGMOID, Activation.SOFTMAX), 66, 20, 5))
                .flatMap(spec -> Stream.of(ForcedPlans.planned(spec), ForcedPlans.vectors(spec)))
                .distinct()
                .map(plan -> dynamicTest(name(plan), () -> assertRight(plan)));
    }

    private static NetworkSpec reversible(Loss loss, List<Activation> activations, int... sizes) {
        Precision precision = sizes.length > 3 ? Precision.DOUBLE : Precision.FLOAT;
        return Specs.reversible(Specs.of(precision, activations, loss, sizes));
    }

    @Test
    void namesThatCollideStillCompile() {
        List<LayerSpec> layers = List.of(
                new LayerSpec("größe", 2, Activation.SIGMOID, true), new LayerSpec("$L", 2, Activation.SIGMOID, false));
        Stream<NetworkSpec> specs = Stream.of("com.example", "")
                .flatMap(packageName -> Stream.of("Test", "Tensor", "Random", "Math", "String", "List", "Parameters")
                        .map(name -> Specs.plain(
                                "odd */ \n \\u000a name.json",
                                packageName,
                                name,
                                Optional.empty(),
                                Set.of(),
                                false,
                                3,
                                0.1,
                                Long.MAX_VALUE,
                                Precision.FLOAT,
                                Loss.SQUARED_ERROR,
                                ErrorRule.GRADIENT,
                                layers)));
        // Seven names in two packages.
        Thorough.some(3, specs.toList()).forEach(spec -> assertRight(ForcedPlans.planned(spec)));
    }

    private static void assertRight(NetworkPlan plan) {
        assertRight(plan, plan.spec().reversible() ? 11 : 10);
    }

    private static void assertRight(NetworkPlan plan, int tests) {
        ProofRun run = ProofRun.of(plan);
        assertThat(run.messages()).isEmpty();
        assertThat(run.succeeded()).isEqualTo(tests);
    }

    private static String name(NetworkPlan plan) {
        NetworkSpec spec = plan.spec();
        return Fingerprint.of(spec) + " " + spec.precision() + (plan.vectors() ? " in vectors" : "");
    }
}
