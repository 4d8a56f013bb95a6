package dev.nnmaven.plugin.codegen.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.nnmaven.annotations.ErrorRule;
import dev.nnmaven.plugin.codegen.plan.LayerPlan;
import dev.nnmaven.plugin.codegen.plan.LoopForm;
import dev.nnmaven.plugin.codegen.plan.NetworkPlan;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** The private methods of a network of loops: one per layer for each of the three passes. */
final class LayerMethods {

    private final NetworkPlan plan;
    private final Names names;
    private final Scalar scalar;
    private final Formulas formulas;

    LayerMethods(NetworkPlan plan, Names names) {
        this.plan = plan;
        this.names = names;
        this.scalar = new Scalar(plan.spec().precision());
        this.formulas = new Formulas(plan.spec());
    }

    /** All of them, in the order in which train calls them. */
    List<MethodSpec> all() {
        List<MethodSpec> methods = new ArrayList<>();
        for (LayerPlan layer : plan.layers()) {
            methods.add(forward(layer));
        }
        methods.add(outputError());
        for (int number = plan.layers().size() - 1; number >= 1; number--) {
            methods.add(hiddenError(plan.layers().get(number - 1), plan.layers().get(number)));
        }
        for (int number = plan.layers().size(); number >= 1; number--) {
            methods.add(update(plan.layers().get(number - 1)));
        }
        return methods;
    }

    /**
     * <pre>{@code
     * // Layer hidden: a = sigmoid(W1·x + b1).
     * private void forwardHidden(float[] x, float[] a) { ... }
     * }</pre>
     */
    private MethodSpec forward(LayerPlan layer) {
        return MethodSpec.methodBuilder(names.method(Names.FORWARD, layer))
                .addJavadoc("Layer $L: {@code $L}.", layer.spec().name(), formulas.forward(layer, "x", "a"))
                .addModifiers(Modifier.PRIVATE)
                .addParameter(scalar.vector(), "x")
                .addParameter(scalar.vector(), "a")
                .addCode(loops(layer).forward(layer, "x", "a"))
                .build();
    }

    /**
     * <pre>{@code
     * // Error of layer output: e2 = targets − a2, d2 = e2·a2·(1 − a2).
     * private void errorOutput(float[] targets) { ... }
     * }</pre>
     */
    private MethodSpec outputError() {
        LayerPlan layer = plan.last();
        int n = layer.number();
        CodeBlock errors = loops(layer).outputErrors(layer, "targets", Names.activations(n), Names.errors(n));
        return errorMethod(layer, formulas.outputError(layer))
                .addParameter(scalar.vector(), "targets")
                .addCode(errors)
                .addCode(deltas(layer))
                .build();
    }

    /**
     * <pre>{@code
     * // Error of layer hidden: e1 = W2ᵀ·e2, d1 = e1·a1·(1 − a1).
     * private void errorHidden() { ... }
     * }</pre>
     */
    private MethodSpec hiddenError(LayerPlan layer, LayerPlan next) {
        String sentBack = plan.spec().errorRule() == ErrorRule.GRADIENT
                ? Names.deltas(next.number())
                : Names.errors(next.number());
        return errorMethod(layer, formulas.hiddenError(layer, next))
                .addCode(loops(next).errorsBefore(next, sentBack, Names.errors(layer.number())))
                .addCode(deltas(layer))
                .build();
    }

    private MethodSpec.Builder errorMethod(LayerPlan layer, String formula) {
        return MethodSpec.methodBuilder(names.method(Names.ERROR, layer))
                .addJavadoc("Error of layer $L: {@code $L}.", layer.spec().name(), formula)
                .addModifiers(Modifier.PRIVATE);
    }

    private CodeBlock deltas(LayerPlan layer) {
        int n = layer.number();
        return loops(layer).deltas(layer, Names.errors(n), Names.activations(n), Names.deltas(n));
    }

    /**
     * <pre>{@code
     * // Step of layer hidden: W1 += α·d1·xᵀ, b1 += α·d1.
     * private void updateHidden(float[] x) { ... }
     * }</pre>
     */
    private MethodSpec update(LayerPlan layer) {
        return MethodSpec.methodBuilder(names.method(Names.UPDATE, layer))
                .addJavadoc("Step of layer $L: {@code $L}.", layer.spec().name(), formulas.update(layer, "x"))
                .addModifiers(Modifier.PRIVATE)
                .addParameter(scalar.vector(), "x")
                .addCode(loops(layer).update(layer, Names.deltas(layer.number()), "x"))
                .build();
    }

    private LayerLoops loops(LayerPlan layer) {
        return layer.form() == LoopForm.UNROLLED ? new UnrolledLoops(scalar) : new TiledLoops(scalar);
    }
}
