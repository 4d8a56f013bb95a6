package dev.nnmaven.plugin.codegen.plan;

import dev.nnmaven.plugin.codegen.spec.NetworkSpec;
import java.util.List;

/**
 * How a network will be generated.
 *
 * @param straightLine whether query and train are one method each without a loop, activations held in local variables;
 *     otherwise every layer has methods of its own, and activations pass between them in arrays
 */
public record NetworkPlan(NetworkSpec spec, boolean straightLine, List<LayerPlan> layers) {

    public NetworkPlan {
        layers = List.copyOf(layers);
        if (straightLine && layers.stream().anyMatch(layer -> layer.form() != LoopForm.UNROLLED)) {
            throw new IllegalArgumentException("straight-line code has no place for loops: " + layers);
        }
    }

    /** Whether there is a second class, with loops in vector instructions. */
    public boolean vectors() {
        return layers.stream().anyMatch(LayerPlan::vectors);
    }

    /** Whether the network would gain from one. */
    public boolean vectorsPay() {
        return layers.stream().anyMatch(LayerPlan::vectorsPay);
    }

    /** Whether an optimizer makes steps of gradients. */
    public boolean hasOptimizer() {
        return last().gradients();
    }

    /** Whether threads of a batch take part in the step of the optimizer. */
    public boolean sharesStep() {
        return layers.stream().anyMatch(LayerPlan::sharesStep);
    }

    /** Of one forward pass. */
    public long multiplyAdds() {
        return layers.stream().mapToLong(LayerPlan::multiplyAdds).sum();
    }

    public LayerPlan last() {
        return layers.get(layers.size() - 1);
    }
}
