package dev.nnmaven.plugin.codegen.emit.loop;

import com.palantir.javapoet.CodeBlock;
import dev.nnmaven.plugin.codegen.emit.text.ArrayNames;
import dev.nnmaven.plugin.codegen.emit.text.ErrorArrays;
import dev.nnmaven.plugin.codegen.emit.text.Formulas;
import dev.nnmaven.plugin.codegen.emit.text.Scalar;
import dev.nnmaven.plugin.codegen.plan.LayerPlan;
import dev.nnmaven.plugin.codegen.plan.NetworkPlan;
import java.util.function.Function;

/** The bodies of query and train without a loop: every activation, error and delta is a local variable. */
public final class StraightLine {

    private final NetworkPlan plan;
    private final UnrolledLines lines;
    private final Formulas formulas;

    public StraightLine(NetworkPlan plan) {
        this.plan = plan;
        this.lines = new UnrolledLines(new Scalar(plan.spec().precision()));
        this.formulas = new Formulas(plan.spec());
    }

    /**
     * <pre>{@code
     * float x0 = inputs[0];
     *
     * // hidden: a1 = sigmoid(W1·x + b1)
     * float a1_0 = Sigmoid.of(b1[0] + w1[0] * x0);
     *
     * // output: a2 = sigmoid(W2·a1 + b2)
     * outputs[0] = Sigmoid.of(b2[0] + w2[0] * a1_0);
     * }</pre>
     */
    public CodeBlock query() {
        CodeBlock.Builder code = CodeBlock.builder();
        forward(code, Operand.array("outputs"));
        return code.build();
    }

    /**
     * As {@link #query()}, but for the last activation:
     *
     * <pre>{@code
     * // output: z2 = W2·a1 + b2
     * z2[0] = b2[0] + w2[0] * a1_0;
     * }</pre>
     */
    public CodeBlock logits(String z) {
        CodeBlock.Builder code = CodeBlock.builder();
        forwardHidden(code);
        LayerPlan sums = plan.last().withoutActivation();
        forward(code, sums, Operand.array(z), z);
        return code.build();
    }

    /**
     * <pre>{@code
     * // (as in query, then)
     * // error of output: e2 = targets − a2; its step: g2 = α·e2·a2·(1 − a2)
     * float e2_0 = targets[0] - a2_0;
     * float g2_0 = learningRate * (e2_0 * a2_0 * (1f - a2_0));
     *
     * // step of output: W2 += g2·a1ᵀ, b2 += g2
     * w2[0] += g2_0 * a1_0;
     * }</pre>
     */
    public CodeBlock train() {
        return train("learningRate", ArrayNames::weights, ArrayNames::biases);
    }

    /**
     * As {@link #train()}, but the steps are added elsewhere.
     *
     * @param rate the variable that holds α
     */
    public CodeBlock train(String rate, Function<LayerPlan, String> weights, Function<LayerPlan, String> biases) {
        CodeBlock.Builder code = CodeBlock.builder();
        forward(code, activations(plan.last()));
        errors(code, rate);
        for (int number = plan.layers().size(); number >= 1; number--) {
            LayerPlan layer = plan.layers().get(number - 1);
            Operand x = reads(layer);
            begin(code, "step of " + layer.spec().name() + ": " + formulas.update(layer, x.name()));
            lines.update(code, layer, steps(layer), x, weights.apply(layer));
            if (layer.spec().bias()) {
                lines.updateBiases(code, layer, steps(layer), biases.apply(layer));
            }
        }
        return code.build();
    }

    private void forward(CodeBlock.Builder code, Operand outputs) {
        forwardHidden(code);
        LayerPlan last = plan.last();
        forward(code, last, outputs, activations(last).name());
    }

    private void forwardHidden(CodeBlock.Builder code) {
        lines.load(code, plan.spec().inputs(), "inputs", Operand.locals("x"));
        for (LayerPlan layer : plan.layers().subList(0, plan.last().number() - 1)) {
            forward(code, layer, activations(layer), activations(layer).name());
        }
    }

    /** @param name of the results, in the comment */
    private void forward(CodeBlock.Builder code, LayerPlan layer, Operand a, String name) {
        Operand x = reads(layer);
        begin(
                code,
                layer.spec().name() + ": "
                        + formulas.forward(layer, x.name(), sums(layer).name(), name));
        lines.forward(code, layer, x, a.locals() || layer.keepsSums() ? sums(layer) : a, a);
    }

    private void errors(CodeBlock.Builder code, String rate) {
        boolean gradient = ErrorArrays.sendsDeltas(plan.spec());
        LayerPlan next = null;
        for (int number = plan.layers().size(); number >= 1; number--) {
            LayerPlan layer = plan.layers().get(number - 1);
            Operand raw = gradient && !layer.hasSlope() ? deltas(layer) : errors(layer);
            if (next == null) {
                begin(code, "error of " + layer.spec().name() + ": " + formulas.outputError(layer));
                lines.outputErrors(code, layer, plan.spec().loss(), "targets", activations(layer), raw);
            } else {
                begin(code, "error of " + layer.spec().name() + ": " + formulas.hiddenError(layer, next));
                lines.errorsBefore(code, next, gradient ? deltas(next) : errors(next), raw);
            }
            Operand slope = Operand.locals(ErrorArrays.slope(layer));
            if (gradient) {
                if (layer.hasSlope()) {
                    lines.deltas(code, layer, raw, slope, deltas(layer));
                }
                lines.steps(code, layer, rate, deltas(layer), steps(layer));
            } else {
                lines.steps(code, layer, rate, raw, slope, steps(layer));
            }
            if (ErrorArrays.sendsShares(plan.spec(), layer)) {
                Operand totals = Operand.locals(ArrayNames.totals(number));
                lines.totals(code, layer, totals);
                lines.shares(code, layer, totals, raw);
            }
            next = layer;
        }
    }

    private static void begin(CodeBlock.Builder code, String comment) {
        code.add("\n// $L\n", comment);
    }

    private static Operand reads(LayerPlan layer) {
        return Operand.locals(layer.number() == 1 ? "x" : ArrayNames.activations(layer.number() - 1));
    }

    private static Operand activations(LayerPlan layer) {
        return Operand.locals(ArrayNames.activations(layer.number()));
    }

    private static Operand sums(LayerPlan layer) {
        return Operand.locals(ArrayNames.sums(layer.number()));
    }

    private static Operand errors(LayerPlan layer) {
        return Operand.locals(ArrayNames.errors(layer.number()));
    }

    private static Operand deltas(LayerPlan layer) {
        return Operand.locals(ArrayNames.deltas(layer.number()));
    }

    private static Operand steps(LayerPlan layer) {
        return Operand.locals(ArrayNames.steps(layer.number()));
    }
}
