package dev.nnmaven.runtime.training;

/**
 * A training found a weight or a loss that is NaN or infinite, and stopped: no further step could repair that. The
 * network has the weights again that were the last known to be finite, if they could be kept. The message says where that
 * was, what was found, and what to do.
 */
public final class TrainingDivergedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int epoch;
    private final long step;

    TrainingDivergedException(String message, int epoch, long step) {
        super(message);
        this.epoch = epoch;
        this.step = step;
    }

    /** The epoch in which it was noticed, from 1. */
    public int epoch() {
        return epoch;
    }

    /** How many steps of the epoch had been made when it was noticed. */
    public long step() {
        return step;
    }
}
