package dev.nnmaven.plugin.codegen.emit;

import dev.nnmaven.annotations.ErrorRule;
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

    /** {@code e2 = targets − a2, d2 = e2·a2·(1 − a2)} */
    String outputError(LayerPlan layer) {
        int n = layer.number();
        return Names.errors(n) + " = targets − " + Names.activations(n) + ", " + delta(layer);
    }

    /** {@code e1 = W2ᵀ·e2, d1 = e1·a1·(1 − a1)} */
    String hiddenError(LayerPlan layer, LayerPlan next) {
        String sentBack =
                spec.errorRule() == ErrorRule.GRADIENT ? Names.deltas(next.number()) : Names.errors(next.number());
        return Names.errors(layer.number()) + " = W" + next.number() + "ᵀ·" + sentBack + ", " + delta(layer);
    }

    private static String delta(LayerPlan layer) {
        int n = layer.number();
        String derivative = Activations.derivativeFormula(layer.spec().activation(), Names.activations(n));
        return Names.deltas(n) + " = " + Names.errors(n) + "·" + derivative;
    }

    /** {@code W1 += α·d1·xᵀ, b1 += α·d1} */
    String update(LayerPlan layer, String x) {
        String d = Names.deltas(layer.number());
        String bias = layer.spec().bias() ? ", " + Names.biases(layer) + " += α·" + d : "";
        return "W" + layer.number() + " += α·" + d + "·" + x + "ᵀ" + bias;
    }
}
