package dev.nnmaven.plugin.codegen.emit.sample;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import dev.nnmaven.annotations.Activation;
import dev.nnmaven.plugin.codegen.emit.loop.LayerLoops;
import dev.nnmaven.plugin.codegen.emit.loop.LoopForms;
import dev.nnmaven.plugin.codegen.emit.loop.TiledLoops;
import dev.nnmaven.plugin.codegen.emit.text.Activations;
import dev.nnmaven.plugin.codegen.emit.text.ArrayNames;
import dev.nnmaven.plugin.codegen.emit.text.Formulas;
import dev.nnmaven.plugin.codegen.emit.text.Names;
import dev.nnmaven.plugin.codegen.emit.text.RuntimeTypes;
import dev.nnmaven.plugin.codegen.emit.text.Scalar;
import dev.nnmaven.plugin.codegen.emit.text.ZeroBounds;
import dev.nnmaven.plugin.codegen.emit.vector.VectorCalls;
import dev.nnmaven.plugin.codegen.plan.LayerPlan;
import dev.nnmaven.plugin.codegen.plan.LoopForm;
import dev.nnmaven.plugin.codegen.plan.NetworkPlan;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * The private methods of a network of loops for one sample: one per layer for each of the three passes. Those that send
 * errors back are in {@link LayerErrors}.
 */
public final class LayerMethods {

    private final NetworkPlan plan;
    private final Names names;
    private final Scalar scalar;
    private final Formulas formulas;
    private final VectorCalls vectors;
    private final LayerErrors errors;

    public LayerMethods(NetworkPlan plan, Names names) {
        this.plan = plan;
        this.names = names;
        this.scalar = new Scalar(plan.spec().precision());
        this.formulas = new Formulas(plan.spec());
        this.vectors = new VectorCalls(plan, names);
        this.errors = new LayerErrors(plan, names);
    }

    /** All of them, in the order in which train calls them. */
    public List<MethodSpec> all() {
        List<MethodSpec> methods = new ArrayList<>();
        for (LayerPlan layer : plan.layers()) {
            methods.add(forward(layer));
        }
        methods.add(errors.outputError());
        for (int number = plan.layers().size() - 1; number >= 1; number--) {
            methods.add(errors.hiddenError(
                    plan.layers().get(number - 1), plan.layers().get(number)));
        }
        for (int number = plan.layers().size(); number >= 1; number--) {
            methods.add(update(plan.layers().get(number - 1)));
        }
        for (LayerPlan layer : plan.layers()) {
            if (layer.fuses()) {
                methods.add(updateForward(layer));
            }
            if (layer.large()) {
                if (layer.spec().activation() != Activation.IDENTITY) {
                    methods.add(activate(layer));
                }
            }
            if (layer.spec().bias() && (layer.large() || layer.vectors())) {
                methods.add(updateBiases(layer));
            }
            if (errors.batchesComeBackThrough(layer)) {
                methods.add(errors.stepsMethod(layer));
            }
        }
        return methods;
    }

    /**
     * <pre>{@code
     * // Layer hidden: a = sigmoid(W1·x + b1).
     * private void forwardHidden(float[] x, float[] a) {
     *     boolean all = !ZeroInputs.mayBeSkipped(bound1);
     *     ...
     * }
     * }</pre>
     *
     * Where the loss needs the sums of an unrolled layer:
     *
     * <pre>{@code
     * private void forwardOutput(float[] x, float[] a) {
     *     sumsOutput(x, a);
     *     Softmax.of(a);
     * }
     * }</pre>
     */
    private MethodSpec forward(LayerPlan layer) {
        MethodSpec.Builder method = method(
                        Names.FORWARD, layer, "Layer $L: {@code $L}.", formulas.forward(layer, "x", "z", "a"))
                .addParameter(scalar.vector(), "x")
                .addParameters(results(layer));
        if (layer == plan.last() && LogitSums.exist(plan) && layer.form() == LoopForm.UNROLLED) {
            return method.addStatement("$L(x, a)", names.method(Names.SUMS, layer))
                    .addCode(new TiledLoops(scalar, names).activate(layer, "a", "a"))
                    .build();
        }
        ZeroBounds.unlessZerosMaySkip(method, layer);
        return method.addCode(vectors.forward(layer))
                .addCode(loops(layer).forward(layer, "x", ArrayNames.sums(layer, "z", "a"), "a"))
                .build();
    }

    /**
     * <pre>{@code
     * // The sigmoid of each sum of layer hidden.
     * private static void activateHidden(float[] a) { ... }
     * }</pre>
     */
    private MethodSpec activate(LayerPlan layer) {
        String z = ArrayNames.sums(layer, "z", "a");
        return method(
                        Names.ACTIVATE,
                        layer,
                        "Sums of layer $L to activations: {@code a = $L}.",
                        Activations.formula(layer.spec().activation(), z))
                .addModifiers(Modifier.STATIC)
                .addParameters(results(layer))
                .addCode(new TiledLoops(scalar, names).activate(layer, z, "a"))
                .build();
    }

    /**
     * <pre>{@code
     * // Step of layer hidden: b1 += g1.
     * private void updateBiasesHidden(float[] g1) { ... }
     * }</pre>
     */
    private MethodSpec updateBiases(LayerPlan layer) {
        String g = ArrayNames.steps(layer.number());
        return method(
                        Names.UPDATE_BIASES,
                        layer,
                        Formulas.change(layer) + " of layer $L: {@code $L}.",
                        ArrayNames.changedBiases(layer) + " += " + g)
                .addParameter(scalar.vector(), g)
                .addCode(biases(layer, g))
                .build();
    }

    private List<ParameterSpec> results(LayerPlan layer) {
        return OneSample.parameters(layer.keepsSums() ? List.of("z", "a") : List.of("a"), scalar);
    }

    /**
     * For a large layer, the weights that leave some of its inputs, so that several threads can share the work:
     *
     * <pre>{@code
     * // Step of layer hidden: W1 += g1·xᵀ, b1 += g1, for the inputs from one index to before another.
     * private void updateHidden(float[] x, float[] g1, int from, int to) { ... }
     * }</pre>
     */
    private MethodSpec update(LayerPlan layer) {
        String g = ArrayNames.steps(layer.number());
        MethodSpec.Builder method = method(
                        Names.UPDATE,
                        layer,
                        Formulas.change(layer) + " of layer $L: {@code $L}"
                                + (layer.large() ? ", for the inputs from one index to before another." : "."),
                        formulas.update(layer, "x"))
                .addParameter(scalar.vector(), "x")
                .addParameter(scalar.vector(), g);
        if (layer.large()) {
            method.addParameter(TypeName.INT, "from").addParameter(TypeName.INT, "to");
        }
        ZeroBounds.unlessZerosMaySkip(method, layer);
        if (layer.spec().bias() && !layer.large()) {
            method.addCode(biases(layer, g));
        }
        return method.addCode(vectors.update(layer, g))
                .addCode(loops(layer).update(layer, g, "x"))
                .build();
    }

    /**
     * <pre>{@code
     * for (int k = 0; k < N1; k++) {
     *     b1[k] += g1[k];
     * }
     * }</pre>
     */
    private static CodeBlock biases(LayerPlan layer, String g) {
        return CodeBlock.builder()
                .beginControlFlow("for (int k = 0; k < $L; k++)", ArrayNames.size(layer.number()))
                .addStatement("$L[k] += $L[k]", ArrayNames.changedBiases(layer), g)
                .endControlFlow()
                .build();
    }

    /**
     * <pre>{@code
     * // Step of layer hidden for x, and at once its answer to the next input, so that each weight is read once.
     * private void updateForwardHidden(float[] x, float[] g1, float[] next, float[] a) {
     *     updateBiasesHidden(g1);
     *     if (!ZeroInputs.few(x) || !ZeroInputs.few(next)) {
     *         updateHidden(x, g1, 0, N0);
     *         forwardHidden(next, a);
     *         return;
     *     }
     *     ...
     * }
     * }</pre>
     */
    private MethodSpec updateForward(LayerPlan layer) {
        String g = ArrayNames.steps(layer.number());
        MethodSpec.Builder method = method(
                        Names.UPDATE_FORWARD,
                        layer,
                        "Step of layer $L, and its answer to the next sample while each weight is at hand: {@code $L}.",
                        formulas.update(layer, "x") + "; " + formulas.forward(layer, "next", "z", "a"))
                .addParameter(scalar.vector(), "x")
                .addParameter(scalar.vector(), g)
                .addParameter(scalar.vector(), "next")
                .addParameters(results(layer));
        if (layer.spec().bias()) {
            method.addStatement("$L($L)", names.method(Names.UPDATE_BIASES, layer), g);
        }
        if (layer.skipsZeros()) {
            method.addComment("With many zeros, two passes that skip them are faster than one that does not.");
            method.beginControlFlow("if (!$1T.few(x) || !$1T.few(next))", RuntimeTypes.ZERO_INPUTS)
                    .addStatement(
                            "$L(x, $L, 0, $L)",
                            names.method(Names.UPDATE, layer),
                            g,
                            ArrayNames.size(layer.number() - 1))
                    .addStatement(
                            "$L(next, $L)", names.method(Names.FORWARD, layer), ArrayNames.results(layer, "z", "a"))
                    .addStatement("return")
                    .endControlFlow();
        }
        TiledLoops loops = new TiledLoops(scalar, names);
        return method.addCode(vectors.updateForward(layer, g))
                .addCode(loops.updateForward(layer, "x", g, "next", ArrayNames.sums(layer, "z", "a"), "a"))
                .build();
    }

    private MethodSpec.Builder method(String pass, LayerPlan layer, String comment, String formula) {
        return OneSample.method(names, pass, layer, comment, formula);
    }

    private LayerLoops loops(LayerPlan layer) {
        return LoopForms.of(layer, scalar, names);
    }
}
