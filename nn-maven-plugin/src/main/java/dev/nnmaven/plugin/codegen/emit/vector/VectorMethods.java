package dev.nnmaven.plugin.codegen.emit.vector;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.nnmaven.plugin.codegen.emit.loop.RowLoops;
import dev.nnmaven.plugin.codegen.emit.loop.TiledLoops;
import dev.nnmaven.plugin.codegen.emit.text.Activations;
import dev.nnmaven.plugin.codegen.emit.text.ArrayNames;
import dev.nnmaven.plugin.codegen.emit.text.Formulas;
import dev.nnmaven.plugin.codegen.emit.text.Names;
import dev.nnmaven.plugin.codegen.emit.text.Scalar;
import dev.nnmaven.plugin.codegen.plan.LayerPlan;
import dev.nnmaven.plugin.codegen.plan.LoopForm;
import dev.nnmaven.plugin.codegen.plan.NetworkPlan;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** The methods of one layer for one sample in vector instructions; {@link VectorCalls} are where they are called. */
final class VectorMethods {

    private final Names names;
    private final Scalar scalar;
    private final Formulas formulas;
    private final VectorRows rows;
    private final VectorDots dots;
    private final VectorStreams streams;
    private final TiledLoops plain;
    private final VectorStreamMethods shortVectors;

    VectorMethods(NetworkPlan plan, Names names) {
        this.names = names;
        this.scalar = new Scalar(plan.spec().precision());
        this.formulas = new Formulas(plan.spec());
        this.rows = new VectorRows(scalar);
        this.dots = new VectorDots(scalar);
        this.streams = new VectorStreams(scalar);
        this.plain = new TiledLoops(scalar, names);
        this.shortVectors = new VectorStreamMethods(plan, names, this);
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
        methods.addAll(shortVectors.of(layer));
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
        String z = ArrayNames.sums(layer, "z", "a");
        CodeBlock.Builder code = CodeBlock.builder();
        String start = layer.spec().bias() ? ArrayNames.biases(layer) : "";
        RowLoops.Matrix matrix = TiledLoops.matrix(layer);
        if (layer.form() == LoopForm.ROWS_BY_OUTPUT) {
            dots.dotProducts(code, matrix, "x", z, start);
        } else if (streams.suits(matrix)) {
            code.add(plain.start(layer, z));
            streams.sumOfRows(code, matrix, "x", z, skipsZeros);
        } else {
            code.add(skipsZeros ? CodeBlock.of("") : shortVectors.instead(layer, Names.STREAM_FORWARD, "x"));
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
    CodeBlock activate(LayerPlan layer, String z, String a) {
        return VectorActivations.suits(layer)
                ? CodeBlock.builder()
                        .addStatement(
                                "$L($L, $L)",
                                Activations.formula(layer.spec().activation()),
                                ArrayNames.results(layer, z, a),
                                ArrayNames.size(layer.number()))
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
                .addParameter(scalar.matrix(), ArrayNames.weights(layer))
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
        String g = ArrayNames.steps(layer.number());
        boolean byInput = layer.form() == LoopForm.ROWS_BY_INPUT;
        MethodSpec.Builder method = method(
                        Names.UPDATE, layer, Formulas.change(layer) + " of layer $L: {@code $L}.", step(layer))
                .addParameter(scalar.matrix(), ArrayNames.changed(layer))
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

    static String step(LayerPlan layer) {
        return (layer.gradients() ? "GW" : "W") + layer.number() + " += " + ArrayNames.steps(layer.number()) + "·xᵀ";
    }

    /**
     * <pre>{@code
     * // Step of layer hidden, and its answer to the next sample while each weight is at hand.
     * static void updateForwardHidden(float[][] w1, float[] b1, float[] x, float[] g1, float[] next, float[] a) { ... }
     * }</pre>
     */
    private MethodSpec updateForward(LayerPlan layer) {
        String g = ArrayNames.steps(layer.number());
        CodeBlock.Builder code = CodeBlock.builder();
        RowLoops.Matrix matrix = TiledLoops.matrix(layer);
        String z = ArrayNames.sums(layer, "z", "a");
        if (streams.suits(matrix)) {
            code.add(plain.start(layer, z));
            streams.addOuterProductThenSum(code, matrix, "x", g, "next", z);
        } else {
            String start = layer.spec().bias() ? ArrayNames.biases(layer) : "";
            code.add(shortVectors.instead(layer, Names.STREAM_UPDATE_FORWARD, "x, " + g + ", next"));
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

    MethodSpec.Builder withWeights(MethodSpec.Builder method, LayerPlan layer) {
        method.addParameter(scalar.matrix(), ArrayNames.weights(layer));
        if (layer.spec().bias()) {
            method.addParameter(scalar.vector(), ArrayNames.biases(layer));
        }
        return method;
    }

    static MethodSpec.Builder withResults(MethodSpec.Builder method, LayerPlan layer, TypeName type) {
        if (layer.keepsSums()) {
            method.addParameter(type, "z");
        }
        return method.addParameter(type, "a");
    }

    MethodSpec.Builder method(String pass, LayerPlan layer, String comment, Object... formula) {
        List<Object> arguments = new ArrayList<>(List.of(layer.spec().name()));
        arguments.addAll(List.of(formula));
        return MethodSpec.methodBuilder(names.method(pass, layer))
                .addJavadoc(comment, arguments.toArray())
                .addModifiers(Modifier.STATIC);
    }
}
