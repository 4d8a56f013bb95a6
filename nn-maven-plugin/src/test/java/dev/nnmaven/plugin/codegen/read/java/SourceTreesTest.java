package dev.nnmaven.plugin.codegen.read.java;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.nnmaven.annotations.Precision;
import dev.nnmaven.plugin.codegen.read.Project;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Source trees as they are before anything is generated or compiled. */
class SourceTreesTest {

    private static final int JDK = Runtime.version().feature();

    @TempDir
    Path folder;

    private Project project;

    @BeforeEach
    void start() {
        project = new Project(folder).java("a/Net.java", """
                        package a;
                        import dev.nnmaven.annotations.*;
                        @NeuralNetwork(inputs = 4, layers = @Layer(size = 1))
                        interface Net extends dev.nnmaven.runtime.Network {}
                        """);
    }

    @Test
    void foldsConstantsOfOtherClasses() {
        project.java("b/Folded.java", """
                        package b;
                        import static b.Outer.WIDTH;
                        import dev.nnmaven.annotations.*;
                        @NeuralNetwork(
                            inputs = 4 * WIDTH + Byte.MAX_VALUE,
                            learningRate = (float) Outer.Inner.RATE / 2,
                            seed = Integer.MAX_VALUE + 1L,
                            precision = Precision.DOUBLE,
                            className = Outer.PREFIX + "Net" + 1,
                            layers = {
                                @Layer(size = 'a', name = Folded.NAME, bias = !Outer.YES),
                                @Layer(size = Outer.YES ? 3 : 4)})
                        interface Folded { String NAME = "first"; }
                        """).java("b/Outer.java", """
                        package b;
                        @lombok.Getter
                        class Outer extends NotThereYet {
                            static final int WIDTH = Inner.TWO * 5;
                            static final String PREFIX = "My";
                            static final boolean YES = true;
                            Missing missing;
                            static class Inner { static final short TWO = 2; static final double RATE = 0.5; }
                            void method() { broken(); int x = "no"; }
                        }
                        """);

        assertThat(project.specs()).element(1).satisfies(spec -> {
            assertThat(spec.qualifiedName()).isEqualTo("b.MyNet1");
            assertThat(spec.inputs()).isEqualTo(167);
            assertThat(spec.learningRate()).isEqualTo(0.25);
            assertThat(spec.seed()).isEqualTo(2147483648L);
            assertThat(spec.precision()).isEqualTo(Precision.DOUBLE);
            assertThat(spec.layers())
                    .extracting(layer -> layer.name(), layer -> layer.size(), layer -> layer.bias())
                    .containsExactly(tuple("first", 97, false), tuple("layer2", 3, true));
        });
    }

    @Test
    void readsConstantsOfSiblingRootsAndFilesWithSyntaxErrors() {
        project.siblings = List.of(folder.resolve("sibling"));
        project.file(
                        "sibling/s/Dims.java",
                        "package s; public class Dims { public static final int WIDTH = 7; void f() { int ; ) }")
                .java("b/B.java", """
                        package b;
                        import dev.nnmaven.annotations.*;
                        @NeuralNetwork(inputs = s.Dims.WIDTH, layers = @Layer(size = 1))
                        interface B {}
                        """);

        assertThat(project.specs()).extracting(spec -> spec.inputs()).containsExactly(4, 7);
    }

    @Test
    void readsForwardReferencesToTheGeneratedClass() {
        project.java("a/Main.java", """
                        package a;
                        import a.NetNetwork;
                        import static a.NetNetwork.load;
                        class Main extends NetNetwork { Net net = new NetNetwork(); NeuralNetwork x; }
                        """).java("b/Self.java", """
                        package b;
                        import dev.nnmaven.annotations.*;
                        @NeuralNetwork(inputs = 1, layers = @Layer(size = 1))
                        sealed interface Self extends Mixin<SelfNetwork> permits SelfNetwork {
                            static Self create() { return new SelfNetwork(); }
                            default SelfNetwork self() { return (SelfNetwork) this; }
                        }
                        """);

        assertThat(project.specs())
                .extracting(spec -> spec.qualifiedName())
                .containsExactly("a.NetNetwork", "b.SelfNetwork");
    }

    @Test
    void isNotDisturbedByBrokenFiles() {
        project.java("c/Syntax.java", "package c; /** NeuralNetwork */ class Syntax { void ( }")
                .java(
                        "c/Types.java",
                        "package c; import no.such.Thing; class Types extends Thing implements NeuralNetwork {}")
                .java("c/Duplicate.java", "package c; class Duplicate {} class Duplicate {}")
                .java("c/Again.java", "package c; class Duplicate { int x; int x; } // NeuralNetwork")
                .java("c/Cycle.java", "package c; interface Cycle extends Cycle {} // NeuralNetwork")
                .java("c/NotHere.java", "package elsewhere; class Wrong {} // NeuralNetwork")
                .java("c/Empty.java", "");

        assertThat(project.specs()).extracting(spec -> spec.qualifiedName()).containsExactly("a.NetNetwork");
    }

    @Test
    void reportsSyntaxErrorsOfDeclaringFilesAndTheProblemsOfOthers() {
        project.java("b/Broken.java", """
                        package b;
                        import dev.nnmaven.annotations.*;
                        @NeuralNetwork(inputs = 1, layers = @Layer(size = 1))
                        interface Broken { int X = ; }
                        """).java("b/TooLarge.java", """
                        package b;
                        import dev.nnmaven.annotations.*;
                        @NeuralNetwork(inputs = 99999999999, layers = @Layer(size = 1))
                        interface TooLarge {}
                        """).java("b/Wrong.java", """
                        package b;
                        import dev.nnmaven.annotations.*;
                        @NeuralNetwork(inputs = 0, layers = @Layer(size = 1))
                        interface Wrong {}
                        """);

        String says = " this file with @NeuralNetwork cannot be read: javac " + JDK + " says ";
        assertThat(project.problems())
                .containsExactly(
                        "b/Broken.java:[4,28]" + says + "\"illegal start of expression\"",
                        "b/TooLarge.java:[3,25]" + says + "\"integer number too large\"",
                        "b/Wrong.java:[3,25] inputs is 0: a network needs at least 1 input");
    }

    @Test
    void passesOnWhatJavacSaysOfNewerSyntax() {
        project.javacOptions = List.of("--release", "17");
        project.java("a/Newer.java", """
                package a;
                import dev.nnmaven.annotations.*;
                @NeuralNetwork(inputs = 1, layers = @Layer(size = 1))
                interface Newer { static boolean f(Object o) { return o instanceof Point(int x, int y); } }
                """);

        assertThat(project.problems())
                .isNotEmpty()
                .allSatisfy(problem -> assertThat(problem)
                        .startsWith("a/Newer.java:[4,")
                        .contains("] this file with @NeuralNetwork cannot be read: javac " + JDK + " says \""));
    }

    @Test
    void readsOlderSyntaxOfAProjectWithANewerRelease() {
        project.javacOptions = List.of("--enable-preview", "--release", "99");

        assertThat(project.specs()).hasSize(1);
        assertThat(project.notes).contains("Sources are read as Java " + JDK + ", that of Maven's JDK, not 99");
    }

    @Test
    void readsSourcesWithPreviewsOfAnotherRelease() {
        project.javacOptions = List.of("--release", "11", "--enable-preview");

        assertThat(project.specs()).hasSize(1);
        assertThat(project.notes).contains("Sources are read as Java " + JDK + ", that of Maven's JDK, not 11");
    }

    @Test
    void passesOnWhatJavacSaysOfOptionsThatDoNotGoTogether() {
        project.javacOptions = List.of("--release", "17", "-source", "17");

        assertThat(project.problems())
                .containsExactly("a/Net.java:[0,0] this file cannot be read with the compiler options --release 17"
                        + " -source 17: javac " + JDK
                        + " says \"error: option --source cannot be used together with --release\"");
    }

    @Test
    void ignoresTheTarget() {
        project.javacOptions = List.of("-source", "17", "-target", "11");

        assertThat(project.specs()).hasSize(1);
    }

    @Test
    void reportsCompilerOptionsThatJavacRefuses() {
        project.javacOptions = List.of("--no-such-option");

        assertThat(project.problems())
                .containsExactly("a/Net.java:[0,0] this file cannot be read with the compiler options --no-such-option:"
                        + " javac " + JDK + " says \"error: invalid flag: --no-such-option\"");
    }

    @Test
    void readsModules() {
        project.java(
                "module-info.java", "module a { requires static dev.nnmaven.annotations; requires no.such.module; }");

        assertThat(project.specs()).hasSize(1);
    }

    @Test
    void readsWithoutAnyClassPath() {
        project.classpath = List.of();

        assertThat(project.specs()).hasSize(1);
    }

    @Test
    void readsModernSyntaxInTheSameFile() {
        project.java("b/Modern.java", """
                package b;
                import dev.nnmaven.annotations.*;
                record Point(int x, int y) {}
                sealed interface Shape permits Circle {}
                final class Circle implements Shape {}
                class Holder {
                    static final String TEXT = \"""
                        text \\
                        block\""";
                    interface Between {
                        @NeuralNetwork(inputs = 1, className = "B" + 'x', layers = @Layer(size = 1))
                        interface Nested {}
                    }
                    Object f(Object o) { return o instanceof String s ? switch (s) { case "a" -> 1; default -> 2; } : 3; }
                }
                """);

        assertThat(project.specs())
                .extracting(
                        spec -> spec.qualifiedName(),
                        spec -> spec.interfaceName().orElseThrow())
                .containsExactly(tuple("a.NetNetwork", "Net"), tuple("b.Bx", "Holder.Between.Nested"));
    }

    @Test
    void readsAFileOnceThoughRootsOverlap() {
        project.sourceRoots = List.of(
                folder.resolve("src/main/java"), folder.resolve("src/main/../main/java"), folder.resolve("none"));

        assertThat(project.specs()).hasSize(1);
    }

    @Test
    void readsTwoHundredDeclarations() {
        for (int i = 0; i < 200; i++) {
            project.java("many/N" + i + ".java", """
                    package many;
                    import dev.nnmaven.annotations.*;
                    @NeuralNetwork(inputs = Dims.WIDTH, layers = {@Layer(size = %d), @Layer(size = 10)})
                    public interface N%d extends dev.nnmaven.runtime.Network {}
                    """.formatted(i + 1, i));
        }
        project.java("many/Dims.java", "package many; class Dims { static final int WIDTH = 784; }");

        assertThat(project.specs()).hasSize(201);
    }

    /** The compiler's own limit is a hundred errors in a run; what it left out would look like sound files. */
    @Test
    void reportsMoreBrokenFilesThanTheCompilerWouldByItself() {
        for (int i = 100; i < 250; i++) {
            project.java("a/N" + i + ".java", "package a;\n@dev.nnmaven.annotations.NeuralNetwork(;\ninterface N {}");
        }

        assertThat(project.problems())
                .extracting(problem -> problem.substring(0, problem.indexOf(':')))
                .contains("a/N100.java", "a/N249.java")
                .hasSizeGreaterThanOrEqualTo(150);
    }
}
