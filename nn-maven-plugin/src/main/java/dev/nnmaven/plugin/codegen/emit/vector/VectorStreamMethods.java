package dev.nnmaven.plugin.codegen.emit.vector;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.nnmaven.plugin.codegen.emit.loop.TiledLoops;
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

/**
 * The second form of a layer's methods for one sample, for machines with short vectors and few registers: weights are read
 * row by row. Which form runs is decided where the class is loaded, since HotSpot sees that the condition never changes.
 */
final class VectorStreamMethods {

    private final Names names;
    private final Scalar scalar;
    private final Formulas formulas;
    private final VectorStreams streams;
    private final TiledLoops plain;
    private final VectorMethods methods;

    VectorStreamMethods(NetworkPlan plan, Names names, VectorMethods methods) {
        this.names = names;
        this.scalar = new Scalar(plan.spec().precision());
        this.formulas = new Formulas(plan.spec());
        this.streams = new VectorStreams(scalar);
        this.plain = new TiledLoops(scalar, names);
        this.methods = methods;
    }

    /** Nothing for a layer whose form does not depend on the machine. */
    List<MethodSpec> of(LayerPlan layer) {
        List<MethodSpec> streamed = new ArrayList<>();
        if (suits(layer)) {
            streamed.add(forward(layer));
            if (layer.fuses()) {
                streamed.add(updateForward(layer));
            }
        }
        return streamed;
    }

    private boolean suits(LayerPlan layer) {
        return layer.form() == LoopForm.ROWS_BY_INPUT && streams.suitsShortVectors(TiledLoops.matrix(layer));
    }

    /**
     * <pre>{@code
     * if (!TALL && N1 > 13 * LANES) {
     *     streamForwardHidden(w1, b1, x, a);
     *     return;
     * }
     * }</pre>
     */
    CodeBlock instead(LayerPlan layer, String pass, String arguments) {
        if (!suits(layer)) {
            return CodeBlock.of("");
        }
        return CodeBlock.builder()
                .beginControlFlow("if ($L)", VectorStreams.pays(TiledLoops.matrix(layer)))
                .addStatement(
                        "$L($L, $L, $L)",
                        names.method(pass, layer),
                        VectorCalls.weights(layer),
                        arguments,
                        ArrayNames.results(layer, "z", "a"))
                .addStatement("return")
                .endControlFlow()
                .build();
    }

    /**
     * <pre>{@code
     * // Layer hidden, its weights read row by row: a = sigmoid(W1·x + b1).
     * private static void streamForwardHidden(float[][] w1, float[] b1, float[] x, float[] a) { ... }
     * }</pre>
     */
    private MethodSpec forward(LayerPlan layer) {
        String z = ArrayNames.sums(layer, "z", "a");
        CodeBlock.Builder code = CodeBlock.builder().add(plain.start(layer, z));
        streams.sumOfRows(code, TiledLoops.matrix(layer), "x", z, false);
        return method(
                Names.STREAM_FORWARD,
                layer,
                "Layer $L, its weights read row by row: {@code $L}.",
                formulas.forward(layer, "x", "z", "a"),
                code,
                "x");
    }

    /**
     * <pre>{@code
     * // Step of layer hidden and its answer to the next sample, its weights read row by row: ...
     * private static void streamUpdateForwardHidden(
     *         float[][] w1, float[] b1, float[] x, float[] g1, float[] next, float[] a) { ... }
     * }</pre>
     */
    private MethodSpec updateForward(LayerPlan layer) {
        String g = ArrayNames.steps(layer.number());
        String z = ArrayNames.sums(layer, "z", "a");
        CodeBlock.Builder code = CodeBlock.builder().add(plain.start(layer, z));
        streams.addOuterProductThenSum(code, TiledLoops.matrix(layer), "x", g, "next", z);
        return method(
                Names.STREAM_UPDATE_FORWARD,
                layer,
                "Step of layer $L and its answer to the next sample, its weights read row by row: {@code $L}.",
                VectorMethods.step(layer) + "; " + formulas.forward(layer, "next", "z", "a"),
                code,
                "x",
                g,
                "next");
    }

    /** @param vectors names of the parameters, between the weights and the results */
    private MethodSpec method(
            String pass, LayerPlan layer, String comment, String formula, CodeBlock.Builder code, String... vectors) {
        MethodSpec.Builder method = methods.withWeights(methods.method(pass, layer, comment, formula), layer)
                .addModifiers(Modifier.PRIVATE);
        for (String vector : vectors) {
            method.addParameter(scalar.vector(), vector);
        }
        return VectorMethods.withResults(method, layer, scalar.vector())
                .addCode(code.add(methods.activate(layer, ArrayNames.sums(layer, "z", "a"), "a"))
                        .build())
                .build();
    }
}
