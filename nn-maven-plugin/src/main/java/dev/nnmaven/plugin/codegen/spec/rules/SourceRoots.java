package dev.nnmaven.plugin.codegen.spec.rules;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where classes are that somebody wrote.
 *
 * @param roots as the compiler gets them
 * @param foreignClasses the files of classes in other languages than Java, by qualified name
 */
public record SourceRoots(List<Path> roots, Map<String, String> foreignClasses) {

    /** Where nobody has written any. */
    public static final SourceRoots NONE = new SourceRoots(List.of(), Map.of());

    public SourceRoots {
        roots = List.copyOf(roots);
        foreignClasses = Map.copyOf(foreignClasses);
    }

    /**
     * The file of a class, such as {@code com/example/Digits.java}.
     *
     * @param className qualified
     */
    Optional<String> file(String className) {
        String file = className.replace('.', '/') + ".java";
        return exists(file) ? Optional.of(file) : Optional.ofNullable(foreignClasses.get(className));
    }

    private boolean exists(String file) {
        try {
            return roots.stream().anyMatch(root -> Files.exists(root.resolve(file)));
        } catch (InvalidPathException e) {
            // A name that this file system cannot hold. Whoever writes the file says so, with what to do about it.
            return false;
        }
    }
}
