package dev.nnmaven.plugin.codegen.spec.rules;

import dev.nnmaven.plugin.codegen.declaration.AnnotatedInterface;
import dev.nnmaven.plugin.codegen.declaration.Declaration;
import dev.nnmaven.plugin.codegen.declaration.Declaration.LayerDeclaration;
import dev.nnmaven.plugin.codegen.problem.Problem;
import dev.nnmaven.plugin.codegen.problem.Problems;
import dev.nnmaven.plugin.codegen.spec.LayerSpec;
import dev.nnmaven.plugin.codegen.spec.NetworkSpec;
import dev.nnmaven.plugin.codegen.spec.StepSpec;
import dev.nnmaven.plugin.codegen.spec.TypedShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Everything a declaration must fulfil beyond its types, once for both front-ends. */
public final class SpecRules {

    private SpecRules() {}

    /**
     * Reports every problem of every declaration.
     *
     * @param uniqueness of their names, also among declarations that were checked with it before
     * @return the networks of the declarations that keep all rules, in their order; whether something else is wrong with
     *     them, such as an unknown field, is for {@code problems} to say
     */
    public static List<NetworkSpec> check(
            List<Declaration> declarations, UniquenessRules uniqueness, Problems problems) {
        List<NetworkSpec> specs = new ArrayList<>();
        for (Declaration written : declarations) {
            Problems own = new Problems();
            checkName(written, uniqueness, own);
            TypedRules.Shapes shapes = TypedRules.shapes(written, own);
            Declaration declaration = TypedSizes.fill(written, shapes, own);
            check(declaration, own);
            for (Problem problem : own.sorted()) {
                problems.add(problem.origin(), problem.message());
            }
            if (own.isEmpty()) {
                spec(declaration, shapes.whole()).ifPresent(specs::add);
            }
        }
        return specs;
    }

    private static void checkName(Declaration declaration, UniquenessRules uniqueness, Problems problems) {
        NameRules.checkClassName(declaration, problems);
        if (problems.isEmpty() && declaration.className().value().isPresent()) {
            uniqueness.check(declaration, problems);
        }
    }

    private static void check(Declaration declaration, Problems problems) {
        declaration.annotated().ifPresent(annotated -> InterfaceRules.check(declaration, annotated, problems));
        TrainingRules.check(declaration, problems);
        StepRules.check(declaration, problems);

        List<LayerDeclaration> layers = declaration.layers().value().orElse(List.of());
        if (layers.size() > SizeRules.MAX_LAYERS) {
            // Alone, so that a runaway list does not bring thousands of messages.
            problems.add(
                    declaration.layers().origin(),
                    "layers is a list of " + layers.size() + ": a network may have at most " + SizeRules.MAX_LAYERS
                            + " layers");
            return;
        }
        SizeRules.check(declaration, problems);
        FunctionRules.check(declaration, problems);
        ReversibleRules.check(declaration, problems);
        LayerRules.check(declaration, problems);
        NameRules.checkLayerNames(layers, problems);
    }

    /** Empty if some value could not be read; that was reported where it was read. */
    private static Optional<NetworkSpec> spec(Declaration declaration, Optional<TypedShape> shape) {
        Optional<List<LayerSpec>> layers = declaration.layers().value().flatMap(SpecRules::layerSpecs);
        Optional<StepSpec> steps = StepRules.spec(declaration.steps());
        boolean readable = layers.isPresent()
                && steps.isPresent()
                && declaration.className().value().isPresent()
                && declaration.reversible().value().isPresent()
                && declaration.inputs().value().isPresent()
                && declaration.learningRate().value().isPresent()
                && declaration.seed().value().isPresent()
                && declaration.precision().value().isPresent()
                && declaration.loss().value().isPresent()
                && declaration.errorRule().value().isPresent();
        return readable ? Optional.of(spec(declaration, steps.get(), layers.get(), shape)) : Optional.empty();
    }

    private static NetworkSpec spec(
            Declaration declaration, StepSpec steps, List<LayerSpec> layers, Optional<TypedShape> shape) {
        String qualified = declaration.className().value().orElseThrow();
        int dot = qualified.lastIndexOf('.');
        return new NetworkSpec(
                declaration.source(),
                dot < 0 ? "" : qualified.substring(0, dot),
                qualified.substring(dot + 1),
                declaration.annotated().map(AnnotatedInterface::name),
                declaration.annotated().map(ImplementedMethods::inheritedNames).orElse(Set.of()),
                declaration.reversible().value().orElseThrow(),
                declaration.inputs().value().orElseThrow(),
                declaration.learningRate().value().orElseThrow(),
                declaration.seed().value().orElseThrow(),
                declaration.precision().value().orElseThrow(),
                declaration.loss().value().orElseThrow(),
                TrainingRules.resolve(
                        declaration.errorRule().value().orElseThrow(),
                        layers.stream().map(LayerSpec::activation).toList(),
                        declaration.loss().value().orElseThrow()),
                steps,
                layers,
                shape,
                declaration.annotated().map(AnnotatedInterface::warnings).orElse(Set.of()));
    }

    private static Optional<List<LayerSpec>> layerSpecs(List<LayerDeclaration> declared) {
        List<LayerSpec> layers = new ArrayList<>();
        for (int i = 0; i < declared.size(); i++) {
            LayerDeclaration layer = declared.get(i);
            boolean readable = layer.name().value().isPresent()
                    && layer.size().value().isPresent()
                    && layer.activation().value().isPresent()
                    && layer.bias().value().isPresent()
                    && layer.initializer().value().isPresent()
                    && layer.dropout().value().isPresent();
            if (!readable) {
                return Optional.empty();
            }
            layers.add(new LayerSpec(
                    NameRules.layerName(layer.name().value().get(), i),
                    layer.size().value().get(),
                    layer.activation().value().get(),
                    layer.bias().value().get(),
                    layer.initializer().value().get(),
                    layer.dropout().value().get()));
        }
        return Optional.of(layers);
    }
}
