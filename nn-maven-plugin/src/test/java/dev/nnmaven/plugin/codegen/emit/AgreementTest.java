package dev.nnmaven.plugin.codegen.emit;

import static dev.nnmaven.plugin.codegen.emit.harness.Near.assertNear;

import dev.nnmaven.annotations.ErrorRule;
import dev.nnmaven.annotations.Precision;
import dev.nnmaven.plugin.codegen.emit.harness.Harness;
import dev.nnmaven.plugin.codegen.emit.harness.NaiveNetwork;
import dev.nnmaven.plugin.codegen.emit.harness.RandomNetworks;
import dev.nnmaven.plugin.codegen.emit.harness.Thorough;
import dev.nnmaven.plugin.codegen.plan.ForcedPlans;
import dev.nnmaven.plugin.codegen.plan.NetworkPlan;
import dev.nnmaven.plugin.codegen.spec.NetworkSpec;
import dev.nnmaven.plugin.codegen.spec.Specs;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Every loop form against the naive network, over shapes around vector widths and tile edges. */
class AgreementTest {

    private static final int STEPS = 3;

    @Property(tries = 40, seed = "7")
    void allFormsAgree(
            @ForAll("shapes") int[] sizes,
            @ForAll Precision precision,
            @ForAll("rules") ErrorRule rule,
            @ForAll boolean bias,
            @ForAll long seed) {
        agree(Specs.of(precision, rule, bias, 0.2, sizes), seed);
    }

    @Provide
    Arbitrary<int[]> shapes() {
        Arbitrary<Integer> edges = Arbitraries.of(1, 2, 3, 7, 8, 9, 15, 16, 17, 31, 32, 33, 63, 64, 65, 127, 128, 129);
        return edges.array(int[].class).ofMinSize(2).ofMaxSize(5);
    }

    @Provide
    Arbitrary<ErrorRule> rules() {
        return Arbitraries.of(ErrorRule.WEIGHTED_ERROR, ErrorRule.GRADIENT);
    }

    @Test
    void theSmallestNetworksAgree() {
        agree(Specs.of(Precision.DOUBLE, ErrorRule.WEIGHTED_ERROR, true, 0.2, 1, 1), 1);
        agree(Specs.of(Precision.DOUBLE, ErrorRule.GRADIENT, true, 0.2, 1, 1, 1), 2);
    }

    @Test
    void tenLayersAgree() {
        agree(Specs.of(Precision.DOUBLE, ErrorRule.GRADIENT, true, 0.2, 5, 17, 8, 33, 4, 3, 16, 20, 7, 18, 2), 3);
        agree(Specs.of(Precision.FLOAT, ErrorRule.WEIGHTED_ERROR, true, 0.2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2), 4);
    }

    /** No block of up to 13 vectors divides it without updating columns twice. */
    @Test
    void aRowThatIsHardToDivideAgrees() {
        agree(Specs.of(Precision.DOUBLE, ErrorRule.GRADIENT, true, 0.2, 40_327, 2), 5);
    }

    private static void agree(NetworkSpec spec, long seed) {
        double tolerance = spec.precision() == Precision.DOUBLE ? 1e-12 : 2e-5;
        for (NetworkPlan plan : Thorough.some(5, (int) Math.floorMod(seed, 5L), ForcedPlans.all(spec))) {
            Random random = new Random(seed);
            NaiveNetwork naive = RandomNetworks.naive(spec, random);
            Harness net = new Harness(plan);
            net.set(naive.weights, naive.biases);
            for (int step = 0; step < STEPS; step++) {
                double[] inputs = RandomNetworks.vector(random, spec.inputs());
                double[] targets = RandomNetworks.vector(random, plan.last().outputs());
                assertNear(net.query(inputs), naive.query(inputs), tolerance);
                net.train(inputs, targets);
                naive.train(inputs, targets);
            }
            double[][][] weights = new double[naive.weights.length][][];
            Arrays.setAll(weights, l -> new double[naive.weights[l].length][naive.weights[l][0].length]);
            double[][] biases = new double[weights.length][];
            Arrays.setAll(biases, l -> new double[weights[l].length]);
            net.get(weights, biases);
            for (int l = 0; l < weights.length; l++) {
                for (int k = 0; k < weights[l].length; k++) {
                    assertNear(weights[l][k], naive.weights[l][k], tolerance);
                }
                assertNear(biases[l], naive.biases[l], tolerance);
            }
        }
    }
}
