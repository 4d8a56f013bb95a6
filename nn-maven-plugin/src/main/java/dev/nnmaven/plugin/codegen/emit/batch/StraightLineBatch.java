package dev.nnmaven.plugin.codegen.emit.batch;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.nnmaven.plugin.codegen.emit.loop.StraightLine;
import dev.nnmaven.plugin.codegen.emit.optimizer.StepCalls;
import dev.nnmaven.plugin.codegen.emit.text.ArrayNames;
import dev.nnmaven.plugin.codegen.emit.text.Names;
import dev.nnmaven.plugin.codegen.emit.text.Openings;
import dev.nnmaven.plugin.codegen.emit.text.RuntimeTypes;
import dev.nnmaven.plugin.codegen.emit.text.Scalar;
import dev.nnmaven.plugin.codegen.plan.LayerPlan;
import dev.nnmaven.plugin.codegen.plan.NetworkPlan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Batches of a network without loops: the steps of its samples are added up beside the weights, then to them. */
public final class StraightLineBatch {

    private final NetworkPlan plan;
    private final Scalar scalar;

    public StraightLineBatch(NetworkPlan plan) {
        this.plan = plan;
        this.scalar = new Scalar(plan.spec().precision());
    }

    /**
     * <pre>{@code
     * // Steps of a batch: for the weights and for the biases of layer hidden.
     * private final float[] v1 = new float[N1 * N0];
     * private final float[] c1 = new float[N1];
     * }</pre>
     */
    public List<FieldSpec> fields() {
        List<FieldSpec> fields = new ArrayList<>();
        if (plan.hasOptimizer()) {
            // Its gradients do as well.
            return fields;
        }
        for (LayerPlan layer : plan.layers()) {
            String outputs = ArrayNames.size(layer.number());
            String inputs = ArrayNames.size(layer.number() - 1);
            fields.add(FieldSpec.builder(scalar.vector(), weightSteps(layer), Modifier.PRIVATE, Modifier.FINAL)
                    .initializer("new $T[$L * $L]", scalar.type(), outputs, inputs)
                    .addJavadoc(
                            "Steps of a batch for layer $L: of its weights$L.",
                            layer.spec().name(),
                            layer.spec().bias() ? ", of its biases" : "")
                    .build());
            if (layer.spec().bias()) {
                fields.add(FieldSpec.builder(scalar.vector(), biasSteps(layer), Modifier.PRIVATE, Modifier.FINAL)
                        .initializer("new $T[$L]", scalar.type(), outputs)
                        .build());
            }
        }
        return fields;
    }

    public List<MethodSpec> methods() {
        return plan.hasOptimizer()
                ? List.of(train(), threads(), addSteps())
                : List.of(train(), threads(), addSteps(), takeSteps());
    }

    /**
     * <pre>{@code
     * public void train(float[][] inputs, float[][] targets) {
     *     Vectors.requireSamples(inputs, N0, targets, N2);
     *     Vectors.requireSome("inputs", inputs.length);
     *     float rate = learningRate / inputs.length;
     *     for (int n = 0; n < inputs.length; n++) {
     *         addSteps(inputs[n], targets[n], rate);
     *     }
     *     takeSteps();
     * }
     * }</pre>
     */
    private MethodSpec train() {
        return Openings.override("train")
                .addParameter(scalar.matrix(), "inputs")
                .addParameter(scalar.matrix(), "targets")
                .addStatement(
                        "$T.requireSamples(inputs, N0, targets, $L)",
                        RuntimeTypes.VECTORS,
                        ArrayNames.size(plan.last().number()))
                .addCode(Openings.requireTargets(plan))
                .addStatement("$T.requireSome($S, inputs.length)", RuntimeTypes.VECTORS, "inputs")
                .addStatement("$T rate = $L / inputs.length", scalar.type(), StepCalls.rate(plan))
                .beginControlFlow("for (int n = 0; n < inputs.length; n++)")
                .addStatement("$L(inputs[n], targets[n], rate)", Names.addSteps(plan.spec()))
                .endControlFlow()
                .addCode(
                        plan.hasOptimizer()
                                ? StepCalls.takeStep(plan, "alone", "inputs.length")
                                : CodeBlock.of("$L();\n", Names.takeSteps(plan.spec())))
                .build();
    }

    /**
     * <pre>{@code
     * public void threads(int threads) {
     *     Vectors.requireThreads(threads);
     * }
     * }</pre>
     */
    private static MethodSpec threads() {
        return Openings.override("threads")
                .addParameter(TypeName.INT, "threads")
                .addComment("So small a network is done before a second thread has begun.")
                .addStatement("$T.requireThreads(threads)", RuntimeTypes.VECTORS)
                .build();
    }

    /** {@code private void addSteps(float[] inputs, float[] targets, float rate) { ... }}, as train but for the target. */
    private MethodSpec addSteps() {
        return MethodSpec.methodBuilder(Names.addSteps(plan.spec()))
                .addJavadoc("Adds the steps for one sample to those of the batch.")
                .addModifiers(Modifier.PRIVATE)
                .addParameter(scalar.vector(), "inputs")
                .addParameter(scalar.vector(), "targets")
                .addParameter(scalar.type(), "rate")
                .addCode(new StraightLine(plan)
                        .train("rate", StraightLineBatch::weightSteps, StraightLineBatch::biasSteps))
                .build();
    }

    /**
     * <pre>{@code
     * private void takeSteps() {
     *     for (int i = 0; i < w1.length; i++) {
     *         w1[i] += v1[i];
     *     }
     *     Arrays.fill(v1, 0f);
     * }
     * }</pre>
     */
    private MethodSpec takeSteps() {
        MethodSpec.Builder method = MethodSpec.methodBuilder(Names.takeSteps(plan.spec()))
                .addJavadoc("Adds the steps of a batch to the weights.")
                .addModifiers(Modifier.PRIVATE);
        for (LayerPlan layer : plan.layers()) {
            take(method, ArrayNames.weights(layer), weightSteps(layer));
            if (layer.spec().bias()) {
                take(method, ArrayNames.biases(layer), biasSteps(layer));
            }
        }
        return method.build();
    }

    private void take(MethodSpec.Builder method, String values, String steps) {
        method.beginControlFlow("for (int i = 0; i < $L.length; i++)", values)
                .addStatement("$L[i] += $L[i]", values, steps)
                .endControlFlow()
                .addStatement("$T.fill($L, $L)", Arrays.class, steps, scalar.literal(0));
    }

    private static String weightSteps(LayerPlan layer) {
        return layer.gradients() ? ArrayNames.changed(layer) : "v" + layer.number();
    }

    private static String biasSteps(LayerPlan layer) {
        return layer.gradients() ? ArrayNames.changedBiases(layer) : "c" + layer.number();
    }
}
