package dev.nnmaven.plugin.codegen.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.nnmaven.plugin.codegen.emit.text.ArrayNames;
import dev.nnmaven.plugin.codegen.emit.text.ErrorArrays;
import dev.nnmaven.plugin.codegen.emit.text.Fingerprint;
import dev.nnmaven.plugin.codegen.emit.text.LayerArrays;
import dev.nnmaven.plugin.codegen.emit.text.Names;
import dev.nnmaven.plugin.codegen.emit.text.RuntimeTypes;
import dev.nnmaven.plugin.codegen.emit.text.Scalar;
import dev.nnmaven.plugin.codegen.emit.text.ScratchArrays;
import dev.nnmaven.plugin.codegen.plan.LayerPlan;
import dev.nnmaven.plugin.codegen.plan.NetworkPlan;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** What holds the weights: constants, arrays, and the list of tensors that files are made of. */
final class WeightMembers {

    private final NetworkPlan plan;
    private final Scalar scalar;
    private final LayerArrays layers;

    WeightMembers(NetworkPlan plan) {
        this.plan = plan;
        this.scalar = new Scalar(plan.spec().precision());
        this.layers = new LayerArrays(scalar);
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
        fields.add(constant(TypeName.INT, ArrayNames.size(0), "$L", plan.spec().inputs())
                .addJavadoc("Inputs.")
                .build());
        for (LayerPlan layer : plan.layers()) {
            fields.add(constant(TypeName.INT, ArrayNames.size(layer.number()), "$L", layer.outputs())
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
                fields.add(layers.vector(ArrayNames.biases(layer), layer)
                        .addJavadoc(
                                "A bias for each neuron of layer $L.",
                                layer.spec().name())
                        .build());
            }
        }
        return fields;
    }

    private FieldSpec weights(LayerPlan layer) {
        String name = ArrayNames.weights(layer);
        String place = switch (layer.form()) {
            case UNROLLED -> name + "[k * " + ArrayNames.size(layer.number() - 1) + " + j]";
            case ROWS_BY_INPUT -> name + "[j][k]";
            case ROWS_BY_OUTPUT -> name + "[k][j]";
        };
        return layers.weights(layer, name)
                .addJavadoc(
                        "W$L: {@code $L} weighs input j of neuron k in layer $L.",
                        layer.number(),
                        place,
                        layer.spec().name())
                .build();
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
            fields.add(FieldSpec.builder(TypeName.DOUBLE, ArrayNames.bound(1), Modifier.PRIVATE)
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
                    ErrorArrays.sendsDeltas(plan.spec()) ? "deltas" : "errors");
            for (String array : ScratchArrays.of(plan, layer)) {
                fields.add(layers.vector(array, layer).addJavadoc(comment).build());
                comment = CodeBlock.of("");
            }
            if (ErrorArrays.sendsShares(plan.spec(), layer)) {
                fields.add(layers.vector(ArrayNames.totals(n), layer)
                        .addJavadoc(
                                "What the weights of each neuron of layer $L add up to.",
                                layer.spec().name())
                        .build());
            }
            if (layer != plan.last() && plan.layers().get(n).fuses()) {
                fields.add(layers.vector(ArrayNames.previous(n), layer)
                        .addJavadoc(
                                "Activations of layer $L for the sample before.",
                                layer.spec().name())
                        .build());
            }
        }
        return fields;
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
            tensors.add(layers.tensor(layer, ArrayNames.weightTensor(layer), ArrayNames.weights(layer)));
            if (layer.spec().bias()) {
                tensors.add(CodeBlock.of(
                        "$T.vector($S, $L)",
                        RuntimeTypes.TENSOR,
                        ArrayNames.biasTensor(layer),
                        ArrayNames.biases(layer)));
            }
        }
        return MethodSpec.methodBuilder(Names.tensors(plan.spec()))
                .addJavadoc("The weights as they stand in files.")
                .addModifiers(Modifier.PRIVATE)
                .returns(ParameterizedTypeName.get(ClassName.get(List.class), RuntimeTypes.TENSOR))
                .addStatement("return $T.of(\n$L)", List.class, CodeBlock.join(tensors, ",\n"))
                .build();
    }
}
