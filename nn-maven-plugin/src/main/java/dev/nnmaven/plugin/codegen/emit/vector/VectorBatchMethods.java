package dev.nnmaven.plugin.codegen.emit.vector;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.nnmaven.plugin.codegen.emit.loop.TiledLoops;
import dev.nnmaven.plugin.codegen.emit.text.ArrayNames;
import dev.nnmaven.plugin.codegen.emit.text.Formulas;
import dev.nnmaven.plugin.codegen.emit.text.Names;
import dev.nnmaven.plugin.codegen.emit.text.Scalar;
import dev.nnmaven.plugin.codegen.plan.LayerPlan;
import dev.nnmaven.plugin.codegen.plan.LoopForm;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The methods of one layer in vector instructions for a batch: what goes before and after products of matrices. */
final class VectorBatchMethods {

    private final VectorMethods single;
    private final Scalar scalar;
    private final TiledLoops plain;

    VectorBatchMethods(VectorMethods single, Scalar scalar, Names names) {
        this.single = single;
        this.scalar = scalar;
        this.plain = new TiledLoops(scalar, names);
    }

    List<MethodSpec> of(LayerPlan layer) {
        List<MethodSpec> methods = new ArrayList<>(List.of(forwardBatch(layer)));
        if (layer.hasHalves()) {
            methods.addAll(List.of(halfSums(layer), join(layer)));
        }
        if (layer.number() > 1) {
            methods.add(backBatch(layer));
        }
        methods.add(updateBatch(layer));
        return methods;
    }

    /**
     * <pre>{@code
     * static void forwardHidden(float[][] w1, float[] b1, float[][] x, float[][] a, int from, int to) {
     *     for (int s = from; s < to; s++) {
     *         System.arraycopy(b1, 0, a[s], 0, N1);
     *     }
     *     sums(x, w1, 0, N0, N1, a, from, to);
     *     for (int s = from; s < to; s++) {
     *         sigmoid(a[s], N1);
     *     }
     * }
     * }</pre>
     *
     * <p>With a row per neuron, {@code turnedSums(x, w2, N1, a, from, to)}.
     */
    private MethodSpec forwardBatch(LayerPlan layer) {
        MethodSpec.Builder method = single.withWeights(samples(Names.FORWARD, layer, "Layer $L"), layer)
                .addParameter(scalar.matrix(), "x");
        VectorMethods.withResults(method, layer, scalar.matrix())
                .addParameter(TypeName.INT, "from")
                .addParameter(TypeName.INT, "to");
        boolean byInput = layer.form() == LoopForm.ROWS_BY_INPUT;
        String z = ArrayNames.sums(layer, "z", "a");
        method.beginControlFlow("for (int s = from; s < to; s++)")
                .addCode(plain.start(layer, z + "[s]"))
                .endControlFlow()
                .addStatement(
                        "$L(x, $L, $L, $L, from, to)",
                        byInput ? "sums" : "turnedSums",
                        ArrayNames.weights(layer),
                        byInput ? allRows(layer.number() - 1, layer.number()) : ArrayNames.size(layer.number() - 1),
                        z);
        CodeBlock activate = single.activate(layer, z + "[s]", "a[s]");
        return activate.isEmpty()
                ? method.build()
                : method.beginControlFlow("for (int s = from; s < to; s++)")
                        .addCode(activate)
                        .endControlFlow()
                        .build();
    }

    /**
     * <pre>{@code
     * static void sumsHidden(float[][] w1, float[][] x, int first, int end, float[][] a, int from, int to) {
     *     sums(x, w1, first, end, N1, a, from, to);
     * }
     * }</pre>
     */
    private MethodSpec halfSums(LayerPlan layer) {
        String z = ArrayNames.sums(layer, "z", "a");
        return samples(Names.SUMS, layer, "Adds the products of some inputs to sums of layer $L")
                .addParameter(scalar.matrix(), ArrayNames.weights(layer))
                .addParameter(scalar.matrix(), "x")
                .addParameter(TypeName.INT, "first")
                .addParameter(TypeName.INT, "end")
                .addParameter(scalar.matrix(), z)
                .addParameter(TypeName.INT, "from")
                .addParameter(TypeName.INT, "to")
                .addStatement(
                        "sums(x, $L, first, end, $L, $L, from, to)",
                        ArrayNames.weights(layer),
                        ArrayNames.size(layer.number()),
                        z)
                .build();
    }

    /**
     * <pre>{@code
     * static void joinHidden(float[][] rest, float[][] a, int from, int to) {
     *     for (int s = from; s < to; s++) {
     *         float[] half = rest[s];
     *         float[] sums = a[s];
     *         for (int k = 0; k < N1; k++) {
     *             sums[k] += half[k];
     *         }
     *         sigmoid(a[s], N1);
     *     }
     * }
     * }</pre>
     */
    private MethodSpec join(LayerPlan layer) {
        String z = ArrayNames.sums(layer, "z", "a");
        MethodSpec.Builder method = samples(Names.JOIN, layer, "Layer $L from the two halves of its sums")
                .addParameter(scalar.matrix(), "rest");
        return VectorMethods.withResults(method, layer, scalar.matrix())
                .addParameter(TypeName.INT, "from")
                .addParameter(TypeName.INT, "to")
                .beginControlFlow("for (int s = from; s < to; s++)")
                .addStatement("$T half = rest[s]", scalar.vector())
                .addStatement("$T sums = $L[s]", scalar.vector(), z)
                .beginControlFlow("for (int k = 0; k < $L; k++)", ArrayNames.size(layer.number()))
                .addStatement("sums[k] += half[k]")
                .endControlFlow()
                .addCode(single.activate(layer, z + "[s]", "a[s]"))
                .endControlFlow()
                .build();
    }

    /**
     * <pre>{@code
     * static void backOutput(float[][] w2, float[][] e, float[][] before, int from, int to) {
     *     for (int s = from; s < to; s++) {
     *         Arrays.fill(before[s], 0f);
     *     }
     *     sums(e, w2, 0, N2, N1, before, from, to);
     * }
     * }</pre>
     *
     * <p>With a row per input, {@code turnedSums(e, w2, N2, before, from, to)}.
     */
    private MethodSpec backBatch(LayerPlan layer) {
        boolean turned = turnsBack(layer);
        String w = ArrayNames.weights(layer);
        return samples(Names.BACK, layer, "Errors that layer $L sends back")
                .addParameter(scalar.matrix(), w)
                .addParameter(scalar.matrix(), "e")
                .addParameter(scalar.matrix(), "before")
                .addParameter(TypeName.INT, "from")
                .addParameter(TypeName.INT, "to")
                .beginControlFlow("for (int s = from; s < to; s++)")
                .addStatement("$T.fill(before[s], $L)", Arrays.class, scalar.literal(0))
                .endControlFlow()
                .addStatement(
                        "$L(e, $L, $L, before, from, to)",
                        turned ? "turnedSums" : "sums",
                        w,
                        turned ? ArrayNames.size(layer.number()) : allRows(layer.number(), layer.number() - 1))
                .build();
    }

    /** {@code 0, N0, N1} */
    private static String allRows(int rows, int columns) {
        return "0, " + ArrayNames.size(rows) + ", " + ArrayNames.size(columns);
    }

    /** Whether a batch takes the weights of a layer column by column, forward or on the way back. */
    static boolean turns(LayerPlan layer) {
        return layer.vectors() && (layer.form() == LoopForm.ROWS_BY_OUTPUT || turnsBack(layer));
    }

    private static boolean turnsBack(LayerPlan layer) {
        return layer.form() == LoopForm.ROWS_BY_INPUT && layer.number() > 1;
    }

    /**
     * <pre>{@code
     * static void updateHidden(float[][] w1, float[][] x, float[][] g1, int samples, int from, int to) {
     *     steps(x, g1, samples, w1, N1, from, to);
     * }
     * }</pre>
     *
     * <p>All rows of a layer that is not large; with a row per neuron, {@code steps(g2, x, samples, w2, N1, 0, N2)}.
     */
    private MethodSpec updateBatch(LayerPlan layer) {
        String g = ArrayNames.steps(layer.number());
        boolean byInput = layer.form() == LoopForm.ROWS_BY_INPUT;
        MethodSpec.Builder method = single.method(
                        Names.UPDATE,
                        layer,
                        Formulas.change(layer) + " of layer $L for a batch"
                                + (layer.large() ? ", for the inputs from one index to before another." : "."))
                .addParameter(scalar.matrix(), ArrayNames.changed(layer))
                .addParameter(scalar.matrix(), "x")
                .addParameter(scalar.matrix(), g)
                .addParameter(TypeName.INT, "samples");
        if (layer.large()) {
            method.addParameter(TypeName.INT, "from").addParameter(TypeName.INT, "to");
        }
        String inputs = ArrayNames.size(layer.number() - 1);
        String neurons = ArrayNames.size(layer.number());
        return method.addStatement(
                        "steps($L, samples, $L, $L, $L)",
                        byInput ? "x, " + g : g + ", x",
                        ArrayNames.changed(layer),
                        byInput ? neurons : inputs,
                        layer.large() ? "from, to" : "0, " + (byInput ? inputs : neurons))
                .build();
    }

    private MethodSpec.Builder samples(String pass, LayerPlan layer, String comment) {
        return single.method(pass, layer, comment + ", for the samples from one index to before another.");
    }
}
