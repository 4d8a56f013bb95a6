package dev.nnmaven.plugin.codegen.proof;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.nnmaven.annotations.Precision;
import dev.nnmaven.plugin.codegen.emit.text.Scalar;
import dev.nnmaven.plugin.codegen.spec.Hyperparameter;
import dev.nnmaven.plugin.codegen.spec.NetworkSpec;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Gradients that are longer than declared, for the test of a network that clips them. */
final class ProofClipping {

    private final ProofText text;
    private final NetworkSpec spec;
    private final ClassName parameters;
    private final Scalar scalar;
    private final double norm;
    private final double value;

    ProofClipping(ProofText text, NetworkSpec spec) {
        this.text = text;
        this.spec = spec;
        this.parameters = text.parameters();
        this.scalar = new Scalar(spec.precision());
        this.norm = spec.steps().number(Hyperparameter.CLIP_NORM);
        this.value = spec.steps().number(Hyperparameter.CLIP_VALUE);
    }

    /** Whether limits can be exceeded by numbers that the precision of the network holds. */
    boolean isInReach() {
        return isInReach(spec);
    }

    static boolean isInReach(NetworkSpec spec) {
        double norm = spec.steps().number(Hyperparameter.CLIP_NORM);
        double value = spec.steps().number(Hyperparameter.CLIP_VALUE);
        double most = spec.precision() == Precision.FLOAT ? 1e15 : 1e100;
        return norm + value > 0 && norm < most && value < most;
    }

    List<MethodSpec> helpers() {
        List<MethodSpec> helpers = new ArrayList<>();
        if (norm + value > 0) {
            helpers.add(clip());
        }
        if (isInReach()) {
            helpers.add(lengthen());
        }
        if (norm > 0 || isInReach()) {
            helpers.add(length());
        }
        if (isInReach() && value > 0) {
            helpers.add(largest());
        }
        return helpers;
    }

    /**
     * <pre>{@code
     * // Makes a gradient at most so long as CLIP_NORM, and then none of its numbers larger than CLIP_VALUE.
     * private static void clip(Parameters gradient) {
     *     double shorter = Math.min(1, CLIP_NORM / length(gradient));
     *     for (double[] row : gradient.rows()) {
     *         for (int i = 0; i < row.length; i++) {
     *             row[i] = Math.max(-CLIP_VALUE, Math.min(shorter * row[i], CLIP_VALUE));
     *         }
     *     }
     * }
     * }</pre>
     */
    private MethodSpec clip() {
        String shortened = norm > 0 ? "shorter * row[i]" : "row[i]";
        String comment = value == 0
                ? "Makes a gradient at most as long as CLIP_NORM."
                : norm == 0
                        ? "Makes no number of a gradient larger than CLIP_VALUE."
                        : "Makes a gradient at most as long as CLIP_NORM, and then none of its numbers larger than CLIP_VALUE.";
        return ProofText.helper(TypeName.VOID, "clip", Modifier.STATIC)
                .addJavadoc(comment)
                .addParameter(parameters, "gradient")
                .addCode(text.code((norm > 0 ? "double shorter = $math:T.min(1, CLIP_NORM / length(gradient));\n" : "")
                        + """
                        for (double[] row : gradient.rows()) {
                            for (int i = 0; i < row.length; i++) {
                                row[i] = %s;
                            }
                        }
                        """.formatted(
                                        value > 0
                                                ? "$math:T.max(-CLIP_VALUE, $math:T.min(" + shortened + ", CLIP_VALUE))"
                                                : shortened)))
                .build();
    }

    /**
     * <pre>{@code
     * // Makes the gradient of samples longer than the limits. One input is larger and its weights are smaller by the same
     * // power of two: no activation changes, and the gradient of those weights is so many times as long.
     * private static void lengthen(Parameters p, float[][] inputs, float[][] targets) { ... }
     * }</pre>
     */
    private MethodSpec lengthen() {
        String limits = norm == 0 ? "CLIP_VALUE" : value == 0 ? "CLIP_NORM" : "CLIP_NORM + CLIP_VALUE";
        String first = spec.hasDropout() ? ", 0" : "";
        return ProofText.helper(TypeName.VOID, "lengthen", Modifier.STATIC)
                .addJavadoc("""
                        Makes the gradient of samples longer than is allowed. One input is larger and its weights are smaller by the same
                        power of two: no activation changes, and the gradient of those weights is so many times as long.
                        """)
                .addParameter(parameters, "p")
                .addParameter(scalar.matrix(), "inputs")
                .addParameter(scalar.matrix(), "targets")
                .addCode(text.code("""
                        $parameters:T gradient = gradient(p, inputs, targets%s);
                        double largest = 0;
                        int input = 0;
                        for (double[] row : gradient.w[0]) {
                            for (int j = 0; j < row.length; j++) {
                                if ($math:T.abs(row[j]) > largest) {
                                    largest = $math:T.abs(row[j]);
                                    input = j;
                                }
                            }
                        }
                        // Where no error gets as far as to the inputs, they make nothing longer.
                        if (largest < 1e-9) {
                            return;
                        }
                        double times = 4 * (%s + length(gradient)) / largest;
                        double power = $math:T.scalb(1.0, 1 + $math:T.getExponent(times));
                        for (double[] row : p.w[0]) {
                            row[input] /= power;
                        }
                        for ($scalar:T[] row : inputs) {
                            row[input] = $cast:L(power * row[input]);
                        }
                        gradient = gradient(p, inputs, targets%s);
                        """.formatted(first, limits, first) + reached()))
                .build();
    }

    private String reached() {
        String length = "assertTrue(length(gradient) > CLIP_NORM);\n";
        String number = "assertTrue(largest(gradient) > CLIP_VALUE);\n";
        if (norm == 0) {
            return number;
        }
        if (value == 0) {
            return length;
        }
        // The weights of one input have nearly all of the gradient, and the largest number of some is at least their
        // share.
        boolean both = value * (Math.sqrt(spec.layers().get(0).size()) + 0.25) < norm;
        return length
                + (both
                        ? "assertTrue(largest(gradient) * CLIP_NORM / length(gradient) > CLIP_VALUE);\n"
                        : "// Of a gradient that is shortened, CLIP_VALUE may not be reached: the order of the limits counts.\n"
                                + number);
    }

    /**
     * <pre>{@code
     * // The root of the sum of all squares.
     * private static double length(Parameters gradient) { ... }
     * }</pre>
     */
    private MethodSpec length() {
        return ProofText.helper(TypeName.DOUBLE, "length", Modifier.STATIC)
                .addJavadoc("The root of the sum of all squares.")
                .addParameter(parameters, "gradient")
                .addCode(text.code("""
                        double squares = 0;
                        for (double[] row : gradient.rows()) {
                            for (double number : row) {
                                squares += number * number;
                            }
                        }
                        return $math:T.sqrt(squares);
                        """))
                .build();
    }

    /**
     * <pre>{@code
     * // The number that is furthest from 0, without its sign.
     * private static double largest(Parameters gradient) { ... }
     * }</pre>
     */
    private MethodSpec largest() {
        return ProofText.helper(TypeName.DOUBLE, "largest", Modifier.STATIC)
                .addJavadoc("The number that is furthest from 0, without its sign.")
                .addParameter(parameters, "gradient")
                .addCode(text.code("""
                        double largest = 0;
                        for (double[] row : gradient.rows()) {
                            for (double number : row) {
                                largest = $math:T.max(largest, $math:T.abs(number));
                            }
                        }
                        return largest;
                        """))
                .build();
    }
}
