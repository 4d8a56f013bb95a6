package dev.nnmaven.plugin.codegen.declaration;

import dev.nnmaven.plugin.codegen.problem.Origin;
import java.util.Objects;
import java.util.Optional;

/**
 * A value of a declaration, and where it stands.
 *
 * @param value empty where the user wrote something that could not be read; that is reported already, and no rule looks
 *     at it again
 */
public record Located<T>(Optional<T> value, Origin origin) {

    public static <T> Located<T> of(T value, Origin origin) {
        return new Located<>(Optional.of(value), origin);
    }

    public static <T> Located<T> unreadable(Origin origin) {
        return new Located<>(Optional.empty(), Objects.requireNonNull(origin));
    }
}
