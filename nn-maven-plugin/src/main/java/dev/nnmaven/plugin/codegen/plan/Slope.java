package dev.nnmaven.plugin.codegen.plan;

import dev.nnmaven.annotations.Activation;
import dev.nnmaven.annotations.Loss;
import dev.nnmaven.plugin.codegen.spec.LayerSpec;

/** What the slope f′ of a layer's activation is computed from. */
public enum Slope {
    /** The slope is 1, or the loss has taken it into account already: there is nothing to multiply by. */
    NONE,

    /** The activations, as in a·(1 − a): they are at hand whenever there is an error. */
    FROM_ACTIVATIONS,

    /** The weighted sums, which training then keeps beside the activations. */
    FROM_SUMS;

    static Slope of(LayerSpec layer, boolean last, Loss loss) {
        if (layer.activation() == Activation.IDENTITY || last && loss == Loss.CROSS_ENTROPY) {
            return NONE;
        }
        // It falls and rises again, so that one activation has two slopes.
        return layer.activation() == Activation.GELU ? FROM_SUMS : FROM_ACTIVATIONS;
    }
}
