package dev.nnmaven.plugin.codegen.emit.sample;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.nnmaven.plugin.codegen.emit.loop.LayerLoops;
import dev.nnmaven.plugin.codegen.emit.loop.LoopForms;
import dev.nnmaven.plugin.codegen.emit.loop.TiledLoops;
import dev.nnmaven.plugin.codegen.emit.text.ArrayNames;
import dev.nnmaven.plugin.codegen.emit.text.ErrorArrays;
import dev.nnmaven.plugin.codegen.emit.text.Formulas;
import dev.nnmaven.plugin.codegen.emit.text.Names;
import dev.nnmaven.plugin.codegen.emit.text.Scalar;
import dev.nnmaven.plugin.codegen.emit.vector.VectorCalls;
import dev.nnmaven.plugin.codegen.plan.LayerPlan;
import dev.nnmaven.plugin.codegen.plan.NetworkPlan;

/** The private methods of a network of loops that find the errors of a layer for one sample, and the steps from them. */
final class LayerErrors {

    private final NetworkPlan plan;
    private final Names names;
    private final Scalar scalar;
    private final Formulas formulas;
    private final VectorCalls vectors;

    LayerErrors(NetworkPlan plan, Names names) {
        this.plan = plan;
        this.names = names;
        this.scalar = new Scalar(plan.spec().precision());
        this.formulas = new Formulas(plan.spec());
        this.vectors = new VectorCalls(plan, names);
    }

    /**
     * <pre>{@code
     * // Error of layer output: e2 = targets − a2; its step: g2 = α·e2·a2·(1 − a2).
     * private void errorOutput(float[] targets, float[] a2, float[] e2, float[] g2, float rate) { ... }
     * }</pre>
     */
    MethodSpec outputError() {
        LayerPlan layer = plan.last();
        String sent = ErrorArrays.sent(plan.spec(), layer.number());
        String a = ArrayNames.activations(layer.number());
        return errorMethod(layer, formulas.outputError(layer))
                .addParameters(OneSample.parameters(ErrorArrays.of(plan, layer), scalar))
                .addParameter(scalar.type(), "rate")
                .addCode(LoopForms.of(layer, scalar, names)
                        .outputErrors(layer, plan.spec().loss(), "targets", a, sent))
                .addCode(steps(layer))
                .build();
    }

    /**
     * <pre>{@code
     * // Error of layer hidden: e1 = W2ᵀ·e2; its step: g1 = α·e1·a1·(1 − a1).
     * private void errorHidden(float[] e2, float[] a1, float[] e1, float[] g1, float rate) { ... }
     * }</pre>
     */
    MethodSpec hiddenError(LayerPlan layer, LayerPlan next) {
        String sent = ErrorArrays.sent(plan.spec(), next.number());
        String before = ErrorArrays.sent(plan.spec(), layer.number());
        MethodSpec.Builder method = errorMethod(layer, formulas.hiddenError(layer, next))
                .addParameters(OneSample.parameters(ErrorArrays.of(plan, layer), scalar))
                .addParameter(scalar.type(), "rate");
        CodeBlock plain = LoopForms.of(next, scalar, names).errorsBefore(next, sent, before);
        method.addCode(vectors.back(next, sent, before, plain));
        return batchesComeBackThrough(layer)
                ? method.addStatement(
                                "$L($L, rate)",
                                names.method(Names.STEPS, layer),
                                String.join(", ", ErrorArrays.ofSteps(plan, layer)))
                        .build()
                : method.addCode(steps(layer)).build();
    }

    /** Whether a batch sends errors back for all samples first, so that the steps from them are a method of their own. */
    boolean batchesComeBackThrough(LayerPlan layer) {
        if (layer == plan.last()) {
            return false;
        }
        LayerPlan next = plan.layers().get(layer.number());
        return next.large() || next.vectors();
    }

    /**
     * <pre>{@code
     * // Steps of layer hidden: g1 = α·e1·a1·(1 − a1).
     * private void stepsHidden(float[] a1, float[] e1, float[] g1, float rate) { ... }
     * }</pre>
     */
    MethodSpec stepsMethod(LayerPlan layer) {
        return OneSample.method(names, Names.STEPS, layer, "Steps of layer $L: {@code $L}.", formulas.steps(layer))
                .addParameters(OneSample.parameters(ErrorArrays.ofSteps(plan, layer), scalar))
                .addParameter(scalar.type(), "rate")
                .addCode(steps(layer))
                .build();
    }

    private MethodSpec.Builder errorMethod(LayerPlan layer, String formula) {
        return OneSample.method(names, Names.ERROR, layer, "Error of layer $L: {@code $L}.", formula);
    }

    private CodeBlock steps(LayerPlan layer) {
        int n = layer.number();
        LayerLoops loops = LoopForms.of(layer, scalar, names);
        String sent = ErrorArrays.sent(plan.spec(), n);
        CodeBlock.Builder code = CodeBlock.builder();
        if (layer.hasDropout()) {
            code.add(TiledLoops.leaveOut(layer, sent));
        }
        if (!ErrorArrays.sendsDeltas(plan.spec())) {
            code.add(loops.steps(layer, sent, ErrorArrays.slope(layer), ArrayNames.steps(n)));
            return ErrorArrays.sendsShares(plan.spec(), layer)
                    ? code.add(loops.shares(layer, ArrayNames.totals(n), sent)).build()
                    : code.build();
        }
        if (layer.hasSlope()) {
            code.add(loops.deltas(layer, sent, ErrorArrays.slope(layer), sent));
        }
        return code.add(loops.steps(layer, sent, ArrayNames.steps(n))).build();
    }
}
