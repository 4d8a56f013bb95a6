package dev.nnmaven.plugin.codegen.spec.rules;

import dev.nnmaven.annotations.Activation;
import dev.nnmaven.annotations.Precision;
import dev.nnmaven.plugin.codegen.declaration.Declaration;
import dev.nnmaven.plugin.codegen.declaration.Declaration.LayerDeclaration;
import dev.nnmaven.plugin.codegen.declaration.Located;
import dev.nnmaven.plugin.codegen.problem.Problems;
import java.util.List;
import java.util.Optional;

/** Whether a network that is to be run backwards can be. An unreadable value gets the benefit of the doubt. */
final class ReversibleRules {

    private ReversibleRules() {}

    static void check(Declaration declaration, Problems problems) {
        if (declaration.reversible().value().filter(asked -> asked).isEmpty()) {
            return;
        }
        List<LayerDeclaration> layers = declaration.layers().value().orElse(List.of());
        for (int i = 0; i < layers.size(); i++) {
            check(declaration, i, layers.get(i).activation(), problems);
        }
    }

    private static void check(Declaration declaration, int layer, Located<Activation> activation, Problems problems) {
        Optional<String> obstacle = activation.value().flatMap(ReversibleRules::obstacle);
        obstacle.ifPresent(text -> problems.add(
                activation.origin(),
                "layers[" + layer + "].activation is "
                        + declaration.shown(activation.value().orElseThrow()) + text + advice(declaration)));
    }

    /** What keeps a function from having an inverse, as the middle of a sentence. */
    private static Optional<String> obstacle(Activation activation) {
        return switch (activation) {
            case RELU -> Optional.of(": it has no inverse for backquery, as every sum below 0 gives the same 0");
            case GELU ->
                Optional.of(": it has no inverse for backquery, as below 0 it falls and rises again, so that two sums"
                        + " give the same value");
            case SIGMOID, TANH, LEAKY_RELU, ELU, SOFTPLUS, IDENTITY, SOFTMAX -> Optional.empty();
        };
    }

    private static String advice(Declaration declaration) {
        boolean single =
                declaration.precision().value().filter(Precision.FLOAT::equals).isPresent();
        return "; choose " + declaration.shown(Activation.LEAKY_RELU) + ", " + declaration.shown(Activation.SOFTPLUS)
                + " or another activation, or "
                + (declaration.annotated().isPresent()
                        ? "do not extend " + (single ? "Reversible" : "DoubleReversible")
                        : "leave reversible out");
    }
}
