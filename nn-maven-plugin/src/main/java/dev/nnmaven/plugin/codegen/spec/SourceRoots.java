package dev.nnmaven.plugin.codegen.spec;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/**
 * Where classes are that somebody wrote.
 *
 * @param roots as the compiler gets them
 */
record SourceRoots(List<Path> roots) {

    SourceRoots {
        roots = List.copyOf(roots);
    }

    /** @param file of a class, such as {@code com/example/Digits.java} */
    boolean have(String file) {
        try {
            return roots.stream().anyMatch(root -> Files.exists(root.resolve(file)));
        } catch (InvalidPathException e) {
            // A name that this file system cannot hold. Whoever writes the file says so, with what to do about it.
            return false;
        }
    }
}
