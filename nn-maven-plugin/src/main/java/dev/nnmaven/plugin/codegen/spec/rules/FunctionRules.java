package dev.nnmaven.plugin.codegen.spec.rules;

import dev.nnmaven.annotations.Activation;
import dev.nnmaven.annotations.Loss;
import dev.nnmaven.plugin.codegen.declaration.Declaration;
import dev.nnmaven.plugin.codegen.declaration.Declaration.LayerDeclaration;
import dev.nnmaven.plugin.codegen.declaration.TypedInterface;
import dev.nnmaven.plugin.codegen.problem.Problems;
import java.util.List;

/** Which activations and losses go together. An unreadable value gets the benefit of the doubt. */
final class FunctionRules {

    private FunctionRules() {}

    static void check(Declaration declaration, Problems problems) {
        List<LayerDeclaration> layers = declaration.layers().value().orElse(List.of());
        for (int i = 0; i < layers.size() - 1; i++) {
            if (hasActivation(layers.get(i), Activation.SOFTMAX)) {
                checkHidden(declaration, i, layers.size(), problems);
            }
        }
        if (!layers.isEmpty()) {
            checkLast(declaration, layers.size() - 1, problems);
        }
    }

    private static void checkHidden(Declaration declaration, int layer, int layers, Problems problems) {
        problems.add(
                declaration
                        .layers()
                        .value()
                        .orElseThrow()
                        .get(layer)
                        .activation()
                        .origin(),
                softmax(declaration, layer)
                        + ": it turns the outputs of a network into probabilities, and this is layer "
                        + (layer + 1) + " of " + layers + "; choose " + declaration.shown(Activation.RELU)
                        + " or another activation");
    }

    private static void checkLast(Declaration declaration, int last, Problems problems) {
        LayerDeclaration layer = declaration.layers().value().orElseThrow().get(last);
        boolean softmax = hasActivation(layer, Activation.SOFTMAX);
        if (softmax && layer.size().value().filter(size -> size == 1).isPresent()) {
            problems.add(
                    layer.size().origin(),
                    "layers[" + last + "].size is 1: the " + declaration.shown(Activation.SOFTMAX)
                            + " of a single neuron is always 1; "
                            + (answersQuantities(declaration)
                                    ? "for a quantity, choose activation " + declaration.shown(Activation.IDENTITY)
                                            + " and loss " + declaration.shown(Loss.SQUARED_ERROR)
                                    : "give each class a neuron, or choose activation "
                                            + declaration.shown(Activation.SIGMOID) + " for one probability"));
        }
        declaration.loss().value().ifPresent(loss -> {
            if (softmax && loss != Loss.CROSS_ENTROPY) {
                problems.add(
                        declaration.loss().origin(),
                        "loss is " + declaration.shown(loss) + ": " + softmax(declaration, last)
                                + ", whose probabilities are trained by " + declaration.shown(Loss.CROSS_ENTROPY)
                                + "; set loss to " + declaration.shown(Loss.CROSS_ENTROPY)
                                + ", or choose another activation for the last layer");
            } else if (loss == Loss.CROSS_ENTROPY) {
                checkProbabilities(declaration, layer, last, problems);
            }
        });
    }

    private static void checkProbabilities(
            Declaration declaration, LayerDeclaration layer, int last, Problems problems) {
        layer.activation()
                .value()
                .filter(activation -> activation != Activation.SOFTMAX && activation != Activation.SIGMOID)
                .ifPresent(activation -> problems.add(
                        declaration.loss().origin(),
                        "loss is " + declaration.shown(Loss.CROSS_ENTROPY)
                                + ": it needs outputs that are probabilities,"
                                + " but layers[" + last + "].activation is " + declaration.shown(activation)
                                + "; choose "
                                + (answersQuantities(declaration)
                                        ? "loss " + declaration.shown(Loss.SQUARED_ERROR)
                                                + " for quantities, or activation "
                                                + declaration.shown(Activation.SIGMOID) + " there for probabilities"
                                        : declaration.shown(Activation.SOFTMAX)
                                                + " there for classes of which one is right, "
                                                + declaration.shown(Activation.SIGMOID)
                                                + " for answers of yes or no, or another loss")));
    }

    private static boolean answersQuantities(Declaration declaration) {
        return declaration.annotated().stream()
                .flatMap(annotated -> annotated.typed().stream())
                .anyMatch(typed -> typed.kind() == TypedInterface.Kind.REGRESSOR);
    }

    private static String softmax(Declaration declaration, int layer) {
        return "layers[" + layer + "].activation is " + declaration.shown(Activation.SOFTMAX);
    }

    private static boolean hasActivation(LayerDeclaration layer, Activation activation) {
        return layer.activation().value().filter(activation::equals).isPresent();
    }
}
