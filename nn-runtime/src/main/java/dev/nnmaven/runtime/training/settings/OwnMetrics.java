package dev.nnmaven.runtime.training.settings;

import java.util.Set;

/** Metrics that a contract has of every training, by name. */
public final class OwnMetrics {
    public static final String EPOCHS = "epochs";
    public static final String TRAINING_LOSS = "trainingLoss";
    public static final String VALIDATION_LOSS = "validationLoss";

    /** Names that metrics of a user would take from these. */
    static final Set<String> ALL = Set.of(EPOCHS, TRAINING_LOSS, VALIDATION_LOSS);

    private OwnMetrics() {}
}
