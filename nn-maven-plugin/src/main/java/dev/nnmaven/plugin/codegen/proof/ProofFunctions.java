package dev.nnmaven.plugin.codegen.proof;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.nnmaven.annotations.Activation;
import dev.nnmaven.plugin.codegen.emit.text.Activations;
import dev.nnmaven.plugin.codegen.spec.LayerSpec;
import dev.nnmaven.plugin.codegen.spec.NetworkSpec;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * Activations and losses as a textbook has them, for the test of a network: the one place that has to learn of a new
 * function. A slope is needed for the rules that are no gradient, which go with sigmoid alone; any other is measured.
 */
final class ProofFunctions {

    static final TypeName VECTOR = ArrayTypeName.of(TypeName.DOUBLE);

    private final NetworkSpec spec;

    ProofFunctions(NetworkSpec spec) {
        this.spec = spec;
    }

    /** A method for each activation of the network. */
    List<MethodSpec> methods() {
        return activations().stream().map(ProofFunctions::method).toList();
    }

    /**
     * f(z) for all neurons of layer l:
     *
     * <pre>{@code
     * sigmoid(z)
     * l < 1 ? relu(z) : sigmoid(z)
     * }</pre>
     */
    CodeBlock activated() {
        CodeBlock.Builder code = CodeBlock.builder();
        List<LayerSpec> layers = spec.layers();
        for (int l = 1; l < layers.size(); l++) {
            if (layers.get(l).activation() != layers.get(l - 1).activation()) {
                code.add("l < $L ? $L(z) : ", l, name(layers.get(l - 1).activation()));
            }
        }
        return code.add("$L(z)", name(layers.get(layers.size() - 1).activation()))
                .build();
    }

    /** f′ in terms of a = f(z), as factors: {@code a[l + 1][k] * (1 - a[l + 1][k])}. */
    CodeBlock slope(String a) {
        List<Activation> activations = activations();
        if (!activations.equals(List.of(Activation.SIGMOID))) {
            throw new IllegalArgumentException("errors are sent back through sigmoid alone, found " + activations);
        }
        return CodeBlock.of("$1L * (1 - $1L)", a);
    }

    /**
     * What output o adds to the loss for target t:
     *
     * <pre>{@code
     * (t[k] - o[k]) * (t[k] - o[k]) / 2
     * -t[k] * Math.log(o[k])
     * }</pre>
     */
    CodeBlock loss() {
        CodeBlock distance = CodeBlock.of("$T.abs(t[k] - o[k])", Math.class);
        return switch (spec.loss()) {
            case SQUARED_ERROR -> CodeBlock.of("(t[k] - o[k]) * (t[k] - o[k]) / 2");
            case ABSOLUTE_ERROR -> distance;
            case HUBER -> CodeBlock.of("$1L <= 1 ? (t[k] - o[k]) * (t[k] - o[k]) / 2 : $1L - 0.5", distance);
            case CROSS_ENTROPY ->
                endsInSoftmax()
                        ? CodeBlock.of("-t[k] * $T.log(o[k])", Math.class)
                        : CodeBlock.of("-t[k] * $1T.log(o[k]) - (1 - t[k]) * $1T.log(1 - o[k])", Math.class);
        };
    }

    String lossFormula() {
        return switch (spec.loss()) {
            case SQUARED_ERROR -> "½·Σ(t − o)²";
            case ABSOLUTE_ERROR -> "Σ|t − o|";
            case HUBER -> "Σ of ½·(t − o)² up to a distance of 1, |t − o| − ½ beyond.";
            case CROSS_ENTROPY -> endsInSoftmax() ? "−Σ t·ln(o)" : "−Σ (t·ln(o) + (1 − t)·ln(1 − o))";
        };
    }

    /** Whether targets are shares of a whole. */
    boolean endsInSoftmax() {
        return spec.layers().get(spec.layers().size() - 1).activation() == Activation.SOFTMAX;
    }

    /** Of {@link dev.nnmaven.annotations.ErrorRule#AUTO}, which stands for another rule. */
    static IllegalArgumentException unresolved() {
        return new IllegalArgumentException("AUTO is resolved before anything is planned");
    }

    private List<Activation> activations() {
        return spec.layers().stream().map(LayerSpec::activation).distinct().toList();
    }

    private static String name(Activation activation) {
        return Activations.formula(activation);
    }

    private static MethodSpec method(Activation activation) {
        return switch (activation) {
            case SIGMOID -> each(activation, "1 / (1 + e⁻ᶻ)", CodeBlock.of("1 / (1 + $T.exp(-z[k]))", Math.class));
            case TANH -> each(activation, "tanh(z)", CodeBlock.of("$T.tanh(z[k])", Math.class));
            case RELU -> each(activation, "z above 0, 0 below", CodeBlock.of("$T.max(z[k], 0)", Math.class));
            case LEAKY_RELU ->
                each(activation, "z above 0, 0.01·z below", CodeBlock.of("z[k] > 0 ? z[k] : 0.01 * z[k]"));
            case ELU ->
                each(
                        activation,
                        "z above 0, eᶻ − 1 below",
                        CodeBlock.of("z[k] > 0 ? z[k] : $T.expm1(z[k])", Math.class));
            case GELU ->
                each(
                        activation,
                        "½·z·(1 + tanh(√(2/π)·(z + 0.044715·z³)))",
                        CodeBlock.of(
                                "0.5 * z[k] * (1 + $1T.tanh($1T.sqrt(2 / $1T.PI) * (z[k] + 0.044715 * z[k] * z[k] * z[k])))",
                                Math.class));
            case SOFTPLUS -> each(activation, "ln(1 + eᶻ)", CodeBlock.of("$1T.log1p($1T.exp(z[k]))", Math.class));
            case IDENTITY -> each(activation, "z", CodeBlock.of("z[k]"));
            case SOFTMAX -> softmax();
        };
    }

    /**
     * <pre>{@code
     * private static double[] softmax(double[] z) {
     *     double[] a = new double[z.length];
     *     double sum = 0;
     *     for (double value : z) {
     *         sum += Math.exp(value);
     *     }
     *     for (int k = 0; k < z.length; k++) {
     *         a[k] = Math.exp(z[k]) / sum;
     *     }
     *     return a;
     * }
     * }</pre>
     */
    private static MethodSpec softmax() {
        return ProofText.helper(VECTOR, name(Activation.SOFTMAX), Modifier.STATIC)
                .addJavadoc("Shares of the sum of all eᶻ")
                .addParameter(VECTOR, "z")
                .addStatement("double[] a = new double[z.length]")
                .addStatement("double sum = 0")
                .beginControlFlow("for (double value : z)")
                .addStatement("sum += $T.exp(value)", Math.class)
                .endControlFlow()
                .beginControlFlow("for (int k = 0; k < z.length; k++)")
                .addStatement("a[k] = $T.exp(z[k]) / sum", Math.class)
                .endControlFlow()
                .addStatement("return a")
                .build();
    }

    /**
     * An activation of one number at a time.
     *
     * <pre>{@code
     * private static double[] sigmoid(double[] z) {
     *     double[] a = new double[z.length];
     *     for (int k = 0; k < z.length; k++) {
     *         a[k] = 1 / (1 + Math.exp(-z[k]));
     *     }
     *     return a;
     * }
     * }</pre>
     */
    private static MethodSpec each(Activation activation, String formula, CodeBlock value) {
        return ProofText.helper(VECTOR, name(activation), Modifier.STATIC)
                .addJavadoc("$L", formula)
                .addParameter(VECTOR, "z")
                .addStatement("double[] a = new double[z.length]")
                .beginControlFlow("for (int k = 0; k < z.length; k++)")
                .addStatement("a[k] = $L", value)
                .endControlFlow()
                .addStatement("return a")
                .build();
    }
}
