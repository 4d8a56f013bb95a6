package dev.nnmaven.plugin.codegen.spec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Names of java.lang that mean something else in the package of a network: a class of that package, which takes
 * precedence because java.lang is not imported by name. Only those count whose file has their name.
 */
public final class HiddenNames {

    private static final String JAVA = ".java";

    private final Map<String, Set<String>> byPackage;
    private final Optional<String> testPackage;

    private HiddenNames(Map<String, Set<String>> byPackage, Optional<String> testPackage) {
        this.byPackage = byPackage;
        this.testPackage = testPackage;
    }

    /**
     * @param sourceRoots with the classes that are there already
     * @param specs of all networks, which may have such names too
     * @param testPackage where tests go that do not go into the package of their network
     * @throws IOException if a package cannot be read
     */
    public static HiddenNames of(List<Path> sourceRoots, List<NetworkSpec> specs, Optional<String> testPackage)
            throws IOException {
        Map<String, Set<String>> byPackage = new HashMap<>();
        for (NetworkSpec spec : specs) {
            Set<String> names = byPackage.computeIfAbsent(spec.packageName(), key -> new HashSet<>());
            names.add(spec.className());
        }
        testPackage.ifPresent(name -> byPackage.computeIfAbsent(name, key -> new HashSet<>()));
        for (Map.Entry<String, Set<String>> entry : byPackage.entrySet()) {
            for (Path root : sourceRoots) {
                entry.getValue().addAll(classes(root, entry.getKey()));
            }
            entry.getValue().removeIf(name -> !isInJavaLang(name));
        }
        return new HiddenNames(byPackage, testPackage);
    }

    /** Simple names, such as {@code Math}, that are hidden from the classes generated for a network. */
    public Set<String> of(NetworkSpec spec) {
        return Set.copyOf(byPackage.get(spec.packageName()));
    }

    /** Those that are hidden from the test of a network. In another package, it imports the network. */
    public Set<String> ofTest(NetworkSpec spec) {
        if (testPackage.isEmpty()) {
            return of(spec);
        }
        Set<String> hidden = new HashSet<>(byPackage.get(testPackage.get()));
        if (isInJavaLang(spec.className())) {
            hidden.add(spec.className());
        }
        return hidden;
    }

    private static List<String> classes(Path root, String packageName) throws IOException {
        Path folder;
        try {
            folder = root.resolve(packageName.replace('.', '/'));
        } catch (InvalidPathException e) {
            // A name that this file system cannot hold: no class can be there.
            return List.of();
        }
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(JAVA))
                    .map(name -> name.substring(0, name.length() - JAVA.length()))
                    .toList();
        }
    }

    private static boolean isInJavaLang(String name) {
        try {
            Class.forName("java.lang." + name, false, null);
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
