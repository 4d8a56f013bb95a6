package dev.nnmaven.plugin.codegen.emit.optimizer;

import static dev.nnmaven.plugin.codegen.spec.Hyperparameter.CLIP_NORM;
import static dev.nnmaven.plugin.codegen.spec.Hyperparameter.CLIP_VALUE;
import static dev.nnmaven.plugin.codegen.spec.Hyperparameter.L1;
import static dev.nnmaven.plugin.codegen.spec.Hyperparameter.L2;
import static dev.nnmaven.plugin.codegen.spec.Hyperparameter.WEIGHT_DECAY;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.nnmaven.plugin.codegen.emit.text.Names;
import dev.nnmaven.plugin.codegen.emit.text.OptimizerFacts;
import dev.nnmaven.plugin.codegen.emit.text.Scalar;
import dev.nnmaven.plugin.codegen.plan.NetworkPlan;
import dev.nnmaven.plugin.codegen.spec.NetworkSpec;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;

/** The formula of an optimizer, as a loop over one array of weights or biases. */
final class OptimizerRow {

    private final NetworkSpec spec;
    private final OptimizerFacts facts;
    private final Scalar scalar;

    OptimizerRow(NetworkPlan plan) {
        this.spec = plan.spec();
        this.facts = new OptimizerFacts(spec.steps());
        this.scalar = new Scalar(spec.precision());
    }

    /**
     * <pre>{@code
     * // Adam: m = β₁·m + (1 − β₁)·g, ...
     * private static void adam(float[] w, float[] g, float[] m, float[] v, float step, float root) {
     *     for (int i = 0; i < w.length; i++) {
     *         float d = g[i];
     *         m[i] = BETA1 * m[i] + (1f - BETA1) * d;
     *         v[i] = BETA2 * v[i] + (1f - BETA2) * d * d;
     *         w[i] += step * m[i] / ((float) Math.sqrt(v[i]) * root + EPSILON);
     *         g[i] = 0f;
     *     }
     * }
     * }</pre>
     */
    MethodSpec method() {
        MethodSpec.Builder method = MethodSpec.methodBuilder(Names.optimizer(spec))
                .addJavadoc("$L", formula())
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .addParameter(scalar.vector(), "w")
                .addParameter(scalar.vector(), "g");
        facts.memories().forEach(memory -> method.addParameter(scalar.vector(), memory));
        method.addParameter(scalar.type(), "step");
        for (var parameter : List.of(
                Map.entry(facts.isAdam(), "root"),
                Map.entry(facts.has(CLIP_NORM), "clip"),
                Map.entry(facts.has(L1), "l1"),
                Map.entry(facts.has(L2), "l2"),
                Map.entry(facts.has(WEIGHT_DECAY), "decay"))) {
            if (parameter.getKey()) {
                method.addParameter(scalar.type(), parameter.getValue());
            }
        }
        method.beginControlFlow("for (int i = 0; i < w.length; i++)")
                .addStatement("$T d = $L", scalar.type(), facts.has(CLIP_NORM) ? "clip * g[i]" : "g[i]");
        if (facts.has(CLIP_VALUE)) {
            method.addStatement("d = $1T.max(-CLIP_VALUE, $1T.min(CLIP_VALUE, d))", Math.class);
        }
        if (facts.has(L2)) {
            method.addStatement("d -= l2 * w[i]");
        }
        if (facts.has(L1)) {
            method.addStatement("d -= l1 * $T.signum(w[i])", Math.class);
        }
        if (facts.has(WEIGHT_DECAY)) {
            method.addStatement("w[i] -= decay * w[i]");
        }
        return change(method)
                .addStatement("g[i] = $L", scalar.literal(0))
                .endControlFlow()
                .build();
    }

    private MethodSpec.Builder change(MethodSpec.Builder method) {
        String one = scalar.literal(1);
        CodeBlock sqrt = scalar.type().equals(TypeName.FLOAT)
                ? CodeBlock.of("(float) $T.sqrt(v[i])", Math.class)
                : CodeBlock.of("$T.sqrt(v[i])", Math.class);
        return switch (spec.steps().optimizer()) {
            case SGD -> method.addStatement("w[i] += step * d");
            case MOMENTUM -> method.addStatement("v[i] = MOMENTUM * v[i] + d").addStatement("w[i] += step * v[i]");
            case NESTEROV ->
                method.addStatement("v[i] = MOMENTUM * v[i] + d").addStatement("w[i] += step * (d + MOMENTUM * v[i])");
            case RMSPROP ->
                method.addStatement("v[i] = RHO * v[i] + ($L - RHO) * d * d", one)
                        .addStatement("w[i] += step * d / ($L + EPSILON)", sqrt);
            case ADAM, ADAMW ->
                method.addStatement("m[i] = BETA1 * m[i] + ($L - BETA1) * d", one)
                        .addStatement("v[i] = BETA2 * v[i] + ($L - BETA2) * d * d", one)
                        .addStatement("w[i] += step * m[i] / ($L * root + EPSILON)", sqrt);
        };
    }

    /** {@code Adam: m = β₁·m + (1 − β₁)·g, …} */
    private String formula() {
        String clipped = facts.has(CLIP_NORM) || facts.has(CLIP_VALUE) ? ", clipped" : "";
        String penalties = facts.has(L1) || facts.has(L2) ? ", less the slope of the penalties" : "";
        String decay = facts.has(WEIGHT_DECAY) ? "w −= α·λ·w, " : "";
        return OptimizerFacts.name(spec.steps().optimizer()) + ", with d the gradient g" + clipped + penalties
                + ":\n{@code "
                + decay
                + switch (spec.steps().optimizer()) {
                    case SGD -> "w += α·d";
                    case MOMENTUM -> "v = μ·v + d, w += α·v";
                    case NESTEROV -> "v = μ·v + d, w += α·(d + μ·v)";
                    case RMSPROP -> "v = ρ·v + (1 − ρ)·d², w += α·d / (√v + ε)";
                    case ADAM, ADAMW ->
                        "m = β₁·m + (1 − β₁)·d, v = β₂·v + (1 − β₂)·d²,}\n{@code w += α / (1 − β₁ᵗ)·m / (√v / √(1 − β₂ᵗ) + ε)";
                }
                + "}.";
    }
}
