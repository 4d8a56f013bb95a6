package dev.nnmaven.plugin;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who may know whom: the generator must be able to leave Maven, and the planner must not care how code is written. */
@AnalyzeClasses(packages = "dev.nnmaven.plugin", importOptions = ImportOption.DoNotIncludeTests.class)
class LayersTest {

    private static final String PLUGIN = "dev.nnmaven.plugin.";
    private static final Path MAIN = Path.of("src/main/java");
    private static final Pattern PACKAGE = Pattern.compile("(?m)^package ([\\w.]+);");

    /** Group 1 is the package: its name is in lower case. */
    private static final Pattern IMPORT =
            Pattern.compile("(?m)^import (?:static )?(dev\\.nnmaven\\.plugin(?:\\.[a-z]\\w*)+)\\.[A-Z]");

    private static final String[] JAVAC = {"com.sun..", "javax.tools..", "javax.annotation.processing.."};

    @ArchTest
    static final ArchRule THE_GENERATOR_KNOWS_NOTHING_OF_MAVEN = noClasses()
            .that()
            .resideInAPackage("..codegen..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.maven..", "org.codehaus.plexus..", "..plugin.mojo..");

    @ArchTest
    static final ArchRule PLANS_KNOW_NEITHER_JAVAPOET_NOR_READERS = noClasses()
            .that()
            .resideInAPackage("..codegen.plan")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "com.palantir..",
                    "com.sun..",
                    "javax..",
                    "tools.jackson..",
                    "..codegen.read..",
                    "..codegen.emit..");

    @ArchTest
    static final ArchRule ONLY_THE_ANNOTATION_READERS_KNOW_JAVAC = noClasses()
            .that()
            .resideInAPackage("..codegen..")
            .and()
            .resideOutsideOfPackage("..codegen.read..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(JAVAC);

    @ArchTest
    static final ArchRule ONLY_THE_READERS_KNOW_JACKSON = noClasses()
            .that()
            .resideOutsideOfPackage("..codegen.read..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("tools.jackson..");

    @ArchTest
    static final ArchRule ONLY_THE_EMITTERS_KNOW_JAVAPOET = noClasses()
            .that()
            .resideOutsideOfPackages("..codegen.emit..", "..codegen.proof")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.palantir..");

    /**
     * The rooms from the ground up, each with what it uses: no more, and no less. A room uses only what stands above it
     * here, so that no package uses one that uses it.
     */
    private static final String ROOMS = """
            problem        :
            request        : problem
            spec           :
            declaration    : problem spec
            spec.rules     : problem spec declaration

            read.common    : problem declaration
            read.path      : problem
            read.foreign   : problem read.common
            read.json      : problem spec declaration read.common
            read.java      : problem spec declaration read.common read.path request
            read           : problem declaration read.foreign read.json read.java request

            plan           : spec
            emit.text      : spec plan
            emit.typed     : spec emit.text
            emit.loop      : spec plan emit.text
            emit.vector    : spec plan emit.text emit.loop
            emit.optimizer : spec plan emit.text
            emit.sample    : spec plan emit.text emit.loop emit.vector emit.optimizer
            emit.batch     : spec plan emit.text emit.loop emit.vector emit.optimizer emit.sample
            emit           : spec plan emit.text emit.loop emit.vector emit.optimizer emit.sample emit.batch emit.typed
            proof          : spec plan emit.text

            write          : problem emit.text
            lastrun        : request read.foreign write
            codegen        : request lastrun read read.java declaration problem spec.rules spec plan emit emit.text proof write
            mojo           : request problem codegen read.common read.foreign read.java read.json
            """;

    @ArchTest
    static void roomsUseWhatTheirRowSays(JavaClasses found) throws IOException {
        Map<String, Set<String>> rows = new TreeMap<>();
        ROOMS.lines().filter(row -> !row.isBlank()).forEach(row -> {
            String[] sides = row.split(":");
            Set<String> uses =
                    sides.length == 1 ? Set.of() : Set.of(sides[1].strip().split(" "));
            assertThat(rows.keySet()).as("what stands above: " + row).containsAll(uses);
            rows.put(sides[0].strip(), new TreeSet<>(uses));
        });
        Map<String, Set<String>> uses = new TreeMap<>();
        addDependencies(found, uses);
        addImports(uses);
        assertThat(uses).containsExactlyEntriesOf(rows);
    }

    private static void addDependencies(JavaClasses found, Map<String, Set<String>> uses) {
        for (JavaClass type : found) {
            Set<String> used = uses.computeIfAbsent(room(type.getPackageName()), key -> new TreeSet<>());
            type.getDirectDependenciesFromSelf().stream()
                    .map(dependency -> dependency.getTargetClass().getPackageName())
                    .filter(name -> name.startsWith(PLUGIN) && !name.equals(type.getPackageName()))
                    .forEach(name -> used.add(room(name)));
        }
    }

    /** A constant leaves no trace in the class that uses it, but an import. */
    private static void addImports(Map<String, Set<String>> uses) throws IOException {
        try (Stream<Path> files = Files.walk(MAIN)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                String source = Files.readString(file);
                String room = room(found(PACKAGE, source).findFirst().orElseThrow());
                found(IMPORT, source)
                        .map(LayersTest::room)
                        .filter(used -> !used.equals(room))
                        .forEach(uses.get(room)::add);
            }
        }
    }

    private static Stream<String> found(Pattern pattern, String source) {
        return pattern.matcher(source).results().map(result -> result.group(1));
    }

    private static String room(String packageName) {
        String room = packageName.substring(PLUGIN.length());
        return room.startsWith("codegen.") ? room.substring("codegen.".length()) : room;
    }

    @ArchTest
    static void someClassesWereFound(JavaClasses found) {
        classes().should().resideInAPackage("dev.nnmaven.plugin..").check(found);
        assertThat(found.size()).isGreaterThan(20);
    }

    @Test
    void everyPackageSaysWhatItIs() throws IOException {
        try (Stream<Path> files = Files.walk(MAIN)) {
            List<Path> folders = files.filter(file -> file.toString().endsWith(".java"))
                    .map(Path::getParent)
                    .distinct()
                    .toList();
            assertThat(folders).hasSizeGreaterThan(5).allMatch(f -> Files.exists(f.resolve("package-info.java")));
        }
    }
}
