package dev.nnmaven.plugin.codegen.emit;

import com.palantir.javapoet.CodeBlock;
import dev.nnmaven.annotations.Activation;

/** Activation functions as Java expressions. */
final class Activations {

    private final Scalar scalar;

    Activations(Scalar scalar) {
        this.scalar = scalar;
    }

    /**
     * f(z):
     *
     * <pre>{@code
     * Sigmoid.of(a[k])
     * }</pre>
     */
    CodeBlock value(Activation activation, CodeBlock z) {
        return switch (activation) {
            case SIGMOID -> CodeBlock.of("$T.of($L)", RuntimeTypes.SIGMOID, z);
        };
    }

    /**
     * f′(z) in terms of a = f(z), as a product that continues another:
     *
     * <pre>{@code
     * a[k] * (1f - a[k])
     * }</pre>
     */
    CodeBlock derivative(Activation activation, String a) {
        return switch (activation) {
            case SIGMOID -> CodeBlock.of("$1L * ($2L - $1L)", a, scalar.literal(1));
        };
    }

    /** The name in formulas: {@code sigmoid}. */
    static String formula(Activation activation) {
        return switch (activation) {
            case SIGMOID -> "sigmoid";
        };
    }

    /** f′ in formulas: {@code a1·(1 − a1)}. */
    static String derivativeFormula(Activation activation, String a) {
        return switch (activation) {
            case SIGMOID -> a + "·(1 − " + a + ")";
        };
    }
}
