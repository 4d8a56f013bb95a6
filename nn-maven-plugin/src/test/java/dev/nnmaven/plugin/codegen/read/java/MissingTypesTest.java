package dev.nnmaven.plugin.codegen.read.java;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.plugin.codegen.declaration.MissingType;
import dev.nnmaven.plugin.codegen.read.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Types that are made later in the build, and types whose class files are too new to be read. */
class MissingTypesTest {

    private static final int RUNNING = Runtime.version().feature();

    /** The compiler reads class files that are one version ahead. */
    private static final int NEWER = RUNNING + 2;

    private static final String TOO_NEW = " is there, but of Java " + NEWER + ", and Maven runs on JDK " + RUNNING
            + ": run Maven on JDK " + NEWER + " or newer";

    @TempDir
    Path folder;

    private Project project;

    @BeforeEach
    void start() {
        project = new Project(folder);
    }

    @Test
    void namesWhatMayMakeATypeLater() {
        project.java("a/Net.java", """
                package a;
                import dev.nnmaven.annotations.*;
                import dev.nnmaven.runtime.*;
                @NeuralNetwork(seed = Kotlin.SEED, layers = {@Layer(size = Flower.Fields.COUNT), @Layer})
                interface Net extends Classifier<Made, Species> {}
                class Flower {}
                """);

        assertThat(project.problems())
                .containsExactly(
                        "a/Net.java:[4,23] seed is Kotlin.SEED: there is no type Kotlin here; is an import missing? If"
                                + " Kotlin or Lombok makes it, write it in Java; if another plugin does, bind generate to"
                                + " the phase process-sources",
                        "a/Net.java:[4,60] layers[0].size is Flower.Fields.COUNT: there is no type Flower.Fields here; "
                                + MissingType.HINT,
                        "a/Net.java:[5,34] Classifier<…> names Made, and there is no such type here; is an import"
                                + " missing, or is it not public? If Kotlin or Lombok makes it, write it in Java; if"
                                + " another plugin does, bind generate to the phase process-sources",
                        "a/Net.java:[5,40] Classifier<…> names Species, and there is no such type here; is an import"
                                + " missing, or is it not public? If Kotlin or Lombok makes it, write it in Java; if"
                                + " another plugin does, bind generate to the phase process-sources");
    }

    @Test
    void namesASupertypeThatMaySayWhatTheNetworkIs() {
        project.java("a/Net.java", """
                package a;
                import dev.nnmaven.annotations.*;
                @NeuralNetwork(layers = @Layer(size = 1))
                interface Net extends Base {}
                """);

        assertThat(project.problems())
                .containsExactly("a/Net.java:[3,1] inputs is missing: a network needs the width of its input vector;"
                        + " Base, which the interface extends, cannot be found: " + MissingType.HINT);
    }

    @Test
    void saysThatAClassFileIsTooNew() throws IOException {
        project.classpath = List.of(Project.runtime(), library(NEWER));
        project.java("a/Net.java", """
                package a;
                import static lib.Dims.WIDTH;
                import dev.nnmaven.annotations.*;
                import dev.nnmaven.runtime.*;
                import lib.*;
                @NeuralNetwork(seed = Dims.WIDTH, learningRate = lib.Dims.In.RATE, layers = {@Layer(size = WIDTH), @Layer})
                interface Net extends Classifier<lib.Flower, Species> {
                    record Flower(Size size) {}
                }
                """).java("a/Other.java", """
                package a;
                import dev.nnmaven.annotations.*;
                import dev.nnmaven.runtime.*;
                @NeuralNetwork(layers = {@Layer})
                interface Other extends Classifier<Other.Data, Other.Label> {
                    record Data(float a, lib.Size size) {}
                    enum Label {A, B}
                }
                """);

        assertThat(project.problems())
                .containsExactly(
                        "a/Net.java:[6,23] seed is Dims.WIDTH: the class lib.Dims" + TOO_NEW,
                        "a/Net.java:[6,50] learningRate is lib.Dims.In.RATE: the class lib.Dims.In" + TOO_NEW,
                        "a/Net.java:[6,92] layers[0].size is WIDTH: the class lib.Dims.WIDTH" + TOO_NEW,
                        "a/Net.java:[7,34] Classifier<…> names Flower, and the class lib.Flower" + TOO_NEW,
                        "a/Net.java:[7,46] Classifier<…> names Species, and the class lib.Species" + TOO_NEW,
                        "a/Other.java:[6,26] component size of record Other.Data is Size: the class lib.Size"
                                + TOO_NEW);
    }

    @Test
    void doesNotGuessWhatATooNewClassFileHandsDown() throws IOException {
        project.classpath = List.of(Project.runtime(), library(NEWER));
        project.java("a/Net.java", """
                package a;
                import dev.nnmaven.annotations.*;
                @NeuralNetwork(inputs = 1, layers = @Layer(size = 1))
                interface Net extends Between {}
                interface Between extends lib.Base {}
                """);

        assertThat(project.problems())
                .containsExactly(
                        "a/Net.java:[3,1] what interface Net inherits cannot be read: the class lib.Base" + TOO_NEW);
    }

    @Test
    void readsClassFilesOfTheSameJavaAndOneAhead() throws IOException {
        project.java("a/Net.java", """
                package a;
                import dev.nnmaven.annotations.*;
                @NeuralNetwork(inputs = lib.Dims.WIDTH, layers = @Layer(size = 1))
                interface Net extends lib.Base {}
                """);
        for (int java : List.of(RUNNING, RUNNING + 1)) {
            project.classpath = List.of(Project.runtime(), library(java));
            assertThat(project.specs())
                    .singleElement()
                    .satisfies(spec -> assertThat(spec.inputs()).isEqualTo(4));
        }
    }

    /** Classes that say they are of some Java. */
    private Path library(int java) throws IOException {
        project.file("lib/Dims.java", """
                package lib;
                public class Dims {
                    public static final int WIDTH = 4;
                    public static final class In { public static final double RATE = 0.5; }
                }
                """)
                .file("lib/Flower.java", "package lib; public record Flower(float a) {}")
                .file("lib/Species.java", "package lib; public enum Species { A, B }")
                .file("lib/Size.java", "package lib; public enum Size { A, B }")
                .file("lib/Base.java", "package lib; public interface Base {}");
        Path classes = folder.resolve("classes-" + java);
        try (Stream<Path> sources = Files.list(folder.resolve("lib"))) {
            String[] arguments = Stream.concat(Stream.of("-d", classes.toString()), sources.map(Path::toString))
                    .toArray(String[]::new);
            assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments))
                    .isZero();
        }
        try (Stream<Path> files = Files.list(classes.resolve("lib"))) {
            for (Path file : files.toList()) {
                byte[] content = Files.readAllBytes(file);
                content[7] = (byte) (44 + java);
                Files.write(file, content);
            }
        }
        return classes;
    }
}
