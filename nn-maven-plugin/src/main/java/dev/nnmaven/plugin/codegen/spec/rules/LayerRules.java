package dev.nnmaven.plugin.codegen.spec.rules;

import dev.nnmaven.annotations.Initializer;
import dev.nnmaven.plugin.codegen.declaration.Declaration;
import dev.nnmaven.plugin.codegen.declaration.Declaration.LayerDeclaration;
import dev.nnmaven.plugin.codegen.problem.Problems;
import dev.nnmaven.plugin.codegen.spec.Range;
import java.util.List;

/** Initial weights and dropout of each layer. */
final class LayerRules {

    private LayerRules() {}

    static void check(Declaration declaration, Problems problems) {
        List<LayerDeclaration> layers = declaration.layers().value().orElse(List.of());
        for (int i = 0; i < layers.size(); i++) {
            boolean last = i == layers.size() - 1;
            checkDropout(layers.get(i), i, last, problems);
            if (!last) {
                checkInitializer(declaration, layers.get(i), i, problems);
            }
        }
    }

    private static void checkDropout(LayerDeclaration layer, int index, boolean last, Problems problems) {
        layer.dropout().value().ifPresent(dropout -> {
            String found = "layers[" + index + "].dropout is " + dropout + ": ";
            if (!Range.SHARE.has(dropout)) {
                problems.add(layer.dropout().origin(), found + Range.SHARE.needed());
            } else if (last && dropout > 0) {
                problems.add(
                        layer.dropout().origin(),
                        found + "outputs cannot be left out, only neurons of hidden layers;"
                                + " move dropout to a layer before the last");
            }
        });
    }

    private static void checkInitializer(
            Declaration declaration, LayerDeclaration layer, int index, Problems problems) {
        layer.initializer()
                .value()
                .filter(Initializer.ZEROS::equals)
                .ifPresent(zeros -> problems.add(
                        layer.initializer().origin(),
                        "layers[" + index + "].initializer is " + declaration.shown(zeros)
                                + ": neurons of a hidden layer that begin equal stay equal; choose "
                                + declaration.shown(Initializer.NORMAL) + ", "
                                + declaration.shown(Initializer.XAVIER) + " or "
                                + declaration.shown(Initializer.HE)));
    }
}
