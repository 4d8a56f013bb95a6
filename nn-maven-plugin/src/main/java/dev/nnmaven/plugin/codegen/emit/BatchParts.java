package dev.nnmaven.plugin.codegen.emit;

import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.nnmaven.plugin.codegen.plan.HotSpotLimits;
import dev.nnmaven.plugin.codegen.plan.LayerPlan;
import dev.nnmaven.plugin.codegen.plan.NetworkPlan;
import java.util.List;
import javax.lang.model.element.Modifier;

/** How the weights of a batch step are shared between threads: rows of large layers, small layers whole. */
final class BatchParts {

    /** Parts into which the update of a large layer is cut, for threads to share. */
    private static final int PARTS = 8;

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
     * <pre>{@code
     * // One part of the steps: no two parts change the same weights.
     * private void updates(float[][] inputs, int samples, int part) {
     *     Batch b = batch;
     *     if (part < 8) {
     *         int from = part * 100;
     *         updateHidden(inputs, b.g1, samples, from, Math.min(from + 100, N0));
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
                .addParameter(TypeName.INT, "samples")
                .addParameter(TypeName.INT, "part")
                .addStatement("$T b = batch", Names.batchType(plan.spec()));
        int part = 0;
        for (LayerPlan layer : plan.layers()) {
            int end = part + parts(layer);
            beginPart(method, part, end, layer == plan.last());
            String steps = "b." + Names.steps(layer.number());
            if (layer.large()) {
                rowsOfPart(method, layer, part);
                if (layer.spec().bias()) {
                    method.beginControlFlow("if (from == 0)")
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
     * <pre>{@code
     * // The rows per neuron of large layers, for their errors.
     * private void transpose(int part) {
     *     int from = part * 128;
     *     Matrices.transpose(w2, batch.t2, from, Math.min(from + 128, N1));
     * }
     * }</pre>
     */
    MethodSpec transpose() {
        MethodSpec.Builder method = MethodSpec.methodBuilder(Names.transpose(plan.spec()))
                .addJavadoc("Part of the weights of large layers as a row per neuron, for sending errors back.")
                .addModifiers(Modifier.PRIVATE)
                .addParameter(TypeName.INT, "part");
        List<LayerPlan> layers = transposed();
        int part = 0;
        for (LayerPlan layer : layers) {
            int end = part + parts(layer);
            beginPart(method, part, end, layer == layers.get(layers.size() - 1));
            rowsOfPart(method, layer, part);
            method.addStatement(
                    "$T.transpose($L, batch.$L, from, to)",
                    RuntimeTypes.MATRICES,
                    Names.weights(layer),
                    Names.transposed(layer.number()));
            part = end;
        }
        return end(method, layers.size() > 1).build();
    }

    private static void beginPart(MethodSpec.Builder method, int part, int end, boolean last) {
        if (part == 0 && last) {
            return;
        }
        if (part == 0) {
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

    private static void rowsOfPart(MethodSpec.Builder method, LayerPlan layer, int first) {
        int rows = rowsOfPart(layer);
        method.addStatement("int from = $L * $L", first == 0 ? "part" : "(part - " + first + ")", rows)
                .addStatement("int to = $T.min(from + $L, $L)", Math.class, rows, Names.size(layer.number() - 1));
    }

    /** A multiple of the rows in a panel, so that only the last part has rows left over. */
    private static int rowsOfPart(LayerPlan layer) {
        int height = HotSpotLimits.PANEL_RESULTS;
        int panels = (layer.inputs() + height - 1) / height;
        return (panels + PARTS - 1) / PARTS * height;
    }

    static int parts(LayerPlan layer) {
        return layer.large() ? (layer.inputs() + rowsOfPart(layer) - 1) / rowsOfPart(layer) : 1;
    }

    static String read(LayerPlan layer) {
        return layer.number() == 1 ? "inputs" : "b." + Names.activations(layer.number() - 1);
    }
}
