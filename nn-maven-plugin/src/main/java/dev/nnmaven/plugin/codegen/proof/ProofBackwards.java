package dev.nnmaven.plugin.codegen.proof;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.nnmaven.annotations.Activation;
import dev.nnmaven.plugin.codegen.emit.text.Activations;
import dev.nnmaven.plugin.codegen.spec.LayerSpec;
import dev.nnmaven.plugin.codegen.spec.NetworkSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.lang.model.element.Modifier;

/** The test of what a network that can be run backwards makes of outputs, with the inverses as a textbook has them. */
final class ProofBackwards {

    private final ProofText text;
    private final NetworkSpec spec;
    private final boolean endsInSoftmax;

    ProofBackwards(ProofText text, NetworkSpec spec) {
        this.text = text;
        this.spec = spec;
        this.endsInSoftmax = new ProofFunctions(spec).endsInSoftmax();
    }

    /** One, or none if the network cannot be run backwards. */
    List<MethodSpec> tests() {
        return spec.reversible() ? List.of(backquery()) : List.of();
    }

    List<MethodSpec> helpers() {
        if (!spec.reversible()) {
            return List.of();
        }
        List<MethodSpec> helpers = new ArrayList<>();
        spec.layers().stream()
                .map(LayerSpec::activation)
                .distinct()
                .forEach(activation -> helpers.add(inverse(activation)));
        helpers.add(stretched());
        return helpers;
    }

    private MethodSpec backquery() {
        // Not as near to 0 and 1 as targets may be, where no inverse can be compared; shares of a whole stay what they
        // are.
        String inside = endsInSoftmax ? "" : "    outputs[k] = $cast:L(0.1 + 0.8 * outputs[k]);\n";
        return text.test("backqueryGoesBackThroughTheLayers", """
                // What each layer reads is stretched to between this and 0.99; NaN: it is not.
                double[] least = {%s};
                $network:T network = new $network:T();
                $parameters:T parameters = someParameters();
                network.load(fileOf(parameters));
                $scalar:T[] outputs = someTargets(1)[0];
                double[] a = new double[outputs.length];
                for (int k = 0; k < a.length; k++) {
                %s    a[k] = outputs[k];
                }
                for (int l = LAYERS.length - 1; l >= 0; l--) {
                    double[] z = %s;
                    double[] x = new double[SIZES[l]];
                    for (int k = 0; k < z.length; k++) {
                        double bias = k < parameters.b[l].length ? parameters.b[l][k] : 0;
                        for (int j = 0; j < x.length; j++) {
                            x[j] += parameters.w[l][k][j] * (z[k] - bias);
                        }
                    }
                    a = stretched(x, least[l]);
                }
                $scalar:T[] inputs = network.backquery(outputs);
                for (int j = 0; j < a.length; j++) {
                    assertNear(a[j], inputs[j], TOLERANCE, "input", j);
                }
                """.formatted(least(), inside, inverted()));
    }

    /** {@code 0.01, -0.99}: for the inputs, then for each hidden layer. */
    private String least() {
        List<String> least = new ArrayList<>(List.of("0.01"));
        for (LayerSpec hidden : spec.layers().subList(0, spec.layers().size() - 1)) {
            least.add(
                    switch (hidden.activation()) {
                        case SIGMOID, SOFTPLUS -> "0.01";
                        case TANH, ELU -> "-0.99";
                        case LEAKY_RELU, IDENTITY -> "$double:T.NaN";
                        case RELU, GELU, SOFTMAX -> throw notReversible(hidden.activation());
                    });
        }
        return String.join(", ", least);
    }

    /**
     * f⁻¹(a) for all neurons of layer l:
     *
     * <pre>{@code
     * l < 1 ? tanhInverse(a) : softmaxInverse(a)
     * }</pre>
     */
    private String inverted() {
        List<Activation> activations =
                spec.layers().stream().map(LayerSpec::activation).toList();
        StringBuilder code = new StringBuilder();
        for (int l = 1; l < activations.size(); l++) {
            if (activations.get(l) != activations.get(l - 1)) {
                code.append("l < ").append(l).append(" ? ");
                code.append(name(activations.get(l - 1))).append("(a) : ");
            }
        }
        return code.append(name(activations.get(activations.size() - 1)))
                .append("(a)")
                .toString();
    }

    private static String name(Activation activation) {
        return Activations.formula(activation) + "Inverse";
    }

    private static MethodSpec inverse(Activation activation) {
        return switch (activation) {
            case SIGMOID ->
                inverse(activation, "ln(a / (1 − a))", CodeBlock.of("$T.log(a[k] / (1 - a[k]))", Math.class));
            case TANH ->
                inverse(
                        activation,
                        "½·ln((1 + a) / (1 − a))",
                        CodeBlock.of("$T.log((1 + a[k]) / (1 - a[k])) / 2", Math.class));
            case LEAKY_RELU ->
                inverse(activation, "a above 0, 100·a below", CodeBlock.of("a[k] > 0 ? a[k] : 100 * a[k]"));
            case ELU ->
                inverse(
                        activation,
                        "a above 0, ln(1 + a) below",
                        CodeBlock.of("a[k] > 0 ? a[k] : $T.log1p(a[k])", Math.class));
            case SOFTPLUS -> inverse(activation, "ln(eᵃ − 1)", CodeBlock.of("$1T.log($1T.expm1(a[k]))", Math.class));
            case IDENTITY -> inverse(activation, "a", CodeBlock.of("a[k]"));
            case SOFTMAX ->
                inverse(
                        activation,
                        "ln(a) less the mean of all of them",
                        CodeBlock.of(
                                "$1T.log(a[k]) - $2T.stream(a).map($1T::log).sum() / a.length",
                                Math.class,
                                Arrays.class));
            case RELU, GELU -> throw notReversible(activation);
        };
    }

    /**
     * <pre>{@code
     * // ln(a / (1 − a))
     * private static double[] sigmoidInverse(double[] a) {
     *     double[] z = new double[a.length];
     *     for (int k = 0; k < a.length; k++) {
     *         z[k] = Math.log(a[k] / (1 - a[k]));
     *     }
     *     return z;
     * }
     * }</pre>
     */
    private static MethodSpec inverse(Activation activation, String formula, CodeBlock value) {
        return ProofText.helper(ProofFunctions.VECTOR, name(activation), Modifier.STATIC)
                .addJavadoc("$L", formula)
                .addParameter(ProofFunctions.VECTOR, "a")
                .addStatement("double[] z = new double[a.length]")
                .beginControlFlow("for (int k = 0; k < a.length; k++)")
                .addStatement("z[k] = $L", value)
                .endControlFlow()
                .addStatement("return z")
                .build();
    }

    /**
     * <pre>{@code
     * // Along a straight line, so that the least becomes the given number and the greatest 0.99.
     * private static double[] stretched(double[] x, double least) { ... }
     * }</pre>
     */
    private MethodSpec stretched() {
        return ProofText.helper(ProofFunctions.VECTOR, "stretched", Modifier.STATIC)
                .addJavadoc("Along a straight line, so that the least becomes the given number and the greatest 0.99.")
                .addParameter(ProofFunctions.VECTOR, "x")
                .addParameter(TypeName.DOUBLE, "least")
                .addCode(text.code("""
                        if ($double:T.isNaN(least)) {
                            return x;
                        }
                        double min = $double:T.POSITIVE_INFINITY;
                        double max = $double:T.NEGATIVE_INFINITY;
                        for (double value : x) {
                            min = $math:T.min(min, value);
                            max = $math:T.max(max, value);
                        }
                        double[] stretched = new double[x.length];
                        for (int j = 0; j < x.length; j++) {
                            stretched[j] = least + (0.99 - least) * (max == min ? 0.5 : (x[j] - min) / (max - min));
                        }
                        return stretched;
                        """))
                .build();
    }

    private static IllegalArgumentException notReversible(Activation activation) {
        return new IllegalArgumentException(activation + " has no inverse here");
    }
}
