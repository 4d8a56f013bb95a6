package dev.nnmaven.plugin.codegen.spec.rules;

import dev.nnmaven.plugin.codegen.declaration.Declaration;
import dev.nnmaven.plugin.codegen.problem.Found;
import dev.nnmaven.plugin.codegen.problem.Problems;
import dev.nnmaven.plugin.codegen.spec.NetworkSpec;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What generated tests are called. {@code DigitsNetworkTest} is also what people call a test of their own: where there
 * is one, the generated test steps aside, because it can be renamed without anybody's work.
 */
public final class TestNames {

    private final Optional<String> testPackage;
    private final SourceRoots sourceRoots;

    /** In lower case, since some file systems tell no cases apart. */
    private final Set<String> taken = new HashSet<>();

    private final Map<String, String> chosen = new HashMap<>();

    /**
     * @param specs of all networks, in the order in which they choose
     * @param testPackage of all tests; each is in the package of its network where that is empty
     * @param sourceRoots searched for classes that are there already, those of tests too
     * @param remarks receives why a test is not called as usual
     */
    public TestNames(
            List<NetworkSpec> specs, Optional<String> testPackage, SourceRoots sourceRoots, List<String> remarks) {
        this.testPackage = testPackage;
        this.sourceRoots = sourceRoots;
        specs.forEach(spec -> taken.add(lower(spec.qualifiedName())));
        for (NetworkSpec spec : specs) {
            String usual = spec.className() + "Test";
            String name = usual;
            for (int i = 1; isTaken(spec, name); i++) {
                name = spec.className() + "Proof" + (i == 1 ? "" : i) + "Test";
            }
            taken.add(lower(qualified(spec, name)));
            chosen.put(spec.qualifiedName(), name);
            if (!name.equals(usual)) {
                remarks.add(qualified(spec, usual) + " is there already: the generated test of "
                        + (testPackage.isPresent() ? spec.qualifiedName() : spec.className())
                        + " is " + name);
            }
        }
    }

    /** What has no package cannot be named in one. */
    public static void checkPackages(List<Declaration> declarations, String testPackage, Problems problems) {
        for (Declaration declaration : declarations) {
            Optional<String> name = declaration.className().value();
            if (name.isPresent() && !name.get().contains(".")) {
                problems.add(
                        declaration.className().origin(),
                        declaration.classNameField() + " is " + Found.quoted(name.get())
                                + ": a class without a package cannot be called by tests in the package " + testPackage
                                + "; declare it in a package, or leave testPackage out");
            }
        }
    }

    public String packageOf(NetworkSpec spec) {
        return testPackage.orElse(spec.packageName());
    }

    /** Simple name of the test. */
    public String of(NetworkSpec spec) {
        return chosen.get(spec.qualifiedName());
    }

    private boolean isTaken(NetworkSpec spec, String name) {
        String qualified = qualified(spec, name);
        return taken.contains(lower(qualified)) || sourceRoots.file(qualified).isPresent();
    }

    private String qualified(NetworkSpec spec, String name) {
        String packageName = packageOf(spec);
        return packageName.isEmpty() ? name : packageName + "." + name;
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
