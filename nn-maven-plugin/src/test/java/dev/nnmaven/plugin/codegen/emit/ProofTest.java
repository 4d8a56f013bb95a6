package dev.nnmaven.plugin.codegen.emit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.nnmaven.annotations.Activation;
import dev.nnmaven.annotations.ErrorRule;
import dev.nnmaven.annotations.Loss;
import dev.nnmaven.annotations.Precision;
import dev.nnmaven.plugin.codegen.plan.ForcedPlans;
import dev.nnmaven.plugin.codegen.plan.NetworkPlan;
import dev.nnmaven.plugin.codegen.spec.LayerSpec;
import dev.nnmaven.plugin.codegen.spec.NetworkSpec;
import dev.nnmaven.plugin.codegen.spec.Specs;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Generated tests compile without a warning, and find nothing wrong with any network as it is generated. */
class ProofTest {

    private static final int[][] SHAPES = {{1, 1}, {2, 3, 1}, {13, 32, 18, 3}, {67, 70, 3}};

    @TestFactory
    Stream<DynamicTest> everyNetworkIsRight() {
        return Arrays.stream(SHAPES)
                .flatMap(shape -> Stream.of(
                        Specs.of(Precision.FLOAT, ErrorRule.WEIGHTED_ERROR, true, 0.3, shape),
                        Specs.of(Precision.FLOAT, ErrorRule.GRADIENT, false, 0.3, shape),
                        Specs.of(Precision.DOUBLE, ErrorRule.WEIGHTED_ERROR, false, 0.3, shape),
                        Specs.of(Precision.DOUBLE, ErrorRule.GRADIENT, true, 0.3, shape)))
                .flatMap(spec -> Stream.of(ForcedPlans.planned(spec), ForcedPlans.vectors(spec)))
                .distinct()
                .map(plan -> dynamicTest(name(plan), () -> assertRight(plan)));
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
        for (String packageName : List.of("com.example", "")) {
            for (String name : List.of("Test", "Tensor", "Random", "Math", "String", "List", "Parameters")) {
                assertRight(ForcedPlans.planned(new NetworkSpec(
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
            }
        }
    }

    private static void assertRight(NetworkPlan plan) {
        ProofRun run = ProofRun.of(plan);
        assertThat(run.messages()).isEmpty();
        assertThat(run.succeeded()).isEqualTo(plan.spec().reversible() ? 11 : 10);
    }

    private static String name(NetworkPlan plan) {
        NetworkSpec spec = plan.spec();
        return Fingerprint.of(spec) + " " + spec.precision() + (plan.vectors() ? " in vectors" : "");
    }
}
