package dev.nnmaven.plugin.codegen.emit.text;

import dev.nnmaven.plugin.codegen.plan.LayerPlan;
import dev.nnmaven.plugin.codegen.spec.NetworkSpec;

/** The mathematics of each pass, for comments. */
public final class Formulas {

    private final NetworkSpec spec;

    public Formulas(NetworkSpec spec) {
        this.spec = spec;
    }

    /** {@code a1 = sigmoid(W1·x + b1)}, or {@code z1 = W1·x + b1, a1 = gelu(z1)} if the layer keeps its sums. */
    public String forward(LayerPlan layer, String x, String z, String a) {
        String bias = layer.spec().bias() ? " + " + ArrayNames.biases(layer) : "";
        String sum = "W" + layer.number() + "·" + x + bias;
        String kept = layer.keepsSums() ? z + " = " + sum + ", " : "";
        return kept + a + " = " + Activations.formula(layer.spec().activation(), layer.keepsSums() ? z : sum);
    }

    /** {@code e2 = targets − a2; its step: g2 = α·e2·a2·(1 − a2)} */
    public String outputError(LayerPlan layer) {
        return error(layer, Losses.formula(spec.loss(), "targets", ArrayNames.activations(layer.number())));
    }

    /** {@code e1 = W2ᵀ·e2; its step: g1 = α·e1·a1·(1 − a1)} */
    public String hiddenError(LayerPlan layer, LayerPlan next) {
        return error(layer, "W" + next.number() + "ᵀ·" + ErrorArrays.sent(spec, next.number()));
    }

    /** {@code g1 = α·e1·a1·(1 − a1)} */
    public String steps(LayerPlan layer) {
        int n = layer.number();
        return ArrayNames.steps(n) + " = " + rate() + ErrorArrays.sent(spec, n) + slope(layer) + shares(layer);
    }

    /**
     * With the exact gradient {@code d1 = (W2ᵀ·d2)·a1·(1 − a1); its step: g1 = α·d1}, without parentheses where there is
     * no slope.
     */
    private String error(LayerPlan layer, String e) {
        int n = layer.number();
        String sent = ErrorArrays.sent(spec, n);
        String step = (spec.stepsPlainly() ? "; its step: " : "; its gradient: ") + ArrayNames.steps(n) + " = " + rate()
                + sent;
        if (!ErrorArrays.sendsDeltas(spec)) {
            return sent + " = " + e + step + slope(layer) + shares(layer);
        }
        return sent + " = " + (layer.hasSlope() ? "(" + e + ")" + slope(layer) : e) + step;
    }

    /** α, or for an optimizer the share of one of n samples. */
    private String rate() {
        return spec.stepsPlainly() ? "α·" : "1/n·";
    }

    /** What a layer adds to its weights, or to their gradients for an optimizer. */
    public static String change(LayerPlan layer) {
        return layer.gradients() ? "Gradient" : "Step";
    }

    /** {@code ·a1·(1 − a1)} */
    private static String slope(LayerPlan layer) {
        return layer.hasSlope()
                ? "·" + Activations.derivativeFormula(layer.spec().activation(), ErrorArrays.slope(layer))
                : "";
    }

    /** What becomes of errors before they go back by the proportional rule: {@code ; to send back: e2 /= total2}. */
    private String shares(LayerPlan layer) {
        int n = layer.number();
        return ErrorArrays.sendsShares(spec, layer)
                ? "; to send back: " + ArrayNames.errors(n) + " /= " + ArrayNames.totals(n)
                : "";
    }

    /** {@code W1 += g1·xᵀ, b1 += g1} */
    public String update(LayerPlan layer, String x) {
        String g = ArrayNames.steps(layer.number());
        String bias = layer.spec().bias() ? ", " + ArrayNames.changedBiases(layer) + " += " + g : "";
        return (layer.gradients() ? "GW" : "W") + layer.number() + " += " + g + "·" + x + "ᵀ" + bias;
    }
}
