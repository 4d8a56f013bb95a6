package dev.nnmaven.runtime;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.LocationProvider;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who may know whom in the runtime, and how large a room may become. */
@AnalyzeClasses(locations = RoomsTest.CompiledClasses.class)
class RoomsTest {
    /** Each room with those it may use, besides itself and the JDK. */
    private static final String ROOMS = """
            internal             :
            math                 :
            contract             : internal
            weights              : internal contract .
            data                 : internal .
            .                    : internal contract math weights data
            metrics              : internal contract data .

            training.settings    : internal contract training .
            training.precision   : contract data .
            training.feeds       : internal contract data training.settings training.precision
            training.judging     : internal contract data weights training . \
                                   training.settings training.precision training.feeds
            training.watching    : internal contract data math weights training \
                                   training.precision training.feeds
            training.checkpoints : internal contract data math weights training . \
                                   training.settings training.precision training.feeds
            training.console     : internal training
            training.loop        : internal contract data weights training . \
                                   training.settings training.precision training.feeds \
                                   training.judging training.watching training.checkpoints
            training             : internal contract data math metrics . \
                                   training.settings training.precision training.judging training.loop training.console
            """;

    private static final String ROOT = RoomsTest.class.getPackageName();
    private static final int MOST_FILES = 25;
    private static final int MOST_LINES = 300;

    static final class CompiledClasses implements LocationProvider {
        @Override
        public Set<Location> get(Class<?> testClass) {
            return Set.of(Location.of(Path.of("target/classes")));
        }
    }

    private static Map<String, String[]> rooms() {
        return ROOMS.lines()
                .filter(line -> !line.isBlank())
                .map(line -> line.split(":"))
                .collect(Collectors.toMap(
                        line -> inFull(line[0].strip()),
                        line -> line.length < 2 || line[1].isBlank()
                                ? new String[0]
                                : Arrays.stream(line[1].strip().split(" +"))
                                        .map(RoomsTest::inFull)
                                        .toArray(String[]::new)));
    }

    private static String inFull(String room) {
        return room.equals(".") ? ROOT : ROOT + "." + room;
    }

    @ArchTest
    static void roomsUseWhatTheTableAllows(JavaClasses found) {
        List<ArchRule> rules = new ArrayList<>();
        rooms().forEach((room, others) -> rules.add(classes()
                .that()
                .resideInAPackage(room)
                .should()
                .onlyDependOnClassesThat(
                        resideInAPackage(room).or(resideInAPackage("java..")).or(resideInAnyPackage(others)))));
        CompositeArchRule.of(rules).check(found);
    }

    @ArchTest
    static void everyRoomIsInTheTable(JavaClasses found) {
        assertThat(found.stream().map(type -> type.getPackageName()).distinct())
                .hasSizeGreaterThan(10)
                .isSubsetOf(rooms().keySet());
    }

    @ArchTest
    static final ArchRule INTERNALS_OF_THE_TRAINING_ARE_ITS_OWN = noClasses()
            .that()
            .resideOutsideOfPackage("..training..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..training.*..");

    @ArchTest
    static final ArchRule FEW_OF_WHAT_USERS_CALL_GOES_INTO_THE_ROOMS = noClasses()
            .that(resideInAPackage("..training")
                    .and(not(simpleName("Training")
                            .or(simpleName("StepOptions"))
                            .or(simpleName("EpochOptions"))
                            .or(simpleName("ConsoleProgress"))
                            .or(simpleName("Progress")))))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..training.*..");

    @Test
    void nothingButTheBaseOfTheJdkIsNeeded() throws IOException {
        try (InputStream file = Files.newInputStream(Path.of("target/classes/module-info.class"))) {
            ModuleDescriptor module = ModuleDescriptor.read(file);
            assertThat(module.requires())
                    .extracting(ModuleDescriptor.Requires::name)
                    .containsExactly("java.base");
            assertThat(module.exports())
                    .extracting(ModuleDescriptor.Exports::source)
                    .noneMatch(name -> name.endsWith(".internal") || name.contains(".training."));
        }
    }

    @Test
    void everyRoomSaysWhatItIsAndIsNotTooLarge() throws IOException {
        List<String> problems = new ArrayList<>();
        for (Path root : List.of(Path.of("src/main/java"), Path.of("src/test/java"))) {
            for (Map.Entry<Path, List<Path>> room : filesByFolder(root).entrySet()) {
                if (room.getValue().size() > MOST_FILES) {
                    problems.add(room.getKey() + " has " + room.getValue().size() + " files");
                }
                if (root.endsWith("main/java") && !Files.exists(room.getKey().resolve("package-info.java"))) {
                    problems.add(room.getKey() + " has no package-info");
                }
            }
        }
        assertThat(problems).isEmpty();
    }

    @Test
    void everyFileCanBeReadAtOnce() throws IOException {
        List<String> problems = new ArrayList<>();
        for (List<Path> files : filesByFolder(Path.of("src/main/java")).values()) {
            for (Path file : files) {
                int lines = Files.readAllLines(file).size();
                if (lines > MOST_LINES) {
                    problems.add(file + " has " + lines + " lines");
                }
            }
        }
        assertThat(problems).isEmpty();
    }

    private static Map<Path, List<Path>> filesByFolder(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".java") && !file.endsWith("module-info.java"))
                    .collect(Collectors.groupingBy(Path::getParent));
        }
    }
}
