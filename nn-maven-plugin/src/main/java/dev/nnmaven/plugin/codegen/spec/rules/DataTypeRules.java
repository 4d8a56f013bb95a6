package dev.nnmaven.plugin.codegen.spec.rules;

import dev.nnmaven.plugin.codegen.declaration.AnnotatedInterface;
import dev.nnmaven.plugin.codegen.declaration.DataType;
import dev.nnmaven.plugin.codegen.declaration.DataType.Kind;
import dev.nnmaven.plugin.codegen.declaration.Declaration;
import dev.nnmaven.plugin.codegen.declaration.MissingType;
import dev.nnmaven.plugin.codegen.declaration.TypedInterface;
import dev.nnmaven.plugin.codegen.problem.Problems;
import dev.nnmaven.plugin.codegen.spec.TypedShape.Component;
import dev.nnmaven.plugin.codegen.spec.TypedShape.EnumShape;
import dev.nnmaven.plugin.codegen.spec.TypedShape.RecordShape;
import dev.nnmaven.plugin.codegen.spec.TypedShape.TypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The records and enums of a typed interface, one by one. Each method is empty where it has reported a problem. */
final class DataTypeRules {

    /** Each number has a name in a list of the generated class, whose code has a limit of 64 KB. */
    static final int MAX_NUMBERS = 1000;

    private static final Set<String> NUMBERS = Set.of("byte", "short", "int", "long", "float", "double");
    private static final Set<String> REAL_NUMBERS = Set.of("float", "double");

    private static final Map<String, String> BOXES = Map.of(
            "Byte", "byte", "Short", "short", "Integer", "int", "Long", "long", "Float", "float", "Double", "double",
            "Boolean", "boolean");

    private final Declaration declaration;
    private final TypedInterface typed;
    private final Problems problems;

    DataTypeRules(Declaration declaration, TypedInterface typed, Problems problems) {
        this.declaration = declaration;
        this.typed = typed;
        this.problems = problems;
    }

    Optional<RecordShape> input(DataType type) {
        return isUsable(
                        type,
                        Kind.RECORD,
                        "the input of a " + typed.name() + " is a record, whose components are the inputs")
                ? record(type, false)
                : Optional.empty();
    }

    Optional<RecordShape> outputs(DataType type) {
        return isUsable(
                        type,
                        Kind.RECORD,
                        "the output of a " + typed.name() + " is a record, whose components are the outputs")
                ? record(type, true)
                : Optional.empty();
    }

    Optional<EnumShape> labels(DataType type) {
        return isUsable(
                        type,
                        Kind.ENUM,
                        "the labels of a " + typed.name() + " are an enum, with an output for each constant")
                ? constants(type, type.shown())
                : Optional.empty();
    }

    private boolean isUsable(DataType type, Kind kind, String need) {
        String found = typed.name() + "<…> names " + type.shown();
        if (type.kind() == Kind.UNKNOWN) {
            problems.add(
                    type.origin(),
                    found
                            + type.unreadable()
                                    .map(", and "::concat)
                                    .orElseGet(() -> ", and there is no such type here; " + hint(type)));
            return false;
        }
        if (type.kind() != kind) {
            problems.add(type.origin(), found + ": " + need);
            return false;
        }
        if (type.isGeneric()) {
            problems.add(type.origin(), type.shown() + " has type parameters: generated code knows none; remove them");
            return false;
        }
        return isVisible(type);
    }

    /** A type that is nested in the interface has no simple name where the interface begins. */
    private String hint(DataType type) {
        AnnotatedInterface annotated = declaration.annotated().orElseThrow();
        return annotated.memberTypes().contains(type.name())
                ? "write " + simple(annotated.name()) + "." + type.name() + ", since it is nested in the interface"
                : MissingType.HINT_OR_HIDDEN;
    }

    private boolean isVisible(DataType type) {
        Optional<String> flaw = type.privateType()
                .map(hidden -> hidden.equals(type.name())
                        ? " is private: the generated class must be able to see it; remove private"
                        : " stands in " + hidden
                                + ", which is private: the generated class must be able to see it; remove private or"
                                + " move it");
        boolean otherPackage =
                !type.packageName().equals(declaration.annotated().orElseThrow().packageName());
        if (flaw.isEmpty() && otherPackage && !type.isPublic()) {
            flaw = Optional.of(
                    " is not public, and in another package: the generated class must be able to see it; make it and"
                            + " the types around it public");
        }
        flaw.ifPresent(text -> problems.add(type.origin(), type.shown() + text));
        return flaw.isEmpty();
    }

    private Optional<RecordShape> record(DataType type, boolean outputs) {
        if (type.components().isEmpty()) {
            problems.add(
                    type.origin(),
                    type.shown() + " has no components: a network needs at least 1 " + (outputs ? "output" : "input"));
            return Optional.empty();
        }
        List<Component> components = new ArrayList<>();
        for (DataType.Component component : type.components()) {
            component(type, component, outputs).ifPresent(components::add);
        }
        RecordShape shape = new RecordShape(name(type), components);
        if (components.size() < type.components().size() || !isSmall(type, shape.size())) {
            return Optional.empty();
        }
        return Optional.of(shape);
    }

    private Optional<Component> component(DataType owner, DataType.Component component, boolean output) {
        DataType type = component.type();
        String path = "component " + component.name() + " of " + owner.shown();
        if (!output && type.kind() == Kind.ENUM) {
            return isVisible(type)
                    ? constants(type, path + " is of " + type.shown() + ", which")
                            .map(shape -> new Component(component.name(), "", Optional.of(shape)))
                    : Optional.empty();
        }
        boolean right = type.kind() == Kind.PRIMITIVE
                && (output
                        ? REAL_NUMBERS.contains(type.name())
                        : NUMBERS.contains(type.name()) || type.name().equals("boolean"));
        if (!right) {
            problems.add(
                    type.origin(), path + " is " + type.shown() + ": " + (output ? outputFix(type) : inputFix(type)));
            return Optional.empty();
        }
        return Optional.of(new Component(component.name(), type.name(), Optional.empty()));
    }

    private static String inputFix(DataType type) {
        String need = "a number (byte, short, int, long, float or double), a boolean or an enum is needed";
        if (BOXES.containsKey(type.name())) {
            return need + "; make it " + BOXES.get(type.name());
        }
        return switch (type.kind()) {
            case RECORD -> need + "; put its components here";
            case UNKNOWN -> type.unreadable().orElse(need + "; " + MissingType.HINT);
            case ENUM, PRIMITIVE, OTHER -> need;
        };
    }

    private static String outputFix(DataType type) {
        String need = "the outputs of a network are real numbers; make it float or double";
        return NUMBERS.contains(type.name()) ? need + ", and round it where a whole number is needed" : need;
    }

    private Optional<EnumShape> constants(DataType type, String path) {
        int count = type.constants().size();
        if (count < 2) {
            problems.add(
                    type.origin(),
                    path + " has " + (count == 0 ? "no constants" : "1 constant")
                            + ": at least 2 are needed to tell apart");
            return Optional.empty();
        }
        return isSmall(type, count) ? Optional.of(new EnumShape(name(type), type.constants())) : Optional.empty();
    }

    private boolean isSmall(DataType type, int numbers) {
        if (numbers > MAX_NUMBERS) {
            problems.add(
                    type.origin(),
                    type.shown() + " gives " + numbers + " numbers: a typed network has at most " + MAX_NUMBERS
                            + "; extend Network, and hand it arrays");
        }
        return numbers <= MAX_NUMBERS;
    }

    private static TypeName name(DataType type) {
        return new TypeName(type.packageName(), type.name());
    }

    private static String simple(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
