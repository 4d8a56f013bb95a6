package dev.nnmaven.plugin.codegen.spec.rules;

import dev.nnmaven.annotations.Precision;
import dev.nnmaven.plugin.codegen.declaration.AnnotatedInterface;
import dev.nnmaven.plugin.codegen.declaration.AnnotatedInterface.InheritedMethod;
import dev.nnmaven.plugin.codegen.declaration.Declaration;
import dev.nnmaven.plugin.codegen.declaration.TypedInterface;
import dev.nnmaven.plugin.codegen.problem.Problems;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether a class in another file of the package can implement the annotated type. */
final class InterfaceRules {

    private InterfaceRules() {}

    static void check(Declaration declaration, AnnotatedInterface annotated, Problems problems) {
        if (!annotated.kind().equals("interface")) {
            problems.add(
                    declaration.origin(),
                    "@NeuralNetwork stands on " + article(annotated.kind()) + " " + annotated.name()
                            + ": only an interface can declare a network, since the generated class implements it");
            return;
        }
        annotated
                .privateType()
                .ifPresent(type -> problems.add(
                        declaration.origin(),
                        type.equals(annotated.name())
                                ? "interface " + type + " is private: the generated class must be able to see it;"
                                        + " remove private"
                                : "interface " + annotated.name() + " stands in " + type + ", which is private: the"
                                        + " generated class must be able to see it; remove private or move the"
                                        + " interface"));
        if (!annotated.typeParameters().isEmpty()) {
            problems.add(
                    declaration.origin(),
                    "interface " + annotated.name() + " has the type parameters <"
                            + String.join(", ", annotated.typeParameters())
                            + ">: the generated class has none; remove them");
        }
        checkPermits(declaration, annotated, problems);
        checkMethods(declaration, annotated, problems);
    }

    private static String article(String kind) {
        return (kind.startsWith("a") || kind.startsWith("e") ? "an " : "a ") + kind;
    }

    private static void checkPermits(Declaration declaration, AnnotatedInterface annotated, Problems problems) {
        if (annotated.permitted().isEmpty() || declaration.className().value().isEmpty()) {
            return;
        }
        String simple = NameRules.simpleName(declaration);
        Set<String> names = Set.of(simple, declaration.className().value().get());
        List<String> permitted = annotated.permitted().get();
        if (permitted.stream().noneMatch(names::contains)) {
            String found = permitted.isEmpty() ? "permits no class by name" : "permits " + String.join(", ", permitted);
            problems.add(
                    declaration.origin(),
                    "interface " + annotated.name() + " is sealed and " + found
                            + ": it must permit the generated class;" + " add " + simple + " to its permits clause");
        }
    }

    private static void checkMethods(Declaration declaration, AnnotatedInterface annotated, Problems problems) {
        if (declaration.precision().value().isEmpty()) {
            return;
        }
        Precision precision = declaration.precision().value().get();
        Precision other = precision == Precision.FLOAT ? Precision.DOUBLE : Precision.FLOAT;
        if (annotated.runtimeInterfaces().contains(other)) {
            problems.add(
                    declaration.precision().origin(),
                    "precision is " + precision + ": interface " + annotated.name() + " extends "
                            + runtimeInterface(annotated, other) + ", which is for " + other + "; set precision = "
                            + other + " or extend " + runtimeInterface(annotated, precision));
            return;
        }
        ImplementedMethods implemented =
                ImplementedMethods.of(precision, annotated.reversible()).with(annotated.typed());
        for (InheritedMethod method : annotated.methods()) {
            Optional<String> flaw =
                    implemented.flaw(method, annotated.runtimeInterfaces().contains(precision));
            flaw.ifPresent(text -> problems.add(
                    method.origin(),
                    "method " + ImplementedMethods.shown(method) + inherited(method, annotated) + text));
        }
    }

    private static String inherited(InheritedMethod method, AnnotatedInterface annotated) {
        return method.owner().equals(annotated.name()) ? "" : " of " + method.owner();
    }

    private static String runtimeInterface(AnnotatedInterface annotated, Precision precision) {
        return annotated.typed().stream()
                .findFirst()
                .map(typed -> TypedInterface.name(typed.kind(), precision))
                .orElse((precision == Precision.FLOAT ? "" : "Double")
                        + (annotated.reversible() ? "Reversible" : "Network"));
    }
}
