package dev.nnmaven.plugin.codegen.spec;

import dev.nnmaven.plugin.codegen.Problems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** One class, one declaration, and no class of the user's in its place. */
final class UniquenessRules {

    private final List<Path> sourceRoots;

    /** By the class name in lower case, since some file systems tell no cases apart. */
    private final Map<String, Declaration> declared = new HashMap<>();

    UniquenessRules(List<Path> sourceRoots) {
        this.sourceRoots = sourceRoots;
    }

    /** To be called once for each declaration whose class name is a valid one, in their order. */
    void check(Declaration declaration, Problems problems) {
        String name = declaration.className().value().orElseThrow();
        String path = declaration.classNameField() + " is "
                + Found.quoted(declaration.annotated().isPresent() ? NameRules.simpleName(declaration) : name) + ": ";
        Declaration first = declared.putIfAbsent(name.toLowerCase(Locale.ROOT), declaration);
        if (first != null) {
            problems.add(declaration.className().origin(), path + alreadyDeclared(name, first));
        }
        existingSource(name)
                .ifPresent(file -> problems.add(
                        declaration.className().origin(),
                        path + "the sources have this class already, in " + file + "; choose another name with "
                                + declaration.classNameField()));
    }

    private static String alreadyDeclared(String name, Declaration first) {
        String firstName = first.className().value().orElseThrow();
        String where = Place.in(first, first.className().origin());
        return name.equals(firstName)
                ? where + " declares the same class, and each declaration needs its own"
                : where + " declares " + firstName + ", which differs only in letter case and would be the same file"
                        + " on some machines";
    }

    private Optional<String> existingSource(String className) {
        String file = className.replace('.', '/') + ".java";
        return sourceRoots.stream()
                .filter(root -> Files.exists(root.resolve(file)))
                .map(root -> file)
                .findFirst();
    }
}
