package dev.nnmaven.plugin.codegen.read.java;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.plugin.codegen.read.Project;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sizes that the types of a typed interface give, and sizes written beside them. */
class TypedSizesTest {

    @TempDir
    Path folder;

    private Project project;

    @BeforeEach
    void start() {
        project = new Project(folder);
    }

    @Test
    void refusesSizesThatTheTypesContradict() {
        TypedNet.declare(project, "@NeuralNetwork(inputs = 5, layers = {@Layer(size = 8), @Layer(size = 1)})", """
                interface Net extends Classifier<Net.Flower, Net.Species> {
                    record Flower(float length, Color color) {}
                    enum Color { RED, BLUE }
                    enum Species { ROSE, TULIP }
                }
                """);

        assertThat(project.problems())
                .containsExactly(
                        "a/Net.java:[4,25] inputs is 5: record Net.Flower gives 3, length, color=RED and color=BLUE;"
                                + " leave inputs out or set it to 3",
                        "a/Net.java:[4,70] layers[1].size is 1: there is an output for each constant of enum"
                                + " Net.Species, and it has 2, ROSE and TULIP; leave size out or set it to 2");
    }

    @Test
    void refusesOutputsThatARecordContradicts() {
        TypedNet.declare(project, "@NeuralNetwork(layers = @Layer(size = 3))", """
                interface Net extends Regressor<Net.In, Net.Out> {
                    record In(float a) {}
                    record Out(float b) {}
                }
                """);

        assertThat(project.problems())
                .containsExactly("a/Net.java:[4,39] layers[0].size is 3: record Net.Out gives 1, b; leave size out or"
                        + " set it to 1");
    }

    @Test
    void showsTheStartOfManyNames() {
        String components = IntStream.range(0, 12).mapToObj(i -> "int c" + i).collect(Collectors.joining(", "));
        TypedNet.declare(project, "@NeuralNetwork(inputs = 1, layers = @Layer)", """
                interface Net extends Classifier<Net.In, Net.Label> {
                    record In(%s) {}
                    enum Label { A, B }
                }
                """.formatted(components));

        assertThat(project.problems())
                .containsExactly(
                        "a/Net.java:[4,25] inputs is 1: record Net.In gives 12, c0, c1, c2, c3, c4, c5, c6, c7,"
                                + " c8, c9 and 2 more; leave inputs out or set it to 12");
    }

    @Test
    void sizesStayNecessaryElsewhere() {
        TypedNet.declare(project, "@NeuralNetwork(layers = {@Layer, @Layer})", """
                interface Net extends Classifier<Net.Flower, Net.Species> {
                    record Flower(float length) {}
                    enum Species { ROSE, TULIP }
                }
                """);
        project.java("b/Plain.java", """
                package b;
                import dev.nnmaven.annotations.*;
                @NeuralNetwork(layers = @Layer)
                interface Plain extends dev.nnmaven.runtime.Network {}
                """);

        assertThat(project.problems())
                .containsExactly(
                        "a/Net.java:[4,26] layers[0].size is missing: a layer needs its number of neurons",
                        "b/Plain.java:[3,1] inputs is missing: a network needs the width of its input vector",
                        "b/Plain.java:[3,25] layers[0].size is missing: a layer needs its number of neurons");
    }

    @Test
    void refusesMoreNumbersThanAClassCanName() {
        String labels = IntStream.range(0, 1001).mapToObj(i -> "L" + i).collect(Collectors.joining(", "));
        TypedNet.classifier(project, """
                interface Net extends Classifier<Net.In, Net.Label> {
                    record In(float a, Label label) {}
                    enum Label { %s }
                }
                """.formatted(labels));

        String tooMany =
                "enum Net.Label gives 1001 numbers: a typed network has at most 1000; extend Network, and hand it"
                        + " arrays";
        assertThat(project.problems()).containsExactly("a/Net.java:[5,42] " + tooMany, "a/Net.java:[6,24] " + tooMany);

        String half = IntStream.range(0, 500).mapToObj(i -> "L" + i).collect(Collectors.joining(", "));
        TypedNet.classifier(project, """
                interface Net extends Classifier<Net.In, Net.Label> {
                    record In(float a, Kind one, Kind two) {}
                    enum Kind { %s }
                    enum Label { A, B }
                }
                """.formatted(half));
        assertThat(project.problems())
                .containsExactly("a/Net.java:[5,34] record Net.In gives 1001 numbers: a typed network has at most 1000;"
                        + " extend Network, and hand it arrays");
    }
}
