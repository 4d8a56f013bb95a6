package dev.nnmaven.plugin.codegen.emit.batch;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.nnmaven.plugin.codegen.emit.loop.PanelLoops;
import dev.nnmaven.plugin.codegen.emit.loop.RowLoops;
import dev.nnmaven.plugin.codegen.emit.text.ArrayNames;
import dev.nnmaven.plugin.codegen.emit.text.ErrorArrays;
import dev.nnmaven.plugin.codegen.emit.text.Names;
import dev.nnmaven.plugin.codegen.emit.text.Scalar;
import dev.nnmaven.plugin.codegen.emit.vector.VectorCalls;
import dev.nnmaven.plugin.codegen.plan.HotSpotLimits;
import dev.nnmaven.plugin.codegen.plan.LayerPlan;
import dev.nnmaven.plugin.codegen.plan.NetworkPlan;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The private methods of a network of loops that find the errors of a layer for a batch, and the steps from them. */
final class BatchLayerErrors {

    private final NetworkPlan plan;
    private final Names names;
    private final Scalar scalar;
    private final VectorCalls vectors;
    private final RowLoops rows;
    private final PanelLoops panels;

    BatchLayerErrors(NetworkPlan plan, Names names) {
        this.plan = plan;
        this.names = names;
        this.scalar = new Scalar(plan.spec().precision());
        this.vectors = new VectorCalls(plan, names);
        this.rows = new RowLoops(scalar);
        this.panels = new PanelLoops(scalar);
    }

    /**
     * <pre>{@code
     * // Errors and steps of layer hidden, for the samples from one index to before another.
     * private void errorHidden(
     *         float[][] e2, float[][] a1, float[][] e1, float[][] g1, int from, int to, float rate) {
     *     for (int s = from; s < to; s++) {
     *         errorHidden(e2[s], a1[s], e1[s], g1[s], rate);
     *     }
     * }
     * }</pre>
     */
    MethodSpec error(LayerPlan layer) {
        int n = layer.number();
        boolean last = layer == plan.last();
        List<String> arrays = ErrorArrays.of(plan, layer);
        MethodSpec.Builder method = SampleRange.method(names, Names.ERROR, layer, "Errors and steps of layer $L");
        arrays.forEach(array -> method.addParameter(scalar.matrix(), array));
        method.addParameter(TypeName.INT, "from")
                .addParameter(TypeName.INT, "to")
                .addParameter(scalar.type(), "rate");
        if (!last) {
            method.addCode(backTogether(layer, plan.layers().get(n)));
        }
        CodeBlock each = CodeBlock.of("$L($L, rate)", names.method(Names.ERROR, layer), ofSample(arrays));
        return method.addCode(SampleRange.each("from", "to", each)).build();
    }

    /**
     * For all samples before the steps of any. Through a large layer, whose weights have to be turned round for it, if the
     * batch is large enough to be worth it:
     *
     * <pre>{@code
     * if (batch.together) {
     *     backOutput(e2, e1, from, to);
     *     for (int s = from; s < to; s++) {
     *         stepsHidden(a1[s], e1[s], g1[s], rate);
     *     }
     *     return;
     * }
     * }</pre>
     *
     * <p>Through another layer, only in vector instructions:
     *
     * <pre>{@code
     * if (VectorUse.POSSIBLE) {
     *     DigitsNetworkVectors.backOutput(w2, e2, e1, from, to);
     *     ...
     * }
     * }</pre>
     */
    private CodeBlock backTogether(LayerPlan layer, LayerPlan next) {
        if (!next.large() && !next.vectors()) {
            return CodeBlock.of("");
        }
        String sent = ErrorArrays.sent(plan.spec(), next.number());
        String before = ErrorArrays.sent(plan.spec(), layer.number());
        CodeBlock.Builder code = CodeBlock.builder();
        if (next.large()) {
            code.beginControlFlow("if (batch.together)")
                    .addStatement("$L($L, $L, from, to)", names.method(Names.BACK, next), sent, before);
        } else {
            code.add(vectors.beginBack(next, sent, before));
        }
        CodeBlock steps = CodeBlock.of(
                "$L($L, rate)", names.method(Names.STEPS, layer), ofSample(ErrorArrays.ofSteps(plan, layer)));
        return code.add(SampleRange.each("from", "to", steps))
                .addStatement("return")
                .endControlFlow()
                .build();
    }

    /**
     * <pre>{@code
     * // Errors that layer output sends back, before = W2ᵀ·e, for the samples from one index to before another.
     * private void backOutput(float[][] e, float[][] before, int from, int to) {
     *     if (VectorUse.POSSIBLE) {
     *         DigitsNetworkVectors.backOutput(w2, e, before, from, to);
     *         return;
     *     }
     *     float[][] t2 = batch.t2;
     *     int s = from;
     *     for (; s < to - 3; s += 4) { ... }       // four samples a panel
     *     for (; s < to; s++) { ... }              // one sample
     * }
     * }</pre>
     */
    MethodSpec back(LayerPlan layer) {
        int n = layer.number();
        String t = ArrayNames.transposed(n);
        RowLoops.Axis k = new RowLoops.Axis("k", ArrayNames.size(n), layer.outputs());
        RowLoops.Axis j = new RowLoops.Axis("j", ArrayNames.size(n - 1), layer.inputs());
        RowLoops.Matrix matrix = new RowLoops.Matrix(t, k, j);
        MethodSpec.Builder method = SampleRange.method(names, Names.BACK, layer, "Errors that layer $L sends back")
                .addParameter(scalar.matrix(), "e")
                .addParameter(scalar.matrix(), "before")
                .addParameter(TypeName.INT, "from")
                .addParameter(TypeName.INT, "to");
        method.addCode(vectors.batch(layer, true, Names.BACK, ArrayNames.weights(layer) + ", e, before, from, to"))
                .addStatement("$T $L = batch.$L", scalar.matrix(), t, t);
        int height = HotSpotLimits.PANEL_RESULTS;
        CodeBlock.Builder panel = CodeBlock.builder();
        panels.sumsOfRows(panel, matrix, "e", "before");
        CodeBlock.Builder single = CodeBlock.builder();
        rows.sumOfRows(single, matrix, "e1", "before1", false);
        return method.addStatement("int s = from")
                .beginControlFlow("for (; s < to - $L; s += $L)", height - 1, height)
                .beginControlFlow("for (int i = s; i < s + $L; i++)", height)
                .addStatement("$T.fill(before[i], $L)", Arrays.class, scalar.literal(0))
                .endControlFlow()
                .addCode(panel.build())
                .endControlFlow()
                .beginControlFlow("for (; s < to; s++)")
                .addStatement("$T e1 = e[s]", scalar.vector())
                .addStatement("$T before1 = before[s]", scalar.vector())
                .addStatement("$T.fill(before1, $L)", Arrays.class, scalar.literal(0))
                .addCode(single.build())
                .endControlFlow()
                .build();
    }

    /** {@code e2[s], a1[s], e1[s], g1[s]} */
    private static String ofSample(List<String> arrays) {
        return arrays.stream().map(array -> array + "[s]").collect(Collectors.joining(", "));
    }
}
