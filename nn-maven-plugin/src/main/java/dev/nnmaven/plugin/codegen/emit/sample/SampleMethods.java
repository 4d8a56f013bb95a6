package dev.nnmaven.plugin.codegen.emit.sample;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.nnmaven.plugin.codegen.emit.optimizer.StepCalls;
import dev.nnmaven.plugin.codegen.emit.text.ArrayNames;
import dev.nnmaven.plugin.codegen.emit.text.ErrorArrays;
import dev.nnmaven.plugin.codegen.emit.text.Names;
import dev.nnmaven.plugin.codegen.emit.text.RuntimeTypes;
import dev.nnmaven.plugin.codegen.emit.text.Scalar;
import dev.nnmaven.plugin.codegen.emit.vector.VectorCalls;
import dev.nnmaven.plugin.codegen.plan.LayerPlan;
import dev.nnmaven.plugin.codegen.plan.NetworkPlan;
import java.util.List;
import javax.lang.model.element.Modifier;

/** The three passes of a network of loops over all its layers, for one sample and the scratch of train. */
public final class SampleMethods {

    private final NetworkPlan plan;
    private final Names names;
    private final Scalar scalar;

    public SampleMethods(NetworkPlan plan, Names names) {
        this.plan = plan;
        this.names = names;
        this.scalar = new Scalar(plan.spec().precision());
    }

    public List<MethodSpec> all() {
        return sharesErrors(plan)
                ? List.of(forward(), sumWeights(), errors(), update())
                : List.of(forward(), errors(), update());
    }

    /** Whether a step begins with the sums of weights that the proportional rule divides errors by. */
    public static boolean sharesErrors(NetworkPlan plan) {
        return plan.layers().stream().anyMatch(layer -> ErrorArrays.sendsShares(plan.spec(), layer));
    }

    /**
     * <pre>{@code
     * // Activations of all layers.
     * private void forward(float[] inputs) {
     *     forwardHidden(inputs, a1);
     *     forwardOutput(a1, a2);
     * }
     * }</pre>
     */
    private MethodSpec forward() {
        MethodSpec.Builder method = method(Names.forward(plan.spec()), "Activations of all layers.")
                .addParameter(scalar.vector(), "inputs");
        for (LayerPlan layer : plan.layers()) {
            method.addCode(forward(layer, names, reads(layer)));
            if (layer.hasDropout()) {
                method.addCode(leaveOut(layer, "$L", "sampleCount[0]"));
            }
        }
        return method.build();
    }

    /** What a layer reads in training. */
    private String reads(LayerPlan layer) {
        return layer.number() == 1 ? "inputs" : ArrayNames.passed(plan.layers().get(layer.number() - 2));
    }

    /**
     * <pre>{@code
     * Dropout.leaveOut(a1, m1, o1, 0.5, SEED, 1, (long) sampleCount[0]);
     * }</pre>
     *
     * @param array the format of an array, with its name in it
     * @param sample counted from the first of the training
     */
    public static CodeBlock leaveOut(LayerPlan layer, String array, String sample) {
        int n = layer.number();
        return CodeBlock.builder()
                .addStatement(
                        "$T.leaveOut(" + array + ", " + array + ", " + array + ", $L, SEED, $L, (long) $L)",
                        RuntimeTypes.DROPOUT,
                        ArrayNames.activations(n),
                        ArrayNames.factors(n),
                        ArrayNames.passed(layer),
                        layer.spec().dropout(),
                        n,
                        sample)
                .build();
    }

    /** {@code forwardHidden(inputs, a1)} */
    static CodeBlock forward(LayerPlan layer, Names names, String x) {
        return CodeBlock.builder()
                .addStatement(
                        "$L($L, $L)",
                        names.method(Names.FORWARD, layer),
                        x,
                        ArrayNames.results(
                                layer, ArrayNames.sums(layer.number()), ArrayNames.activations(layer.number())))
                .build();
    }

    /**
     * <pre>{@code
     * // What the weights of each neuron add up to, in all layers that send errors back.
     * private void sumWeights() {
     *     WeightSums.byInput(w2, total2);
     * }
     * }</pre>
     */
    private MethodSpec sumWeights() {
        MethodSpec.Builder method = method(
                Names.sumWeights(plan.spec()),
                "What the weights of each neuron add up to, in all layers that send errors back.");
        for (LayerPlan layer : plan.layers()) {
            if (ErrorArrays.sendsShares(plan.spec(), layer)) {
                String form = switch (layer.form()) {
                    case UNROLLED -> "flat";
                    case ROWS_BY_INPUT -> "byInput";
                    case ROWS_BY_OUTPUT -> "byNeuron";
                };
                method.addStatement(
                        "$T.$L($L, $L)",
                        RuntimeTypes.WEIGHT_SUMS,
                        form,
                        ArrayNames.weights(layer),
                        ArrayNames.totals(layer.number()));
            }
        }
        return method.build();
    }

    /**
     * <pre>{@code
     * // Errors and steps of all layers.
     * private void errors(float[] inputs, float[] targets) {
     *     errorOutput(targets, a2, e2, g2, learningRate);
     *     errorHidden(e2, a1, e1, g1, learningRate);
     *     bound1 += ZeroInputs.reach(inputs, g1);
     * }
     * }</pre>
     */
    private MethodSpec errors() {
        MethodSpec.Builder method = method(Names.errors(plan.spec()), "Errors and steps of all layers.")
                .addParameter(scalar.vector(), "inputs")
                .addParameter(scalar.vector(), "targets");
        if (sharesErrors(plan)) {
            method.addStatement("$L()", Names.sumWeights(plan.spec()));
        }
        for (int n = plan.layers().size(); n >= 1; n--) {
            LayerPlan layer = plan.layers().get(n - 1);
            method.addStatement(
                    "$L($L, $L)",
                    names.method(Names.ERROR, layer),
                    String.join(", ", ErrorArrays.of(plan, layer)),
                    StepCalls.rate(plan));
        }
        if (plan.layers().get(0).skipsZeros()) {
            CodeBlock reach = new VectorCalls(plan, names).reach(plan.layers().get(0), "inputs", ArrayNames.steps(1));
            method.addStatement("$L += $L", ArrayNames.bound(1), reach);
        }
        return method.build();
    }

    /**
     * <pre>{@code
     * // Steps of all layers.
     * private void update(float[] inputs) {
     *     updateOutput(a1, g2);
     *     updateHidden(inputs, g1, 0, N0);
     *     updateBiasesHidden(g1);
     * }
     * }</pre>
     */
    private MethodSpec update() {
        MethodSpec.Builder method = method(
                        Names.update(plan.spec()),
                        plan.hasOptimizer() ? "Adds to the gradients of all layers." : "Takes the steps of all layers.")
                .addParameter(scalar.vector(), "inputs");
        for (int number = plan.layers().size(); number >= 1; number--) {
            LayerPlan layer = plan.layers().get(number - 1);
            method.addCode(update(layer, names, reads(layer)));
        }
        return method.build();
    }

    /** {@code updateHidden(inputs, g1, 0, N0)}, and the biases where they have a method of their own. */
    static CodeBlock update(LayerPlan layer, Names names, String x) {
        String g = ArrayNames.steps(layer.number());
        String range = layer.large() ? ", 0, " + ArrayNames.size(layer.number() - 1) : "";
        CodeBlock.Builder code =
                CodeBlock.builder().addStatement("$L($L, $L$L)", names.method(Names.UPDATE, layer), x, g, range);
        if (layer.large() && layer.spec().bias()) {
            code.addStatement("$L($L)", names.method(Names.UPDATE_BIASES, layer), g);
        }
        return code.build();
    }

    private static MethodSpec.Builder method(String name, String comment) {
        return MethodSpec.methodBuilder(name).addJavadoc(comment).addModifiers(Modifier.PRIVATE);
    }
}
