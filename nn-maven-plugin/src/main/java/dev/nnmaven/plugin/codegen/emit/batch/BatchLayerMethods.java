package dev.nnmaven.plugin.codegen.emit.batch;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.nnmaven.plugin.codegen.emit.loop.PanelLoops;
import dev.nnmaven.plugin.codegen.emit.loop.RowLoops;
import dev.nnmaven.plugin.codegen.emit.loop.TiledLoops;
import dev.nnmaven.plugin.codegen.emit.text.ArrayNames;
import dev.nnmaven.plugin.codegen.emit.text.ErrorArrays;
import dev.nnmaven.plugin.codegen.emit.text.Formulas;
import dev.nnmaven.plugin.codegen.emit.text.Names;
import dev.nnmaven.plugin.codegen.emit.text.RuntimeTypes;
import dev.nnmaven.plugin.codegen.emit.text.Scalar;
import dev.nnmaven.plugin.codegen.emit.vector.VectorCalls;
import dev.nnmaven.plugin.codegen.plan.HotSpotLimits;
import dev.nnmaven.plugin.codegen.plan.LayerPlan;
import dev.nnmaven.plugin.codegen.plan.LoopForm;
import dev.nnmaven.plugin.codegen.plan.NetworkPlan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/**
 * The private methods of a network of loops for a batch: one per layer for each of the three passes, sample by sample
 * where the weights stay in the first-level cache, in tiles where they do not.
 */
public final class BatchLayerMethods {

    private final NetworkPlan plan;
    private final Names names;
    private final Scalar scalar;
    private final VectorCalls vectors;
    private final TiledLoops loops;
    private final RowLoops rows;
    private final PanelLoops panels;

    public BatchLayerMethods(NetworkPlan plan, Names names) {
        this.plan = plan;
        this.names = names;
        this.scalar = new Scalar(plan.spec().precision());
        this.vectors = new VectorCalls(plan, names);
        this.loops = new TiledLoops(scalar, names);
        this.rows = new RowLoops(scalar);
        this.panels = new PanelLoops(scalar);
    }

    /** All of them, in the order in which a step on a batch calls them. */
    public List<MethodSpec> all() {
        List<MethodSpec> methods = new ArrayList<>();
        for (LayerPlan layer : plan.layers()) {
            methods.add(forward(layer));
        }
        for (int number = plan.layers().size(); number >= 1; number--) {
            methods.add(error(plan.layers().get(number - 1)));
        }
        for (LayerPlan layer : plan.layers()) {
            if (layer.large() && layer.number() > 1) {
                methods.add(back(layer));
            }
            methods.add(update(layer));
        }
        return methods;
    }

    /**
     * <pre>{@code
     * // Layer hidden, for the samples from one index to before another.
     * private void forwardHidden(float[][] x, float[][] a, int from, int to) {
     *     int s = from;
     *     for (; s < to - 3; s += 4) { ... }       // four samples a panel
     *     for (; s < to; s++) {
     *         forwardHidden(x[s], a[s]);
     *     }
     * }
     * }</pre>
     *
     * <p>Where zeros may be skipped, with one more parameter, which says whether there are many in the batch: it must not
     * depend on how the batch is shared between threads.
     */
    private MethodSpec forward(LayerPlan layer) {
        String single = names.method(Names.FORWARD, layer);
        MethodSpec.Builder method = samples(Names.FORWARD, layer, "Layer $L").addParameter(scalar.matrix(), "x");
        if (layer.keepsSums()) {
            method.addParameter(scalar.matrix(), "z");
        }
        method.addParameter(scalar.matrix(), "a")
                .addParameter(TypeName.INT, "from")
                .addParameter(TypeName.INT, "to");
        CodeBlock each = CodeBlock.of("$L(x[s], $L)", single, ArrayNames.results(layer, "z[s]", "a[s]"));
        if (layer.large() && layer.skipsZeros()) {
            method.addParameter(TypeName.BOOLEAN, "zeros")
                    .beginControlFlow("if (zeros)")
                    .addCode(forSamples("from", "to", each))
                    .addStatement("return")
                    .endControlFlow();
        }
        boolean sameOrder = layer.form() == LoopForm.ROWS_BY_INPUT;
        method.addCode(vectors.batch(
                layer,
                sameOrder,
                Names.FORWARD,
                VectorCalls.weights(layer) + ", x, " + ArrayNames.results(layer, "z", "a") + ", from, to"));
        if (!layer.large()) {
            return method.addCode(forSamples("from", "to", each)).build();
        }
        method.addStatement("int s = from");
        int height = HotSpotLimits.PANEL_RESULTS;
        String sums = ArrayNames.sums(layer, "z", "a");
        method.beginControlFlow("for (; s < to - $L; s += $L)", height - 1, height);
        method.beginControlFlow("for (int i = s; i < s + $L; i++)", height)
                .addCode(loops.start(layer, sums + "[i]"))
                .endControlFlow();
        CodeBlock.Builder panel = CodeBlock.builder();
        panels.sumsOfRows(panel, TiledLoops.matrix(layer), "x", sums);
        method.addCode(panel.build());
        for (int i = 0; i < height; i++) {
            String a = layer.keepsSums() ? "a[" + RowLoops.plus("s", i) + "]" : "a" + i;
            method.addCode(loops.callActivate(layer, sums + i, a));
        }
        return method.endControlFlow()
                .beginControlFlow("for (; s < to; s++)")
                .addStatement(each)
                .endControlFlow()
                .build();
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
    private MethodSpec error(LayerPlan layer) {
        int n = layer.number();
        boolean last = layer == plan.last();
        List<String> arrays = ErrorArrays.of(plan, layer);
        MethodSpec.Builder method = samples(Names.ERROR, layer, "Errors and steps of layer $L");
        arrays.forEach(array -> method.addParameter(scalar.matrix(), array));
        method.addParameter(TypeName.INT, "from")
                .addParameter(TypeName.INT, "to")
                .addParameter(scalar.type(), "rate");
        if (!last) {
            method.addCode(backTogether(layer, plan.layers().get(n)));
        }
        CodeBlock each = CodeBlock.of("$L($L, rate)", names.method(Names.ERROR, layer), ofSample(arrays));
        return method.addCode(forSamples("from", "to", each)).build();
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
        return code.add(forSamples("from", "to", steps))
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
    private MethodSpec back(LayerPlan layer) {
        int n = layer.number();
        String t = ArrayNames.transposed(n);
        RowLoops.Axis k = new RowLoops.Axis("k", ArrayNames.size(n), layer.outputs());
        RowLoops.Axis j = new RowLoops.Axis("j", ArrayNames.size(n - 1), layer.inputs());
        RowLoops.Matrix matrix = new RowLoops.Matrix(t, k, j);
        MethodSpec.Builder method = samples(Names.BACK, layer, "Errors that layer $L sends back")
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

    /**
     * <pre>{@code
     * // Step of layer hidden for a batch, for the inputs from one index to before another.
     * private void updateHidden(float[][] x, float[][] g1, int samples, int from, int to) { ... }
     * }</pre>
     */
    private MethodSpec update(LayerPlan layer) {
        String g = ArrayNames.steps(layer.number());
        String single = names.method(Names.UPDATE, layer);
        MethodSpec.Builder method = MethodSpec.methodBuilder(single)
                .addModifiers(Modifier.PRIVATE)
                .addParameter(scalar.matrix(), "x")
                .addParameter(scalar.matrix(), g)
                .addParameter(TypeName.INT, "samples");
        String name = layer.spec().name();
        if (!layer.large()) {
            return method.addJavadoc(Formulas.change(layer) + " of layer $L for a batch.", name)
                    .addCode(updateTogether(layer, g))
                    .addCode(forSamples("0", "samples", CodeBlock.of("$L(x[s], $L[s])", single, g)))
                    .build();
        }
        method.addJavadoc(
                        Formulas.change(layer)
                                + " of layer $L for a batch, for the inputs from one index to before another.",
                        name)
                .addParameter(TypeName.INT, "from")
                .addParameter(TypeName.INT, "to");
        CodeBlock each = CodeBlock.of("$L(x[s], $L[s], from, to)", single, g);
        if (layer.skipsZeros()) {
            method.beginControlFlow("if ($T.many(x))", RuntimeTypes.ZERO_INPUTS)
                    .addCode(forSamples("0", "samples", each))
                    .addStatement("return")
                    .endControlFlow();
        }
        method.addCode(vectors.batch(
                layer, true, Names.UPDATE, ArrayNames.changed(layer) + ", x, " + g + ", samples, from, to"));
        CodeBlock.Builder panel = CodeBlock.builder();
        panels.addOuterProducts(panel, TiledLoops.changed(layer), "x", g);
        return method.addCode(panel.build())
                .beginControlFlow("if (samples % 2 != 0)")
                .addStatement("$L(x[samples - 1], $L[samples - 1], from, to)", single, g)
                .endControlFlow()
                .build();
    }

    /**
     * All samples at once, in vector instructions only:
     *
     * <pre>{@code
     * if (VectorUse.POSSIBLE) {
     *     for (int s = 0; s < samples; s++) {
     *         updateBiasesOutput(g2[s]);
     *     }
     *     DigitsNetworkVectors.updateOutput(w2, x, g2, samples);
     *     return;
     * }
     * }</pre>
     */
    private CodeBlock updateTogether(LayerPlan layer, String g) {
        CodeBlock biases = layer.spec().bias()
                ? forSamples("0", "samples", CodeBlock.of("$L($L[s])", names.method(Names.UPDATE_BIASES, layer), g))
                : CodeBlock.of("");
        return vectors.updateTogether(layer, g, biases);
    }

    private MethodSpec.Builder samples(String pass, LayerPlan layer, String comment) {
        return MethodSpec.methodBuilder(names.method(pass, layer))
                .addJavadoc(
                        comment + ", for the samples from one index to before another.",
                        layer.spec().name())
                .addModifiers(Modifier.PRIVATE);
    }

    /** {@code e2[s], a1[s], e1[s], g1[s]} */
    private static String ofSample(List<String> arrays) {
        return arrays.stream().map(array -> array + "[s]").collect(Collectors.joining(", "));
    }

    private static CodeBlock forSamples(String from, String to, CodeBlock statement) {
        return CodeBlock.builder()
                .beginControlFlow("for (int s = $L; s < $L; s++)", from, to)
                .addStatement(statement)
                .endControlFlow()
                .build();
    }
}
