package dev.nnmaven.plugin.codegen.spec.rules;

import dev.nnmaven.plugin.codegen.declaration.Declaration;
import dev.nnmaven.plugin.codegen.problem.Found;
import dev.nnmaven.plugin.codegen.problem.Origin;

/** Refers, inside a message, to another place of the declarations. */
final class Place {
    private Place() {}

    /** {@code [5,19]}, the form that stands before a message too. */
    static String of(Origin origin) {
        return "[" + origin.line() + "," + origin.column() + "]";
    }

    /** {@code digits.json:[5,19]}; the source, not the path, so that messages are the same on every machine. */
    static String in(Declaration declaration, Origin origin) {
        return Found.plain(declaration.source()) + ":" + of(origin);
    }
}
