package dev.nnmaven.plugin.codegen.spec.rules;

import dev.nnmaven.annotations.Precision;
import dev.nnmaven.plugin.codegen.declaration.AnnotatedInterface;
import dev.nnmaven.plugin.codegen.declaration.AnnotatedInterface.InheritedMethod;
import dev.nnmaven.plugin.codegen.declaration.TypedInterface;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The public methods that every generated class has, and whether a method of an interface goes with them. */
final class ImplementedMethods {

    private static final String PATH = "java.nio.file.Path";
    private static final String CONTRACT = "dev.nnmaven.runtime.contract.ModelContract";

    /** What an overridden method may throw so that the generated one may throw an {@code IOException}. */
    private static final Set<String> ALLOW_IO =
            Set.of("java.io.IOException", "java.lang.Exception", "java.lang.Throwable");

    /** What a method that returns an array may be declared to return in an interface. */
    private static final Set<String> ABOVE_ARRAYS =
            Set.of("java.lang.Object", "java.lang.Cloneable", "java.io.Serializable");

    /** Where the default methods of networks stand. */
    private static final Set<String> OF_NETWORKS = Set.of("Network", "DoubleNetwork");

    /** Default methods of the network that some or all generated classes override. */
    private static final Set<String> GENERATED_ANYWAY = Set.of("loss", "query", "trainEach");

    private static final List<Method> OF_OBJECT = List.of(
            new Method("boolean", "equals", List.of("java.lang.Object"), false),
            new Method("int", "hashCode", List.of(), false),
            new Method("java.lang.String", "toString", List.of(), false));

    private final String runtimeInterface;
    private final List<Method> own;
    private final List<Method> ofReversible;

    /** Default methods of the network that the generated class may leave as they are. */
    private final List<Method> inherited;

    private record Method(String returnType, String name, List<String> parameterTypes, boolean throwsIo) {

        boolean sameSignature(InheritedMethod other) {
            return name.equals(other.name()) && parameterTypes.equals(other.parameterTypes());
        }

        boolean canReturn(String wanted) {
            return returnType.equals(wanted)
                    || returnType.endsWith("[]") && ABOVE_ARRAYS.contains(wanted)
                    || returnType.equals("java.lang.String")
                            && Set.of("java.lang.Object", "java.lang.CharSequence")
                                    .contains(wanted);
        }

        String shown() {
            return simple(returnType) + " " + name + "("
                    + parameterTypes.stream().map(ImplementedMethods::simple).collect(Collectors.joining(", ")) + ")";
        }
    }

    private ImplementedMethods(
            String runtimeInterface, List<Method> own, List<Method> inherited, List<Method> ofReversible) {
        this.runtimeInterface = runtimeInterface;
        this.own = own;
        this.inherited = inherited;
        this.ofReversible = ofReversible;
    }

    /** @param reversible whether the class can be run backwards */
    static ImplementedMethods of(Precision precision, boolean reversible) {
        String vector = precision == Precision.FLOAT ? "float[]" : "double[]";
        String batch = vector + "[]";
        String scalar = vector.substring(0, vector.length() - 2);
        List<Method> ofNetwork = List.of(
                new Method("int", "inputSize", List.of(), false),
                new Method("int", "outputSize", List.of(), false),
                new Method(vector, "query", List.of(vector), false),
                new Method("void", "query", List.of(vector, vector), false),
                new Method("void", "train", List.of(vector, vector), false),
                new Method("void", "train", List.of(batch, batch), false),
                new Method("void", "threads", List.of("int"), false),
                new Method(scalar, "learningRate", List.of(), false),
                new Method("void", "learningRate", List.of(scalar), false),
                new Method("void", "save", List.of(PATH), true),
                new Method("void", "load", List.of(PATH), true),
                new Method(CONTRACT, "contract", List.of(), false),
                new Method("void", "contract", List.of(CONTRACT), false));
        List<Method> inherited = List.of(
                new Method("void", "query", List.of(batch, batch), false),
                new Method("void", "trainEach", List.of(batch, batch), false),
                new Method("double", "loss", List.of(vector, vector), false),
                new Method("dev.nnmaven.runtime.LearningRateSchedule", "schedule", List.of(), false),
                new Method(vector, "queryRaw", List.of(vector), false),
                new Method("void", "queryRaw", List.of(batch, batch), false),
                new Method("void", "save", List.of("java.io.OutputStream"), true),
                new Method("void", "load", List.of("java.io.InputStream"), true));
        List<Method> ofReversible = List.of(
                new Method(vector, "backquery", List.of(vector), false),
                new Method(vector, "backquery", List.of("int"), false));
        return new ImplementedMethods(
                (precision == Precision.FLOAT ? "" : "Double") + (reversible ? "Reversible" : "Network"),
                reversible
                        ? Stream.concat(ofNetwork.stream(), ofReversible.stream())
                                .toList()
                        : ofNetwork,
                inherited,
                ofReversible);
    }

    /** @param typed what the network is declared to be, if anything */
    ImplementedMethods with(List<TypedInterface> typed) {
        if (typed.isEmpty()) {
            return this;
        }
        List<Method> all = new ArrayList<>(own);
        typed.stream().filter(type -> !type.arguments().isEmpty()).forEach(type -> all.addAll(typed(type)));
        return new ImplementedMethods(typed.get(0).name(), all, inherited, ofReversible);
    }

    private static List<Method> typed(TypedInterface typed) {
        String input = typed.arguments().get(0).qualifiedName();
        String output = typed.arguments().get(1).qualifiedName();
        String list = "java.util.List";
        String samples = typed.precision() == Precision.FLOAT ? "Samples" : "DoubleSamples";
        List<Method> methods = new ArrayList<>(List.of(
                new Method("void", "train", List.of(input, output), false),
                new Method(list, "read", List.of(PATH), true),
                new Method(list, "readInputs", List.of(PATH), true),
                new Method("dev.nnmaven.runtime.data." + samples, "samples", List.of(list), false)));
        if (typed.kind() == TypedInterface.Kind.REGRESSOR) {
            methods.add(new Method(output, "predict", List.of(input), false));
        } else {
            methods.add(new Method(output, "classify", List.of(input), false));
            methods.add(new Method("dev.nnmaven.runtime.Probabilities", "probabilities", List.of(input), false));
        }
        return methods;
    }

    /** Whether a method is one of those that networks of either precision have. */
    static boolean include(InheritedMethod method) {
        return Stream.of(Precision.values())
                .map(precision -> of(precision, true))
                .flatMap(methods -> Stream.concat(methods.own.stream(), methods.inherited.stream()))
                .anyMatch(own -> own.sameSignature(method));
    }

    /** What the generated class inherits under a simple name: nested types and the default methods of others. */
    static Set<String> inheritedNames(AnnotatedInterface annotated) {
        Stream<String> defaults = annotated.methods().stream()
                .filter(method -> !method.isAbstract() && !include(method))
                .map(InheritedMethod::name);
        return Stream.concat(annotated.memberTypes().stream(), defaults).collect(Collectors.toSet());
    }

    /**
     * What keeps the generated class from compiling, as the rest of a sentence that starts with the method.
     *
     * @param extendsNetwork whether the interface extends that of nn-runtime
     */
    Optional<String> flaw(InheritedMethod method, boolean extendsNetwork) {
        Optional<Method> byDefault = inherited.stream()
                .filter(candidate -> candidate.sameSignature(method))
                .findFirst();
        if (byDefault.isPresent()) {
            return clash(method, byDefault.get(), extendsNetwork);
        }
        Optional<Method> implementation = Stream.concat(own.stream(), OF_OBJECT.stream())
                .filter(candidate -> candidate.sameSignature(method))
                .findFirst();
        if (implementation.isEmpty()) {
            return method.isAbstract() ? Optional.of(unknown(method)) : Optional.empty();
        }
        Method generated = implementation.get();
        if (!method.typeParameters().isEmpty()) {
            return Optional.of(" has the type parameters <" + String.join(", ", method.typeParameters())
                    + ">: the generated class has " + generated.shown() + "; remove them or rename it");
        }
        if (!generated.canReturn(method.returnType())) {
            return Optional.of(" returns " + simple(method.returnType()) + ": the generated class has "
                    + generated.shown() + "; return " + simple(generated.returnType()) + " or rename it");
        }
        if (generated.throwsIo() && method.thrownTypes().stream().noneMatch(ALLOW_IO::contains)) {
            return Optional.of(" allows no IOException: the generated class has " + generated.shown()
                    + " throws IOException; add throws IOException or rename it");
        }
        return Optional.empty();
    }

    /**
     * With a default method of the network: an interface may override it only if it extends the network, and only what the
     * generated class does not override in turn, whatever the size of the network.
     */
    private Optional<String> clash(InheritedMethod method, Method byDefault, boolean extendsNetwork) {
        if (!extendsNetwork) {
            return Optional.of(" clashes with " + byDefault.shown() + ", which every generated class has; extend "
                    + runtimeInterface + " or rename it");
        }
        if (method.isAbstract()) {
            return Optional.of(" is abstract: " + runtimeInterface + " has it as a default method; remove it");
        }
        boolean overridden = !OF_NETWORKS.contains(method.owner());
        return overridden && GENERATED_ANYWAY.contains(byDefault.name())
                ? Optional.of(" would not be called: the generated class has its own; remove or rename it")
                : Optional.empty();
    }

    private String unknown(InheritedMethod method) {
        Optional<Method> reversible = ofReversible.stream()
                .filter(candidate -> candidate.sameSignature(method))
                .findFirst();
        return reversible.isPresent()
                ? " is abstract: the generated class has it only if the interface extends "
                        + (reversible.get().returnType().equals("float[]") ? "Reversible" : "DoubleReversible")
                        + "; extend that too"
                : " is abstract: the generated class implements only the methods of " + runtimeInterface
                        + "; make it a default method or remove it";
    }

    /** {@code score(float[])}. */
    static String shown(InheritedMethod method) {
        return method.name() + "("
                + method.parameterTypes().stream()
                        .map(ImplementedMethods::simple)
                        .collect(Collectors.joining(", "))
                + ")";
    }

    private static String simple(String type) {
        return type.substring(type.lastIndexOf('.') + 1);
    }
}
