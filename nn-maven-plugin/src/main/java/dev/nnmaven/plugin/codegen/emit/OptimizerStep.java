package dev.nnmaven.plugin.codegen.emit;

import static dev.nnmaven.plugin.codegen.spec.Hyperparameter.CLIP_NORM;
import static dev.nnmaven.plugin.codegen.spec.Hyperparameter.CLIP_VALUE;
import static dev.nnmaven.plugin.codegen.spec.Hyperparameter.L1;
import static dev.nnmaven.plugin.codegen.spec.Hyperparameter.L2;
import static dev.nnmaven.plugin.codegen.spec.Hyperparameter.WEIGHT_DECAY;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.nnmaven.plugin.codegen.plan.LayerPlan;
import dev.nnmaven.plugin.codegen.plan.NetworkPlan;
import dev.nnmaven.plugin.codegen.spec.StepSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;

/** The step that an optimizer makes of the gradients of a network, and of a row of them. */
final class OptimizerStep {

    private final NetworkPlan plan;
    private final StepSpec steps;
    private final OptimizerFacts facts;
    private final Scalar scalar;

    OptimizerStep(NetworkPlan plan) {
        this.plan = plan;
        this.steps = plan.spec().steps();
        this.facts = new OptimizerFacts(steps);
        this.scalar = new Scalar(plan.spec().precision());
    }

    List<MethodSpec> methods() {
        return List.of(takeStep(), row());
    }

    /**
     * <pre>{@code
     * // A step of adam with the gradients, which are 0 afterwards.
     * private void takeStep() {
     *     stepCount[0]++;
     *     double rate = learningRate * Math.min(1, stepCount[0] / WARM_UP);
     *     float step = (float) (rate / (1 - StrictMath.pow(BETA1, stepCount[0])));
     *     float root = (float) (1 / Math.sqrt(1 - StrictMath.pow(BETA2, stepCount[0])));
     *     for (int i = 0; i < w1.length; i++) {
     *         adam(w1[i], gw1[i], mw1[i], vw1[i], step, root);
     *     }
     *     adam(b1, gb1, mb1, vb1, step, root);
     *     bound1 = ZeroInputs.bound(w1);
     * }
     * }</pre>
     */
    private MethodSpec takeStep() {
        MethodSpec.Builder method = MethodSpec.methodBuilder(Names.takeStep(plan.spec()))
                .addJavadoc("Takes a step with the gradients, which are 0 afterwards.")
                .addModifiers(Modifier.PRIVATE);
        if (plan.spec().hasDropout()) {
            method.addParameter(TypeName.INT, "count").addStatement("sampleCount[0] += count");
        }
        if (facts.countsSteps()) {
            method.addStatement("stepCount[0]++");
        }
        String rate = "learningRate";
        if (facts.warmsUp()) {
            method.addStatement("double rate = learningRate * $T.min(1, stepCount[0] / WARM_UP)", Math.class);
            rate = "rate";
        }
        method.addStatement("$1T step = $2L", scalar.type(), step(rate));
        if (facts.isAdam()) {
            method.addStatement(
                    "$T root = $L",
                    scalar.type(),
                    narrow(CodeBlock.of("1 / $T.sqrt(1 - $T.pow(BETA2, stepCount[0]))", Math.class, StrictMath.class)));
        }
        if (facts.has(CLIP_NORM)) {
            method.addStatement(
                    "$T clip = $L",
                    scalar.type(),
                    narrow(CodeBlock.of("$T.shortened($L, CLIP_NORM)", RuntimeTypes.GRADIENTS, squares())));
        }
        if (facts.has(WEIGHT_DECAY)) {
            method.addStatement("$T decay = $L", scalar.type(), narrowIf(facts.warmsUp(), rate + " * WEIGHT_DECAY"));
        }
        for (LayerPlan layer : plan.layers()) {
            String w = Names.weights(layer);
            if (layer.isFlat()) {
                method.addStatement(call(w, Names.changed(layer), "", true));
            } else {
                method.beginControlFlow("for (int i = 0; i < $L.length; i++)", w)
                        .addStatement(call(w, Names.changed(layer), "[i]", true))
                        .endControlFlow();
            }
            if (layer.spec().bias()) {
                method.addStatement(call(Names.biases(layer), Names.changedBiases(layer), "", false));
            }
        }
        return method.addCode(WeightMembers.bound(plan)).build();
    }

    /** α, or in Adam α / (1 − β₁ᵗ). */
    private CodeBlock step(String rate) {
        return facts.isAdam()
                ? narrow(CodeBlock.of("$L / (1 - $T.pow(BETA1, stepCount[0]))", rate, StrictMath.class))
                : narrowIf(facts.warmsUp(), rate);
    }

    private CodeBlock narrowIf(boolean wide, String value) {
        return wide ? narrow(CodeBlock.of("$L", value)) : CodeBlock.of("$L", value);
    }

    /** {@code (float) (value)} */
    private CodeBlock narrow(CodeBlock value) {
        if (scalar.type().equals(TypeName.DOUBLE)) {
            return value;
        }
        String text = value.toString();
        boolean simple = text.matches("\\w+");
        return simple ? CodeBlock.of("(float) $L", value) : CodeBlock.of("(float) ($L)", value);
    }

    private CodeBlock squares() {
        List<CodeBlock> terms = new ArrayList<>();
        for (LayerPlan layer : plan.layers()) {
            terms.add(CodeBlock.of("$T.squares($L)", RuntimeTypes.GRADIENTS, Names.changed(layer)));
            if (layer.spec().bias()) {
                terms.add(CodeBlock.of("$T.squares($L)", RuntimeTypes.GRADIENTS, Names.changedBiases(layer)));
            }
        }
        return CodeBlock.join(terms, "\n+ ");
    }

    /** {@code adam(w1[i], gw1[i], mw1[i], vw1[i], step, root)} */
    private CodeBlock call(String values, String gradient, String index, boolean weights) {
        StringBuilder arguments = new StringBuilder(values + index + ", " + gradient + index);
        for (String memory : facts.memories()) {
            arguments.append(", ").append(memory).append(values).append(index);
        }
        arguments.append(", step");
        if (facts.isAdam()) {
            arguments.append(", root");
        }
        if (facts.has(CLIP_NORM)) {
            arguments.append(", clip");
        }
        String none = scalar.literal(0);
        if (facts.has(L1)) {
            arguments.append(", ").append(weights ? "L1" : none);
        }
        if (facts.has(L2)) {
            arguments.append(", ").append(weights ? "L2" : none);
        }
        if (facts.has(WEIGHT_DECAY)) {
            arguments.append(", ").append(weights ? "decay" : none);
        }
        return CodeBlock.of("$L($L)", Names.optimizer(plan.spec()), arguments);
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
    private MethodSpec row() {
        MethodSpec.Builder method = MethodSpec.methodBuilder(Names.optimizer(plan.spec()))
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
        return switch (steps.optimizer()) {
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
        return OptimizerFacts.name(steps.optimizer()) + ", with d the gradient g" + clipped + penalties + ":\n{@code "
                + decay
                + switch (steps.optimizer()) {
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
