package dev.nnmaven.plugin.codegen.proof;

import static dev.nnmaven.plugin.codegen.proof.ProofMutation.in;
import static dev.nnmaven.plugin.codegen.proof.ProofMutation.tests;

import dev.nnmaven.annotations.Activation;
import dev.nnmaven.annotations.ErrorRule;
import dev.nnmaven.annotations.Loss;
import dev.nnmaven.annotations.Optimizer;
import dev.nnmaven.annotations.Precision;
import dev.nnmaven.plugin.codegen.emit.harness.Thorough;
import dev.nnmaven.plugin.codegen.plan.ForcedPlans;
import dev.nnmaven.plugin.codegen.plan.NetworkPlan;
import dev.nnmaven.plugin.codegen.spec.NetworkSpec;
import dev.nnmaven.plugin.codegen.spec.Specs;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Generated tests find mistakes in dropout and clipping, with every optimizer, and the right method finds them. */
@Execution(ExecutionMode.CONCURRENT)
class ProofTrainingMutationsTest {

    private static final String ANSWERS = "answersAreThoseOfTheFormulas";
    private static final String WEIGHTED_ERROR = "aStepFollowsTheWeightedErrorRule";
    private static final String PROPORTIONAL = "aStepFollowsTheProportionalRule";
    private static final String GRADIENT = "aStepFollowsTheGradientOfTheLoss";
    private static final String CLIPPED = "aLongGradientIsClipped";

    private static final String FORWARD = "forwardLayer2(o1, a2);";

    private static final String OF_VALUE = "d = Math.max(-CLIP_VALUE, Math.min(CLIP_VALUE, d));";

    private static final String VALUE_FIRST = "clip * Math.max(-CLIP_VALUE, Math.min(CLIP_VALUE, g[i]));";

    /** Straight lines, which have no dropout. */
    private static NetworkPlan small(Optimizer optimizer, double norm, double value) {
        NetworkSpec plain = Specs.of(Precision.DOUBLE, ErrorRule.WEIGHTED_ERROR, true, 0.1, 2, 3, 2);
        return ForcedPlans.planned(Trainings.with(plain, Trainings.steps(optimizer, norm, value, Map.of()), 0));
    }

    /** Loops, the first layer in tiles. */
    private static NetworkPlan large(Optimizer optimizer, double norm, double value, double dropout) {
        NetworkSpec plain =
                Specs.of(Precision.FLOAT, List.of(Activation.TANH, Activation.SOFTMAX), Loss.CROSS_ENTROPY, 67, 70, 18);
        return ForcedPlans.planned(Trainings.with(plain, Trainings.steps(optimizer, norm, value, Map.of()), dropout));
    }

    @TestFactory
    Stream<DynamicTest> clippingOfEveryOptimizer() {
        Stream<DynamicTest> tests = Arrays.stream(Optimizer.values()).flatMap(optimizer -> {
            NetworkPlan plan = large(optimizer, 0.5, 0.05, 0.3);
            NetworkPlan straight = small(optimizer, 0.3, 0.1);
            return tests(
                    in(plan, "clip * g[i]", "g[i]", CLIPPED),
                    in(plan, OF_VALUE, "", CLIPPED),
                    in(plan, "clip * g[i];\n            " + OF_VALUE, VALUE_FIRST, CLIPPED),
                    in(straight, "clip * g[i]", "g[i]", CLIPPED),
                    in(straight, "clip * g[i];\n            " + OF_VALUE, VALUE_FIRST, CLIPPED),
                    in(small(optimizer, 0, 0.1), OF_VALUE, "", CLIPPED));
        });
        // Six mistakes with each of six optimizers.
        return Thorough.some(5, tests.toList()).stream();
    }

    @TestFactory
    Stream<DynamicTest> clipping() {
        NetworkPlan plan = large(Optimizer.ADAM, 0.5, 0.05, 0);
        NetworkPlan straight = small(Optimizer.RMSPROP, 0.3, 0.1);
        return tests(
                in(plan, "CLIP_NORM = 0.5f", "CLIP_NORM = 0.52f", CLIPPED),
                in(plan, "CLIP_VALUE = 0.05f", "CLIP_VALUE = 0.052f", CLIPPED),
                in(large(Optimizer.SGD, 0.1, 0, 0), "Gradients.squares(gw1)\n                + ", "", GRADIENT),
                in(straight, "CLIP_NORM = 0.3", "CLIP_NORM = 0.3001", CLIPPED),
                in(straight, "Math.min(CLIP_VALUE, d)", "d", CLIPPED),
                in(small(Optimizer.RMSPROP, 0.02, 0), "+ Gradients.squares(gb2)", "", WEIGHTED_ERROR));
    }

    @TestFactory
    Stream<DynamicTest> dropoutOfEveryOptimizer() {
        Stream<DynamicTest> tests = Arrays.stream(Optimizer.values()).flatMap(optimizer -> {
            NetworkPlan plan = large(optimizer, 0, 0, 0.3);
            NetworkPlan clipped = large(optimizer, 0.5, 0.05, 0.3);
            return tests(
                    in(plan, "0.3, SEED", "0, SEED", GRADIENT),
                    in(clipped, "0.3, SEED", "0, SEED", GRADIENT, CLIPPED),
                    in(plan, FORWARD, scaled("o1[k] *= 0.7f; m1[k] *= 0.7f;") + FORWARD, GRADIENT),
                    in(plan, "d1[k] *= m1[k];", "", GRADIENT),
                    in(plan, "sampleCount[0] += count;", "", GRADIENT));
        });
        // Five mistakes with each of six optimizers.
        return Thorough.some(4, tests.toList()).stream();
    }

    @TestFactory
    Stream<DynamicTest> dropout() {
        NetworkPlan plan = large(Optimizer.ADAM, 0, 0, 0.3);
        NetworkPlan clipped = large(Optimizer.SGD, 0.5, 0.05, 0.3);
        return tests(
                in(plan, "0.3, SEED", "0.31, SEED", GRADIENT),
                in(plan, "SEED, 1, ", "SEED, 2, ", GRADIENT),
                in(plan, "SEED = 42L", "SEED = 43L", GRADIENT),
                in(plan, FORWARD, "forwardLayer2(a1, a2);", GRADIENT),
                in(plan, FORWARD, scaled("o1[k] *= 0.7f;") + FORWARD, GRADIENT),
                in(plan, FORWARD, scaled("m1[k] *= 0.7f;") + FORWARD, GRADIENT),
                in(plan, FORWARD, FORWARD + " Dropout.leaveOut(a1, m1, o1.clone(), 0.3, SEED, 1, 99);", GRADIENT),
                in(clipped, "d1[k] *= m1[k];", "", GRADIENT, CLIPPED),
                in(plan, "updateLayer2(o1, g2", "updateLayer2(a1, g2", GRADIENT),
                in(clipped, "sampleCount[0] += count;", "", GRADIENT, CLIPPED),
                in(plan, "takeStep(samples)", "takeStep(1)", GRADIENT),
                in(plan, "sampleCount[0] + s", "sampleCount[0]", GRADIENT));
    }

    @TestFactory
    Stream<DynamicTest> dropoutOfErrorsThatAreNoGradient() {
        NetworkPlan weighted = errors(ErrorRule.WEIGHTED_ERROR);
        NetworkPlan proportional = errors(ErrorRule.PROPORTIONAL);
        return tests(
                in(weighted, "e1[k] *= m1[k];", "", WEIGHTED_ERROR),
                in(weighted, "0.3, SEED", "0, SEED", WEIGHTED_ERROR),
                in(proportional, "e1[k] *= m1[k];", "", PROPORTIONAL),
                in(proportional, "0.3, SEED", "0, SEED", PROPORTIONAL));
    }

    private static NetworkPlan errors(ErrorRule rule) {
        NetworkSpec plain = Specs.of(Precision.DOUBLE, rule, true, 0.1, 20, 18, 17, 3);
        return ForcedPlans.planned(Trainings.with(plain, Trainings.steps(Optimizer.SGD, 0, 0, Map.of()), 0.3));
    }

    @TestFactory
    Stream<DynamicTest> answersLeaveNoNeuronOut() {
        NetworkPlan plan = large(Optimizer.SGD, 0, 0, 0.3);
        String one = "forwardLayer2(a1, outputs);";
        String several = "forwardLayer2(c.a1, a2, 0, size);";
        return tests(
                in(plan, one, leftOut("a1") + one, ANSWERS), in(plan, several, leftOut("c.a1[0]") + several, ANSWERS));
    }

    private static String scaled(String statements) {
        return "for (int k = 0; k < N1; k++) { " + statements + " } ";
    }

    private static String leftOut(String activations) {
        return "Dropout.leaveOut(%1$s, %1$s.clone(), %1$s, 0.3, SEED, 1, 0); ".formatted(activations);
    }

    @TestFactory
    Stream<DynamicTest> everythingElse() {
        NetworkPlan plan = large(Optimizer.ADAM, 0.5, 0.05, 0.3);
        NetworkPlan straight = small(Optimizer.MOMENTUM, 0.3, 0.1);
        return tests(
                in(large(Optimizer.ADAM, 0, 0, 0.3), "1f / samples", "1f", GRADIENT),
                in(plan, "(1f - BETA2)", "(1f - BETA1)", GRADIENT),
                in(plan, "stepCount[0]++;", "stepCount[0] = 1;", GRADIENT),
                in(plan, "g[i] = 0f;", "", GRADIENT),
                in(plan, "row2[k] += x2 * g1[k]", "row2[k] -= x2 * g1[k]", GRADIENT),
                in(plan, "(1f - a1[k] * a1[k])", "(1f - a1[k])", GRADIENT),
                in(straight, "MOMENTUM * v[i] + d", "d", WEIGHTED_ERROR),
                in(straight, "LEARNING_RATE = 0.01", "LEARNING_RATE = 0.0101", WEIGHTED_ERROR));
    }
}
