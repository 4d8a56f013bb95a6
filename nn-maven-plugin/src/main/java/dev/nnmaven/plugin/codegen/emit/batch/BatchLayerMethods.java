package dev.nnmaven.plugin.codegen.emit.batch;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.nnmaven.plugin.codegen.emit.loop.PanelLoops;
import dev.nnmaven.plugin.codegen.emit.loop.RowLoops;
import dev.nnmaven.plugin.codegen.emit.loop.TiledLoops;
import dev.nnmaven.plugin.codegen.emit.text.ArrayNames;
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
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * The private methods of a network of loops for a batch: one per layer for each of the three passes, sample by sample
 * where the weights stay in the first-level cache, in tiles where they do not. Those that send errors back are in {@link
 * BatchLayerErrors}.
 */
public final class BatchLayerMethods {

    private final NetworkPlan plan;
    private final Names names;
    private final Scalar scalar;
    private final VectorCalls vectors;
    private final TiledLoops loops;
    private final PanelLoops panels;
    private final BatchLayerErrors errors;

    public BatchLayerMethods(NetworkPlan plan, Names names) {
        this.plan = plan;
        this.names = names;
        this.scalar = new Scalar(plan.spec().precision());
        this.vectors = new VectorCalls(plan, names);
        this.loops = new TiledLoops(scalar, names);
        this.panels = new PanelLoops(scalar);
        this.errors = new BatchLayerErrors(plan, names);
    }

    /** All of them, in the order in which a step on a batch calls them. */
    public List<MethodSpec> all() {
        List<MethodSpec> methods = new ArrayList<>();
        for (LayerPlan layer : plan.layers()) {
            methods.add(forward(layer));
        }
        for (int number = plan.layers().size(); number >= 1; number--) {
            methods.add(errors.error(plan.layers().get(number - 1)));
        }
        for (LayerPlan layer : plan.layers()) {
            if (layer.large() && layer.number() > 1) {
                methods.add(errors.back(layer));
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
        MethodSpec.Builder method =
                SampleRange.method(names, Names.FORWARD, layer, "Layer $L").addParameter(scalar.matrix(), "x");
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
                    .addCode(SampleRange.each("from", "to", each))
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
            return method.addCode(SampleRange.each("from", "to", each)).build();
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
                    .addCode(SampleRange.each("0", "samples", CodeBlock.of("$L(x[s], $L[s])", single, g)))
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
                    .addCode(SampleRange.each("0", "samples", each))
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
                ? SampleRange.each(
                        "0", "samples", CodeBlock.of("$L($L[s])", names.method(Names.UPDATE_BIASES, layer), g))
                : CodeBlock.of("");
        return vectors.updateTogether(layer, g, biases);
    }
}
