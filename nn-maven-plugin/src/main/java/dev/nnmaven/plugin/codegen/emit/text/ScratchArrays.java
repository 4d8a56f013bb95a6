package dev.nnmaven.plugin.codegen.emit.text;

import dev.nnmaven.plugin.codegen.plan.LayerPlan;
import dev.nnmaven.plugin.codegen.plan.NetworkPlan;
import java.util.ArrayList;
import java.util.List;

/** The arrays that a step leaves its traces in. */
public final class ScratchArrays {

    private ScratchArrays() {}

    /** What train keeps of a layer for each sample. */
    public static List<String> of(NetworkPlan plan, LayerPlan layer) {
        int n = layer.number();
        List<String> arrays = new ArrayList<>();
        if (layer.keepsSums()) {
            arrays.add(ArrayNames.sums(n));
        }
        arrays.add(ArrayNames.activations(n));
        if (layer.hasDropout()) {
            arrays.add(ArrayNames.factors(n));
            arrays.add(ArrayNames.passed(layer));
        }
        arrays.add(ErrorArrays.sent(plan.spec(), n));
        arrays.add(ArrayNames.steps(n));
        return arrays;
    }
}
