package dev.nnmaven.runtime.training;

/** Why a training ended. */
public enum TrainingEnd {
    /** It made all epochs. */
    ALL_EPOCHS,
    /** The validation loss had not become lower for long enough. */
    EARLY_STOPPING,
    /** Its thread was interrupted. The thread's flag is still set. */
    INTERRUPTED
}
