package dev.nnmaven.plugin.codegen.emit.batch;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.nnmaven.plugin.codegen.emit.text.ArrayNames;
import dev.nnmaven.plugin.codegen.emit.text.Names;
import dev.nnmaven.plugin.codegen.emit.text.RuntimeTypes;
import dev.nnmaven.plugin.codegen.emit.text.Scalar;
import dev.nnmaven.plugin.codegen.plan.LayerPlan;
import dev.nnmaven.plugin.codegen.plan.NetworkPlan;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** How the weights of a batch step are shared between threads: rows of large layers, small layers whole. */
final class BatchParts {

    private final NetworkPlan plan;
    private final Names names;
    private final Scalar scalar;

    BatchParts(NetworkPlan plan, Names names) {
        this.plan = plan;
        this.names = names;
        this.scalar = new Scalar(plan.spec().precision());
    }

    List<LayerPlan> transposed() {
        return plan.layers().stream().filter(BatchParts::isTransposed).toList();
    }

    static boolean isTransposed(LayerPlan layer) {
        return layer.large() && layer.number() > 1;
    }

    /**
     * When whole matrices are turned round. Vector instructions do so themselves, panel by panel:
     *
     * <pre>{@code
     * batch.together && !VectorUse.POSSIBLE
     * }</pre>
     *
     * @param together whether there are samples enough
     */
    static CodeBlock transposes(NetworkPlan plan, String together) {
        boolean inPlainOnly = plan.vectors()
                && plan.layers().stream().filter(BatchParts::isTransposed).allMatch(LayerPlan::vectors);
        return inPlainOnly
                ? CodeBlock.of("$L && !$T.POSSIBLE", together, Names.vectorUse(plan.spec()))
                : CodeBlock.of("$L", together);
    }

    /**
     * <pre>{@code
     * // One part of the steps: no two parts change the same weights.
     * private void updates(float[][] inputs, int samples, int part, int parts) {
     *     Batch b = batch;
     *     if (part < parts) {
     *         int from = Team.firstRow(N0, part, parts);
     *         int to = Team.firstRow(N0, part + 1, parts);
     *         updateHidden(inputs, b.g1, samples, from, to);
     *     } else {
     *         updateOutput(b.a1, b.g2, samples);
     *     }
     * }
     * }</pre>
     */
    MethodSpec updates() {
        MethodSpec.Builder method = MethodSpec.methodBuilder(Names.updates(plan.spec()))
                .addJavadoc("One part of the steps of a batch: no two parts change the same weights.")
                .addModifiers(Modifier.PRIVATE)
                .addParameter(scalar.matrix(), "inputs")
                .addParameter(TypeName.INT, "samples");
        numbers().forEach(number -> method.addParameter(TypeName.INT, number));
        method.addStatement("$T b = batch", Names.batchType(plan.spec()));
        Count part = new Count(0, 0);
        for (LayerPlan layer : plan.layers()) {
            Count end = part.plus(layer);
            beginPart(method, part, end, layer == plan.last());
            String steps = "b." + ArrayNames.steps(layer.number());
            if (layer.large()) {
                rowsOfPart(method, layer, part);
                if (layer.spec().bias()) {
                    method.beginControlFlow("if (part == $L)", part)
                            .beginControlFlow("for (int s = 0; s < samples; s++)")
                            .addStatement("$L($L[s])", names.method(Names.UPDATE_BIASES, layer), steps)
                            .endControlFlow()
                            .endControlFlow();
                }
                method.addStatement(
                        "$L($L, $L, samples, from, to)", names.method(Names.UPDATE, layer), read(layer), steps);
            } else {
                method.addStatement("$L($L, $L, samples)", names.method(Names.UPDATE, layer), read(layer), steps);
            }
            part = end;
        }
        return end(method, plan.layers().size() > 1).build();
    }

    /**
     * The steps of all parts, which is one where a small layer is alone:
     *
     * <pre>{@code
     * team.run(parts + 1, part -> updates(inputs, samples, part, parts));
     * }</pre>
     */
    CodeBlock runUpdates() {
        CodeBlock update = CodeBlock.of(
                "$L($L)",
                Names.updates(plan.spec()),
                Stream.concat(Stream.of("inputs", "samples"), numbers().stream())
                        .collect(Collectors.joining(", ")));
        return numbers().isEmpty()
                ? CodeBlock.builder().addStatement(update).build()
                : CodeBlock.builder()
                        .addStatement("team.run($L, part -> $L)", count(plan.layers()), update)
                        .build();
    }

    /** What the steps of a part depend on: which one it is, where there are several, and of how many of a large layer. */
    private List<String> numbers() {
        if (sharesLayers()) {
            return List.of("part", "parts");
        }
        return plan.layers().size() > 1 ? List.of("part") : List.of();
    }

    /** Whether several threads take the steps of the same layer. */
    boolean sharesLayers() {
        return plan.layers().stream().anyMatch(LayerPlan::large);
    }

    /**
     * <pre>{@code
     * // The rows per neuron of large layers, for their errors.
     * private void transpose(int part, int parts) {
     *     int from = Team.firstRow(N1, part, parts);
     *     int to = Team.firstRow(N1, part + 1, parts);
     *     Matrices.transpose(w2, batch.t2, from, to);
     * }
     * }</pre>
     */
    MethodSpec transpose() {
        MethodSpec.Builder method = MethodSpec.methodBuilder(Names.transpose(plan.spec()))
                .addJavadoc("Part of the weights of large layers as a row per neuron, for sending errors back.")
                .addModifiers(Modifier.PRIVATE)
                .addParameter(TypeName.INT, "part")
                .addParameter(TypeName.INT, "parts");
        List<LayerPlan> layers = transposed();
        Count part = new Count(0, 0);
        for (LayerPlan layer : layers) {
            Count end = part.plus(layer);
            beginPart(method, part, end, layer == layers.get(layers.size() - 1));
            rowsOfPart(method, layer, part);
            method.addStatement(
                    "$T.transpose($L, batch.$L, from, to)",
                    RuntimeTypes.MATRICES,
                    ArrayNames.weights(layer),
                    ArrayNames.transposed(layer.number()));
            part = end;
        }
        return end(method, layers.size() > 1).build();
    }

    private static void beginPart(MethodSpec.Builder method, Count part, Count end, boolean last) {
        if (part.isZero() && last) {
            return;
        }
        if (part.isZero()) {
            method.beginControlFlow("if (part < $L)", end);
        } else if (last) {
            method.nextControlFlow("else");
        } else {
            method.nextControlFlow("else if (part < $L)", end);
        }
    }

    private static MethodSpec.Builder end(MethodSpec.Builder method, boolean several) {
        return several ? method.endControlFlow() : method;
    }

    private static void rowsOfPart(MethodSpec.Builder method, LayerPlan layer, Count first) {
        String part = first.isZero() ? "part" : "part - " + (first.isOne() ? first : "(" + first + ")");
        String next = first.isZero() ? "part + 1" : part + " + 1";
        String rows = ArrayNames.size(layer.number() - 1);
        method.addStatement("int from = $T.firstRow($L, $L, parts)", RuntimeTypes.TEAM, rows, part)
                .addStatement("int to = $T.firstRow($L, $L, parts)", RuntimeTypes.TEAM, rows, next);
    }

    /** The parts of some layers together, such as {@code 2 * parts + 1}. */
    static Count count(List<LayerPlan> layers) {
        Count count = new Count(0, 0);
        for (LayerPlan layer : layers) {
            count = count.plus(layer);
        }
        return count;
    }

    /**
     * A number of parts.
     *
     * @param large layers of as many parts as the threads want
     * @param small layers of one part
     */
    record Count(int large, int small) {
        Count plus(LayerPlan layer) {
            return layer.large() ? new Count(large + 1, small) : new Count(large, small + 1);
        }

        boolean isZero() {
            return large + small == 0;
        }

        /** Whether it is one number or name, so that it needs no parentheses. */
        boolean isOne() {
            return large == 0 || large == 1 && small == 0;
        }

        @Override
        public String toString() {
            String parts = large == 1 ? "parts" : large + " * parts";
            return large == 0 ? String.valueOf(small) : parts + (small == 0 ? "" : " + " + small);
        }
    }

    /** What a layer reads in training. */
    String read(LayerPlan layer) {
        return layer.number() == 1
                ? "inputs"
                : "b." + ArrayNames.passed(plan.layers().get(layer.number() - 2));
    }
}
