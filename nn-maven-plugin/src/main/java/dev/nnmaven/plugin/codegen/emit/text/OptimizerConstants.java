package dev.nnmaven.plugin.codegen.emit.text;

import static dev.nnmaven.plugin.codegen.spec.Hyperparameter.BETA1;
import static dev.nnmaven.plugin.codegen.spec.Hyperparameter.BETA2;
import static dev.nnmaven.plugin.codegen.spec.Hyperparameter.CLIP_NORM;
import static dev.nnmaven.plugin.codegen.spec.Hyperparameter.CLIP_VALUE;
import static dev.nnmaven.plugin.codegen.spec.Hyperparameter.EPSILON;
import static dev.nnmaven.plugin.codegen.spec.Hyperparameter.L1;
import static dev.nnmaven.plugin.codegen.spec.Hyperparameter.L2;
import static dev.nnmaven.plugin.codegen.spec.Hyperparameter.MOMENTUM_DECAY;
import static dev.nnmaven.plugin.codegen.spec.Hyperparameter.RHO;
import static dev.nnmaven.plugin.codegen.spec.Hyperparameter.WEIGHT_DECAY;

import dev.nnmaven.plugin.codegen.spec.Hyperparameter;
import java.util.Map;

/** The constants that hold an optimizer's hyperparameters: their names and what they mean. */
public final class OptimizerConstants {

    /** Constants in generated code, in the order of their declaration. */
    private static final Map<Hyperparameter, String> CONSTANTS = Map.of(
            MOMENTUM_DECAY, "MOMENTUM",
            RHO, "RHO",
            BETA1, "BETA1",
            BETA2, "BETA2",
            EPSILON, "EPSILON",
            WEIGHT_DECAY, "WEIGHT_DECAY",
            L1, "L1",
            L2, "L2",
            CLIP_NORM, "CLIP_NORM",
            CLIP_VALUE, "CLIP_VALUE");

    private OptimizerConstants() {}

    /** Its constant in generated code: {@code BETA1}. */
    public static String name(Hyperparameter number) {
        return CONSTANTS.get(number);
    }

    /** Its comment. */
    public static String meaning(Hyperparameter name) {
        return switch (name) {
            case MOMENTUM_DECAY -> "μ, what is left of the velocity in the next step.";
            case RHO -> "ρ, what is left of the mean square in the next step.";
            case BETA1 -> "β₁, what is left of the mean in the next step.";
            case BETA2 -> "β₂, what is left of the mean square in the next step.";
            case EPSILON -> "ε, which keeps the divisor from 0.";
            case WEIGHT_DECAY -> "λ: a step takes α·λ·w off each weight w.";
            case L1 -> "The loss that steps make smaller has L1·Σ|w| of the weights added.";
            case L2 -> "The loss that steps make smaller has ½·L2·Σw² of the weights added.";
            case CLIP_NORM -> "The longest gradient.";
            case CLIP_VALUE -> "The largest number of a gradient, after that.";
        };
    }
}
