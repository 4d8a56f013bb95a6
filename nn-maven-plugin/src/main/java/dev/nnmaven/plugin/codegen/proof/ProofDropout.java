package dev.nnmaven.plugin.codegen.proof;

import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.nnmaven.plugin.codegen.spec.NetworkSpec;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Which neurons dropout leaves out, for the test of a network that has it. */
final class ProofDropout {

    private final ProofText text;
    private final boolean dropout;

    ProofDropout(ProofText text, NetworkSpec spec) {
        this.text = text;
        this.dropout = spec.hasDropout();
    }

    List<MethodSpec> tests() {
        return dropout ? List.of(share()) : List.of();
    }

    List<MethodSpec> helpers() {
        return dropout ? List.of(factors(), factorsOfLayer(), everyNeuron()) : List.of();
    }

    /**
     * <pre>{@code
     * @Test
     * void dropoutLeavesOutTheDeclaredShare() {
     *     ...
     *     assertNear(all * DROPOUT[l], left, 6 * deviation, "left out of " + LAYERS[l]);
     *     ...
     * }
     * }</pre>
     */
    private MethodSpec share() {
        return text.pureTest("dropoutLeavesOutTheDeclaredShare", """
                for (int l = 0; l < LAYERS.length; l++) {
                    int samples = 1 + 10_000 / SIZES[l + 1];
                    int left = 0;
                    for (int n = 0; n < samples; n++) {
                        for (double factor : factors(l, n)) {
                            if (factor == 0) {
                                left++;
                            } else {
                                assertEquals(1 / (1 - DROPOUT[l]), factor, LAYERS[l]);
                            }
                        }
                    }
                    double all = (double) samples * SIZES[l + 1];
                    double deviation = $math:T.sqrt(all * DROPOUT[l] * (1 - DROPOUT[l]));
                    assertNear(all * DROPOUT[l], left, 6 * deviation, "left out of " + LAYERS[l]);
                }
                """);
    }

    /**
     * <pre>{@code
     * // What dropout multiplies the neurons of each layer by for a sample.
     * private static double[][] factors(long sample) { ... }
     * }</pre>
     */
    private MethodSpec factors() {
        return ProofText.helper(ProofPasses.MATRIX, "factors", Modifier.STATIC)
                .addJavadoc("What dropout multiplies the neurons of each layer by for a sample, counted from 0.")
                .addParameter(TypeName.LONG, "sample")
                .addCode(text.code("""
                        double[][] factors = new double[LAYERS.length][];
                        for (int l = 0; l < LAYERS.length; l++) {
                            factors[l] = factors(l, sample);
                        }
                        return factors;
                        """))
                .build();
    }

    /**
     * <pre>{@code
     * // 0 for each neuron of layer l that is left out, 1 / (1 − share) for the others.
     * private static double[] factors(int l, long sample) { ... }
     * }</pre>
     */
    private MethodSpec factorsOfLayer() {
        return ProofText.helper(ProofFunctions.VECTOR, "factors", Modifier.STATIC)
                .addJavadoc("0 for each neuron of layer l that is left out, 1 / (1 − share) for the others.")
                .addParameter(TypeName.INT, "l")
                .addParameter(TypeName.LONG, "sample")
                .addCode(text.code("""
                        double[] factors = new double[SIZES[l + 1]];
                        $dropout:T.leaveOut(factors.clone(), factors, factors.clone(), DROPOUT[l], $seed:L, l + 1, sample);
                        return factors;
                        """))
                .build();
    }

    /**
     * <pre>{@code
     * // The factors of answers, which leave no neuron out.
     * private static double[][] everyNeuron() { ... }
     * }</pre>
     */
    private MethodSpec everyNeuron() {
        return ProofText.helper(ProofPasses.MATRIX, "everyNeuron", Modifier.STATIC)
                .addJavadoc("The factors of answers, which leave no neuron out.")
                .addCode(text.code("""
                        double[][] factors = new double[LAYERS.length][];
                        for (int l = 0; l < LAYERS.length; l++) {
                            factors[l] = new double[SIZES[l + 1]];
                            $arrays:T.fill(factors[l], 1);
                        }
                        return factors;
                        """))
                .build();
    }
}
