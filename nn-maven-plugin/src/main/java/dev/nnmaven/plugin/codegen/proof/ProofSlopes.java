package dev.nnmaven.plugin.codegen.proof;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.nnmaven.annotations.Activation;
import dev.nnmaven.annotations.Loss;
import dev.nnmaven.plugin.codegen.emit.text.Activations;
import dev.nnmaven.plugin.codegen.spec.LayerSpec;
import dev.nnmaven.plugin.codegen.spec.NetworkSpec;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Slopes of activations and losses as a textbook has them, for a test that needs the gradient of all weights at once. */
final class ProofSlopes {

    private final NetworkSpec spec;

    ProofSlopes(NetworkSpec spec) {
        this.spec = spec;
    }

    /** A method for each slope that the network has. */
    List<MethodSpec> methods() {
        return activations().stream().distinct().map(ProofSlopes::method).toList();
    }

    /**
     * f′(z) for all neurons of layer l:
     *
     * <pre>{@code
     * l < 1 ? reluSlope(z) : identitySlope(z)
     * }</pre>
     */
    CodeBlock slopes() {
        List<Activation> activations = activations();
        CodeBlock.Builder code = CodeBlock.builder();
        for (int l = 1; l < activations.size(); l++) {
            if (activations.get(l) != activations.get(l - 1)) {
                code.add("l < $L ? $L(z) : ", l, name(activations.get(l - 1)));
            }
        }
        return code.add("$L(z)", name(activations.get(activations.size() - 1))).build();
    }

    /**
     * The negative slope of the loss along an output:
     *
     * <pre>{@code
     * targets[k] - o[LAYERS.length][k]
     * Math.signum(targets[k] - o[LAYERS.length][k])
     * }</pre>
     */
    CodeBlock error() {
        String difference = "targets[k] - o[LAYERS.length][k]";
        return switch (spec.loss()) {
            case SQUARED_ERROR, CROSS_ENTROPY -> CodeBlock.of(difference);
            case HUBER -> CodeBlock.of("$1T.max(-1, $1T.min($2L, 1))", Math.class, difference);
            case ABSOLUTE_ERROR -> CodeBlock.of("$T.signum($L)", Math.class, difference);
        };
    }

    /** Whether the last activation has no slope of its own: with cross entropy, it is part of the error. */
    boolean cancels() {
        return spec.loss() == Loss.CROSS_ENTROPY;
    }

    /** Whether the slope of an activation is another one on both sides of 0, so that rounding may choose between them. */
    boolean activationsJump() {
        return activations().contains(Activation.RELU) || activations().contains(Activation.LEAKY_RELU);
    }

    /** Whether that of the loss is another one where an output meets its target. */
    boolean lossJumps() {
        return spec.loss() == Loss.ABSOLUTE_ERROR;
    }

    /** Of all layers; the identity where slopes cancel out. */
    private List<Activation> activations() {
        List<Activation> activations = new ArrayList<>(
                spec.layers().stream().map(LayerSpec::activation).toList());
        if (cancels()) {
            activations.set(activations.size() - 1, Activation.IDENTITY);
        }
        return activations;
    }

    private static String name(Activation activation) {
        return Activations.formula(activation) + "Slope";
    }

    private static MethodSpec method(Activation activation) {
        return switch (activation) {
            case SIGMOID ->
                each(activation, "a·(1 − a), a = 1 / (1 + e⁻ᶻ)", "a * (1 - a)", "double a = 1 / (1 + Math.exp(-z[k]))");
            case TANH -> each(activation, "1 − tanh(z)²", "1 - Math.pow(Math.tanh(z[k]), 2)");
            case RELU -> each(activation, "1 above 0, 0 below", "z[k] > 0 ? 1 : 0");
            case LEAKY_RELU -> each(activation, "1 above 0, 0.01 below", "z[k] > 0 ? 1 : 0.01");
            case ELU -> each(activation, "1 above 0, eᶻ below", "z[k] > 0 ? 1 : Math.exp(z[k])");
            case GELU ->
                each(
                        activation,
                        "½·(1 + tanh(u)) + ½·z·(1 − tanh(u)²)·u′, u = √(2/π)·(z + 0.044715·z³)",
                        "0.5 * (1 + tanh) + 0.5 * z[k] * (1 - tanh * tanh) * c * (1 + 3 * 0.044715 * z[k] * z[k])",
                        "double c = Math.sqrt(2 / Math.PI)",
                        "double tanh = Math.tanh(c * (z[k] + 0.044715 * z[k] * z[k] * z[k]))");
            case SOFTPLUS -> each(activation, "1 / (1 + e⁻ᶻ)", "1 / (1 + Math.exp(-z[k]))");
            case IDENTITY -> each(activation, "1", "1");
            case SOFTMAX ->
                throw new IllegalArgumentException("softmax goes with cross entropy, where slopes cancel out");
        };
    }

    /**
     * <pre>{@code
     * // 1 above 0, 0 below
     * private static double[] reluSlope(double[] z) {
     *     double[] slope = new double[z.length];
     *     for (int k = 0; k < z.length; k++) {
     *         slope[k] = z[k] > 0 ? 1 : 0;
     *     }
     *     return slope;
     * }
     * }</pre>
     *
     * @param before statements for each neuron before its slope is known
     */
    private static MethodSpec each(Activation activation, String formula, String value, String... before) {
        MethodSpec.Builder method = ProofText.helper(ProofFunctions.VECTOR, name(activation), Modifier.STATIC)
                .addJavadoc("$L", formula)
                .addParameter(ProofFunctions.VECTOR, "z")
                .addStatement("double[] slope = new double[z.length]")
                .beginControlFlow("for (int k = 0; k < z.length; k++)");
        for (String statement : before) {
            method.addStatement(math(statement));
        }
        return method.addStatement("slope[k] = $L", math(value))
                .endControlFlow()
                .addStatement("return slope")
                .build();
    }

    /** A network may be called Math, too. */
    private static CodeBlock math(String expression) {
        return expression.contains("Math.")
                ? CodeBlock.of(expression.replace("Math.", "$1T."), Math.class)
                : CodeBlock.of(expression);
    }
}
