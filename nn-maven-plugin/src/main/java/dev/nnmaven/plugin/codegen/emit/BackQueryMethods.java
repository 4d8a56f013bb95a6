package dev.nnmaven.plugin.codegen.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.nnmaven.annotations.Activation;
import dev.nnmaven.plugin.codegen.emit.text.Activations;
import dev.nnmaven.plugin.codegen.emit.text.ArrayNames;
import dev.nnmaven.plugin.codegen.emit.text.Names;
import dev.nnmaven.plugin.codegen.emit.text.Openings;
import dev.nnmaven.plugin.codegen.emit.text.RuntimeTypes;
import dev.nnmaven.plugin.codegen.emit.text.Scalar;
import dev.nnmaven.plugin.codegen.plan.LayerPlan;
import dev.nnmaven.plugin.codegen.plan.NetworkPlan;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** From outputs to inputs: two public methods, and a private one for each layer. */
final class BackQueryMethods {

    private final NetworkPlan plan;
    private final Names names;
    private final Scalar scalar;

    BackQueryMethods(NetworkPlan plan, Names names) {
        this.plan = plan;
        this.names = names;
        this.scalar = new Scalar(plan.spec().precision());
    }

    List<MethodSpec> all() {
        List<MethodSpec> methods = new ArrayList<>(List.of(ofLabel(), ofOutputs()));
        for (int number = plan.layers().size(); number >= 1; number--) {
            methods.add(layer(plan.layers().get(number - 1)));
        }
        return methods;
    }

    /**
     * <pre>{@code
     * public float[] backquery(int label) {
     *     return backquery(BackQuery.oneHot(label, 0.01f, 0.99f, new float[N2]));
     * }
     * }</pre>
     *
     * <p>With softmax, {@code 0.01f / (N2 - 1)} instead of {@code 0.01f}, so that the outputs add up to 1.
     */
    private MethodSpec ofLabel() {
        String outputs = ArrayNames.size(plan.last().number());
        String off = scalar.literal(0.01);
        return Openings.override("backquery")
                .returns(scalar.vector())
                .addParameter(TypeName.INT, "label")
                .addStatement(
                        "return backquery($T.oneHot(label, $L, $L, new $T[$L]))",
                        RuntimeTypes.BACK_QUERY,
                        isSoftmax(plan.last()) ? off + " / (" + outputs + " - 1)" : off,
                        scalar.literal(0.99),
                        scalar.type(),
                        outputs)
                .build();
    }

    /**
     * <pre>{@code
     * public float[] backquery(float[] outputs) {
     *     Vectors.requireLength("outputs", outputs.length, N2);
     *     BackQuery.requireBetween(outputs, 0, 1);
     *     float[] a1 = reverseOutput(outputs);
     *     BackQuery.rescale(a1, 0.01, 0.99);
     *     float[] inputs = reverseHidden(a1);
     *     BackQuery.rescale(inputs, 0.01, 0.99);
     *     return inputs;
     * }
     * }</pre>
     */
    private MethodSpec ofOutputs() {
        MethodSpec.Builder method =
                Openings.override("backquery").returns(scalar.vector()).addParameter(scalar.vector(), "outputs");
        Openings.requireLength(method, "outputs", plan.last().number());
        method.addCode(requireRange());
        for (int number = plan.layers().size(); number >= 1; number--) {
            LayerPlan layer = plan.layers().get(number - 1);
            String a = layer == plan.last() ? "outputs" : ArrayNames.activations(number);
            String x = PublicMethods.reads(layer);
            method.addStatement("$T $L = $L($L)", scalar.vector(), x, names.method(Names.REVERSE, layer), a);
            method.addCode(
                    number == 1
                            ? rescale(x, "0.01")
                            : rescale(x, plan.layers().get(number - 2).spec().activation()));
        }
        return method.addStatement("return inputs").build();
    }

    /** The outputs that the last layer can have. */
    private CodeBlock requireRange() {
        return switch (plan.last().spec().activation()) {
            case SIGMOID -> requireBetween("0", CodeBlock.of("1"));
            case TANH -> requireBetween("-1", CodeBlock.of("1"));
            case ELU -> requireBetween("-1", infinity(""));
            case SOFTPLUS -> requireBetween("0", infinity(""));
            case LEAKY_RELU, IDENTITY ->
                CodeBlock.builder()
                        .addStatement(
                                "$T.requireBetween(outputs, $L, $L)",
                                RuntimeTypes.BACK_QUERY,
                                infinity("-"),
                                infinity(""))
                        .build();
            case SOFTMAX ->
                CodeBlock.builder()
                        .addStatement("$T.requireProbabilities(outputs)", RuntimeTypes.BACK_QUERY)
                        .build();
            case RELU, GELU -> throw noInverse(plan.last());
        };
    }

    private static CodeBlock requireBetween(String low, CodeBlock high) {
        return CodeBlock.builder()
                .addStatement("$T.requireBetween(outputs, $L, $L)", RuntimeTypes.BACK_QUERY, low, high)
                .build();
    }

    private static CodeBlock infinity(String sign) {
        return CodeBlock.of("$L$T.POSITIVE_INFINITY", sign, Double.class);
    }

    /** What a layer is given back, brought to where its activation has an inverse: the whole range of some needs nothing. */
    private static CodeBlock rescale(String a, Activation activation) {
        return switch (activation) {
            case SIGMOID, SOFTPLUS -> rescale(a, "0.01");
            case TANH, ELU -> rescale(a, "-0.99");
            case LEAKY_RELU, IDENTITY -> CodeBlock.of("");
            case SOFTMAX, RELU, GELU ->
                throw new IllegalArgumentException("a hidden layer of " + activation + " is not reversible");
        };
    }

    private static CodeBlock rescale(String values, String low) {
        return CodeBlock.builder()
                .addStatement("$T.rescale($L, $L, 0.99)", RuntimeTypes.BACK_QUERY, values, low)
                .build();
    }

    /**
     * <pre>{@code
     * // Layer output backwards: x = W2ᵀ·(sigmoid⁻¹(a) − b2).
     * private float[] reverseOutput(float[] a) {
     *     float[] z = new float[N2];
     *     for (int k = 0; k < N2; k++) {
     *         z[k] = Sigmoid.inverse(a[k]) - b2[k];
     *     }
     *     float[] x = new float[N1];
     *     ...
     *     return x;
     * }
     * }</pre>
     */
    private MethodSpec layer(LayerPlan layer) {
        int n = layer.number();
        Activation activation = layer.spec().activation();
        String inverse = activation == Activation.IDENTITY ? "a" : Activations.formula(activation) + "⁻¹(a)";
        return MethodSpec.methodBuilder(names.method(Names.REVERSE, layer))
                .addModifiers(Modifier.PRIVATE)
                .returns(scalar.vector())
                .addParameter(scalar.vector(), "a")
                .addJavadoc(
                        "Layer $L backwards: {@code x = W$Lᵀ·$L}.",
                        layer.spec().name(),
                        n,
                        layer.spec().bias() ? "(" + inverse + " − " + ArrayNames.biases(layer) + ")" : inverse)
                .addCode(sums(layer))
                .addStatement("$T x = new $T[$L]", scalar.vector(), scalar.type(), ArrayNames.size(n - 1))
                .addCode(back(layer))
                .addStatement("return x")
                .build();
    }

    /**
     * <pre>{@code
     * float[] z = new float[N2];
     * for (int k = 0; k < N2; k++) {
     *     z[k] = Sigmoid.inverse(a[k]) - b2[k];
     * }
     * }</pre>
     *
     * <p>Softmax looks at all of them together:
     *
     * <pre>{@code
     * float[] z = a.clone();
     * Softmax.inverse(z);
     * for (int k = 0; k < N2; k++) {
     *     z[k] -= b2[k];
     * }
     * }</pre>
     */
    private CodeBlock sums(LayerPlan layer) {
        String size = ArrayNames.size(layer.number());
        CodeBlock.Builder code = CodeBlock.builder();
        if (isSoftmax(layer)) {
            code.addStatement("$T z = a.clone()", scalar.vector());
            code.addStatement("$T.inverse(z)", RuntimeTypes.SOFTMAX);
            return layer.spec().bias()
                    ? code.beginControlFlow("for (int k = 0; k < $L; k++)", size)
                            .addStatement("z[k] -= $L[k]", ArrayNames.biases(layer))
                            .endControlFlow()
                            .build()
                    : code.build();
        }
        return code.addStatement("$T z = new $T[$L]", scalar.vector(), scalar.type(), size)
                .beginControlFlow("for (int k = 0; k < $L; k++)", size)
                .addStatement(
                        "z[k] = $L$L",
                        inverse(layer),
                        layer.spec().bias() ? " - " + ArrayNames.biases(layer) + "[k]" : "")
                .endControlFlow()
                .build();
    }

    /** {@code Sigmoid.inverse(a[k])} */
    private static CodeBlock inverse(LayerPlan layer) {
        return switch (layer.spec().activation()) {
            case IDENTITY -> CodeBlock.of("a[k]");
            case SIGMOID, TANH, LEAKY_RELU, ELU, SOFTPLUS ->
                CodeBlock.of("$T.inverse(a[k])", Activations.type(layer.spec().activation()));
            case RELU, GELU, SOFTMAX -> throw noInverse(layer);
        };
    }

    /**
     * x = Wᵀ·z, along the rows:
     *
     * <pre>{@code
     * for (int k = 0; k < N2; k++) {
     *     for (int j = 0; j < N1; j++) {
     *         x[j] += w2[k][j] * z[k];
     *     }
     * }
     * }</pre>
     */
    private CodeBlock back(LayerPlan layer) {
        String rows = "for (int k = 0; k < " + ArrayNames.size(layer.number()) + "; k++)";
        String columns = "for (int j = 0; j < " + ArrayNames.size(layer.number() - 1) + "; j++)";
        String w = ArrayNames.weights(layer);
        return switch (layer.form()) {
            case UNROLLED -> loops(rows, columns, w + "[k * " + ArrayNames.size(layer.number() - 1) + " + j]");
            case ROWS_BY_OUTPUT -> loops(rows, columns, w + "[k][j]");
            case ROWS_BY_INPUT -> loops(columns, rows, w + "[j][k]");
        };
    }

    private static CodeBlock loops(String outer, String inner, String weight) {
        return CodeBlock.builder()
                .beginControlFlow(outer)
                .beginControlFlow(inner)
                .addStatement("x[j] += $L * z[k]", weight)
                .endControlFlow()
                .endControlFlow()
                .build();
    }

    private static boolean isSoftmax(LayerPlan layer) {
        return layer.spec().activation() == Activation.SOFTMAX;
    }

    private static IllegalArgumentException noInverse(LayerPlan layer) {
        return new IllegalArgumentException(layer.spec().activation() + " has no inverse for one neuron");
    }
}
