package dev.nnmaven.runtime.training;

/** What looks wrong about a training that goes on nevertheless. */
public enum TrainingWarning {
    /** An input is far from the range that networks learn well from. */
    UNSCALED_INPUTS,
    /** A target is far from the range that networks learn well, and none is scaled. */
    UNSCALED_TARGETS,
    /** A target is none that the activation of the last layer can answer, such as 2 of {@code SIGMOID}. */
    TARGETS_OUT_OF_REACH,
    /** One class has many times as many samples as another, or another has none. */
    LABEL_IMBALANCE,
    /**
     * The loss after several epochs is not below that after the first. Noticed if a validation or the training loss was asked
     * for. If only that of the validation is not, while the
     * samples trained on are learnt, the network overfits, which is information in the log and no warning.
     */
    LOSS_DOES_NOT_FALL,
    /** In each of several epochs, the network answers one class for all samples of the validation. */
    ONE_CLASS,
    /** More than half of the neurons of a layer give nothing for any sample looked at, and learn nothing from it. */
    DEAD_LAYER,
    /** More than half of the neurons of a layer are at a bound for nearly all samples looked at, and hardly learn. */
    SATURATED_LAYER,
    /**
     * A training goes on in vector instructions that began in plain Java or in vectors of another length, or the other way
     * round: batches may round otherwise.
     */
    OTHER_ARITHMETIC
}
