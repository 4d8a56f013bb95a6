package dev.nnmaven.plugin.codegen.emit.text;

import dev.nnmaven.annotations.ErrorRule;
import dev.nnmaven.plugin.codegen.plan.LayerPlan;
import dev.nnmaven.plugin.codegen.plan.NetworkPlan;
import dev.nnmaven.plugin.codegen.spec.NetworkSpec;
import java.util.ArrayList;
import java.util.List;

/** What the error pass of a layer reads and writes, by the error rule; arrays in the order of its parameters. */
public final class ErrorArrays {

    private ErrorArrays() {}

    /** What a layer sends back by the network's error rule: its errors or its deltas. */
    public static String sent(NetworkSpec spec, int number) {
        return sendsDeltas(spec) ? ArrayNames.deltas(number) : ArrayNames.errors(number);
    }

    public static boolean sendsDeltas(NetworkSpec spec) {
        return spec.errorRule() == ErrorRule.GRADIENT;
    }

    /** Whether a layer divides its errors by the totals of its weights before it sends them back. */
    public static boolean sendsShares(NetworkSpec spec, LayerPlan layer) {
        return spec.errorRule() == ErrorRule.PROPORTIONAL && layer.number() > 1;
    }

    /** Of the pass as a whole: {@code targets, a2, e2, g2} for the outputs, {@code e2, a1, e1, g1} for a hidden layer. */
    public static List<String> of(NetworkPlan plan, LayerPlan layer) {
        int n = layer.number();
        List<String> arrays = new ArrayList<>();
        if (layer != plan.last()) {
            arrays.add(sent(plan.spec(), n + 1));
            arrays.addAll(ofSteps(plan, layer));
            return arrays;
        }
        arrays.add("targets");
        arrays.add(ArrayNames.activations(n));
        if (layer.keepsSums()) {
            arrays.add(ArrayNames.sums(n));
        }
        arrays.addAll(written(plan, layer));
        return arrays;
    }

    /** Of its end, from errors to steps: {@code a1, e1, g1}. */
    public static List<String> ofSteps(NetworkPlan plan, LayerPlan layer) {
        List<String> arrays = new ArrayList<>();
        if (layer.hasSlope()) {
            arrays.add(slope(layer));
        }
        if (layer.hasDropout()) {
            arrays.add(ArrayNames.factors(layer.number()));
        }
        arrays.addAll(written(plan, layer));
        return arrays;
    }

    /** What the slope of the layer is computed from: {@code a1}, or {@code z1} if it keeps its sums. */
    public static String slope(LayerPlan layer) {
        return layer.keepsSums() ? ArrayNames.sums(layer.number()) : ArrayNames.activations(layer.number());
    }

    private static List<String> written(NetworkPlan plan, LayerPlan layer) {
        return List.of(sent(plan.spec(), layer.number()), ArrayNames.steps(layer.number()));
    }
}
