package dev.nnmaven.plugin.codegen.spec.rules;

import dev.nnmaven.annotations.Activation;
import dev.nnmaven.annotations.ErrorRule;
import dev.nnmaven.annotations.Loss;
import dev.nnmaven.annotations.Precision;
import dev.nnmaven.plugin.codegen.declaration.Declaration;
import dev.nnmaven.plugin.codegen.declaration.Declaration.LayerDeclaration;
import dev.nnmaven.plugin.codegen.problem.Problems;
import java.util.List;
import java.util.Optional;

/** Learning rate and error rule. */
final class TrainingRules {

    private TrainingRules() {}

    static void check(Declaration declaration, Problems problems) {
        declaration.learningRate().value().ifPresent(rate -> checkLearningRate(declaration, rate, problems));
        declaration
                .errorRule()
                .value()
                .filter(TrainingRules::isOfTheBook)
                .ifPresent(rule -> obstacle(declaration)
                        .ifPresent(found -> problems.add(
                                declaration.errorRule().origin(),
                                "errorRule is " + declaration.shown(rule) + ": it is made for activation "
                                        + declaration.shown(Activation.SIGMOID) + " in every layer and loss "
                                        + declaration.shown(Loss.SQUARED_ERROR) + ", but " + found + "; choose "
                                        + declaration.shown(ErrorRule.GRADIENT) + " or leave errorRule out")));
    }

    private static boolean isOfTheBook(ErrorRule rule) {
        return rule == ErrorRule.WEIGHTED_ERROR || rule == ErrorRule.PROPORTIONAL;
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

    /** What keeps the rules of the book from a network. An unreadable value gets the benefit of the doubt. */
    private static Optional<String> obstacle(Declaration declaration) {
        List<LayerDeclaration> layers = declaration.layers().value().orElse(List.of());
        for (int i = 0; i < layers.size(); i++) {
            Activation activation = layers.get(i).activation().value().orElse(Activation.SIGMOID);
            if (activation != Activation.SIGMOID) {
                return Optional.of("layers[" + i + "].activation is " + declaration.shown(activation));
            }
        }
        return declaration
                .loss()
                .value()
                .filter(loss -> loss != Loss.SQUARED_ERROR)
                .map(loss -> "loss is " + declaration.shown(loss));
    }

    /** What {@link ErrorRule#AUTO} stands for. */
    static ErrorRule resolve(ErrorRule rule, List<Activation> activations, Loss loss) {
        if (rule != ErrorRule.AUTO) {
            return rule;
        }
        boolean book = loss == Loss.SQUARED_ERROR && activations.stream().allMatch(Activation.SIGMOID::equals);
        return book ? ErrorRule.WEIGHTED_ERROR : ErrorRule.GRADIENT;
    }
}
