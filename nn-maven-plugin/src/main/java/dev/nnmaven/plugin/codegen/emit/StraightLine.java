package dev.nnmaven.plugin.codegen.emit;

import com.palantir.javapoet.CodeBlock;
import dev.nnmaven.annotations.ErrorRule;
import dev.nnmaven.plugin.codegen.plan.LayerPlan;
import dev.nnmaven.plugin.codegen.plan.NetworkPlan;

/** The bodies of query and train without a loop: every activation, error and delta is a local variable. */
final class StraightLine {

    private final NetworkPlan plan;
    private final UnrolledLines lines;
    private final Formulas formulas;

    StraightLine(NetworkPlan plan) {
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
    CodeBlock query() {
        CodeBlock.Builder code = CodeBlock.builder();
        forward(code, Operand.array("outputs"));
        return code.build();
    }

    /**
     * <pre>{@code
     * // (as in query, then)
     * // error of output: e2 = targets − a2, d2 = e2·a2·(1 − a2)
     * float e2_0 = targets[0] - a2_0;
     * float d2_0 = e2_0 * a2_0 * (1.0f - a2_0);
     *
     * // step of output: W2 += α·d2·a1ᵀ, b2 += α·d2
     * float g2_0 = LEARNING_RATE * d2_0;
     * w2[0] += g2_0 * a1_0;
     * }</pre>
     */
    CodeBlock train() {
        CodeBlock.Builder code = CodeBlock.builder();
        forward(code, activations(plan.last()));
        errors(code);
        for (int number = plan.layers().size(); number >= 1; number--) {
            LayerPlan layer = plan.layers().get(number - 1);
            Operand x = reads(layer);
            begin(code, "step of " + layer.spec().name() + ": " + formulas.update(layer, x.name()));
            lines.update(code, layer, deltas(layer), x);
        }
        return code.build();
    }

    private void forward(CodeBlock.Builder code, Operand outputs) {
        lines.load(code, plan.spec().inputs(), "inputs", Operand.locals("x"));
        for (LayerPlan layer : plan.layers()) {
            Operand x = reads(layer);
            begin(
                    code,
                    layer.spec().name() + ": "
                            + formulas.forward(
                                    layer, x.name(), activations(layer).name()));
            lines.forward(code, layer, x, layer == plan.last() ? outputs : activations(layer));
        }
    }

    private void errors(CodeBlock.Builder code) {
        LayerPlan next = null;
        for (int number = plan.layers().size(); number >= 1; number--) {
            LayerPlan layer = plan.layers().get(number - 1);
            if (next == null) {
                begin(code, "error of " + layer.spec().name() + ": " + formulas.outputError(layer));
                lines.outputErrors(code, layer, "targets", activations(layer), errors(layer));
            } else {
                begin(code, "error of " + layer.spec().name() + ": " + formulas.hiddenError(layer, next));
                boolean gradient = plan.spec().errorRule() == ErrorRule.GRADIENT;
                lines.errorsBefore(code, next, gradient ? deltas(next) : errors(next), errors(layer));
            }
            lines.deltas(code, layer, errors(layer), activations(layer), deltas(layer));
            next = layer;
        }
    }

    private static void begin(CodeBlock.Builder code, String comment) {
        code.add("\n// $L\n", comment);
    }

    private static Operand reads(LayerPlan layer) {
        return Operand.locals(layer.number() == 1 ? "x" : Names.activations(layer.number() - 1));
    }

    private static Operand activations(LayerPlan layer) {
        return Operand.locals(Names.activations(layer.number()));
    }

    private static Operand errors(LayerPlan layer) {
        return Operand.locals(Names.errors(layer.number()));
    }

    private static Operand deltas(LayerPlan layer) {
        return Operand.locals(Names.deltas(layer.number()));
    }
}
