package dev.nnmaven.runtime.contract;

/** What the numbers of a {@link FittedScaling} are taken from. */
public enum ScalingKind {
    /** Every number stays as it is. */
    NONE,

    /**
     * Mean 0 and standard deviation 1: {@code (x − mean) / deviation}, where deviation = √(Σ(x − mean)² / N), as in
     * scikit-learn's {@code StandardScaler}. For inputs of most networks, and for targets if the outputs reach below 0 and
     * above 1, as with activation {@code IDENTITY}.
     */
    STANDARD,

    /**
     * From 0 to 1: {@code (x − min) / (max − min)}, as in scikit-learn's {@code MinMaxScaler}. Other data than that it was
     * fitted to may land outside.
     */
    MIN_MAX
}
