package dev.nnmaven.plugin.codegen.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.nnmaven.plugin.codegen.plan.LayerPlan;
import dev.nnmaven.plugin.codegen.plan.LoopForm;
import dev.nnmaven.plugin.codegen.plan.NetworkPlan;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** What holds the weights: constants, arrays, and the list of tensors that files are made of. */
final class WeightMembers {

    private final NetworkPlan plan;
    private final Scalar scalar;

    WeightMembers(NetworkPlan plan) {
        this.plan = plan;
        this.scalar = new Scalar(plan.spec().precision());
    }

    /**
     * <pre>{@code
     * private static final String NETWORK = "com.example.digits.DigitsNetwork";
     * private static final String FINGERPRINT = "784-200(sigmoid)-10(sigmoid), squared_error, weighted_error";
     * private static final float LEARNING_RATE = 0.1f; // α
     * private static final int N0 = 784; // inputs
     * private static final int N1 = 200; // neurons in hidden
     * }</pre>
     */
    List<FieldSpec> constants() {
        List<FieldSpec> fields = new ArrayList<>();
        fields.add(constant(
                        ClassName.get(String.class),
                        "NETWORK",
                        "$S",
                        plan.spec().qualifiedName())
                .build());
        fields.add(constant(ClassName.get(String.class), "FINGERPRINT", "$S", Fingerprint.of(plan.spec()))
                .build());
        fields.add(constant(
                        scalar.type(),
                        "LEARNING_RATE",
                        "$L",
                        scalar.literal(plan.spec().learningRate()))
                .addJavadoc("α, the size of a step, as declared.")
                .build());
        fields.add(constant(TypeName.INT, Names.size(0), "$L", plan.spec().inputs())
                .addJavadoc("Inputs.")
                .build());
        for (LayerPlan layer : plan.layers()) {
            fields.add(constant(TypeName.INT, Names.size(layer.number()), "$L", layer.outputs())
                    .addJavadoc("Neurons in layer $L.", layer.spec().name())
                    .build());
        }
        return fields;
    }

    private static FieldSpec.Builder constant(TypeName type, String name, String format, Object... values) {
        return FieldSpec.builder(type, name, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .initializer(format, values);
    }

    /**
     * <pre>{@code
     * // α of the next step.
     * private float learningRate = LEARNING_RATE;
     * }</pre>
     */
    FieldSpec learningRate() {
        return FieldSpec.builder(scalar.type(), "learningRate", Modifier.PRIVATE)
                .initializer("LEARNING_RATE")
                .addJavadoc("α of the next step.")
                .build();
    }

    /**
     * <pre>{@code
     * // W1: w1[j][k] weighs input j of neuron k in layer hidden.
     * private final float[][] w1 = new float[N0][N1];
     * // b1: a bias for each neuron of layer hidden.
     * private final float[] b1 = new float[N1];
     * }</pre>
     */
    List<FieldSpec> arrays() {
        List<FieldSpec> fields = new ArrayList<>();
        for (LayerPlan layer : plan.layers()) {
            fields.add(weights(layer));
            if (layer.spec().bias()) {
                fields.add(vector(Names.biases(layer), layer)
                        .addJavadoc(
                                "A bias for each neuron of layer $L.",
                                layer.spec().name())
                        .build());
            }
        }
        return fields;
    }

    private FieldSpec weights(LayerPlan layer) {
        String name = Names.weights(layer);
        String place = switch (layer.form()) {
            case UNROLLED -> name + "[k * " + Names.size(layer.number() - 1) + " + j]";
            case ROWS_BY_INPUT -> name + "[j][k]";
            case ROWS_BY_OUTPUT -> name + "[k][j]";
        };
        return weights(layer, name)
                .addJavadoc(
                        "W$L: {@code $L} weighs input j of neuron k in layer $L.",
                        layer.number(),
                        place,
                        layer.spec().name())
                .build();
    }

    /** An array with a place for each weight. */
    FieldSpec.Builder weights(LayerPlan layer, String name) {
        String inputs = Names.size(layer.number() - 1);
        String outputs = Names.size(layer.number());
        TypeName type = layer.form() == LoopForm.UNROLLED ? scalar.vector() : scalar.matrix();
        FieldSpec.Builder field = FieldSpec.builder(type, name, Modifier.PRIVATE, Modifier.FINAL);
        return switch (layer.form()) {
            case UNROLLED -> field.initializer("new $T[$L * $L]", scalar.type(), outputs, inputs);
            case ROWS_BY_INPUT -> field.initializer("new $T[$L][$L]", scalar.type(), inputs, outputs);
            case ROWS_BY_OUTPUT -> field.initializer("new $T[$L][$L]", scalar.type(), outputs, inputs);
        };
    }

    /**
     * What train keeps between its passes, so that a step allocates nothing:
     *
     * <pre>{@code
     * // How far from 0 the weights of layer hidden are at most, so that zero inputs may be skipped; or NaN.
     * private double bound1;
     *
     * private final float[] a1 = new float[N1];
     * private final float[] e1 = new float[N1];
     * private final float[] g1 = new float[N1];
     * }</pre>
     */
    List<FieldSpec> scratch() {
        List<FieldSpec> fields = new ArrayList<>();
        LayerPlan first = plan.layers().get(0);
        if (first.skipsZeros()) {
            fields.add(FieldSpec.builder(TypeName.DOUBLE, Names.bound(1), Modifier.PRIVATE)
                    .addJavadoc(
                            "No weight of layer $L is further from 0 while this is finite: zero inputs may be skipped.",
                            first.spec().name())
                    .build());
        }
        for (LayerPlan layer : plan.layers()) {
            int n = layer.number();
            CodeBlock comment = CodeBlock.of(
                    "Scratch of train for layer $L: $Lactivations, $L$L, steps.",
                    layer.spec().name(),
                    layer.keepsSums() ? "sums, " : "",
                    layer.hasDropout() ? "what dropout makes of them, " : "",
                    Names.sendsDeltas(plan.spec()) ? "deltas" : "errors");
            for (String array : scratch(plan, layer)) {
                fields.add(vector(array, layer).addJavadoc(comment).build());
                comment = CodeBlock.of("");
            }
            if (Names.sendsShares(plan.spec(), layer)) {
                fields.add(vector(Names.totals(n), layer)
                        .addJavadoc(
                                "What the weights of each neuron of layer $L add up to.",
                                layer.spec().name())
                        .build());
            }
            if (layer != plan.last() && plan.layers().get(n).fuses()) {
                fields.add(vector(Names.previous(n), layer)
                        .addJavadoc(
                                "Activations of layer $L for the sample before.",
                                layer.spec().name())
                        .build());
            }
        }
        return fields;
    }

    /** What train keeps of a layer for each sample. */
    static List<String> scratch(NetworkPlan plan, LayerPlan layer) {
        int n = layer.number();
        List<String> arrays = new ArrayList<>();
        if (layer.keepsSums()) {
            arrays.add(Names.sums(n));
        }
        arrays.add(Names.activations(n));
        if (layer.hasDropout()) {
            arrays.add(Names.factors(n));
            arrays.add(Names.passed(layer));
        }
        arrays.add(Names.sent(plan.spec(), n));
        arrays.add(Names.steps(n));
        return arrays;
    }

    FieldSpec.Builder vector(String name, LayerPlan layer) {
        return FieldSpec.builder(scalar.vector(), name, Modifier.PRIVATE, Modifier.FINAL)
                .initializer("new $T[$L]", scalar.type(), Names.size(layer.number()));
    }

    /**
     * After all weights have changed:
     *
     * <pre>{@code
     * bound1 = ZeroInputs.bound(w1);
     * }</pre>
     */
    static CodeBlock bound(NetworkPlan plan) {
        LayerPlan first = plan.layers().get(0);
        return first.skipsZeros()
                ? CodeBlock.builder()
                        .addStatement(
                                "$L = $T.bound($L)", Names.bound(1), RuntimeTypes.ZERO_INPUTS, Names.weights(first))
                        .build()
                : CodeBlock.of("");
    }

    /**
     * <pre>{@code
     * private List<Tensor> tensors() {
     *     return List.of(
     *             Tensor.matrixByInput("hidden.weight", w1),
     *             Tensor.vector("hidden.bias", b1));
     * }
     * }</pre>
     */
    MethodSpec tensors() {
        List<CodeBlock> tensors = new ArrayList<>();
        for (LayerPlan layer : plan.layers()) {
            tensors.add(tensor(layer, Names.weightTensor(layer), Names.weights(layer)));
            if (layer.spec().bias()) {
                tensors.add(CodeBlock.of(
                        "$T.vector($S, $L)", RuntimeTypes.TENSOR, Names.biasTensor(layer), Names.biases(layer)));
            }
        }
        return MethodSpec.methodBuilder(Names.tensors(plan.spec()))
                .addJavadoc("The weights as they stand in files.")
                .addModifiers(Modifier.PRIVATE)
                .returns(ParameterizedTypeName.get(ClassName.get(List.class), RuntimeTypes.TENSOR))
                .addStatement("return $T.of(\n$L)", List.class, CodeBlock.join(tensors, ",\n"))
                .build();
    }

    CodeBlock tensor(LayerPlan layer, String name, String array) {
        return switch (layer.form()) {
            case UNROLLED ->
                CodeBlock.of(
                        "$T.matrix($S, $L, $L, $L)",
                        RuntimeTypes.TENSOR,
                        name,
                        Names.size(layer.number()),
                        Names.size(layer.number() - 1),
                        array);
            case ROWS_BY_INPUT -> CodeBlock.of("$T.matrixByInput($S, $L)", RuntimeTypes.TENSOR, name, array);
            case ROWS_BY_OUTPUT -> CodeBlock.of("$T.matrixByOutput($S, $L)", RuntimeTypes.TENSOR, name, array);
        };
    }
}
