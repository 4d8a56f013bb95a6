package dev.nnmaven.plugin.codegen.emit.batch;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.nnmaven.plugin.codegen.emit.text.ArrayNames;
import dev.nnmaven.plugin.codegen.emit.text.Names;
import dev.nnmaven.plugin.codegen.emit.text.Openings;
import dev.nnmaven.plugin.codegen.emit.text.RuntimeTypes;
import dev.nnmaven.plugin.codegen.emit.text.Scalar;
import dev.nnmaven.plugin.codegen.emit.text.ZeroBounds;
import dev.nnmaven.plugin.codegen.emit.vector.VectorUse;
import dev.nnmaven.plugin.codegen.plan.LayerPlan;
import dev.nnmaven.plugin.codegen.plan.NetworkPlan;
import java.util.Arrays;
import javax.lang.model.element.Modifier;

/** Answers of a network of loops to several samples: in chunks, which threads share. */
final class BatchQueries {

    private final NetworkPlan plan;
    private final Names names;
    private final Scalar scalar;

    BatchQueries(NetworkPlan plan, Names names) {
        this.plan = plan;
        this.names = names;
        this.scalar = new Scalar(plan.spec().precision());
    }

    /**
     * <pre>{@code
     * public void query(float[][] inputs, float[][] outputs) {
     *     ...
     *     UnscaledInputs look = unscaled;
     *     if (look != null) {
     *         unscaled = look.see(inputs);
     *     }
     *     if (inputs.length == 1 && !VectorUse.REORDERED) {
     *         query(inputs[0], outputs[0]);
     *         return;
     *     }
     *     if (VectorUse.POSSIBLE) {
     *         VectorUse.WARM_UP.await(158800L * inputs.length);
     *     }
     *     Team team = team(inputs.length);
     *     int chunk = team.share(inputs.length);
     *     int chunks = (inputs.length + chunk - 1) / chunk;
     *     team.run(chunks, n -> queryChunk(inputs, outputs, n * chunk, chunk));
     * }
     * }</pre>
     */
    MethodSpec query() {
        return Openings.override("query")
                .addParameter(scalar.matrix(), "inputs")
                .addParameter(scalar.matrix(), "outputs")
                .addStatement("$T.requireBatch($S, inputs, N0)", RuntimeTypes.VECTORS, "inputs")
                .addStatement(
                        "$T.requireRows($S, outputs.length, inputs.length, $S)",
                        RuntimeTypes.VECTORS,
                        "outputs",
                        "inputs")
                .addStatement(
                        "$T.requireBatch($S, outputs, $L)",
                        RuntimeTypes.VECTORS,
                        "outputs",
                        ArrayNames.size(plan.last().number()))
                .addStatement("$T.requireDistinctRows(inputs, outputs)", RuntimeTypes.VECTORS)
                .addCode(Openings.look())
                .beginControlFlow("if ($L)", alone())
                .addStatement("query(inputs[0], outputs[0])")
                .addStatement("return")
                .endControlFlow()
                .addCode(VectorUse.await(plan, 1, "inputs.length"))
                .addStatement("$T team = $L(inputs.length)", RuntimeTypes.TEAM, Names.team(plan.spec()))
                .addStatement("int chunk = team.share(inputs.length)")
                .addStatement("int chunks = (inputs.length + chunk - 1) / chunk")
                .addStatement(
                        "team.run(chunks, n -> $L(inputs, outputs, n * chunk, chunk))", Names.queryChunk(plan.spec()))
                .build();
    }

    /** {@code inputs.length == 1}, unless a row of a batch has other bits than a single one. */
    private CodeBlock alone() {
        return plan.vectors()
                ? CodeBlock.of("inputs.length == 1 && !$T.REORDERED", Names.vectorUse(plan.spec()))
                : CodeBlock.of("inputs.length == 1");
    }

    /**
     * <pre>{@code
     * // Answers to the samples of one chunk.
     * private void queryChunk(float[][] inputs, float[][] outputs, int from, int chunk) {
     *     int to = Math.min(from + chunk, inputs.length);
     *     int size = to - from;
     *     float[][] x = Arrays.copyOfRange(inputs, from, to);
     *     float[][] a2 = Arrays.copyOfRange(outputs, from, to);
     *     Chunk taken = chunks.take();
     *     Chunk c = taken == null ? new Chunk() : taken;
     *     forwardHidden(x, c.a1, 0, size, ZeroInputs.many(inputs));
     *     forwardOutput(c.a1, a2, 0, size);
     *     chunks.give(c);
     * }
     * }</pre>
     *
     * <p>In vector instructions, a row with many zeros has other bits than one without. So it must not be the batch that
     * tells which way a row takes:
     *
     * <pre>{@code
     *     int few = ZeroInputs.sort(x, a2);
     *     ...
     *     if (few > 0) {
     *         forwardHidden(x, c.a1, 0, few, false);
     *     }
     *     forwardHidden(x, c.a1, few, size, true);
     * }</pre>
     */
    MethodSpec queryChunk() {
        MethodSpec.Builder method = MethodSpec.methodBuilder(Names.queryChunk(plan.spec()))
                .addJavadoc("Answers to the samples of one chunk.")
                .addModifiers(Modifier.PRIVATE)
                .addParameter(scalar.matrix(), "inputs")
                .addParameter(scalar.matrix(), "outputs")
                .addParameter(TypeName.INT, "from")
                .addParameter(TypeName.INT, "chunk")
                .addStatement("int to = $T.min(from + chunk, inputs.length)", Math.class)
                .addStatement("int size = to - from")
                .addStatement("$T x = $T.copyOfRange(inputs, from, to)", scalar.matrix(), Arrays.class);
        int last = plan.last().number();
        method.addStatement(
                "$T $L = $T.copyOfRange(outputs, from, to)",
                scalar.matrix(),
                ArrayNames.activations(last),
                Arrays.class);
        if (sorts(plan.layers().get(0))) {
            method.addStatement("int few = $T.sort(x, $L)", RuntimeTypes.ZERO_INPUTS, ArrayNames.activations(last));
        }
        if (last > 1) {
            method.addStatement("$T taken = chunks.take()", Names.chunkType(plan.spec()))
                    .addStatement("$1T c = taken == null ? new $1T() : taken", Names.chunkType(plan.spec()));
        }
        for (LayerPlan layer : plan.layers()) {
            int n = layer.number();
            String a = (n == last ? "" : "c.") + ArrayNames.activations(n);
            String arrays =
                    (n == 1 ? "x" : "c." + ArrayNames.activations(n - 1)) + ", " + ArrayNames.results(layer, a, a);
            String forward = names.method(Names.FORWARD, layer);
            if (sorts(layer)) {
                method.beginControlFlow("if (few > 0)")
                        .addStatement("$L($L, 0, few, false)", forward, arrays)
                        .endControlFlow()
                        .addStatement("$L($L, few, size, true)", forward, arrays);
            } else {
                method.addStatement("$L($L, 0, size$L)", forward, arrays, ZeroBounds.many(layer));
            }
        }
        if (last > 1) {
            method.addStatement("chunks.give(c)");
        }
        return method.build();
    }

    /** Whether rows of a batch with many zeros are computed otherwise than those with few, and have other bits. */
    private static boolean sorts(LayerPlan layer) {
        return layer.large() && layer.skipsZeros() && layer.vectors();
    }
}
