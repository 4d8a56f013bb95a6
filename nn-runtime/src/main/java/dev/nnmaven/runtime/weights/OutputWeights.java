package dev.nnmaven.runtime.weights;

import java.util.stream.IntStream;

/**
 * The last tensor of a network, which NaN and infinity of any other layer reach with the next step. To look at it takes a
 * microsecond and no memory, so that it can be done all the time.
 */
public final class OutputWeights {

    /** Numbers that are looked at so quickly. */
    private static final int MOST = 4096;

    private Tensor tensor;
    private Tensor.Block[] blocks = {};
    private Object values;

    /**
     * Looks at the network once, to find its last layer.
     *
     * @param save that of the network, whose arrays must stay the same ones, as those of generated networks do; nothing is
     *     ever found in a network that cannot be looked at, or whose last tensor is too large for a quick look
     */
    public OutputWeights(WeightsSnapshot.Transfer save) {
        WeightsSnapshot.view(save, (fingerprint, tensors) -> {
            Tensor last = tensors.get(tensors.size() - 1);
            if (last.elements() <= MOST) {
                tensor = last;
                blocks = IntStream.range(0, last.blocks()).mapToObj(last::block).toArray(Tensor.Block[]::new);
                values = last.newBlockArray();
            }
        });
    }

    /** {@return whether no NaN and no infinity is found} */
    public boolean areFinite() {
        for (Tensor.Block block : blocks) {
            if (Copies.firstNotFinite(tensor, block, values) != null) {
                return false;
            }
        }
        return true;
    }
}
