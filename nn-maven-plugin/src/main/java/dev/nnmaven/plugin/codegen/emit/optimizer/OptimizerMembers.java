package dev.nnmaven.plugin.codegen.emit.optimizer;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.nnmaven.plugin.codegen.emit.text.ArrayNames;
import dev.nnmaven.plugin.codegen.emit.text.LayerArrays;
import dev.nnmaven.plugin.codegen.emit.text.Names;
import dev.nnmaven.plugin.codegen.emit.text.OptimizerConstants;
import dev.nnmaven.plugin.codegen.emit.text.OptimizerFacts;
import dev.nnmaven.plugin.codegen.emit.text.RuntimeTypes;
import dev.nnmaven.plugin.codegen.emit.text.Scalar;
import dev.nnmaven.plugin.codegen.emit.text.StepText;
import dev.nnmaven.plugin.codegen.plan.LayerPlan;
import dev.nnmaven.plugin.codegen.plan.NetworkPlan;
import dev.nnmaven.plugin.codegen.spec.Hyperparameter;
import dev.nnmaven.plugin.codegen.spec.ScheduleNumber;
import dev.nnmaven.plugin.codegen.spec.StepSpec;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * What a network with another optimizer than plain gradient descent keeps besides: the gradient of each weight, what the
 * optimizer remembers of it, and the list of the latter for checkpoints.
 */
public final class OptimizerMembers {

    private final NetworkPlan plan;
    private final StepSpec steps;
    private final OptimizerFacts facts;
    private final Scalar scalar;

    public OptimizerMembers(NetworkPlan plan) {
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
    public List<FieldSpec> fields() {
        List<FieldSpec> fields = new ArrayList<>();
        String text = CodeBlock.of("$S", StepText.of(plan.spec())).toString();
        fields.add(constant(ClassName.get(String.class), "STEPS", text)
                .addJavadoc("What a checkpoint and the training that goes on from it must agree on.")
                .build());
        for (Hyperparameter name : Hyperparameter.values()) {
            if (facts.has(name)) {
                fields.add(constant(scalar.type(), OptimizerConstants.name(name), scalar.literal(steps.number(name)))
                        .addJavadoc("$L", OptimizerConstants.meaning(name))
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
            LayerArrays arrays = new LayerArrays(scalar);
            String comment = "Gradient of the loss for the weights of layer $L, with the sign of a step"
                    + (facts.memories().isEmpty() ? "." : "; what the optimizer remembers of it.");
            fields.add(arrays.weights(layer, ArrayNames.changed(layer))
                    .addJavadoc(comment, layer.spec().name())
                    .build());
            for (String memory : facts.memories()) {
                fields.add(arrays.weights(layer, memory + ArrayNames.weights(layer))
                        .build());
            }
            if (layer.spec().bias()) {
                fields.add(arrays.vector(ArrayNames.changedBiases(layer), layer).build());
                for (String memory : facts.memories()) {
                    fields.add(arrays.vector(memory + ArrayNames.biases(layer), layer)
                            .build());
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
    public MethodSpec state() {
        List<CodeBlock> tensors = new ArrayList<>();
        LayerArrays arrays = new LayerArrays(scalar);
        for (LayerPlan layer : plan.layers()) {
            for (String memory : facts.memories()) {
                tensors.add(arrays.tensor(
                        layer, ArrayNames.weightTensor(layer) + "." + memory, memory + ArrayNames.weights(layer)));
                if (layer.spec().bias()) {
                    tensors.add(vector(ArrayNames.biasTensor(layer) + "." + memory, memory + ArrayNames.biases(layer)));
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
