package dev.nnmaven.plugin.codegen.plan;

import dev.nnmaven.plugin.codegen.spec.LayerSpec;

/**
 * How one layer will be generated.
 *
 * @param number 1 for the first layer, as in the names W1, b1, a1
 * @param inputs width of what the layer reads
 */
public record LayerPlan(int number, LayerSpec spec, int inputs, LoopForm form) {

    public int outputs() {
        return spec.size();
    }

    /** Of one forward pass. */
    public long multiplyAdds() {
        return (long) inputs * outputs();
    }
}
