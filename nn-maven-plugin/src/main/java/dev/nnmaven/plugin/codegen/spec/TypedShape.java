package dev.nnmaven.plugin.codegen.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the inputs and outputs of a typed network stand for.
 *
 * @param input gives the inputs
 * @param output an {@link EnumShape} of a classifier's labels, or a {@link RecordShape} of a regressor's outputs
 */
public record TypedShape(RecordShape input, DataShape output) {

    /** All types that the generated code names. */
    public Stream<TypeName> types() {
        Stream<RecordShape> records =
                output instanceof RecordShape outputs ? Stream.of(input, outputs) : Stream.of(input);
        Stream<TypeName> constants = records.flatMap(shape -> shape.components().stream())
                .flatMap(component -> component.constants().stream())
                .map(EnumShape::type);
        return Stream.concat(Stream.of(input.type(), output.type()), constants);
    }

    /**
     * A type that generated code names.
     *
     * @param name within its package: {@code Species} or {@code Iris.Species}
     */
    public record TypeName(String packageName, String name) {

        /** {@code Species}. */
        public String simpleName() {
            return name.substring(name.lastIndexOf('.') + 1);
        }
    }

    /** A type whose values become numbers. */
    public sealed interface DataShape permits EnumShape, RecordShape {

        TypeName type();

        /** How many numbers. */
        int size();
    }

    /** An enum: a number for each constant. */
    public record EnumShape(TypeName type, List<String> constants) implements DataShape {

        public EnumShape {
            constants = List.copyOf(constants);
        }

        @Override
        public int size() {
            return constants.size();
        }

        /** What the column of a CSV file with such labels is called: {@code species}. */
        public String column() {
            String name = type.simpleName();
            boolean abbreviation = name.length() > 1 && Character.isUpperCase(name.charAt(1));
            return abbreviation ? name : Character.toLowerCase(name.charAt(0)) + name.substring(1);
        }
    }

    /** A record: the numbers of its components, one after the other. */
    public record RecordShape(TypeName type, List<Component> components) implements DataShape {

        public RecordShape {
            components = List.copyOf(components);
        }

        @Override
        public int size() {
            return components.stream().mapToInt(Component::size).sum();
        }

        /** What each number is called: {@code mass}, or {@code island=DREAM} for a constant. */
        public List<String> numbers() {
            List<String> names = new ArrayList<>();
            for (Component component : components) {
                component
                        .constants()
                        .ifPresentOrElse(
                                shape -> shape.constants()
                                        .forEach(constant -> names.add(component.name() + "=" + constant)),
                                () -> names.add(component.name()));
            }
            return names;
        }
    }

    /**
     * A component of a record.
     *
     * @param primitive {@code float}, {@code boolean} and so on; empty for an enum
     * @param constants of an enum
     */
    public record Component(String name, String primitive, Optional<EnumShape> constants) {

        int size() {
            return constants.map(EnumShape::size).orElse(1);
        }
    }
}
