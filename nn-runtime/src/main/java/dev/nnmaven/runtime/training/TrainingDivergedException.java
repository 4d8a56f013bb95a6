package dev.nnmaven.runtime.training;

/**
 * A training found a weight or a loss that is NaN or infinite, and stopped: no further step could repair that. The
 * network has the weights from before the step that made the first such weight, or for a loss the last known to be good, if
 * they could be kept. The message says where that was, what was found, and what to do.
 *
 * <pre>{@code
 * try {
 *     Training.of(network).run(samples);
 * } catch (TrainingDivergedException e) {
 *     network.learningRate(network.learningRate() / 10);
 * }
 * }</pre>
 */
public final class TrainingDivergedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** From 1. */
    private final int epoch;

    /** From 1. */
    private final long step;

    /**
     * Tells where a training went astray.
     *
     * @param message where it was, what was found, and what to do
     * @param epoch of the step that went astray, from 1
     * @param step of the epoch, from 1
     */
    public TrainingDivergedException(String message, int epoch, long step) {
        super(message);
        this.epoch = epoch;
        this.step = step;
    }

    /** {@return the epoch of the step that went astray, or in which the loss was noticed; from 1} */
    public int epoch() {
        return epoch;
    }

    /** {@return the step of the epoch that went astray, or the last before the loss was noticed; from 1} */
    public long step() {
        return step;
    }
}
