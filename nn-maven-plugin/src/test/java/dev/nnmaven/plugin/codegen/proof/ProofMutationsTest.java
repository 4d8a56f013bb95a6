package dev.nnmaven.plugin.codegen.proof;

import static dev.nnmaven.plugin.codegen.proof.ProofMutation.in;
import static dev.nnmaven.plugin.codegen.proof.ProofMutation.tests;

import dev.nnmaven.annotations.ErrorRule;
import dev.nnmaven.annotations.Precision;
import dev.nnmaven.plugin.codegen.plan.ForcedPlans;
import dev.nnmaven.plugin.codegen.plan.NetworkPlan;
import dev.nnmaven.plugin.codegen.spec.Specs;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Generated tests find the mistakes that a generator could make, and the right method finds them. */
@Execution(ExecutionMode.CONCURRENT)
class ProofMutationsTest {

    private static final String ANSWERS = "answersAreThoseOfTheFormulas";
    private static final String WEIGHTED_ERROR = "aStepFollowsTheWeightedErrorRule";
    private static final String GRADIENT = "aStepFollowsTheGradientOfTheLoss";
    private static final String BATCH = "aBatchTakesTheMeanOfItsSteps";
    private static final String SIZES = "sizesAreAsDeclared";
    private static final String LENGTHS = "wrongLengthsAreRefused";
    private static final String SAVED = "savedWeightsGiveTheSameBits";
    private static final String SAME = "theSameSeedAndDataGiveTheSameBits";
    private static final String EACH = "trainEachTakesTheStepsOfSingleSamples";
    private static final String THREADS = "threadsDoNotChangeABatch";
    private static final String QUERIES = "threadsGetTheAnswersOfOne";

    private static final String BACKQUERY = "backqueryGoesBackThroughTheLayers";

    /** Straight lines. */
    private static final NetworkPlan XOR =
            ForcedPlans.planned(Specs.of(Precision.FLOAT, ErrorRule.WEIGHTED_ERROR, true, 0.1, 2, 3, 1));

    private static final NetworkPlan SMALL_GRADIENT =
            ForcedPlans.planned(Specs.of(Precision.DOUBLE, ErrorRule.GRADIENT, true, 0.3, 3, 5, 2));

    /** Loops, the first layer in tiles. */
    private static final NetworkPlan LARGE =
            ForcedPlans.planned(Specs.of(Precision.FLOAT, ErrorRule.WEIGHTED_ERROR, true, 0.1, 67, 70, 18));

    private static final NetworkPlan LARGE_GRADIENT =
            ForcedPlans.planned(Specs.of(Precision.FLOAT, ErrorRule.GRADIENT, true, 0.1, 67, 70, 18));

    private static final NetworkPlan REVERSIBLE = ForcedPlans.planned(
            Specs.reversible(Specs.of(Precision.FLOAT, ErrorRule.WEIGHTED_ERROR, true, 0.1, 30, 20, 18)));

    @TestFactory
    Stream<DynamicTest> answersAndSteps() {
        return tests(
                in(XOR, "Sigmoid.of(b1[1] + ", "Sigmoid.of(", ANSWERS),
                in(XOR, "w2[2] * a1_2", "w2[2] * a1_1", ANSWERS),
                in(XOR, "w2[0] += g2_0 * a1_0", "w2[0] -= g2_0 * a1_0", WEIGHTED_ERROR, BATCH),
                in(XOR, "b1[2] += g1_2;", "", WEIGHTED_ERROR, BATCH),
                in(XOR, "LEARNING_RATE = 0.1f", "LEARNING_RATE = 0.101f", WEIGHTED_ERROR),
                in(XOR, "float e1_1 = w2[1] * e2_0", "float e1_1 = w2[1] * g2_0", WEIGHTED_ERROR, BATCH),
                in(XOR, "(1f - a1_1)", "(1f + a1_1)", WEIGHTED_ERROR),
                in(SMALL_GRADIENT, "- a2_1;", "+ a2_1;", GRADIENT),
                in(SMALL_GRADIENT, "w1[7] += ", "w1[7] -= ", GRADIENT),
                in(SMALL_GRADIENT, "b2[1] += ", "b2[0] += ", GRADIENT),
                in(SMALL_GRADIENT, "LEARNING_RATE = 0.3", "LEARNING_RATE = 0.3001", GRADIENT),
                in(LARGE, "row2[k] += x2 * g1[k]", "row2[k] += x2 + g1[k]", WEIGHTED_ERROR),
                in(LARGE, "|| x3 != 0f", "", ANSWERS),
                in(LARGE_GRADIENT, "row2[k] += x2 * g1[k]", "row2[k] -= x2 * g1[k]", GRADIENT),
                in(LARGE_GRADIENT, "* (1f - a1[k])", "", GRADIENT));
    }

    @TestFactory
    Stream<DynamicTest> batches() {
        return tests(
                in(XOR, "learningRate / inputs.length", "learningRate", BATCH),
                in(XOR, "Arrays.fill(v1, 0f);", "", BATCH),
                in(XOR, "v1[5] += ", "v1[5] -= ", BATCH),
                in(LARGE, "row1[k] = row1[k] + x0_1 * v0 + x1_1 * v1", "row1[k] = row1[k] + x0_1 * v0", BATCH),
                in(LARGE, "forwardLayer1(inputs[n], a1);", "forwardLayer1(inputs[0], a1); a1[0] = 1;", EACH),
                in(LARGE, "updateBiasesLayer1(g1);\n        }\n    }", "}\n    }", EACH),
                in(LARGE, "team = Team.of(threads);", "team = Team.of(threads); w1[0][0] += threads;", THREADS));
    }

    @TestFactory
    Stream<DynamicTest> backQueries() {
        return tests(
                in(REVERSIBLE, "Sigmoid.inverse(a[k]) - b1[k]", "Sigmoid.inverse(a[k]) + b1[k]", BACKQUERY),
                in(REVERSIBLE, "rescale(a1, 0.01, 0.99)", "rescale(a1, 0.02, 0.99)", BACKQUERY),
                in(REVERSIBLE, "rescale(inputs, 0.01, 0.99)", "rescale(inputs, 0, 1)", BACKQUERY),
                in(REVERSIBLE, "x[j] += w2[j][k] * z[k]", "x[j] += w2[j][k] * a[k]", BACKQUERY));
    }

    @TestFactory
    Stream<DynamicTest> promises() {
        return tests(
                in(XOR, "return N2;", "return N1;", SIZES),
                in(XOR, "2-3(sigmoid)-1(sigmoid)", "2-3(sigmoid)-1(sigmoid, no bias)", SIZES, ANSWERS),
                in(
                        XOR,
                        "Tensor.vector(\"layer2.bias\", b2)",
                        "Tensor.vector(\"layer2.bias\", b2.clone())",
                        SAVED,
                        ANSWERS),
                in(XOR, "contract = Weights.load(file, NETWORK, FINGERPRINT, contract, tensors());", "", SAVED),
                in(XOR, "contract = Weights.load(", "Weights.load(", SAVED),
                in(
                        XOR,
                        "Weights.save(file, NETWORK, FINGERPRINT, contract,",
                        "Weights.save(file, NETWORK, FINGERPRINT,",
                        SAVED),
                in(XOR, "this.contract = contract.requireSizes(N0, N2);", "", SAVED),
                in(XOR, "Vectors.requireLength(\"targets\", targets.length, N2);", "", LENGTHS),
                in(LARGE, "Vectors.requireBatch(\"outputs\", outputs, N2);", "", LENGTHS),
                in(XOR, "this(42L)", "this(43L)", SAME),
                in(XOR, "initialise(seed, ", "initialise(seed + System.identityHashCode(this), ", SAME),
                in(
                        LARGE,
                        "float[] a1 = new float[N1];\n        forward",
                        "float[] a1 = this.a1;\n        forward",
                        QUERIES));
    }
}
