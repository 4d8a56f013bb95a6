package dev.nnmaven.plugin.codegen.emit.text;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.nnmaven.plugin.codegen.plan.LayerPlan;
import dev.nnmaven.plugin.codegen.plan.NetworkPlan;

/** When inputs of 0 may be skipped: while no weight of the first layer is infinite or NaN, which its bound tells. */
public final class ZeroBounds {

    private ZeroBounds() {}

    /**
     * After all weights have changed:
     *
     * <pre>{@code
     * bound1 = ZeroInputs.bound(w1);
     * }</pre>
     */
    public static CodeBlock bound(NetworkPlan plan) {
        LayerPlan first = plan.layers().get(0);
        return first.skipsZeros()
                ? CodeBlock.builder()
                        .addStatement(
                                "$L = $T.bound($L)",
                                ArrayNames.bound(1),
                                RuntimeTypes.ZERO_INPUTS,
                                ArrayNames.weights(first))
                        .build()
                : CodeBlock.of("");
    }

    /** {@code boolean all = !ZeroInputs.mayBeSkipped(bound1);}, where a layer skips zeros. */
    public static void unlessZerosMaySkip(MethodSpec.Builder method, LayerPlan layer) {
        if (layer.skipsZeros()) {
            method.addStatement(
                    "boolean all = !$T.mayBeSkipped($L)", RuntimeTypes.ZERO_INPUTS, ArrayNames.bound(layer.number()));
        }
    }

    /** The argument {@code , ZeroInputs.many(inputs)} of a batch, where zeros may be skipped. */
    public static CodeBlock many(LayerPlan layer) {
        return layer.large() && layer.skipsZeros()
                ? CodeBlock.of(", $T.many(inputs)", RuntimeTypes.ZERO_INPUTS)
                : CodeBlock.of("");
    }
}
