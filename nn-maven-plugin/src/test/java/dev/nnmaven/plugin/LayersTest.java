package dev.nnmaven.plugin;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who may know whom: the generator must be able to leave Maven, and the planner must not care how code is written. */
@AnalyzeClasses(packages = "dev.nnmaven.plugin", importOptions = ImportOption.DoNotIncludeTests.class)
class LayersTest {

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

    @ArchTest
    static void someClassesWereFound(JavaClasses found) {
        classes().should().resideInAPackage("dev.nnmaven.plugin..").check(found);
        assertThat(found.size()).isGreaterThan(20);
    }

    @Test
    void everyPackageSaysWhatItIs() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            List<Path> folders = files.filter(file -> file.toString().endsWith(".java"))
                    .map(Path::getParent)
                    .distinct()
                    .toList();
            assertThat(folders).hasSizeGreaterThan(5).allMatch(f -> Files.exists(f.resolve("package-info.java")));
        }
    }
}
