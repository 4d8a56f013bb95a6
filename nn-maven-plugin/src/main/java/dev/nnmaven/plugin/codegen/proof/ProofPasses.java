package dev.nnmaven.plugin.codegen.proof;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.nnmaven.annotations.ErrorRule;
import dev.nnmaven.plugin.codegen.emit.text.Scalar;
import dev.nnmaven.plugin.codegen.spec.NetworkSpec;
import javax.lang.model.element.Modifier;

/** A network in plain loops: forward, back, and how its loss changes with a weight. */
final class ProofPasses {

    /** An array for each layer. */
    static final TypeName MATRIX = ArrayTypeName.of(ProofFunctions.VECTOR);

    private final ProofText text;
    private final ClassName parameters;
    private final ProofFunctions functions;
    private final ErrorRule rule;
    private final Scalar scalar;
    private final boolean dropout;
    private final String factors;

    ProofPasses(ProofText text, NetworkSpec spec) {
        this.text = text;
        this.parameters = text.parameters();
        this.functions = new ProofFunctions(spec);
        this.rule = spec.errorRule();
        this.scalar = new Scalar(spec.precision());
        this.dropout = spec.hasDropout();
        this.factors = dropout ? ", m" : "";
    }

    /**
     * <pre>{@code
     * // The inputs, and the activations of each layer: a = f(W·a + b).
     * private static double[][] forward(Parameters p, float[] inputs) { ... }
     * }</pre>
     */
    MethodSpec forward() {
        return ProofText.helper(MATRIX, "forward", Modifier.STATIC)
                .addJavadoc("The inputs, and the activations of each layer: a = f(W·a + b).")
                .addParameter(parameters, "p")
                .addParameter(scalar.vector(), "inputs")
                .addCode(text.code("""
                        double[][] a = new double[SIZES.length][SIZES[0]];
                        for (int j = 0; j < inputs.length; j++) {
                            a[0][j] = inputs[j];
                        }
                        for (int l = 0; l < LAYERS.length; l++) {
                            double[] z = $arrays:T.copyOf(p.b[l], SIZES[l + 1]);
                            for (int k = 0; k < z.length; k++) {
                                for (int j = 0; j < a[l].length; j++) {
                                    z[k] += p.w[l][k][j] * a[l][j];
                                }
                            }
                        """))
                .addCode("    a[l + 1] = $L;\n", functions.activated())
                .addCode("}\nreturn a;\n")
                .build();
    }

    /**
     * <pre>{@code
     * // The inputs, and what each layer passes on: o = m·f(W·o + b), m what dropout multiplies by.
     * private static double[][] forward(Parameters p, float[] inputs, double[][] m) { ... }
     * }</pre>
     */
    MethodSpec forwardInSums() {
        return factors(ProofText.helper(MATRIX, "forward", Modifier.STATIC)
                        .addJavadoc(
                                dropout
                                        ? "The inputs, and what each layer passes on: o = m·f(W·o + b), m what dropout multiplies by."
                                        : "The inputs, and the activations of each layer: o = f(W·o + b).")
                        .addParameter(parameters, "p")
                        .addParameter(scalar.vector(), "inputs"))
                .addCode(text.code("""
                        double[][] o = new double[SIZES.length][SIZES[0]];
                        for (int j = 0; j < inputs.length; j++) {
                            o[0][j] = inputs[j];
                        }
                        for (int l = 0; l < LAYERS.length; l++) {
                            double[] z = sums(p, l, o[l]);
                        """))
                .addCode("    o[l + 1] = $L;\n", functions.activated())
                .addCode(dropout ? """
                            for (int k = 0; k < z.length; k++) {
                                o[l + 1][k] *= m[l][k];
                            }
                        """ : "")
                .addCode("}\nreturn o;\n")
                .build();
    }

    /**
     * <pre>{@code
     * // What layer l makes activations of: W·x + b.
     * private static double[] sums(Parameters p, int l, double[] x) { ... }
     * }</pre>
     */
    MethodSpec sums() {
        return ProofText.helper(ProofFunctions.VECTOR, "sums", Modifier.STATIC)
                .addJavadoc("What layer l makes activations of: W·x + b.")
                .addParameter(parameters, "p")
                .addParameter(TypeName.INT, "l")
                .addParameter(ProofFunctions.VECTOR, "x")
                .addCode(text.code("""
                        double[] z = $arrays:T.copyOf(p.b[l], SIZES[l + 1]);
                        for (int k = 0; k < z.length; k++) {
                            for (int j = 0; j < x.length; j++) {
                                z[k] += p.w[l][k][j] * x[j];
                            }
                        }
                        return z;
                        """))
                .build();
    }

    /**
     * <pre>{@code
     * // The error of the layer before: Wᵀ·e.
     * private static double[] sentBack(double[][] w, double[] e) { ... }
     * }</pre>
     */
    MethodSpec sentBack() {
        boolean shares = rule == ErrorRule.PROPORTIONAL;
        return ProofText.helper(ProofFunctions.VECTOR, "sentBack", Modifier.STATIC)
                .addJavadoc(
                        shares
                                ? "The error of the layer before: each e in shares of the weights that enter its neuron."
                                : "The error of the layer before: Wᵀ·e.")
                .addParameter(MATRIX, "w")
                .addParameter(ProofFunctions.VECTOR, "e")
                .addCode(text.code("""
                        double[] back = new double[w[0].length];
                        for (int k = 0; k < e.length; k++) {
                        """ + (shares ? """
                            double sum = $arrays:T.stream(w[k]).sum();
                            // Weights that cancel out have shares without bound.
                            sum = $math:T.abs(sum) < 0.1 ? $math:T.copySign(0.1, sum) : sum;
                        """ : "") + """
                            for (int j = 0; j < back.length; j++) {
                                back[j] += w[k][j] * e[k]%s;
                            }
                        }
                        return back;
                        """.formatted(shares ? " / sum" : "")))
                .build();
    }

    /**
     * <pre>{@code
     * // How the loss changes with one number of the parameters: a central difference.
     * private static double slope(Parameters p, double[] row, int i, float[] inputs, float[] targets) { ... }
     * }</pre>
     */
    MethodSpec slope() {
        return factors(ProofText.helper(TypeName.DOUBLE, "slope", Modifier.STATIC)
                        .addJavadoc("How the loss changes with one number of the parameters: a central difference.")
                        .addParameter(parameters, "p")
                        .addParameter(ProofFunctions.VECTOR, "row")
                        .addParameter(TypeName.INT, "i")
                        .addParameter(scalar.vector(), "inputs")
                        .addParameter(scalar.vector(), "targets"))
                .addCode(text.code("""
                        double value = row[i];
                        row[i] = value + H;
                        double above = loss(p, inputs, targets%1$s);
                        row[i] = value - H;
                        double below = loss(p, inputs, targets%1$s);
                        row[i] = value;
                        return (above - below) / (2 * H);
                        """.formatted(factors)))
                .build();
    }

    /**
     * <pre>{@code
     * // ½·Σ(t − o)²
     * private static double loss(Parameters p, float[] inputs, float[] t) { ... }
     * }</pre>
     */
    MethodSpec loss() {
        return factors(ProofText.helper(TypeName.DOUBLE, "loss", Modifier.STATIC)
                        .addJavadoc("$L", functions.lossFormula())
                        .addParameter(parameters, "p")
                        .addParameter(scalar.vector(), "inputs")
                        .addParameter(scalar.vector(), "t"))
                .addCode(text.code("""
                        double[] o = forward(p, inputs%s)[LAYERS.length];
                        double loss = 0;
                        for (int k = 0; k < o.length; k++) {
                        """.formatted(factors)))
                .addCode("    loss += $L;\n", functions.loss())
                .addCode("}\nreturn loss;\n")
                .build();
    }

    private MethodSpec.Builder factors(MethodSpec.Builder method) {
        return dropout ? method.addParameter(MATRIX, "m") : method;
    }
}
