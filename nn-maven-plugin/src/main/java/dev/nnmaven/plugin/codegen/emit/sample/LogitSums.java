package dev.nnmaven.plugin.codegen.emit.sample;

import com.palantir.javapoet.MethodSpec;
import dev.nnmaven.annotations.Loss;
import dev.nnmaven.plugin.codegen.emit.loop.LoopForms;
import dev.nnmaven.plugin.codegen.emit.text.ArrayNames;
import dev.nnmaven.plugin.codegen.emit.text.Formulas;
import dev.nnmaven.plugin.codegen.emit.text.Names;
import dev.nnmaven.plugin.codegen.emit.text.Scalar;
import dev.nnmaven.plugin.codegen.emit.text.ZeroBounds;
import dev.nnmaven.plugin.codegen.plan.LayerPlan;
import dev.nnmaven.plugin.codegen.plan.NetworkPlan;
import javax.lang.model.element.Modifier;

/** The method for the last layer's sums, where the loss is computed from them and not from its activations. */
public final class LogitSums {

    private final NetworkPlan plan;
    private final Names names;
    private final Scalar scalar;

    public LogitSums(NetworkPlan plan, Names names) {
        this.plan = plan;
        this.names = names;
        this.scalar = new Scalar(plan.spec().precision());
    }

    /** Whether the loss is computed from the sums of the last layer. */
    public static boolean areJudged(NetworkPlan plan) {
        return plan.spec().loss() == Loss.CROSS_ENTROPY;
    }

    /** Whether there is a method for them. */
    public static boolean exist(NetworkPlan plan) {
        return areJudged(plan) && !plan.straightLine();
    }

    /**
     * <pre>{@code
     * // Logits, the weighted sums of layer output: z2 = W2·x + b2.
     * private void sumsOutput(float[] x, float[] z2) { ... }
     * }</pre>
     */
    public MethodSpec method() {
        LayerPlan layer = plan.last().withoutActivation();
        String z = ArrayNames.sums(layer.number());
        MethodSpec.Builder method = MethodSpec.methodBuilder(names.method(Names.SUMS, layer))
                .addJavadoc(
                        "Logits, the weighted sums of layer $L: {@code $L}.",
                        layer.spec().name(),
                        new Formulas(plan.spec()).forward(layer, "x", z, z))
                .addModifiers(Modifier.PRIVATE)
                .addParameter(scalar.vector(), "x")
                .addParameter(scalar.vector(), z);
        ZeroBounds.unlessZerosMaySkip(method, layer);
        return method.addCode(LoopForms.of(layer, scalar, names).forward(layer, "x", z, z))
                .build();
    }
}
