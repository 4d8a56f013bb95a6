package dev.nnmaven.runtime.training.settings;

import dev.nnmaven.runtime.contract.FittedScaling;
import dev.nnmaven.runtime.contract.ScalingFitter;
import dev.nnmaven.runtime.contract.ScalingKind;
import java.util.List;

/**
 * What a training was told to do with inputs, or with targets: one of both.
 *
 * @param kind to be fitted
 * @param given fitted elsewhere
 */
public record ScalingChoice(ScalingKind kind, FittedScaling given) {
    /** Null if there is nothing to fit. */
    public ScalingFitter fitter(int width, List<String> names) {
        return given == null && kind != ScalingKind.NONE ? new ScalingFitter(kind, width, names) : null;
    }
}
