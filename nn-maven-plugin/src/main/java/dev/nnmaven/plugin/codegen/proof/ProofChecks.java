package dev.nnmaven.plugin.codegen.proof;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.nnmaven.plugin.codegen.spec.Hyperparameter;
import dev.nnmaven.plugin.codegen.spec.NetworkSpec;
import javax.lang.model.element.Modifier;

/** Comparisons of what a network has computed with what it should have, up to rounding. */
final class ProofChecks {

    private final ProofText text;
    private final ClassName parameters;
    private final String slight;

    ProofChecks(ProofText text, NetworkSpec spec) {
        this.text = text;
        this.parameters = text.parameters();
        // A gradient that is shortened has its rounding errors shortened, too.
        boolean shortened = spec.steps().number(Hyperparameter.CLIP_NORM) > 0;
        this.slight = shortened ? "0.01 * $math:T.min(1, CLIP_NORM)" : "0.01";
    }

    /** Of gradients that are hard to tell from rounding errors: {@code 0.01 * Math.min(1, CLIP_NORM)}. */
    CodeBlock slight() {
        return text.code(slight);
    }

    /**
     * <pre>{@code
     * private static void assertLayer(int l, Parameters before, Parameters expected, Parameters after, int steps) {
     *     double tolerance = tolerance(l, before, after, steps);
     *     ...
     * }
     * }</pre>
     */
    MethodSpec assertLayer() {
        return ProofText.helper(TypeName.VOID, "assertLayer", Modifier.STATIC)
                .addParameter(TypeName.INT, "l")
                .addParameter(parameters, "before")
                .addParameter(parameters, "expected")
                .addParameter(parameters, "after")
                .addParameter(TypeName.INT, "steps")
                .addCode(text.code("""
                        double tolerance = tolerance(l, before, after, steps);
                        for (int k = 0; k < SIZES[l + 1]; k++) {
                            for (int j = 0; j < SIZES[l]; j++) {
                                assertNear(expected.w[l][k][j], after.w[l][k][j], tolerance, LAYERS[l] + ".weight", k, j);
                            }
                        }
                        for (int k = 0; k < after.b[l].length; k++) {
                            assertNear(expected.b[l][k], after.b[l][k], tolerance, LAYERS[l] + ".bias", k);
                        }
                        """))
                .build();
    }

    /**
     * <pre>{@code
     * // What rounding may do to layer l: a part of the longest step, a digit of the largest weight.
     * private static double tolerance(int l, Parameters before, Parameters after, int steps) {
     *     ...
     *     return TOLERANCE * (step + 0.01 * LEARNING_RATE) + steps * Math.ulp((float) largest);
     * }
     * }</pre>
     */
    MethodSpec tolerance() {
        return ProofText.helper(TypeName.DOUBLE, "tolerance", Modifier.STATIC)
                .addJavadoc(
                        "What rounding may do to layer l: a part of the longest step, a digit of the largest weight.")
                .addParameter(TypeName.INT, "l")
                .addParameter(parameters, "before")
                .addParameter(parameters, "after")
                .addParameter(TypeName.INT, "steps")
                .addCode(text.code("""
                        double step = 0;
                        double largest = 0;
                        for (int k = 0; k < SIZES[l + 1]; k++) {
                            for (int j = 0; j < SIZES[l]; j++) {
                                step = $math:T.max(step, $math:T.abs(after.w[l][k][j] - before.w[l][k][j]));
                                largest = $math:T.max(largest, $math:T.abs(after.w[l][k][j]));
                            }
                        }
                        for (int k = 0; k < after.b[l].length; k++) {
                            step = $math:T.max(step, $math:T.abs(after.b[l][k] - before.b[l][k]));
                            largest = $math:T.max(largest, $math:T.abs(after.b[l][k]));
                        }
                        return TOLERANCE * (step + %s * LEARNING_RATE) + steps * $math:T.ulp($cast:Llargest);
                        """.formatted(slight)))
                .build();
    }

    /**
     * <pre>{@code
     * private static void assertNear(double expected, double found, double tolerance, String what, int... place) { ... }
     * }</pre>
     */
    MethodSpec assertNear() {
        return ProofText.helper(TypeName.VOID, "assertNear", Modifier.STATIC)
                .addParameter(TypeName.DOUBLE, "expected")
                .addParameter(TypeName.DOUBLE, "found")
                .addParameter(TypeName.DOUBLE, "tolerance")
                .addParameter(String.class, "what")
                .addParameter(ArrayTypeName.of(TypeName.INT), "place")
                .varargs()
                .addCode(text.code("""
                        boolean near = $math:T.abs(found - expected) <= tolerance;
                        if (!near || $double:T.isInfinite(found)) {
                            fail(what + $arrays:T.toString(place) + " is " + found + ", expected " + expected + " ± " + tolerance);
                        }
                        """))
                .build();
    }
}
