package dev.nnmaven.plugin.codegen.proof;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.nnmaven.annotations.ErrorRule;
import dev.nnmaven.plugin.codegen.emit.text.Scalar;
import dev.nnmaven.plugin.codegen.spec.NetworkSpec;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** The gradient of all weights at once by back-propagation in plain loops, with the neurons left out that dropout leaves out. */
final class ProofGradient {

    private final ProofText text;
    private final ClassName parameters;
    private final ProofPasses passes;
    private final ProofFunctions functions;
    private final ProofSlopes slopes;
    private final Scalar scalar;
    private final boolean exact;
    private final boolean dropout;

    ProofGradient(ProofText text, NetworkSpec spec) {
        this.text = text;
        this.parameters = text.parameters();
        this.passes = new ProofPasses(text, spec);
        this.functions = new ProofFunctions(spec);
        this.slopes = new ProofSlopes(spec);
        this.scalar = new Scalar(spec.precision());
        this.exact = spec.errorRule() == ErrorRule.GRADIENT;
        this.dropout = spec.hasDropout();
    }

    /** Of the gradient itself, where it is that of a loss. */
    List<MethodSpec> tests() {
        return exact ? List.of(slopeOfTheLoss()) : List.of();
    }

    List<MethodSpec> helpers() {
        List<MethodSpec> helpers = new ArrayList<>(List.of(gradient(), addGradient(), passes.forwardInSums()));
        helpers.add(passes.sums());
        helpers.addAll(functions.methods());
        helpers.addAll(slopes.methods());
        helpers.add(passes.sentBack());
        if (exact) {
            helpers.add(passes.slope());
            helpers.add(passes.loss());
        }
        if (mayJump()) {
            helpers.add(jumps());
        }
        return helpers;
    }

    /** Whether there are samples at which rounding may decide a slope: {@code jumps} finds them. */
    boolean mayJump() {
        return slopes.activationsJump() || slopes.lossJumps();
    }

    /**
     * What the other tests take for the gradient, against finite differences:
     *
     * <pre>{@code
     * @Test
     * void theGradientIsTheSlopeOfTheLoss() {
     *     ...
     *             double slope = slope(p, p.w[l][k], j, inputs, targets, m);
     *             assertNear(-slope, gradient.w[l][k][j], 1e-6, LAYERS[l] + ".weight", k, j);
     *     ...
     * }
     * }</pre>
     */
    private MethodSpec slopeOfTheLoss() {
        String drawn = dropout ? """
                    double[][] m = factors(n);
                """ : "";
        String redrawn = mayJump() ? """
                    while (%2$s) {
                        inputs = someInputs(1, ZEROS[n])[0];
                        targets = someTargets(1)[0];
                    }
                """ : "";
        String body = """
                for (int n = 0; n < ZEROS.length; n++) {
                    $parameters:T p = someParameters();
                    $scalar:T[] inputs = someInputs(1, ZEROS[n])[0];
                    $scalar:T[] targets = someTargets(1)[0];
                """ + drawn + redrawn + """
                    $parameters:T gradient = new $parameters:T();
                    addGradient(gradient, 1, p, inputs, targets%1$s);
                    for (int l = 0; l < LAYERS.length; l++) {
                        // From the end, where loops have their remainders.
                        for (int k = SIZES[l + 1] - 1; k >= 0; k -= 1 + SIZES[l + 1] / SAMPLED) {
                            for (int j = SIZES[l] - 1; j >= 0; j -= 1 + SIZES[l] / SAMPLED) {
                                double slope = slope(p, p.w[l][k], j, inputs, targets%1$s);
                                assertNear(-slope, gradient.w[l][k][j], 1e-6, LAYERS[l] + ".weight", k, j);
                            }
                            if (k < p.b[l].length) {
                                double slope = slope(p, p.b[l], k, inputs, targets%1$s);
                                assertNear(-slope, gradient.b[l][k], 1e-6, LAYERS[l] + ".bias", k);
                            }
                        }
                    }
                }
                """;
        return text.pureTest(
                "theGradientIsTheSlopeOfTheLoss",
                body.formatted(dropout ? ", m" : "", jumps("inputs", "targets", "m")));
    }

    /**
     * <pre>{@code
     * // The mean gradient of some samples, with the sign of a step.
     * private static Parameters gradient(Parameters p, float[][] inputs, float[][] targets, long first) { ... }
     * }</pre>
     */
    private MethodSpec gradient() {
        MethodSpec.Builder method = ProofText.helper(parameters, "gradient", Modifier.STATIC)
                .addJavadoc("The mean gradient of some samples, with the sign of a step.")
                .addParameter(parameters, "p")
                .addParameter(scalar.matrix(), "inputs")
                .addParameter(scalar.matrix(), "targets");
        if (dropout) {
            method.addJavadoc("\n\n@param first number of the first of them, counted from that of the training\n")
                    .addParameter(TypeName.LONG, "first");
        }
        return method.addCode(text.code("""
                        $parameters:T gradient = new $parameters:T();
                        for (int n = 0; n < inputs.length; n++) {
                            addGradient(gradient, 1.0 / inputs.length, p, inputs[n], targets[n]%s);
                        }
                        return gradient;
                        """.formatted(dropout ? ", factors(first + n)" : "")))
                .build();
    }

    /**
     * <pre>{@code
     * // Adds a share of (e·f′)·oᵀ and e·f′ of each layer.
     * private static void addGradient(Parameters gradient, double share, Parameters p, float[] inputs, float[] targets,
     *         double[][] m) { ... }
     * }</pre>
     */
    private MethodSpec addGradient() {
        MethodSpec.Builder method = ProofText.helper(TypeName.VOID, "addGradient", Modifier.STATIC)
                .addJavadoc("Adds a share of (e·f′)·oᵀ and e·f′ of each layer.\n\n")
                .addJavadoc(
                        dropout
                                ? "@param m what dropout multiplies neurons by, and the errors that come back to them\n"
                                : "@param share what the sample counts\n")
                .addParameter(parameters, "gradient")
                .addParameter(TypeName.DOUBLE, "share")
                .addParameter(parameters, "p")
                .addParameter(scalar.vector(), "inputs")
                .addParameter(scalar.vector(), "targets");
        if (dropout) {
            method.addParameter(ProofPasses.MATRIX, "m");
        }
        return method.addCode(text.code("""
                        double[][] o = forward(p, inputs%s);
                        double[] e = new double[$out:L];
                        for (int k = 0; k < e.length; k++) {
                        """.formatted(dropout ? ", m" : "")))
                .addCode("    e[k] = $L;\n", slopes.error())
                .addCode("}\nfor (int l = LAYERS.length - 1; l >= 0; l--) {\n    double[] z = sums(p, l, o[l]);\n")
                .addCode(
                        slopes.cancels()
                                ? "    // The slope of the last activation cancels out against that of the loss.\n"
                                : "")
                .addCode("    double[] slope = $L;\n", slopes.slopes())
                .addCode(text.code(
                        """
                            double[] d = new double[e.length];
                            for (int k = 0; k < e.length; k++) {
                        """ + (dropout ? "        e[k] *= m[l][k];\n" : "") + """
                                d[k] = e[k] * slope[k];
                                for (int j = 0; j < o[l].length; j++) {
                                    gradient.w[l][k][j] += share * d[k] * o[l][j];
                                }
                                if (k < gradient.b[l].length) {
                                    gradient.b[l][k] += share * d[k];
                                }
                            }
                            e = sentBack(p.w[l], %s);
                        }
                        """.formatted(exact ? "d" : "e")))
                .build();
    }

    /**
     * {@code jumps(p, inputs, targets, m)}, without the targets where the loss has a slope everywhere, and without the
     * factors where nothing is left out.
     */
    String jumps(String inputs, String targets, String factors) {
        return "jumps(p, " + inputs + (slopes.lossJumps() ? ", " + targets : "") + (dropout ? ", " + factors : "")
                + ")";
    }

    /**
     * <pre>{@code
     * // Whether a slope changes so near that rounding may decide it.
     * private static boolean jumps(Parameters p, float[] inputs, float[] targets, double[][] m) { ... }
     * }</pre>
     */
    private MethodSpec jumps() {
        MethodSpec.Builder method = ProofText.helper(TypeName.BOOLEAN, "jumps", Modifier.STATIC)
                .addJavadoc("Whether a slope changes so near that rounding may decide it.")
                .addParameter(parameters, "p")
                .addParameter(scalar.vector(), "inputs");
        if (slopes.lossJumps()) {
            method.addParameter(scalar.vector(), "targets");
        }
        if (dropout) {
            method.addParameter(ProofPasses.MATRIX, "m");
        }
        String sums = slopes.activationsJump() ? """
                for (int l = 0; l < LAYERS.length; l++) {
                    for (double z : sums(p, l, o[l])) {
                        // At 0 itself, nothing has been rounded.
                        jumps |= z != 0 && $math:T.abs(z) < 2 * H;
                    }
                }
                """ : "";
        String outputs = slopes.lossJumps() ? """
                for (int k = 0; k < targets.length; k++) {
                    jumps |= $math:T.abs(targets[k] - o[LAYERS.length][k]) < 2 * H;
                }
                """ : "";
        return method.addCode(text.code("double[][] o = forward(p, inputs" + (dropout ? ", m" : "") + ");\n"))
                .addCode(text.code("boolean jumps = false;\n" + sums + outputs + "return jumps;\n"))
                .build();
    }
}
