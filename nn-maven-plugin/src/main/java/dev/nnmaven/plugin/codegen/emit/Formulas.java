package dev.nnmaven.plugin.codegen.emit;

import dev.nnmaven.plugin.codegen.plan.LayerPlan;
import dev.nnmaven.plugin.codegen.spec.NetworkSpec;

/** The mathematics of each pass, for comments. */
final class Formulas {

    private final NetworkSpec spec;

    Formulas(NetworkSpec spec) {
        this.spec = spec;
    }

    /** {@code a1 = sigmoid(W1·x + b1)} */
    String forward(LayerPlan layer, String x, String a) {
        String bias = layer.spec().bias() ? " + " + Names.biases(layer) : "";
        String sum = "W" + layer.number() + "·" + x + bias;
        return a + " = " + Activations.formula(layer.spec().activation()) + "(" + sum + ")";
    }

    /** {@code e2 = targets − a2; its step: g2 = α·e2·a2·(1 − a2)} */
    String outputError(LayerPlan layer) {
        return error(layer, "targets − " + Names.activations(layer.number()));
    }

    /** {@code e1 = W2ᵀ·e2; its step: g1 = α·e1·a1·(1 − a1)} */
    String hiddenError(LayerPlan layer, LayerPlan next) {
        return error(layer, "W" + next.number() + "ᵀ·" + Names.sent(spec, next.number()));
    }

    /** {@code g1 = α·e1·a1·(1 − a1)} */
    String steps(LayerPlan layer) {
        int n = layer.number();
        String derivative = "·" + Activations.derivativeFormula(layer.spec().activation(), Names.activations(n));
        return Names.steps(n) + " = α·" + Names.sent(spec, n) + derivative;
    }

    /** With the exact gradient {@code d1 = (W2ᵀ·d2)·a1·(1 − a1); its step: g1 = α·d1}. */
    private String error(LayerPlan layer, String e) {
        int n = layer.number();
        String derivative = "·" + Activations.derivativeFormula(layer.spec().activation(), Names.activations(n));
        String sent = Names.sent(spec, n);
        String step = "; its step: " + Names.steps(n) + " = α·" + sent;
        return Names.sendsDeltas(spec)
                ? sent + " = (" + e + ")" + derivative + step
                : sent + " = " + e + step + derivative;
    }

    /** {@code W1 += g1·xᵀ, b1 += g1} */
    String update(LayerPlan layer, String x) {
        String g = Names.steps(layer.number());
        String bias = layer.spec().bias() ? ", " + Names.biases(layer) + " += " + g : "";
        return "W" + layer.number() + " += " + g + "·" + x + "ᵀ" + bias;
    }
}
