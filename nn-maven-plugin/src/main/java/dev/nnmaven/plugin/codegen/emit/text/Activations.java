package dev.nnmaven.plugin.codegen.emit.text;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import dev.nnmaven.annotations.Activation;
import java.util.Locale;

/** Activation functions as Java expressions and in formulas. */
public final class Activations {

    private final Scalar scalar;

    public Activations(Scalar scalar) {
        this.scalar = scalar;
    }

    /**
     * f(z), of a function that looks at one neuron at a time:
     *
     * <pre>{@code
     * Sigmoid.of(a[k])
     * }</pre>
     */
    public CodeBlock value(Activation activation, CodeBlock z) {
        return activation == Activation.IDENTITY ? z : CodeBlock.of("$T.of($L)", type(activation), z);
    }

    /**
     * f′(z) in terms of a = f(z), or of z if the layer keeps its sums, as a product that continues another:
     *
     * <pre>{@code
     * a[k] * (1f - a[k])
     * }</pre>
     */
    public CodeBlock derivative(Activation activation, String a) {
        return switch (activation) {
            case SIGMOID -> CodeBlock.of("$1L * ($2L - $1L)", a, scalar.literal(1));
            case TANH -> CodeBlock.of("($2L - $1L * $1L)", a, scalar.literal(1));
            case RELU, LEAKY_RELU, ELU, GELU, SOFTPLUS -> CodeBlock.of("$T.slope($L)", type(activation), a);
            case IDENTITY, SOFTMAX -> throw new IllegalArgumentException(activation + " has no slope to multiply by");
        };
    }

    /** The class of {@code nn-runtime} that computes it. */
    public static ClassName type(Activation activation) {
        return switch (activation) {
            case SIGMOID -> RuntimeTypes.SIGMOID;
            case TANH -> RuntimeTypes.math("Tanh");
            case RELU -> RuntimeTypes.math("Relu");
            case LEAKY_RELU -> RuntimeTypes.math("LeakyRelu");
            case ELU -> RuntimeTypes.math("Elu");
            case GELU -> RuntimeTypes.math("Gelu");
            case SOFTPLUS -> RuntimeTypes.math("Softplus");
            case SOFTMAX -> RuntimeTypes.SOFTMAX;
            case IDENTITY -> throw new IllegalArgumentException("identity computes nothing");
        };
    }

    /** The name in formulas: {@code sigmoid}, {@code leakyRelu}. */
    public static String formula(Activation activation) {
        return activation == Activation.LEAKY_RELU
                ? "leakyRelu"
                : activation.name().toLowerCase(Locale.ROOT);
    }

    /** f(z) in formulas: {@code sigmoid(W1·x + b1)}. */
    public static String formula(Activation activation, String z) {
        return activation == Activation.IDENTITY ? z : formula(activation) + "(" + z + ")";
    }

    /** f′ in formulas: {@code a1·(1 − a1)}. */
    static String derivativeFormula(Activation activation, String a) {
        return switch (activation) {
            case SIGMOID -> a + "·(1 − " + a + ")";
            case TANH -> "(1 − " + a + "²)";
            case RELU -> "(" + a + " > 0 ? 1 : 0)";
            case LEAKY_RELU -> "(" + a + " > 0 ? 1 : 0.01)";
            case ELU -> "min(" + a + " + 1, 1)";
            case SOFTPLUS -> "(1 − exp(−" + a + "))";
            case GELU -> "gelu′(" + a + ")";
            case IDENTITY, SOFTMAX -> throw new IllegalArgumentException(activation + " has no slope to multiply by");
        };
    }
}
