package dev.nnmaven.plugin.codegen.spec;

import dev.nnmaven.annotations.Activation;
import dev.nnmaven.annotations.ErrorRule;
import dev.nnmaven.annotations.Loss;
import dev.nnmaven.annotations.Precision;
import dev.nnmaven.plugin.codegen.Problems;
import dev.nnmaven.plugin.codegen.spec.Declaration.LayerDeclaration;
import java.util.List;

/** Learning rate and error rule. */
final class TrainingRules {

    private TrainingRules() {}

    static void check(Declaration declaration, Problems problems) {
        declaration.learningRate().value().ifPresent(rate -> checkLearningRate(declaration, rate, problems));
        boolean fits = weightedErrorFits(declaration);
        if (declaration
                        .errorRule()
                        .value()
                        .filter(ErrorRule.WEIGHTED_ERROR::equals)
                        .isPresent()
                && !fits) {
            problems.add(declaration.errorRule().origin(), weightedErrorProblem(declaration));
        }
    }

    private static void checkLearningRate(Declaration declaration, double rate, Problems problems) {
        String found = "learningRate is " + rate + ": ";
        boolean single =
                declaration.precision().value().filter(Precision.FLOAT::equals).isPresent();
        if (!(rate > 0) || Double.isInfinite(rate)) {
            problems.add(declaration.learningRate().origin(), found + "a finite number above 0 is needed");
        } else if (single && (float) rate == 0) {
            problems.add(
                    declaration.learningRate().origin(),
                    found + "in " + declaration.shown(Precision.FLOAT) + " precision that is 0; at least 1.4E-45 is"
                            + " needed, or " + declaration.shown(Precision.DOUBLE) + " precision");
        } else if (single && Float.isInfinite((float) rate)) {
            problems.add(
                    declaration.learningRate().origin(),
                    found + "in " + declaration.shown(Precision.FLOAT)
                            + " precision that is infinite; at most 3.4E38 is" + " needed, or "
                            + declaration.shown(Precision.DOUBLE) + " precision");
        }
    }

    /** An unreadable activation or loss gets the benefit of the doubt. */
    private static boolean weightedErrorFits(Declaration declaration) {
        List<LayerDeclaration> layers = declaration.layers().value().orElse(List.of());
        return weightedErrorFits(
                layers.stream()
                        .map(layer -> layer.activation().value().orElse(Activation.SIGMOID))
                        .toList(),
                declaration.loss().value().orElse(Loss.SQUARED_ERROR));
    }

    /** The rule is the book's, and stands only for what the book has. */
    static boolean weightedErrorFits(List<Activation> activations, Loss loss) {
        return loss == Loss.SQUARED_ERROR && activations.stream().allMatch(Activation.SIGMOID::equals);
    }

    static String weightedErrorProblem(Declaration declaration) {
        return "errorRule is " + declaration.shown(ErrorRule.WEIGHTED_ERROR) + ": it needs activation "
                + declaration.shown(Activation.SIGMOID) + " in every layer and loss "
                + declaration.shown(Loss.SQUARED_ERROR) + "; choose " + declaration.shown(ErrorRule.GRADIENT)
                + " or leave errorRule out";
    }

    /** What {@link ErrorRule#AUTO} stands for. */
    static ErrorRule resolve(ErrorRule rule, List<Activation> activations, Loss loss) {
        if (rule != ErrorRule.AUTO) {
            return rule;
        }
        return weightedErrorFits(activations, loss) ? ErrorRule.WEIGHTED_ERROR : ErrorRule.GRADIENT;
    }
}
