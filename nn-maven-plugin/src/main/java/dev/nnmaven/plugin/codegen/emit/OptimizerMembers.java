package dev.nnmaven.plugin.codegen.emit;

import static dev.nnmaven.plugin.codegen.spec.Hyperparameter.BETA1;
import static dev.nnmaven.plugin.codegen.spec.Hyperparameter.BETA2;
import static dev.nnmaven.plugin.codegen.spec.Hyperparameter.CLIP_NORM;
import static dev.nnmaven.plugin.codegen.spec.Hyperparameter.CLIP_VALUE;
import static dev.nnmaven.plugin.codegen.spec.Hyperparameter.EPSILON;
import static dev.nnmaven.plugin.codegen.spec.Hyperparameter.L1;
import static dev.nnmaven.plugin.codegen.spec.Hyperparameter.L2;
import static dev.nnmaven.plugin.codegen.spec.Hyperparameter.MOMENTUM_DECAY;
import static dev.nnmaven.plugin.codegen.spec.Hyperparameter.RHO;
import static dev.nnmaven.plugin.codegen.spec.Hyperparameter.WEIGHT_DECAY;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.nnmaven.annotations.Optimizer;
import dev.nnmaven.plugin.codegen.plan.LayerPlan;
import dev.nnmaven.plugin.codegen.plan.NetworkPlan;
import dev.nnmaven.plugin.codegen.spec.Hyperparameter;
import dev.nnmaven.plugin.codegen.spec.ScheduleNumber;
import dev.nnmaven.plugin.codegen.spec.StepSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;

/**
 * What a network with another optimizer than plain gradient descent has besides: the gradient of each weight, what the
 * optimizer remembers of it, and the step that it makes of both.
 */
final class OptimizerMembers {

    /** Constants in generated code, in the order of their declaration. */
    private static final Map<Hyperparameter, String> CONSTANTS = Map.of(
            MOMENTUM_DECAY, "MOMENTUM",
            RHO, "RHO",
            BETA1, "BETA1",
            BETA2, "BETA2",
            EPSILON, "EPSILON",
            WEIGHT_DECAY, "WEIGHT_DECAY",
            L1, "L1",
            L2, "L2",
            CLIP_NORM, "CLIP_NORM",
            CLIP_VALUE, "CLIP_VALUE");

    private final NetworkPlan plan;
    private final StepSpec steps;
    private final Scalar scalar;

    OptimizerMembers(NetworkPlan plan) {
        this.plan = plan;
        this.steps = plan.spec().steps();
        this.scalar = new Scalar(plan.spec().precision());
    }

    /**
     * <pre>{@code
     * private static final float BETA1 = 0.9f;
     * private static final int WARM_UP = 500;
     *
     * // Steps so far; in an array, as all that a checkpoint has.
     * private final double[] stepCount = new double[1];
     * }</pre>
     */
    List<FieldSpec> fields() {
        List<FieldSpec> fields = new ArrayList<>();
        String text = CodeBlock.of("$S", StepText.of(plan.spec())).toString();
        fields.add(constant(ClassName.get(String.class), "STEPS", text)
                .addJavadoc("What a checkpoint and the training that goes on from it must agree on.")
                .build());
        for (Hyperparameter name : Hyperparameter.values()) {
            if (has(name)) {
                fields.add(constant(scalar.type(), CONSTANTS.get(name), scalar.literal(steps.number(name)))
                        .addJavadoc("$L", meaning(name))
                        .build());
            }
        }
        if (plan.spec().hasDropout()) {
            fields.add(constant(TypeName.LONG, "SEED", plan.spec().seed() + "L")
                    .addJavadoc("Of dropout: the declared one.")
                    .build());
        }
        if (warmsUp()) {
            fields.add(constant(TypeName.INT, "WARM_UP", String.valueOf((int) steps.number(ScheduleNumber.WARM_UP)))
                    .addJavadoc("Steps until the learning rate is reached.")
                    .build());
        }
        for (LayerPlan layer : plan.layers()) {
            WeightMembers weights = new WeightMembers(plan);
            String comment = "Gradient of the loss for the weights of layer $L, with the sign of a step"
                    + (memories().isEmpty() ? "." : "; what the optimizer remembers of it.");
            fields.add(weights.weights(layer, Names.changed(layer))
                    .addJavadoc(comment, layer.spec().name())
                    .build());
            for (String memory : memories()) {
                fields.add(weights.weights(layer, memory + Names.weights(layer)).build());
            }
            if (layer.spec().bias()) {
                fields.add(weights.vector(Names.changedBiases(layer), layer).build());
                for (String memory : memories()) {
                    fields.add(
                            weights.vector(memory + Names.biases(layer), layer).build());
                }
            }
        }
        if (countsSteps()) {
            fields.add(counter("stepCount", "Steps so far; in an array, as all that a checkpoint has."));
        }
        if (plan.spec().hasDropout()) {
            fields.add(counter("sampleCount", "Samples trained on so far, which dropout depends on."));
        }
        return fields;
    }

    private static FieldSpec counter(String name, String comment) {
        return FieldSpec.builder(double[].class, name, Modifier.PRIVATE, Modifier.FINAL)
                .initializer("new double[1]")
                .addJavadoc(comment)
                .build();
    }

    private static FieldSpec.Builder constant(TypeName type, String name, String value) {
        return FieldSpec.builder(type, name, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .initializer("$L", value);
    }

    private static String meaning(Hyperparameter name) {
        return switch (name) {
            case MOMENTUM_DECAY -> "μ, what is left of the velocity in the next step.";
            case RHO -> "ρ, what is left of the mean square in the next step.";
            case BETA1 -> "β₁, what is left of the mean in the next step.";
            case BETA2 -> "β₂, what is left of the mean square in the next step.";
            case EPSILON -> "ε, which keeps the divisor from 0.";
            case WEIGHT_DECAY -> "λ: a step takes α·λ·w off each weight w.";
            case L1 -> "The loss that steps make smaller has L1·Σ|w| of the weights added.";
            case L2 -> "The loss that steps make smaller has ½·L2·Σw² of the weights added.";
            case CLIP_NORM -> "The longest gradient.";
            case CLIP_VALUE -> "The largest number of a gradient, after that.";
        };
    }

    List<MethodSpec> methods() {
        return List.of(takeStep(), row(), state());
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
        if (countsSteps()) {
            method.addStatement("stepCount[0]++");
        }
        String rate = "learningRate";
        if (warmsUp()) {
            method.addStatement("double rate = learningRate * $T.min(1, stepCount[0] / WARM_UP)", Math.class);
            rate = "rate";
        }
        method.addStatement("$1T step = $2L", scalar.type(), step(rate));
        if (isAdam()) {
            method.addStatement(
                    "$T root = $L",
                    scalar.type(),
                    narrow(CodeBlock.of("1 / $T.sqrt(1 - $T.pow(BETA2, stepCount[0]))", Math.class, StrictMath.class)));
        }
        if (has(CLIP_NORM)) {
            method.addStatement(
                    "$T clip = $L",
                    scalar.type(),
                    narrow(CodeBlock.of("$T.shortened($L, CLIP_NORM)", RuntimeTypes.GRADIENTS, squares())));
        }
        if (has(WEIGHT_DECAY)) {
            method.addStatement("$T decay = $L", scalar.type(), narrowIf(warmsUp(), rate + " * WEIGHT_DECAY"));
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
        return isAdam()
                ? narrow(CodeBlock.of("$L / (1 - $T.pow(BETA1, stepCount[0]))", rate, StrictMath.class))
                : narrowIf(warmsUp(), rate);
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
        for (String memory : memories()) {
            arguments.append(", ").append(memory).append(values).append(index);
        }
        arguments.append(", step");
        if (isAdam()) {
            arguments.append(", root");
        }
        if (has(CLIP_NORM)) {
            arguments.append(", clip");
        }
        String none = scalar.literal(0);
        if (has(L1)) {
            arguments.append(", ").append(weights ? "L1" : none);
        }
        if (has(L2)) {
            arguments.append(", ").append(weights ? "L2" : none);
        }
        if (has(WEIGHT_DECAY)) {
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
        memories().forEach(memory -> method.addParameter(scalar.vector(), memory));
        method.addParameter(scalar.type(), "step");
        for (var parameter : List.of(
                Map.entry(isAdam(), "root"),
                Map.entry(has(CLIP_NORM), "clip"),
                Map.entry(has(L1), "l1"),
                Map.entry(has(L2), "l2"),
                Map.entry(has(WEIGHT_DECAY), "decay"))) {
            if (parameter.getKey()) {
                method.addParameter(scalar.type(), parameter.getValue());
            }
        }
        method.beginControlFlow("for (int i = 0; i < w.length; i++)")
                .addStatement("$T d = $L", scalar.type(), has(CLIP_NORM) ? "clip * g[i]" : "g[i]");
        if (has(CLIP_VALUE)) {
            method.addStatement("d = $1T.max(-CLIP_VALUE, $1T.min(CLIP_VALUE, d))", Math.class);
        }
        if (has(L2)) {
            method.addStatement("d -= l2 * w[i]");
        }
        if (has(L1)) {
            method.addStatement("d -= l1 * $T.signum(w[i])", Math.class);
        }
        if (has(WEIGHT_DECAY)) {
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
        String clipped = has(CLIP_NORM) || has(CLIP_VALUE) ? ", clipped" : "";
        String penalties = has(L1) || has(L2) ? ", less the slope of the penalties" : "";
        String decay = has(WEIGHT_DECAY) ? "w −= α·λ·w, " : "";
        return name(steps.optimizer()) + ", with d the gradient g" + clipped + penalties + ":\n{@code " + decay
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

    /**
     * <pre>{@code
     * // What the next steps depend on besides the weights.
     * private TrainingState state() {
     *     return new TrainingState(STEPS, List.of(
     *             Tensor.matrixByInput("hidden.weight.m", mw1),
     *             Tensor.vector("steps", stepCount)));
     * }
     * }</pre>
     */
    private MethodSpec state() {
        List<CodeBlock> tensors = new ArrayList<>();
        WeightMembers weights = new WeightMembers(plan);
        for (LayerPlan layer : plan.layers()) {
            for (String memory : memories()) {
                tensors.add(
                        weights.tensor(layer, Names.weightTensor(layer) + "." + memory, memory + Names.weights(layer)));
                if (layer.spec().bias()) {
                    tensors.add(vector(Names.biasTensor(layer) + "." + memory, memory + Names.biases(layer)));
                }
            }
        }
        if (countsSteps()) {
            tensors.add(vector("steps", "stepCount"));
        }
        if (plan.spec().hasDropout()) {
            tensors.add(vector("samples", "sampleCount"));
        }
        CodeBlock list = tensors.isEmpty()
                ? CodeBlock.of("$T.of()", List.class)
                : CodeBlock.of("$T.of(\n$L)", List.class, CodeBlock.join(tensors, ",\n"));
        return MethodSpec.methodBuilder(Names.state(plan.spec()))
                .addJavadoc("What the next steps depend on besides the weights.")
                .addModifiers(Modifier.PRIVATE)
                .returns(RuntimeTypes.TRAINING_STATE)
                .addStatement("return new $T(STEPS, $L)", RuntimeTypes.TRAINING_STATE, list)
                .build();
    }

    private static CodeBlock vector(String name, String array) {
        return CodeBlock.of("$T.vector($S, $L)", RuntimeTypes.TENSOR, name, array);
    }

    /** In prose. */
    static String name(Optimizer optimizer) {
        return switch (optimizer) {
            case SGD -> "Gradient descent";
            case MOMENTUM -> "Momentum";
            case NESTEROV -> "Nesterov's momentum";
            case RMSPROP -> "RMSProp";
            case ADAM -> "Adam";
            case ADAMW -> "AdamW";
        };
    }

    /** What the optimizer keeps for each weight: {@code v}, or {@code m} and {@code v}. */
    private List<String> memories() {
        return switch (steps.optimizer()) {
            case SGD -> List.of();
            case MOMENTUM, NESTEROV, RMSPROP -> List.of("v");
            case ADAM, ADAMW -> List.of("m", "v");
        };
    }

    private boolean isAdam() {
        return steps.optimizer() == Optimizer.ADAM || steps.optimizer() == Optimizer.ADAMW;
    }

    private boolean warmsUp() {
        return steps.number(ScheduleNumber.WARM_UP) > 0;
    }

    private boolean countsSteps() {
        return isAdam() || warmsUp();
    }

    private boolean has(Hyperparameter name) {
        return steps.numbers().containsKey(name);
    }
}
