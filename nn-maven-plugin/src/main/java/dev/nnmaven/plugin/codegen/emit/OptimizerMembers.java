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
 * What a network with another optimizer than plain gradient descent keeps besides: the gradient of each weight, what the
 * optimizer remembers of it, and the list of the latter for checkpoints.
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
    private final OptimizerFacts facts;
    private final Scalar scalar;

    OptimizerMembers(NetworkPlan plan) {
        this.plan = plan;
        this.steps = plan.spec().steps();
        this.facts = new OptimizerFacts(steps);
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
            if (facts.has(name)) {
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
        if (facts.warmsUp()) {
            fields.add(constant(TypeName.INT, "WARM_UP", String.valueOf((int) steps.number(ScheduleNumber.WARM_UP)))
                    .addJavadoc("Steps until the learning rate is reached.")
                    .build());
        }
        for (LayerPlan layer : plan.layers()) {
            WeightMembers weights = new WeightMembers(plan);
            String comment = "Gradient of the loss for the weights of layer $L, with the sign of a step"
                    + (facts.memories().isEmpty() ? "." : "; what the optimizer remembers of it.");
            fields.add(weights.weights(layer, Names.changed(layer))
                    .addJavadoc(comment, layer.spec().name())
                    .build());
            for (String memory : facts.memories()) {
                fields.add(weights.weights(layer, memory + Names.weights(layer)).build());
            }
            if (layer.spec().bias()) {
                fields.add(weights.vector(Names.changedBiases(layer), layer).build());
                for (String memory : facts.memories()) {
                    fields.add(
                            weights.vector(memory + Names.biases(layer), layer).build());
                }
            }
        }
        if (facts.countsSteps()) {
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

    static String meaning(Hyperparameter name) {
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

    /** Its constant in generated code: {@code BETA1}. */
    static String name(Hyperparameter number) {
        return CONSTANTS.get(number);
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
    MethodSpec state() {
        List<CodeBlock> tensors = new ArrayList<>();
        WeightMembers weights = new WeightMembers(plan);
        for (LayerPlan layer : plan.layers()) {
            for (String memory : facts.memories()) {
                tensors.add(
                        weights.tensor(layer, Names.weightTensor(layer) + "." + memory, memory + Names.weights(layer)));
                if (layer.spec().bias()) {
                    tensors.add(vector(Names.biasTensor(layer) + "." + memory, memory + Names.biases(layer)));
                }
            }
        }
        if (facts.countsSteps()) {
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
}
