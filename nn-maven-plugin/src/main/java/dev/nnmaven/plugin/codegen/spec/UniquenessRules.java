package dev.nnmaven.plugin.codegen.spec;

import dev.nnmaven.plugin.codegen.Problems;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** One class, one declaration, and no class of the user's in its place. */
final class UniquenessRules {

    private final SourceRoots sourceRoots;
    private final boolean vectors;

    /** By the class name in lower case, since some file systems tell no cases apart. */
    private final Map<String, Declaration> declared = new HashMap<>();

    UniquenessRules(List<Path> sourceRoots, boolean vectors) {
        this.sourceRoots = new SourceRoots(sourceRoots);
        this.vectors = vectors;
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
        if (vectors) {
            checkVectors(declaration, name, path, problems);
        }
    }

    /** A small network that gets no second class keeps these rules too, so that it can grow. */
    private void checkVectors(Declaration declaration, String name, String path, Problems problems) {
        String vectorsName = name + NetworkSpec.VECTORS;
        String other = "; choose another name with " + declaration.classNameField() + ", or set vector to off";
        existingType(declaration, vectorsName)
                .ifPresent(where -> problems.add(
                        declaration.className().origin(),
                        path + "its vector code goes into " + vectorsName + ", and the sources have this class already,"
                                + " in " + where + other));

        Declaration taker = declared.get(vectorsName.toLowerCase(Locale.ROOT));
        if (taker != null) {
            problems.add(
                    declaration.className().origin(),
                    path + "its vector code goes into " + vectorsName + ", and " + declares(taker) + other);
        }
        String suffix = NetworkSpec.VECTORS.toLowerCase(Locale.ROOT);
        String lower = name.toLowerCase(Locale.ROOT);
        Declaration owner =
                lower.endsWith(suffix) ? declared.get(lower.substring(0, lower.length() - suffix.length())) : null;
        if (owner != null) {
            String ownerName = owner.className().value().orElseThrow();
            problems.add(
                    declaration.className().origin(),
                    path + declares(owner) + ", whose vector code goes into " + ownerName + NetworkSpec.VECTORS
                            + other);
        }
    }

    /** In a file of its own, or the annotated type where that stands in another file. */
    private Optional<String> existingType(Declaration declaration, String className) {
        boolean annotated = declaration
                .annotated()
                .filter(type -> className.equals(
                        (type.packageName().isEmpty() ? "" : type.packageName() + ".") + NameRules.outermostType(type)))
                .isPresent();
        return existingSource(className)
                .or(() -> annotated ? Optional.of(Place.in(declaration, declaration.origin())) : Optional.empty());
    }

    private static String declares(Declaration first) {
        return Place.in(first, first.className().origin()) + " declares "
                + first.className().value().orElseThrow();
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
        return sourceRoots.have(file) ? Optional.of(file) : Optional.empty();
    }
}
