package dev.nnmaven.plugin.codegen.proof;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.nnmaven.annotations.Precision;
import dev.nnmaven.plugin.codegen.emit.text.OptimizerFacts;
import dev.nnmaven.plugin.codegen.spec.Hyperparameter;
import dev.nnmaven.plugin.codegen.spec.NetworkSpec;
import dev.nnmaven.plugin.codegen.spec.ScheduleNumber;
import dev.nnmaven.plugin.codegen.spec.StepSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** What a test can expect of the first step of an optimizer, from its formula with nothing remembered yet. */
final class ProofOptimizer {

    private final NetworkSpec spec;
    private final StepSpec steps;

    ProofOptimizer(NetworkSpec spec) {
        this.spec = spec;
        this.steps = spec.steps();
    }

    /** Whether a first step follows from the gradient of each weight alone, without what dropout draws and clipping measures. */
    boolean isForeseeable() {
        return !spec.hasDropout() && !clips();
    }

    /** Whether long gradients are shortened. */
    boolean clips() {
        return steps.number(Hyperparameter.CLIP_NORM) > 0 || steps.number(Hyperparameter.CLIP_VALUE) > 0;
    }

    /** Whether the first step for a mean is the mean of first steps. */
    boolean isLinear() {
        return isForeseeable()
                && switch (steps.optimizer()) {
                    case SGD, MOMENTUM, NESTEROV -> true;
                    case RMSPROP, ADAM, ADAMW -> false;
                };
    }

    /** Whether steps are plain ones of gradient descent. */
    boolean isPlain() {
        return spec.stepsPlainly();
    }

    /** What a number is after a step against the slope of the loss: {@code before.b[l][k] - LEARNING_RATE * slope}. */
    String againstSlope(String value, boolean weight) {
        return isPlain() ? value + " - LEARNING_RATE * slope" : stepped(value, "-slope", weight);
    }

    /**
     * {@code stepped(before.w[l][k][j], d, true)}, which does not say whether it is a weight if those are treated like
     * biases.
     */
    String stepped(String value, String d, boolean weight) {
        return "stepped(" + value + ", " + d + (tellsWeights() ? ", " + weight : "") + ")";
    }

    /** Whether weights are penalised or decayed, which biases are not. */
    private boolean tellsWeights() {
        return Stream.of(Hyperparameter.L1, Hyperparameter.L2, Hyperparameter.WEIGHT_DECAY)
                .anyMatch(number -> steps.number(number) > 0);
    }

    /** What is to be added to the tolerance of a step along d: nothing, or {@code + doubt(d)}. */
    String doubt(String d) {
        return isAdaptive() ? " + doubt(" + d + ")" : "";
    }

    List<MethodSpec> helpers() {
        List<MethodSpec> helpers = new ArrayList<>();
        if (!isPlain()) {
            helpers.add(stepped());
        }
        if (isAdaptive()) {
            helpers.add(doubt());
        }
        return helpers;
    }

    /**
     * <pre>{@code
     * // A number after the first step of AdamW along d.
     * private static double stepped(double value, double d, boolean weight) {
     *     double rate = LEARNING_RATE;
     *     double decay = weight ? 0.01 * rate * value : 0;
     *     return value - decay + rate * d / (Math.abs(d) + 1.0E-8);
     * }
     * }</pre>
     */
    private MethodSpec stepped() {
        double warmUp = steps.number(ScheduleNumber.WARM_UP);
        double l1 = steps.number(Hyperparameter.L1);
        double l2 = steps.number(Hyperparameter.L2);
        MethodSpec.Builder method = ProofText.helper(TypeName.DOUBLE, "stepped", Modifier.STATIC)
                .addJavadoc(
                        "A number after the first step of $L along d$L.",
                        OptimizerFacts.name(steps.optimizer()),
                        tellsWeights() ? "; biases are neither penalised nor decayed" : "")
                .addParameter(TypeName.DOUBLE, "value")
                .addParameter(TypeName.DOUBLE, "d");
        if (tellsWeights()) {
            method.addParameter(TypeName.BOOLEAN, "weight");
        }
        method.addStatement("double rate = LEARNING_RATE$L", warmUp > 0 ? " / " + (int) warmUp : "");
        String g = "d";
        if (l1 > 0 || l2 > 0) {
            method.addStatement("double g = weight ? d - $L * value - $L * $T.signum(value) : d", l2, l1, Math.class);
            g = "g";
        }
        double weightDecay = steps.number(Hyperparameter.WEIGHT_DECAY);
        CodeBlock decay =
                weightDecay > 0 ? CodeBlock.of(" - (weight ? rate * $L * value : 0)", weightDecay) : CodeBlock.of("");
        return method.addStatement("return value$L + rate * $L", decay, direction(g))
                .build();
    }

    /** The formula of the optimizer, with nothing remembered and t = 1. */
    private CodeBlock direction(String g) {
        double epsilon = steps.number(Hyperparameter.EPSILON);
        return switch (steps.optimizer()) {
            case SGD, MOMENTUM -> CodeBlock.of("$L", g);
            case NESTEROV -> CodeBlock.of("$L * $L", 1 + steps.number(Hyperparameter.MOMENTUM_DECAY), g);
            case RMSPROP ->
                CodeBlock.of(
                        "$1L / ($2T.sqrt(1 - $3L) * $2T.abs($1L) + $4L)",
                        g,
                        Math.class,
                        steps.number(Hyperparameter.RHO),
                        epsilon);
            case ADAM, ADAMW -> CodeBlock.of("$1L / ($2T.abs($1L) + $3L)", g, Math.class, epsilon);
        };
    }

    /**
     * <pre>{@code
     * // A step is as long for a small gradient as for a large one, so that rounding decides where the gradient is 0.
     * private static double doubt(double d) {
     *     return Math.abs(d) < 1e-4 ? 4 * LEARNING_RATE : 0;
     * }
     * }</pre>
     */
    private MethodSpec doubt() {
        // As far as a step can be from another: twice its length, 1 / √(1 − ρ) for RMSProp.
        double longest = 2 / Math.sqrt(1 - steps.number(Hyperparameter.RHO));
        return ProofText.helper(TypeName.DOUBLE, "doubt", Modifier.STATIC)
                .addJavadoc("A step is as long for a small gradient as for a large one: rounding decides it near 0.")
                .addParameter(TypeName.DOUBLE, "d")
                .addStatement(
                        "return $T.abs(d) < $L ? $L * LEARNING_RATE : 0",
                        Math.class,
                        spec.precision() == Precision.FLOAT ? "1e-3" : "1e-6",
                        Math.ceil(longest))
                .build();
    }

    /** Whether a step is as long for a small gradient as for a large one. */
    boolean isAdaptive() {
        return switch (steps.optimizer()) {
            case SGD, MOMENTUM, NESTEROV -> false;
            case RMSPROP, ADAM, ADAMW -> true;
        };
    }
}
