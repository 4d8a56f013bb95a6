package dev.nnmaven.runtime.weights;

import java.util.List;

/**
 * What a network has besides its weights that its next steps depend on, such as the moments of Adam. Checkpoints have it,
 * and copies in memory; {@link Weights#save} to a file leaves it out, and {@link Weights#load} from one sets it to 0.
 *
 * @param rule how steps are made, in one readable line: what must be the same for the state to make sense
 * @param tensors over the network's own arrays
 */
public record TrainingState(String rule, List<Tensor> tensors) {

    /** That of a network whose steps depend on nothing but its weights. */
    public static final TrainingState NONE = new TrainingState("", List.of());

    /**
     * Keeps a copy of the list, not of the arrays.
     *
     * @param rule how the network makes its steps
     * @param tensors what its optimizer remembers
     * @throws NullPointerException if something is null
     */
    public TrainingState {
        tensors = List.copyOf(tensors);
    }

    /** As at the start: all 0. */
    void clear() {
        for (Tensor tensor : tensors) {
            Object zeros = tensor.newBlockArray();
            for (int b = 0; b < tensor.blocks(); b++) {
                tensor.write(tensor.block(b), zeros);
            }
        }
    }
}
