package dev.nnmaven.plugin.codegen.declaration;

import dev.nnmaven.plugin.codegen.problem.Found;
import dev.nnmaven.plugin.codegen.problem.Origin;
import java.util.List;
import java.util.Optional;

/**
 * A type that stands for inputs or outputs, as it was found: not yet checked.
 *
 * @param origin where it is named: a type argument, or a component of a record; the annotation where that is a class file
 * @param name within its package, or as written where the compiler does not know it
 * @param packageName empty for the unnamed package and for types that have none
 * @param privateType the type itself or one around it that is private
 * @param isPublic whether it and all types around it are public
 * @param isGeneric whether it has type parameters
 * @param constants of an enum, in their order
 * @param components of a record that is a type argument, in their order
 * @param unreadable why a type is unknown that is there, as a sentence of a message
 */
public record DataType(
        Origin origin,
        Kind kind,
        String name,
        String packageName,
        Optional<String> privateType,
        boolean isPublic,
        boolean isGeneric,
        List<String> constants,
        List<Component> components,
        Optional<String> unreadable) {

    /** What a type is, as far as it matters here. */
    public enum Kind {
        RECORD,
        ENUM,
        PRIMITIVE,
        /** A class, an interface, an array and so on. */
        OTHER,
        /** Nothing that the compiler can find. */
        UNKNOWN
    }

    /** A component of a record. */
    public record Component(String name, DataType type) {}

    public DataType {
        constants = List.copyOf(constants);
        components = List.copyOf(components);
    }

    /** A type with nothing but a name. */
    public static DataType named(Origin origin, Kind kind, String name) {
        return named(origin, kind, name, Optional.empty());
    }

    private static DataType named(Origin origin, Kind kind, String name, Optional<String> unreadable) {
        return new DataType(origin, kind, name, "", Optional.empty(), true, false, List.of(), List.of(), unreadable);
    }

    /** A type that the compiler cannot find, or cannot read. */
    public static DataType unknown(Origin origin, String name, Optional<String> unreadable) {
        return named(origin, Kind.UNKNOWN, name, unreadable);
    }

    public String qualifiedName() {
        return packageName.isEmpty() ? name : packageName + "." + name;
    }

    /** {@code record Flower}, {@code enum Species}, {@code String}. */
    public String shown() {
        return switch (kind) {
            case RECORD -> "record " + name;
            case ENUM -> "enum " + name;
            case PRIMITIVE, OTHER, UNKNOWN -> Found.plain(name);
        };
    }
}
