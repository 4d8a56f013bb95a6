package dev.nnmaven.plugin.codegen.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import dev.nnmaven.plugin.codegen.plan.LayerPlan;
import dev.nnmaven.plugin.codegen.plan.LoopForm;
import dev.nnmaven.plugin.codegen.plan.NetworkPlan;

/** Where the methods of a network hand over to its class of vector instructions; nothing for layers without them. */
final class VectorCalls {

    private final Names names;
    private final ClassName type;

    VectorCalls(NetworkPlan plan, Names names) {
        this.names = names;
        this.type = Names.vectorClass(plan.spec());
    }

    /**
     * <pre>{@code
     * if (VECTORS && (all || ZeroInputs.few(x))) {
     *     DigitsNetworkVectors.forwardHidden(w1, b1, x, a);
     *     return;
     * } else if (VECTORS) {
     *     DigitsNetworkVectors.forwardNonZeroHidden(w1, b1, x, a);
     *     return;
     * }
     * }</pre>
     *
     * <p>A dot product in vector instructions adds in another order:
     *
     * <pre>{@code
     * if (REORDERED) { ... }
     * }</pre>
     */
    CodeBlock forward(LayerPlan layer) {
        String arguments = weights(layer) + ", x, " + Names.results(layer, "z", "a");
        if (!layer.vectors() || !layer.skipsZeros()) {
            return instead(layer, layer.form() == LoopForm.ROWS_BY_INPUT, Names.FORWARD, arguments);
        }
        return CodeBlock.builder()
                .beginControlFlow("if ($L && (all || $T.few(x)))", Names.VECTORS, RuntimeTypes.ZERO_INPUTS)
                .addStatement("$T.$L($L)", type, names.method(Names.FORWARD, layer), arguments)
                .addStatement("return")
                .nextControlFlow("else if ($L)", Names.VECTORS)
                .addStatement("$T.$L($L)", type, names.method(Names.FORWARD_NON_ZERO, layer), arguments)
                .addStatement("return")
                .endControlFlow()
                .build();
    }

    /**
     * How far a step can move the first layer's weights:
     *
     * <pre>{@code
     * VECTORS ? DigitsNetworkVectors.reach(inputs, g1) : ZeroInputs.reach(inputs, g1)
     * }</pre>
     */
    CodeBlock reach(LayerPlan first, String x, String g) {
        CodeBlock plain = CodeBlock.of("$T.reach($L, $L)", RuntimeTypes.ZERO_INPUTS, x, g);
        return first.vectors() ? CodeBlock.of("$L ? $T.reach($L, $L) : $L", Names.VECTORS, type, x, g, plain) : plain;
    }

    /** {@code DigitsNetworkVectors.updateHidden(w1, x, g1, from, to, all)} */
    CodeBlock update(LayerPlan layer, String g) {
        String range = layer.large() ? ", from, to" : "";
        String all = layer.skipsZeros() ? ", all" : "";
        return instead(layer, true, Names.UPDATE, Names.weights(layer) + ", x, " + g + range + all);
    }

    /** {@code DigitsNetworkVectors.updateForwardHidden(w1, b1, x, g1, next, a)} */
    CodeBlock updateForward(LayerPlan layer, String g) {
        return instead(
                layer,
                true,
                Names.UPDATE_FORWARD,
                weights(layer) + ", x, " + g + ", next, " + Names.results(layer, "z", "a"));
    }

    /**
     * <pre>{@code
     * if (VECTORS) {
     *     DigitsNetworkVectors.backOutput(w2, e2, e1);
     * } else {
     *     ...
     * }
     * }</pre>
     *
     * @param next the layer whose weights the errors come back through
     */
    CodeBlock back(LayerPlan next, String sent, String before, CodeBlock plain) {
        if (!next.vectors()) {
            return plain;
        }
        return CodeBlock.builder()
                .beginControlFlow("if ($L)", condition(next.form() == LoopForm.ROWS_BY_OUTPUT))
                .addStatement(
                        "$T.$L($L, $L, $L)", type, names.method(Names.BACK, next), Names.weights(next), sent, before)
                .nextControlFlow("else")
                .add(plain)
                .endControlFlow()
                .build();
    }

    /** The call itself for a batch, such as {@code DigitsNetworkVectors.forwardHidden(w1, b1, x, a, from, to)}. */
    CodeBlock instead(LayerPlan layer, boolean sameOrder, String pass, String arguments) {
        if (!layer.vectors()) {
            return CodeBlock.of("");
        }
        return CodeBlock.builder()
                .beginControlFlow("if ($L)", condition(sameOrder))
                .addStatement("$T.$L($L)", type, names.method(pass, layer), arguments)
                .addStatement("return")
                .endControlFlow()
                .build();
    }

    /**
     * <pre>{@code
     * if (VECTORS) {
     *     DigitsNetworkVectors.backOutput(w2, e2, e1, from, to);
     * }</pre>
     *
     * <p>With a row per input, each error is a dot product, whose sum is taken in another order.
     */
    CodeBlock beginBack(LayerPlan next, String sent, String before) {
        return CodeBlock.builder()
                .beginControlFlow("if ($L)", condition(next.form() == LoopForm.ROWS_BY_OUTPUT))
                .addStatement(
                        "$T.$L($L, $L, $L, from, to)",
                        type,
                        names.method(Names.BACK, next),
                        Names.weights(next),
                        sent,
                        before)
                .build();
    }

    /**
     * <pre>{@code
     * if (VECTORS) {
     *     ...
     *     DigitsNetworkVectors.updateOutput(w2, x, g2, samples);
     *     return;
     * }
     * }</pre>
     */
    CodeBlock updateTogether(LayerPlan layer, String g, CodeBlock biases) {
        if (!layer.vectors()) {
            return CodeBlock.of("");
        }
        return CodeBlock.builder()
                .beginControlFlow("if ($L)", Names.VECTORS)
                .add(biases)
                .addStatement(
                        "$T.$L($L, x, $L, samples)", type, names.method(Names.UPDATE, layer), Names.weights(layer), g)
                .addStatement("return")
                .endControlFlow()
                .build();
    }

    /** The weights, and the biases if the layer has some. */
    static String weights(LayerPlan layer) {
        return Names.weights(layer) + (layer.spec().bias() ? ", " + Names.biases(layer) : "");
    }

    private static String condition(boolean sameOrder) {
        return sameOrder ? Names.VECTORS : Names.REORDERED;
    }
}
