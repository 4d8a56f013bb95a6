package dev.nnmaven.plugin.codegen.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.nnmaven.annotations.Activation;
import dev.nnmaven.annotations.Loss;
import dev.nnmaven.plugin.codegen.spec.LayerSpec;
import dev.nnmaven.plugin.codegen.spec.NetworkSpec;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * Activations and losses as a textbook has them, for the test of a network: the one place that has to learn of a new
 * function. A slope is needed for the weighted-error rule alone; that of any other network is measured.
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
            throw new IllegalArgumentException("the weighted-error rule is for sigmoid, found " + activations);
        }
        return CodeBlock.of("$1L * (1 - $1L)", a);
    }

    /** What output o adds to the loss for target t: {@code (t[k] - o[k]) * (t[k] - o[k]) / 2}. */
    CodeBlock loss() {
        return switch (spec.loss()) {
            case SQUARED_ERROR -> CodeBlock.of("(t[k] - o[k]) * (t[k] - o[k]) / 2");
        };
    }

    /** {@code ½·Σ(t − o)²} */
    String lossFormula() {
        return lossFormula(spec.loss());
    }

    private static String lossFormula(Loss loss) {
        return switch (loss) {
            case SQUARED_ERROR -> "½·Σ(t − o)²";
        };
    }

    /** Of {@link dev.nnmaven.annotations.ErrorRule#AUTO}, which stands for another rule. */
    static IllegalArgumentException unresolved() {
        return new IllegalArgumentException("AUTO is resolved before anything is planned");
    }

    private List<Activation> activations() {
        return spec.layers().stream().map(LayerSpec::activation).distinct().toList();
    }

    private static String name(Activation activation) {
        return switch (activation) {
            case SIGMOID -> "sigmoid";
        };
    }

    private static MethodSpec method(Activation activation) {
        return switch (activation) {
            case SIGMOID -> each(activation, "1 / (1 + e⁻ᶻ)", CodeBlock.of("1 / (1 + $T.exp(-z[k]))", Math.class));
        };
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
