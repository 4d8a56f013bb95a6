package dev.nnmaven.plugin.codegen.plan;

import dev.nnmaven.annotations.Activation;
import dev.nnmaven.plugin.codegen.spec.LayerSpec;

/**
 * How one layer will be generated.
 *
 * @param number 1 for the first layer, as in the names W1, b1, a1
 * @param inputs width of what the layer reads
 * @param slope what its errors are multiplied by, and whether training keeps its sums for that
 * @param large whether its weights leave the first-level cache between two passes, so that it pays to read them once
 *     for several samples: batches run over it in tiles, and a run of single steps fuses its update with the next
 *     forward pass
 * @param gradients whether its steps are added up beside its weights first, for an optimizer to make a step of
 * @param vectors whether its loops have a second form in vector instructions
 */
public record LayerPlan(
        int number,
        LayerSpec spec,
        int inputs,
        Slope slope,
        LoopForm form,
        boolean large,
        boolean gradients,
        boolean vectors) {

    public LayerPlan {
        if (large && form != LoopForm.ROWS_BY_INPUT) {
            throw new IllegalArgumentException("tiles are made for a row per input, found " + form);
        }
        if (vectors && form == LoopForm.UNROLLED) {
            throw new IllegalArgumentException("vector instructions run along rows, found " + form);
        }
    }

    LayerPlan withVectors() {
        return new LayerPlan(number, spec, inputs, slope, form, large, gradients, true);
    }

    /** The same layer, plain, up to its weighted sums. */
    public LayerPlan withoutActivation() {
        LayerSpec sums = new LayerSpec(
                spec.name(), spec.size(), Activation.IDENTITY, spec.bias(), spec.initializer(), spec.dropout());
        return new LayerPlan(number, sums, inputs, Slope.NONE, form, large, gradients, false);
    }

    /** Whether its rows are long enough for vector instructions, and not too long. */
    public boolean vectorsPay() {
        if (Math.max(inputs, outputs()) > HotSpotLimits.LONGEST_VECTOR_ROW) {
            return false;
        }
        return switch (form) {
            case UNROLLED -> false;
            case ROWS_BY_INPUT -> outputs() >= HotSpotLimits.SHORTEST_VECTOR_ROW;
            case ROWS_BY_OUTPUT -> inputs >= HotSpotLimits.SHORTEST_VECTOR_ROW;
        };
    }

    public int outputs() {
        return spec.size();
    }

    /** Whether all its weights are in one array. */
    public boolean isFlat() {
        return form == LoopForm.UNROLLED;
    }

    /** Whether a run of single steps takes its step for one sample together with its answer to the next. */
    public boolean fuses() {
        return large && !gradients;
    }

    public boolean hasDropout() {
        return spec.dropout() > 0;
    }

    /** Of one forward pass. */
    public long multiplyAdds() {
        return (long) inputs * outputs();
    }

    public boolean hasSlope() {
        return slope != Slope.NONE;
    }

    /** Whether training keeps its weighted sums beside its activations. */
    public boolean keepsSums() {
        return slope == Slope.FROM_SUMS;
    }

    /** Whether several threads take the step of an optimizer together. */
    public boolean sharesStep() {
        return large && gradients && multiplyAdds() >= HotSpotLimits.SHARED_STEP_WEIGHTS;
    }

    /** Whether a batch adds up its sums in two halves of the inputs. */
    public boolean hasHalves() {
        return number == 1 && large && vectors && multiplyAdds() >= HotSpotLimits.HALVED_MULTIPLY_ADDS;
    }

    /** Whether zeros in what it reads are passed over: in the inputs of the network, where they often come in runs. */
    public boolean skipsZeros() {
        return number == 1 && form == LoopForm.ROWS_BY_INPUT;
    }
}
