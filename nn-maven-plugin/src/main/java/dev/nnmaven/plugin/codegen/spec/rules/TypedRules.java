package dev.nnmaven.plugin.codegen.spec.rules;

import dev.nnmaven.annotations.Activation;
import dev.nnmaven.annotations.Loss;
import dev.nnmaven.plugin.codegen.declaration.AnnotatedInterface;
import dev.nnmaven.plugin.codegen.declaration.DataType;
import dev.nnmaven.plugin.codegen.declaration.Declaration;
import dev.nnmaven.plugin.codegen.declaration.Declaration.LayerDeclaration;
import dev.nnmaven.plugin.codegen.declaration.Located;
import dev.nnmaven.plugin.codegen.declaration.TypedInterface;
import dev.nnmaven.plugin.codegen.declaration.TypedInterface.Kind;
import dev.nnmaven.plugin.codegen.problem.Problems;
import dev.nnmaven.plugin.codegen.spec.TypedShape;
import dev.nnmaven.plugin.codegen.spec.TypedShape.Component;
import dev.nnmaven.plugin.codegen.spec.TypedShape.DataShape;
import dev.nnmaven.plugin.codegen.spec.TypedShape.EnumShape;
import dev.nnmaven.plugin.codegen.spec.TypedShape.RecordShape;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a typed interface may name, and the sizes that follow from it. */
final class TypedRules {

    private final Declaration declaration;
    private final TypedInterface typed;
    private final Problems problems;

    private TypedRules(Declaration declaration, TypedInterface typed, Problems problems) {
        this.declaration = declaration;
        this.typed = typed;
        this.problems = problems;
    }

    /**
     * What the two types of a typed interface stand for; one that is wrong is empty, and reported.
     *
     * @param whole both together, if nothing is wrong with them
     */
    record Shapes(Optional<RecordShape> input, Optional<DataShape> output, Optional<TypedShape> whole) {

        static final Shapes NONE = new Shapes(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** None if the interface is not typed. */
    static Shapes shapes(Declaration declaration, Problems problems) {
        List<TypedInterface> found =
                declaration.annotated().map(AnnotatedInterface::typed).orElse(List.of());
        if (found.size() > 1) {
            problems.add(
                    found.get(1).origin(),
                    "interface " + declaration.annotated().orElseThrow().name() + " extends "
                            + found.get(0).name() + " and " + found.get(1).name()
                            + ": a network is one of them; extend one");
            return Shapes.NONE;
        }
        return found.stream()
                .findFirst()
                .map(typed -> new TypedRules(declaration, typed, problems).shapes())
                .orElse(Shapes.NONE);
    }

    private Shapes shapes() {
        boolean classifier = typed.kind() == Kind.CLASSIFIER;
        if (typed.arguments().isEmpty()) {
            problems.add(
                    typed.origin(),
                    typed.name() + " stands without types: write " + typed.name() + "<Input, "
                            + (classifier ? "Label> with a record and an enum" : "Output> with two records"));
            return Shapes.NONE;
        }
        checkActivation();
        DataTypeRules types = new DataTypeRules(declaration, typed, problems);
        DataType answer = typed.arguments().get(1);
        Optional<RecordShape> input = types.input(typed.arguments().get(0));
        Optional<DataShape> output = classifier
                ? types.labels(answer).map(DataShape.class::cast)
                : types.outputs(answer).map(DataShape.class::cast);
        Optional<TypedShape> whole = input.isPresent() && output.isPresent() && columnsDiffer(input.get(), output.get())
                ? Optional.of(new TypedShape(input.get(), output.get()))
                : Optional.empty();
        return new Shapes(input, output, whole);
    }

    private void checkActivation() {
        List<LayerDeclaration> layers = declaration.layers().value().orElse(List.of());
        // That loss has a rule of its own.
        boolean crossEntropy =
                declaration.loss().value().filter(Loss.CROSS_ENTROPY::equals).isPresent();
        if (typed.kind() != Kind.CLASSIFIER || crossEntropy || layers.isEmpty()) {
            return;
        }
        int last = layers.size() - 1;
        Located<Activation> activation = layers.get(last).activation();
        activation
                .value()
                .filter(found -> found != Activation.SOFTMAX && found != Activation.SIGMOID)
                .ifPresent(found -> problems.add(
                        activation.origin(),
                        "layers[" + last + "].activation is " + found + ": the outputs of a " + typed.name()
                                + " are probabilities; choose " + Activation.SOFTMAX + " with loss "
                                + Loss.CROSS_ENTROPY + ", or " + Activation.SIGMOID));
    }

    /** Columns of CSV files have the names of components, and labels that of their enum. */
    private boolean columnsDiffer(RecordShape input, DataShape output) {
        Set<String> names = new HashSet<>();
        input.components().forEach(component -> names.add(component.name()));
        DataType type = typed.arguments().get(1);
        if (output instanceof EnumShape labels && names.contains(labels.column())) {
            problems.add(
                    type.origin(),
                    "enum " + type.name() + " gives its name to the column " + labels.column()
                            + " of CSV files, and record " + input.type().name()
                            + " has a component of this name; rename one");
            return false;
        }
        if (output instanceof RecordShape outputs) {
            for (Component component : outputs.components()) {
                if (names.contains(component.name())) {
                    problems.add(
                            type.origin(),
                            "records " + input.type().name() + " and " + type.name() + " have a component "
                                    + component.name() + " each: columns of CSV files go by these names; rename one");
                    return false;
                }
            }
        }
        return true;
    }
}
