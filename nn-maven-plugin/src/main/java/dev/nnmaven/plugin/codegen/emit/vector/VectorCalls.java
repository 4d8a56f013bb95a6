package dev.nnmaven.plugin.codegen.emit.vector;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import dev.nnmaven.plugin.codegen.emit.text.ArrayNames;
import dev.nnmaven.plugin.codegen.emit.text.Names;
import dev.nnmaven.plugin.codegen.emit.text.RuntimeTypes;
import dev.nnmaven.plugin.codegen.plan.LayerPlan;
import dev.nnmaven.plugin.codegen.plan.LoopForm;
import dev.nnmaven.plugin.codegen.plan.NetworkPlan;

/** Where the methods of a network hand over to its class of vector instructions; nothing for layers without them. */
public final class VectorCalls {

    private final Names names;
    private final ClassName type;
    private final ClassName use;

    public VectorCalls(NetworkPlan plan, Names names) {
        this.names = names;
        this.type = Names.vectorClass(plan.spec());
        this.use = Names.vectorUse(plan.spec());
    }

    /**
     * <pre>{@code
     * if (vectorsReady && (all || ZeroInputs.few(x))) {
     *     DigitsNetworkVectors.forwardHidden(w1, b1, x, a);
     *     return;
     * } else if (vectorsReady) {
     *     DigitsNetworkVectors.nonZeroForwardHidden(w1, b1, x, a);
     *     return;
     * }
     * }</pre>
     *
     * <p>With a row per neuron, {@code if (vectorsReady && DigitsNetworkVectors.DOT_PRODUCTS)}.
     */
    public CodeBlock forward(LayerPlan layer) {
        String arguments = weights(layer) + ", x, " + ArrayNames.results(layer, "z", "a");
        if (!layer.vectors() || !layer.skipsZeros()) {
            return single(layer, layer.form() == LoopForm.ROWS_BY_OUTPUT, Names.FORWARD, arguments);
        }
        return CodeBlock.builder()
                .beginControlFlow("if ($L && (all || $T.few(x)))", Names.VECTORS_READY, RuntimeTypes.ZERO_INPUTS)
                .addStatement("$T.$L($L)", type, names.method(Names.FORWARD, layer), arguments)
                .addStatement("return")
                .nextControlFlow("else if ($L)", Names.VECTORS_READY)
                .addStatement("$T.$L($L)", type, names.method(Names.FORWARD_NON_ZERO, layer), arguments)
                .addStatement("return")
                .endControlFlow()
                .build();
    }

    /**
     * How far a step can move the first layer's weights:
     *
     * <pre>{@code
     * vectorsReady ? DigitsNetworkVectors.reach(inputs, g1) : ZeroInputs.reach(inputs, g1)
     * }</pre>
     */
    public CodeBlock reach(LayerPlan first, String x, String g) {
        CodeBlock plain = CodeBlock.of("$T.reach($L, $L)", RuntimeTypes.ZERO_INPUTS, x, g);
        return first.vectors()
                ? CodeBlock.of("$L ? $T.reach($L, $L) : $L", Names.VECTORS_READY, type, x, g, plain)
                : plain;
    }

    /** {@code DigitsNetworkVectors.updateHidden(w1, x, g1, from, to, all)} */
    public CodeBlock update(LayerPlan layer, String g) {
        String range = layer.large() ? ", from, to" : "";
        String all = layer.skipsZeros() ? ", all" : "";
        return single(layer, false, Names.UPDATE, ArrayNames.changed(layer) + ", x, " + g + range + all);
    }

    /** {@code DigitsNetworkVectors.updateForwardHidden(w1, b1, x, g1, next, a)} */
    public CodeBlock updateForward(LayerPlan layer, String g) {
        return single(
                layer,
                false,
                Names.UPDATE_FORWARD,
                weights(layer) + ", x, " + g + ", next, " + ArrayNames.results(layer, "z", "a"));
    }

    /**
     * <pre>{@code
     * if (vectorsReady) {
     *     DigitsNetworkVectors.backOutput(w2, e2, e1);
     * } else {
     *     ...
     * }
     * }</pre>
     *
     * @param next the layer whose weights the errors come back through
     */
    public CodeBlock back(LayerPlan next, String sent, String before, CodeBlock plain) {
        if (!next.vectors()) {
            return plain;
        }
        return CodeBlock.builder()
                .beginControlFlow("if ($L)", ready(next.form() == LoopForm.ROWS_BY_INPUT))
                .addStatement(
                        "$T.$L($L, $L, $L)",
                        type,
                        names.method(Names.BACK, next),
                        ArrayNames.weights(next),
                        sent,
                        before)
                .nextControlFlow("else")
                .add(plain)
                .endControlFlow()
                .build();
    }

    /** @param dotProducts which need as many lanes as they have partial sums in plain Java */
    private CodeBlock single(LayerPlan layer, boolean dotProducts, String pass, String arguments) {
        return layer.vectors() ? instead(ready(dotProducts), layer, pass, arguments) : CodeBlock.of("");
    }

    private CodeBlock ready(boolean dotProducts) {
        return dotProducts
                ? CodeBlock.of("$L && $T.DOT_PRODUCTS", Names.VECTORS_READY, type)
                : CodeBlock.of("$L", Names.VECTORS_READY);
    }

    private CodeBlock instead(CodeBlock condition, LayerPlan layer, String pass, String arguments) {
        return CodeBlock.builder()
                .beginControlFlow("if ($L)", condition)
                .addStatement("$T.$L($L)", type, names.method(pass, layer), arguments)
                .addStatement("return")
                .endControlFlow()
                .build();
    }

    /**
     * The call for a batch:
     *
     * <pre>{@code
     * if (VectorUse.POSSIBLE) {
     *     DigitsNetworkVectors.forwardHidden(w1, b1, x, a, from, to);
     *     return;
     * }
     * }</pre>
     *
     * @param sameOrder whether sums are taken in the order of plain Java; otherwise {@code VectorUse.REORDERED}
     */
    public CodeBlock batch(LayerPlan layer, boolean sameOrder, String pass, String arguments) {
        return layer.vectors() ? instead(possible(sameOrder), layer, pass, arguments) : CodeBlock.of("");
    }

    private CodeBlock possible(boolean sameOrder) {
        return CodeBlock.of("$T.$L", use, sameOrder ? "POSSIBLE" : "REORDERED");
    }

    /**
     * <pre>{@code
     * if (VectorUse.POSSIBLE) {
     *     DigitsNetworkVectors.backOutput(w2, e2, e1, from, to);
     * }
     * }</pre>
     *
     * <p>With a row per input, each error is a dot product, whose sum is taken in another order.
     */
    public CodeBlock beginBack(LayerPlan next, String sent, String before) {
        return CodeBlock.builder()
                .beginControlFlow("if ($L)", possible(next.form() == LoopForm.ROWS_BY_OUTPUT))
                .addStatement(
                        "$T.$L($L, $L, $L, from, to)",
                        type,
                        names.method(Names.BACK, next),
                        ArrayNames.weights(next),
                        sent,
                        before)
                .build();
    }

    /**
     * <pre>{@code
     * if (VectorUse.POSSIBLE) {
     *     ...
     *     DigitsNetworkVectors.updateOutput(w2, x, g2, samples);
     *     return;
     * }
     * }</pre>
     */
    public CodeBlock updateTogether(LayerPlan layer, String g, CodeBlock biases) {
        if (!layer.vectors()) {
            return CodeBlock.of("");
        }
        return CodeBlock.builder()
                .beginControlFlow("if ($L)", possible(true))
                .add(biases)
                .addStatement(
                        "$T.$L($L, x, $L, samples)",
                        type,
                        names.method(Names.UPDATE, layer),
                        ArrayNames.changed(layer),
                        g)
                .addStatement("return")
                .endControlFlow()
                .build();
    }

    /** The weights, and the biases if the layer has some. */
    public static String weights(LayerPlan layer) {
        return ArrayNames.weights(layer) + (layer.spec().bias() ? ", " + ArrayNames.biases(layer) : "");
    }
}
