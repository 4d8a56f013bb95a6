package dev.nnmaven.plugin.codegen.emit;

import dev.nnmaven.plugin.codegen.plan.LayerPlan;
import dev.nnmaven.plugin.codegen.plan.NetworkPlan;
import java.util.ArrayList;
import java.util.List;

/** The arrays that the error pass of a layer reads and writes, in the order of its parameters. */
final class ErrorArrays {

    private ErrorArrays() {}

    /** Of the pass as a whole: {@code targets, a2, e2, g2} for the outputs, {@code e2, a1, e1, g1} for a hidden layer. */
    static List<String> of(NetworkPlan plan, LayerPlan layer) {
        int n = layer.number();
        List<String> arrays = new ArrayList<>();
        if (layer != plan.last()) {
            arrays.add(Names.sent(plan.spec(), n + 1));
            arrays.addAll(ofSteps(plan, layer));
            return arrays;
        }
        arrays.add("targets");
        arrays.add(Names.activations(n));
        if (layer.keepsSums()) {
            arrays.add(Names.sums(n));
        }
        arrays.addAll(written(plan, layer));
        return arrays;
    }

    /** Of its end, from errors to steps: {@code a1, e1, g1}. */
    static List<String> ofSteps(NetworkPlan plan, LayerPlan layer) {
        List<String> arrays = new ArrayList<>();
        if (layer.hasSlope()) {
            arrays.add(slope(layer));
        }
        if (layer.hasDropout()) {
            arrays.add(Names.factors(layer.number()));
        }
        arrays.addAll(written(plan, layer));
        return arrays;
    }

    /** What the slope of the layer is computed from: {@code a1}, or {@code z1} if it keeps its sums. */
    static String slope(LayerPlan layer) {
        return layer.keepsSums() ? Names.sums(layer.number()) : Names.activations(layer.number());
    }

    private static List<String> written(NetworkPlan plan, LayerPlan layer) {
        return List.of(Names.sent(plan.spec(), layer.number()), Names.steps(layer.number()));
    }
}
