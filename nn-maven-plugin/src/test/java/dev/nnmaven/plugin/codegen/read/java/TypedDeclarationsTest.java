package dev.nnmaven.plugin.codegen.read.java;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.plugin.codegen.read.Project;
import dev.nnmaven.plugin.codegen.spec.NetworkSpec;
import dev.nnmaven.plugin.codegen.spec.TypedShape;
import dev.nnmaven.plugin.codegen.spec.TypedShape.Component;
import dev.nnmaven.plugin.codegen.spec.TypedShape.EnumShape;
import dev.nnmaven.plugin.codegen.spec.TypedShape.RecordShape;
import dev.nnmaven.plugin.codegen.spec.TypedShape.TypeName;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Interfaces that say what their inputs and outputs are. */
class TypedDeclarationsTest {

    private static final String HEAD = """
            package a;
            import dev.nnmaven.annotations.*;
            import dev.nnmaven.runtime.*;
            """;

    private static final EnumShape SPECIES =
            new EnumShape(new TypeName("a", "Iris.Species"), List.of("SETOSA", "VERSICOLOR", "VIRGINICA"));

    @TempDir
    Path folder;

    private Project project;

    @BeforeEach
    void start() {
        project = new Project(folder);
    }

    private static Component number(String name, String type) {
        return new Component(name, type, Optional.empty());
    }

    private NetworkSpec spec() {
        List<NetworkSpec> specs = project.specs();
        assertThat(specs).hasSize(1);
        return specs.get(0);
    }

    @Test
    void sizesFollowFromTheTypes() {
        project.java("a/Iris.java", HEAD + """
                @NeuralNetwork(layers = {@Layer(size = 8), @Layer})
                interface Iris extends Classifier<Iris.Flower, Iris.Species> {
                    record Flower(float sepalLength, double sepalWidth) {}
                    enum Species { SETOSA, VERSICOLOR, VIRGINICA }
                }
                """);

        NetworkSpec spec = spec();
        assertThat(spec.inputs()).isEqualTo(2);
        assertThat(spec.layers()).extracting("size").containsExactly(8, 3);
        assertThat(spec.typed())
                .contains(new TypedShape(
                        new RecordShape(
                                new TypeName("a", "Iris.Flower"),
                                List.of(number("sepalLength", "float"), number("sepalWidth", "double"))),
                        SPECIES));
    }

    @Test
    void sizesThatAgreeMayBeThere() {
        project.java("a/Iris.java", HEAD + """
                @NeuralNetwork(inputs = 2, layers = @Layer(size = 3))
                interface Iris extends Classifier<Iris.Flower, Iris.Species> {
                    record Flower(float sepalLength, float sepalWidth) {}
                    enum Species { SETOSA, VERSICOLOR, VIRGINICA }
                }
                """);

        assertThat(spec().inputs()).isEqualTo(2);
    }

    @Test
    void zeroIsTheSameAsLeavingASizeOut() {
        project.java("a/Iris.java", HEAD + """
                @NeuralNetwork(inputs = 0, layers = @Layer(size = 0))
                interface Iris extends Classifier<Iris.Flower, Iris.Species> {
                    record Flower(float sepalLength, float sepalWidth) {}
                    enum Species { SETOSA, VERSICOLOR, VIRGINICA }
                }
                """);

        assertThat(spec().inputs()).isEqualTo(2);
        assertThat(spec().layers().get(0).size()).isEqualTo(3);
    }

    @Test
    void everyKindOfComponent() {
        project.java("a/All.java", HEAD + """
                @NeuralNetwork(precision = Precision.DOUBLE, layers = @Layer(activation = Activation.IDENTITY))
                interface All extends DoubleRegressor<All.In, All.Out> {
                    record In(byte a, short b, int c, long d, float e, double f, boolean g, Kind h) {}
                    record Out(float x, double y) {}
                    enum Kind { ONE, TWO }
                }
                """);

        NetworkSpec spec = spec();
        assertThat(spec.inputs()).isEqualTo(9);
        assertThat(spec.typed().orElseThrow().input().numbers())
                .containsExactly("a", "b", "c", "d", "e", "f", "g", "h=ONE", "h=TWO");
        assertThat(spec.typed().orElseThrow().output())
                .isEqualTo(new RecordShape(
                        new TypeName("a", "All.Out"), List.of(number("x", "float"), number("y", "double"))));
    }

    @Test
    void typesMayStandInOtherFilesAndPackages() {
        project.java("b/Flower.java", "package b;\npublic record Flower(Color color, float size) {}\n")
                .java("b/Color.java", "package b;\npublic enum Color { RED, BLUE; Color other; }\n")
                .java("a/Species.java", "package a;\nenum Species { ROSE { void f() {} }, TULIP; void f() {} }\n")
                .java("a/Net.java", HEAD + """
                        @NeuralNetwork(layers = @Layer(activation = Activation.SOFTMAX), loss = Loss.CROSS_ENTROPY)
                        interface Net extends Classifier<b.Flower, Species>, NotThereYet {}
                        """);

        TypedShape shape = spec().typed().orElseThrow();
        assertThat(shape.input().numbers()).containsExactly("color=RED", "color=BLUE", "size");
        assertThat(shape.output()).isEqualTo(new EnumShape(new TypeName("a", "Species"), List.of("ROSE", "TULIP")));
    }

    @Test
    void typesMayStandInAModuleThatIsNotCompiledYet() {
        project.siblings = List.of(folder.resolve("sibling"));
        project.file("sibling/b/Flower.java", "package b;\npublic record Flower(float size) {}\n")
                .java("a/Net.java", HEAD + """
                        import b.Flower;
                        @NeuralNetwork(layers = @Layer)
                        interface Net extends Classifier<Flower, Net.Species> { enum Species { ROSE, TULIP } }
                        """);

        assertThat(spec().typed().orElseThrow().input().type()).isEqualTo(new TypeName("b", "Flower"));
    }

    @Test
    void typesMayBeThoseOfASupertype() {
        project.java("a/Base.java", """
                        package a;
                        interface Base<L extends Enum<L>> extends dev.nnmaven.runtime.Classifier<Base.Flower, L> {
                            record Flower(float size) {}
                        }
                        """).java("a/Net.java", HEAD + """
                        @NeuralNetwork(layers = @Layer)
                        interface Net extends Base<Net.Species> {
                            enum Species { ROSE, TULIP }
                        }
                        """);

        TypedShape shape = spec().typed().orElseThrow();
        assertThat(shape.input().type()).isEqualTo(new TypeName("a", "Base.Flower"));
        assertThat(shape.output().type()).isEqualTo(new TypeName("a", "Net.Species"));
    }

    @Test
    void typesMayBeClassFiles() throws IOException {
        Path classes = compiled("lib/Flower.java", """
                package lib;
                public record Flower(float size, Color color) {
                    public enum Color { RED, BLUE, WHITE }
                }
                """);
        project.classpath = List.of(Project.runtime(), classes);
        project.java("a/Net.java", HEAD + """
                import lib.Flower;
                @NeuralNetwork(layers = @Layer)
                interface Net extends Classifier<Flower, Flower.Color> {}
                """);

        // Component color and the labels have one name here.
        assertThat(project.problems())
                .containsExactly("a/Net.java:[6,42] enum Flower.Color gives its name to the column color of CSV files,"
                        + " and record Flower has a component of this name; rename one");

        project.java("a/Net.java", HEAD + """
                @NeuralNetwork(layers = @Layer)
                interface Net extends Classifier<lib.Flower, Net.Species> { enum Species { ROSE, TULIP } }
                """);
        assertThat(spec().typed().orElseThrow().input().numbers())
                .containsExactly("size", "color=RED", "color=BLUE", "color=WHITE");
    }

    private Path compiled(String name, String text) throws IOException {
        Path source = folder.resolve("lib-src").resolve(name);
        Files.createDirectories(source.getParent());
        Files.writeString(source, text);
        Path classes = Files.createDirectories(folder.resolve("lib-classes"));
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = javac.getStandardFileManager(null, null, null)) {
            List<String> options = List.of("-d", classes.toString());
            assertThat(javac.getTask(new StringWriter(), files, null, options, null, files.getJavaFileObjects(source))
                            .call())
                    .isTrue();
        }
        return classes;
    }

    @Test
    void methodsOfATypedNetworkMayBeDeclaredAgain() {
        project.java("a/Iris.java", HEAD + """
                import dev.nnmaven.runtime.data.*;
                import java.nio.file.Path;
                import java.util.List;
                @NeuralNetwork(layers = @Layer)
                interface Iris extends Classifier<Iris.Flower, Iris.Species> {
                    record Flower(float size) {}
                    enum Species { ROSE, TULIP }
                    @Override Species classify(Flower flower);
                    @Override Probabilities<Species> probabilities(Flower flower);
                    @Override void train(Flower flower, Species species);
                    @Override List<Example<Flower, Species>> read(Path file) throws java.io.IOException;
                    @Override Samples samples(List<Example<Flower, Species>> examples);
                    default String name(Flower flower) { return classify(flower).name(); }
                }
                """);

        assertThat(spec().inheritedNames()).containsExactlyInAnyOrder("Flower", "Species", "name");
    }

    @Test
    void otherInterfacesOfThatNameAreNone() {
        project.java("a/Classifier.java", "package a;\ninterface Classifier<I, L> {}\n")
                .java("a/Net.java", """
                        package a;
                        import dev.nnmaven.annotations.*;
                        @NeuralNetwork(inputs = 3, layers = @Layer(size = 2))
                        interface Net extends Classifier<String, Integer> {}
                        """);

        assertThat(spec().typed()).isEmpty();
    }
}
