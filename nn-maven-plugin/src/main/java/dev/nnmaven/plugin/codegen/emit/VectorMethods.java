package dev.nnmaven.plugin.codegen.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.nnmaven.plugin.codegen.plan.LayerPlan;
import dev.nnmaven.plugin.codegen.plan.LoopForm;
import dev.nnmaven.plugin.codegen.plan.NetworkPlan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.lang.model.element.Modifier;

/** The methods of one layer in vector instructions; {@link VectorCalls} are where they are called. */
final class VectorMethods {

    private final Names names;
    private final Scalar scalar;
    private final Formulas formulas;
    private final VectorRows rows;
    private final VectorDots dots;
    private final VectorStreams streams;
    private final TiledLoops plain;

    VectorMethods(NetworkPlan plan, Names names) {
        this.names = names;
        this.scalar = new Scalar(plan.spec().precision());
        this.formulas = new Formulas(plan.spec());
        this.rows = new VectorRows(scalar);
        this.dots = new VectorDots(scalar);
        this.streams = new VectorStreams(scalar);
        this.plain = new TiledLoops(scalar, names);
    }

    List<MethodSpec> of(LayerPlan layer) {
        List<MethodSpec> methods = new ArrayList<>();
        methods.add(forward(layer, false));
        if (layer.skipsZeros()) {
            methods.add(forward(layer, true));
        }
        if (layer.number() > 1) {
            methods.add(back(layer));
        }
        methods.add(update(layer));
        if (layer.fuses()) {
            methods.add(updateForward(layer));
        }
        methods.add(forwardBatch(layer));
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
     * // Layer hidden: a = sigmoid(W1·x + b1).
     * static void forwardHidden(float[][] w1, float[] b1, float[] x, float[] a) { ... }
     * }</pre>
     *
     * @param skipsZeros whether it is the one that passes over inputs that are 0
     */
    private MethodSpec forward(LayerPlan layer, boolean skipsZeros) {
        MethodSpec.Builder method = method(
                skipsZeros ? Names.FORWARD_NON_ZERO : Names.FORWARD,
                layer,
                "Layer $L: {@code $L}" + (skipsZeros ? ", for an x with zeros." : "."),
                formulas.forward(layer, "x", "z", "a"));
        withWeights(method, layer).addParameter(scalar.vector(), "x");
        withResults(method, layer, scalar.vector());
        String z = Names.sums(layer, "z", "a");
        CodeBlock.Builder code = CodeBlock.builder();
        String start = layer.spec().bias() ? Names.biases(layer) : "";
        RowLoops.Matrix matrix = TiledLoops.matrix(layer);
        if (layer.form() == LoopForm.ROWS_BY_OUTPUT) {
            dots.dotProducts(code, matrix, "x", z, start);
        } else if (streams.suits(matrix)) {
            code.add(plain.start(layer, z));
            streams.sumOfRows(code, matrix, "x", z, skipsZeros);
        } else {
            rows.sumOfRows(code, matrix, "x", z, start, skipsZeros);
        }
        return method.addCode(code.add(activate(layer, z, "a")).build()).build();
    }

    /**
     * <pre>{@code
     * sigmoid(a, N1);
     * }</pre>
     *
     * <p>Fewer neurons than a vector may have lanes, one by one as in plain Java.
     */
    private CodeBlock activate(LayerPlan layer, String z, String a) {
        return VectorActivations.suits(layer)
                ? CodeBlock.builder()
                        .addStatement(
                                "$L($L, $L)",
                                Activations.formula(layer.spec().activation()),
                                Names.results(layer, z, a),
                                Names.size(layer.number()))
                        .build()
                : plain.activate(layer, z, a);
    }

    /**
     * <pre>{@code
     * // Errors that layer output sends back: before = W2ᵀ·e.
     * static void backOutput(float[][] w2, float[] e, float[] before) { ... }
     * }</pre>
     */
    private MethodSpec back(LayerPlan layer) {
        CodeBlock.Builder code = CodeBlock.builder();
        RowLoops.Matrix matrix = TiledLoops.matrix(layer);
        if (layer.form() == LoopForm.ROWS_BY_INPUT) {
            dots.dotProducts(code, matrix, "e", "before", "");
        } else {
            rows.sumOfRows(code, matrix, "e", "before", "", false);
        }
        return method(Names.BACK, layer, "Errors that layer $L sends back: {@code before = W$Lᵀ·e}.", layer.number())
                .addParameter(scalar.matrix(), Names.weights(layer))
                .addParameter(scalar.vector(), "e")
                .addParameter(scalar.vector(), "before")
                .addCode(code.build())
                .build();
    }

    /**
     * <pre>{@code
     * // Step of layer hidden: W1 += g1·xᵀ.
     * static void updateHidden(float[][] w1, float[] x, float[] g1, int from, int to, boolean all) { ... }
     * }</pre>
     */
    private MethodSpec update(LayerPlan layer) {
        String g = Names.steps(layer.number());
        boolean byInput = layer.form() == LoopForm.ROWS_BY_INPUT;
        MethodSpec.Builder method = method(
                        Names.UPDATE, layer, Formulas.change(layer) + " of layer $L: {@code $L}.", step(layer))
                .addParameter(scalar.matrix(), Names.changed(layer))
                .addParameter(scalar.vector(), "x")
                .addParameter(scalar.vector(), g);
        if (layer.large()) {
            method.addParameter(TypeName.INT, "from").addParameter(TypeName.INT, "to");
        }
        if (layer.skipsZeros()) {
            method.addParameter(TypeName.BOOLEAN, "all");
        }
        CodeBlock.Builder code = CodeBlock.builder();
        rows.addOuterProduct(
                code,
                TiledLoops.changed(layer),
                byInput ? "x" : g,
                byInput ? g : "x",
                layer.skipsZeros(),
                layer.large());
        return method.addCode(code.build()).build();
    }

    private static String step(LayerPlan layer) {
        return (layer.gradients() ? "GW" : "W") + layer.number() + " += " + Names.steps(layer.number()) + "·xᵀ";
    }

    /**
     * <pre>{@code
     * // Step of layer hidden, and its answer to the next sample while each weight is at hand.
     * static void updateForwardHidden(float[][] w1, float[] b1, float[] x, float[] g1, float[] next, float[] a) { ... }
     * }</pre>
     */
    private MethodSpec updateForward(LayerPlan layer) {
        String g = Names.steps(layer.number());
        CodeBlock.Builder code = CodeBlock.builder();
        RowLoops.Matrix matrix = TiledLoops.matrix(layer);
        String z = Names.sums(layer, "z", "a");
        if (streams.suits(matrix)) {
            code.add(plain.start(layer, z));
            streams.addOuterProductThenSum(code, matrix, "x", g, "next", z);
        } else {
            String start = layer.spec().bias() ? Names.biases(layer) : "";
            rows.addOuterProductThenSum(code, matrix, "x", g, "next", z, start);
        }
        MethodSpec.Builder method = method(
                Names.UPDATE_FORWARD,
                layer,
                "Step of layer $L, and its answer to the next sample while each weight is at hand: {@code $L}.",
                step(layer) + "; " + formulas.forward(layer, "next", "z", "a"));
        withWeights(method, layer)
                .addParameter(scalar.vector(), "x")
                .addParameter(scalar.vector(), g)
                .addParameter(scalar.vector(), "next");
        return withResults(method, layer, scalar.vector())
                .addCode(code.add(activate(layer, z, "a")).build())
                .build();
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
        MethodSpec.Builder method =
                withWeights(samples(Names.FORWARD, layer, "Layer $L"), layer).addParameter(scalar.matrix(), "x");
        withResults(method, layer, scalar.matrix())
                .addParameter(TypeName.INT, "from")
                .addParameter(TypeName.INT, "to");
        boolean byInput = layer.form() == LoopForm.ROWS_BY_INPUT;
        String z = Names.sums(layer, "z", "a");
        method.beginControlFlow("for (int s = from; s < to; s++)")
                .addCode(plain.start(layer, z + "[s]"))
                .endControlFlow()
                .addStatement(
                        "$L(x, $L, $L, $L, from, to)",
                        byInput ? "sums" : "turnedSums",
                        Names.weights(layer),
                        byInput ? allRows(layer.number() - 1, layer.number()) : Names.size(layer.number() - 1),
                        z);
        CodeBlock activate = activate(layer, z + "[s]", "a[s]");
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
        String z = Names.sums(layer, "z", "a");
        return samples(Names.SUMS, layer, "Adds the products of some inputs to sums of layer $L")
                .addParameter(scalar.matrix(), Names.weights(layer))
                .addParameter(scalar.matrix(), "x")
                .addParameter(TypeName.INT, "first")
                .addParameter(TypeName.INT, "end")
                .addParameter(scalar.matrix(), z)
                .addParameter(TypeName.INT, "from")
                .addParameter(TypeName.INT, "to")
                .addStatement(
                        "sums(x, $L, first, end, $L, $L, from, to)",
                        Names.weights(layer),
                        Names.size(layer.number()),
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
        String z = Names.sums(layer, "z", "a");
        MethodSpec.Builder method = samples(Names.JOIN, layer, "Layer $L from the two halves of its sums")
                .addParameter(scalar.matrix(), "rest");
        return withResults(method, layer, scalar.matrix())
                .addParameter(TypeName.INT, "from")
                .addParameter(TypeName.INT, "to")
                .beginControlFlow("for (int s = from; s < to; s++)")
                .addStatement("$T half = rest[s]", scalar.vector())
                .addStatement("$T sums = $L[s]", scalar.vector(), z)
                .beginControlFlow("for (int k = 0; k < $L; k++)", Names.size(layer.number()))
                .addStatement("sums[k] += half[k]")
                .endControlFlow()
                .addCode(activate(layer, z + "[s]", "a[s]"))
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
     * <p>With a row per input, {@code turnedSums(e, w2, N2, before, from, to)}, or {@code sums} with the weights of a
     * large layer as a row per neuron, which several threads have written.
     */
    private MethodSpec backBatch(LayerPlan layer) {
        boolean turned = turnsBack(layer);
        String w = layer.large() ? Names.transposed(layer.number()) : Names.weights(layer);
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
                        turned ? Names.size(layer.number()) : allRows(layer.number(), layer.number() - 1))
                .build();
    }

    /** {@code 0, N0, N1} */
    private static String allRows(int rows, int columns) {
        return "0, " + Names.size(rows) + ", " + Names.size(columns);
    }

    /** Whether a batch takes the weights of a layer column by column, forward or on the way back. */
    static boolean turns(LayerPlan layer) {
        return layer.vectors() && (layer.form() == LoopForm.ROWS_BY_OUTPUT || turnsBack(layer));
    }

    private static boolean turnsBack(LayerPlan layer) {
        return layer.form() == LoopForm.ROWS_BY_INPUT && layer.number() > 1 && !layer.large();
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
        String g = Names.steps(layer.number());
        boolean byInput = layer.form() == LoopForm.ROWS_BY_INPUT;
        MethodSpec.Builder method = method(
                        Names.UPDATE,
                        layer,
                        Formulas.change(layer) + " of layer $L for a batch"
                                + (layer.large() ? ", for the inputs from one index to before another." : "."))
                .addParameter(scalar.matrix(), Names.changed(layer))
                .addParameter(scalar.matrix(), "x")
                .addParameter(scalar.matrix(), g)
                .addParameter(TypeName.INT, "samples");
        if (layer.large()) {
            method.addParameter(TypeName.INT, "from").addParameter(TypeName.INT, "to");
        }
        String inputs = Names.size(layer.number() - 1);
        String neurons = Names.size(layer.number());
        return method.addStatement(
                        "steps($L, samples, $L, $L, $L)",
                        byInput ? "x, " + g : g + ", x",
                        Names.changed(layer),
                        byInput ? neurons : inputs,
                        layer.large() ? "from, to" : "0, " + (byInput ? inputs : neurons))
                .build();
    }

    private MethodSpec.Builder withWeights(MethodSpec.Builder method, LayerPlan layer) {
        method.addParameter(scalar.matrix(), Names.weights(layer));
        if (layer.spec().bias()) {
            method.addParameter(scalar.vector(), Names.biases(layer));
        }
        return method;
    }

    private static MethodSpec.Builder withResults(MethodSpec.Builder method, LayerPlan layer, TypeName type) {
        if (layer.keepsSums()) {
            method.addParameter(type, "z");
        }
        return method.addParameter(type, "a");
    }

    private MethodSpec.Builder samples(String pass, LayerPlan layer, String comment) {
        return method(pass, layer, comment + ", for the samples from one index to before another.");
    }

    private MethodSpec.Builder method(String pass, LayerPlan layer, String comment, Object... formula) {
        List<Object> arguments = new ArrayList<>(List.of(layer.spec().name()));
        arguments.addAll(List.of(formula));
        return MethodSpec.methodBuilder(names.method(pass, layer))
                .addJavadoc(comment, arguments.toArray())
                .addModifiers(Modifier.STATIC);
    }
}
