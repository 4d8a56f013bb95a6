package dev.nnmaven.plugin.codegen.emit.text;

import com.palantir.javapoet.CodeBlock;
import dev.nnmaven.annotations.Loss;

/** What losses make of a target and an output: the error, which points where the loss gets smaller. */
public final class Losses {

    private final Scalar scalar;

    public Losses(Scalar scalar) {
        this.scalar = scalar;
    }

    /**
     * The negative slope of the loss, or with cross entropy that of the loss and the last layer together:
     *
     * <pre>{@code
     * targets[k] - a2[k]
     * Math.max(-1f, Math.min(targets[k] - a2[k], 1f))
     * Math.signum(targets[k] - a2[k])
     * }</pre>
     */
    public CodeBlock error(Loss loss, String target, String output) {
        String difference = target + " - " + output;
        return switch (loss) {
            case SQUARED_ERROR, CROSS_ENTROPY -> CodeBlock.of("$L", difference);
            case HUBER ->
                CodeBlock.of(
                        "$1T.max($2L, $1T.min($3L, $4L))",
                        Math.class,
                        scalar.literal(-1),
                        difference,
                        scalar.literal(1));
            case ABSOLUTE_ERROR -> CodeBlock.of("$T.signum($L)", Math.class, difference);
        };
    }

    /** What the comment on a class says of its loss; nothing of the squared error, whose formula says it all. */
    public static String comment(Loss loss) {
        return switch (loss) {
            case SQUARED_ERROR -> "";
            case CROSS_ENTROPY ->
                "The loss is cross entropy, from which the slope of the last activation cancels out.\n";
            case HUBER -> "The loss is Huber's: errors of the outputs are cut off at ±1.\n";
            case ABSOLUTE_ERROR -> "The loss is the absolute error: of the outputs' errors, only the sign counts.\n";
        };
    }

    /** {@code targets − a2}, {@code sign(targets − a2)} */
    static String formula(Loss loss, String target, String output) {
        String difference = target + " − " + output;
        return switch (loss) {
            case SQUARED_ERROR, CROSS_ENTROPY -> difference;
            case HUBER -> "max(−1, min(" + difference + ", 1))";
            case ABSOLUTE_ERROR -> "sign(" + difference + ")";
        };
    }
}
