package dev.nnmaven.plugin.codegen.spec.rules;

import dev.nnmaven.plugin.codegen.declaration.Declaration;
import dev.nnmaven.plugin.codegen.problem.Found;
import dev.nnmaven.plugin.codegen.problem.Problems;
import dev.nnmaven.plugin.codegen.spec.NetworkSpec;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** One class, one declaration, and no class of the user's in its place. */
public final class UniquenessRules {

    private final SourceRoots sourceRoots;
    private final boolean vectors;

    /** By the class name in lower case, since some file systems tell no cases apart. */
    private final Map<String, Taken> declared;

    /**
     * By whom a name is.
     *
     * @param of what messages say of the declaration, after its name
     */
    private record Taken(Declaration declaration, String of) {

        String className() {
            return declaration.className().value().orElseThrow();
        }

        String place() {
            return Place.in(declaration, declaration.className().origin()) + of;
        }

        String declares() {
            return place() + " declares " + className();
        }
    }

    /**
     * @param sourceRoots searched for classes that are there already
     * @param vectors whether every network takes the name of a second class, for Vector API kernels
     */
    public UniquenessRules(SourceRoots sourceRoots, boolean vectors) {
        this(sourceRoots, vectors, new HashMap<>());
    }

    private UniquenessRules(SourceRoots sourceRoots, boolean vectors, Map<String, Taken> declared) {
        this.sourceRoots = sourceRoots;
        this.vectors = vectors;
        this.declared = declared;
    }

    /** The rules for networks of tests, which must differ from those of the main sources that were checked with these. */
    public UniquenessRules forTests(SourceRoots testRoots, boolean testVectors) {
        Map<String, Taken> taken = new HashMap<>();
        declared.forEach((name, by) -> taken.put(name, new Taken(by.declaration(), " of the main sources")));
        return new UniquenessRules(testRoots, testVectors, taken);
    }

    /** To be called once for each declaration whose class name is a valid one, in their order. */
    void check(Declaration declaration, Problems problems) {
        String name = declaration.className().value().orElseThrow();
        String path = declaration.classNameField() + " is "
                + Found.quoted(declaration.annotated().isPresent() ? NameRules.simpleName(declaration) : name) + ": ";
        Taken first = declared.putIfAbsent(name.toLowerCase(Locale.ROOT), new Taken(declaration, ""));
        if (first != null) {
            problems.add(declaration.className().origin(), path + alreadyDeclared(name, first));
        } else {
            sourceRoots
                    .file(name)
                    .ifPresent(file -> problems.add(
                            declaration.className().origin(),
                            path + "the sources have this class already, in " + file + "; choose another name with "
                                    + declaration.classNameField()));
        }
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

        Taken taker = declared.get(vectorsName.toLowerCase(Locale.ROOT));
        if (taker != null) {
            problems.add(
                    declaration.className().origin(),
                    path + "its vector code goes into " + vectorsName + ", and " + taker.declares() + other);
        }
        String suffix = NetworkSpec.VECTORS.toLowerCase(Locale.ROOT);
        String lower = name.toLowerCase(Locale.ROOT);
        Taken owner =
                lower.endsWith(suffix) ? declared.get(lower.substring(0, lower.length() - suffix.length())) : null;
        if (owner != null) {
            problems.add(
                    declaration.className().origin(),
                    path + owner.declares() + ", whose vector code goes into " + owner.className() + NetworkSpec.VECTORS
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
        return sourceRoots
                .file(className)
                .or(() -> annotated ? Optional.of(Place.in(declaration, declaration.origin())) : Optional.empty());
    }

    private static String alreadyDeclared(String name, Taken first) {
        return name.equals(first.className())
                ? first.place() + " declares the same class, and each declaration needs its own"
                : first.declares() + ", which differs only in letter case and would be the same file"
                        + " on some machines";
    }
}
