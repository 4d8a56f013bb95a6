package dev.nnmaven.plugin.codegen.emit.batch;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.nnmaven.plugin.codegen.emit.loop.TiledLoops;
import dev.nnmaven.plugin.codegen.emit.text.ArrayNames;
import dev.nnmaven.plugin.codegen.emit.text.Names;
import dev.nnmaven.plugin.codegen.emit.text.RuntimeTypes;
import dev.nnmaven.plugin.codegen.emit.text.Scalar;
import dev.nnmaven.plugin.codegen.plan.LayerPlan;
import dev.nnmaven.plugin.codegen.plan.NetworkPlan;
import javax.lang.model.element.Modifier;

/**
 * How a batch shares its way through the first layer: by inputs, not by samples, so that a thread reads the weights that it
 * has changed in the step before. Each sum is that of the first half of the inputs plus that of the second, whatever the
 * number of threads.
 */
final class BatchHalves {

    private final NetworkPlan plan;
    private final Names names;
    private final Scalar scalar;
    private final LayerPlan first;
    private final ClassName vectors;

    BatchHalves(NetworkPlan plan, Names names) {
        this.plan = plan;
        this.names = names;
        this.scalar = new Scalar(plan.spec().precision());
        this.first = plan.layers().get(0);
        this.vectors = Names.vectorClass(plan.spec());
    }

    boolean exist() {
        return first.hasHalves();
    }

    /**
     * At the beginning of a step on a batch:
     *
     * <pre>{@code
     * batch.halved = VectorUse.REORDERED && !ZeroInputs.many(inputs);
     * if (batch.halved) {
     *     int size = team.shareOfHalf(samples);
     *     int count = (samples + size - 1) / size;
     *     team.run(2 * count, n -> halfSums(inputs, n / count, n % count * size, size));
     * }
     * }</pre>
     */
    CodeBlock run() {
        if (!exist()) {
            return CodeBlock.of("");
        }
        return CodeBlock.builder()
                .addStatement(
                        "batch.halved = $T.REORDERED && !$T.many(inputs)",
                        Names.vectorUse(plan.spec()),
                        RuntimeTypes.ZERO_INPUTS)
                .beginControlFlow("if (batch.halved)")
                .addStatement("int size = team.shareOfHalf(samples)")
                .addStatement("int count = (samples + size - 1) / size")
                .addStatement(
                        "team.run(2 * count, n -> $L(inputs, n / count, n % count * size, size))",
                        Names.halfSums(plan.spec()))
                .endControlFlow()
                .build();
    }

    /**
     * <pre>{@code
     * // Sums of layer hidden over one half of the inputs, for one chunk of a batch.
     * private void halfSums(float[][] inputs, int half, int from, int chunk) {
     *     int to = Math.min(from + chunk, inputs.length);
     *     int middle = Team.firstRow(N0, 1, 2);
     *     Batch b = batch;
     *     if (half == 0) {
     *         for (int s = from; s < to; s++) {
     *             System.arraycopy(b1, 0, b.a1[s], 0, N1);
     *         }
     *         DigitsNetworkVectors.sumsHidden(w1, inputs, 0, middle, b.a1, from, to);
     *     } else {
     *         for (int s = from; s < to; s++) {
     *             Arrays.fill(b.rest1[s], 0f);
     *         }
     *         DigitsNetworkVectors.sumsHidden(w1, inputs, middle, N0, b.rest1, from, to);
     *     }
     * }
     * }</pre>
     */
    MethodSpec halfSums() {
        String z = "b." + ArrayNames.sums(first, ArrayNames.sums(1), ArrayNames.activations(1));
        String rest = "b." + ArrayNames.rest(1);
        TiledLoops loops = new TiledLoops(scalar, names);
        return MethodSpec.methodBuilder(Names.halfSums(plan.spec()))
                .addJavadoc(
                        "Sums of layer $L over one half of the inputs, for one chunk of a batch.",
                        first.spec().name())
                .addModifiers(Modifier.PRIVATE)
                .addParameter(scalar.matrix(), "inputs")
                .addParameter(TypeName.INT, "half")
                .addParameter(TypeName.INT, "from")
                .addParameter(TypeName.INT, "chunk")
                .addStatement("int to = $T.min(from + chunk, inputs.length)", Math.class)
                .addStatement("int middle = $T.firstRow(N0, 1, 2)", RuntimeTypes.TEAM)
                .addStatement("$T b = batch", Names.batchType(plan.spec()))
                .beginControlFlow("if (half == 0)")
                .addCode(sums(loops.start(first, z + "[s]"), "0, middle", z))
                .nextControlFlow("else")
                .addCode(sums(loops.startAtZero(rest + "[s]"), "middle, N0", rest))
                .endControlFlow()
                .build();
    }

    private CodeBlock sums(CodeBlock start, String range, String z) {
        return CodeBlock.builder()
                .beginControlFlow("for (int s = from; s < to; s++)")
                .add(start)
                .endControlFlow()
                .addStatement(
                        "$T.$L($L, inputs, $L, $L, from, to)",
                        vectors,
                        names.method(Names.SUMS, first),
                        ArrayNames.weights(first),
                        range,
                        z)
                .build();
    }

    /**
     * <pre>{@code
     * if (b.halved) {
     *     DigitsNetworkVectors.joinHidden(b.rest1, b.a1, from, to);
     * } else {
     *     ...
     * }
     * }</pre>
     *
     * @param forward the first layer's own way
     */
    CodeBlock join(CodeBlock forward) {
        if (!exist()) {
            return forward;
        }
        String results = ArrayNames.results(first, "b." + ArrayNames.sums(1), "b." + ArrayNames.activations(1));
        return CodeBlock.builder()
                .beginControlFlow("if (b.halved)")
                .addStatement(
                        "$T.$L(b.$L, $L, from, to)",
                        vectors,
                        names.method(Names.JOIN, first),
                        ArrayNames.rest(1),
                        results)
                .nextControlFlow("else")
                .add(forward)
                .endControlFlow()
                .build();
    }
}
