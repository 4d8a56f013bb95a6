package dev.nnmaven.plugin.codegen.read.java;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.plugin.codegen.declaration.MissingType;
import dev.nnmaven.plugin.codegen.read.Project;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What may be wrong with the types of a typed interface, and with sizes beside them. */
class TypedProblemsTest {

    private static final String COMPONENT =
            ": a number (byte, short, int, long, float or double), a boolean or an enum is needed";

    @TempDir
    Path folder;

    private Project project;

    @BeforeEach
    void start() {
        project = new Project(folder);
    }

    @Test
    void tellsWhereATypedInterfaceMayBeMissing() {
        project.java("a/Net.java", """
                package a;
                import dev.nnmaven.annotations.*;
                @NeuralNetwork(layers = @Layer(size = 2))
                interface Net extends Classifier<Net.Flower, Net.Species> {
                    record Flower(float length) {}
                    enum Species { ROSE, TULIP }
                }
                """);

        assertThat(project.problems())
                .containsExactly("a/Net.java:[3,1] inputs is missing: a network needs the width of its input vector;"
                        + " Classifier would say it, but cannot be found: is dev.nnmaven.runtime.Classifier imported, and"
                        + " nn-runtime among the dependencies?");
    }

    @Test
    void refusesComponentsThatAreNoNumbers() {
        TypedNet.classifier(project, """
                interface Net extends Classifier<Net.Flower, Net.Species> {
                    record Flower(
                            String name,
                            Integer petals,
                            float length,
                            float[] colors,
                            @Deprecated java.util.List<Float> leaves,
                            Inner inner,
                            char letter,
                            Unknown unknown) {}
                    record Inner(float a) {}
                    enum Species { ROSE, TULIP }
                }
                """);

        String of = " of record Net.Flower is ";
        assertThat(project.problems())
                .containsExactly(
                        "a/Net.java:[7,13] component name" + of + "String" + COMPONENT,
                        "a/Net.java:[8,13] component petals" + of + "Integer" + COMPONENT + "; make it int",
                        "a/Net.java:[10,13] component colors" + of + "float[]" + COMPONENT,
                        "a/Net.java:[11,25] component leaves" + of + "List" + COMPONENT,
                        "a/Net.java:[12,13] component inner" + of + "record Net.Inner" + COMPONENT
                                + "; put its components here",
                        "a/Net.java:[13,13] component letter" + of + "char" + COMPONENT,
                        "a/Net.java:[14,13] component unknown" + of + "Unknown" + COMPONENT + "; " + MissingType.HINT);
    }

    @Test
    void reportsAComponentWhereItStands() {
        project.java("b/Flower.java", "package b;\npublic record Flower(float size,\n        String name) {}\n");
        TypedNet.classifier(project, """
                interface Net extends Classifier<b.Flower, Net.Species> {
                    enum Species { ROSE, TULIP }
                }
                """);

        assertThat(project.problems())
                .containsExactly("b/Flower.java:[3,9] component name of record Flower is String" + COMPONENT);
    }

    @Test
    void refusesOutputsThatAreNotReal() {
        TypedNet.regressor(project, """
                interface Net extends Regressor<Net.House, Net.Estimate> {
                    record House(float area) {}
                    record Estimate(float price, int rooms, boolean sold, Kind kind) {}
                    enum Kind { A, B }
                }
                """);

        String need = ": the outputs of a network are real numbers; make it float or double";
        assertThat(project.problems())
                .containsExactly(
                        "a/Net.java:[7,34] component rooms of record Net.Estimate is int" + need
                                + ", and round it where a whole number is needed",
                        "a/Net.java:[7,45] component sold of record Net.Estimate is boolean" + need,
                        "a/Net.java:[7,59] component kind of record Net.Estimate is enum Net.Kind" + need);
    }

    @Test
    void refusesColumnsOfOneName() {
        TypedNet.classifier(project, """
                interface Net extends Classifier<Net.In, Net.RGB> {
                    record In(float rgb, float RGB) {}
                    enum RGB { RED, GREEN, BLUE }
                }
                """);
        assertThat(project.problems())
                .containsExactly("a/Net.java:[5,42] enum Net.RGB gives its name to the column RGB of CSV files, and"
                        + " record Net.In has a component of this name; rename one");

        TypedNet.regressor(project, """
                interface Net extends Regressor<Net.In, Net.Out> {
                    record In(float price) {}
                    record Out(float price) {}
                }
                """);
        assertThat(project.problems())
                .containsExactly("a/Net.java:[5,41] records Net.In and Net.Out have a component price each: columns of"
                        + " CSV files go by these names; rename one");
    }

    @Test
    void advisesQuantitiesAgainstFunctionsOfClasses() {
        String regressor = """
                interface Net extends Regressor<Net.In, Net.Out> {
                    record In(float area) {}
                    record Out(float price) {}
                }
                """;
        TypedNet.declare(
                project,
                "@NeuralNetwork(loss = Loss.CROSS_ENTROPY, layers = @Layer(activation = Activation.IDENTITY))",
                regressor);
        assertThat(project.problems())
                .singleElement()
                .asString()
                .endsWith("loss is CROSS_ENTROPY: it needs outputs that are probabilities, but layers[0].activation is"
                        + " IDENTITY; choose loss SQUARED_ERROR for quantities, or activation SIGMOID there for"
                        + " probabilities");
        TypedNet.declare(
                project,
                "@NeuralNetwork(loss = Loss.CROSS_ENTROPY, layers = @Layer(activation = Activation.SOFTMAX))",
                regressor);
        assertThat(project.problems())
                .singleElement()
                .asString()
                .endsWith(
                        "the SOFTMAX of a single neuron is always 1; for a quantity, choose activation IDENTITY and loss"
                                + " SQUARED_ERROR");
    }

    @Test
    void refusesOutputsThatAreNoProbabilities() {
        List.of("RELU", "IDENTITY", "TANH").forEach(activation -> {
            TypedNet.declare(
                    project, "@NeuralNetwork(layers = @Layer(activation = Activation." + activation + "))", """
                    interface Net extends Classifier<Net.In, Net.Label> {
                        record In(float a) {}
                        enum Label { A, B }
                    }
                    """);
            assertThat(project.problems())
                    .containsExactly("a/Net.java:[4,45] layers[0].activation is " + activation
                            + ": the outputs of a Classifier are probabilities; choose SOFTMAX with loss CROSS_ENTROPY,"
                            + " or SIGMOID");
        });
    }

    @Test
    void namesTheTwinOfTheRightPrecision() {
        TypedNet.declare(project, "@NeuralNetwork(precision = Precision.DOUBLE, layers = @Layer)", """
                interface Net extends Classifier<Net.In, Net.Label> {
                    record In(float a) {}
                    enum Label { A, B }
                }
                """);
        assertThat(project.problems())
                .containsExactly("a/Net.java:[4,28] precision is DOUBLE: interface Net extends Classifier, which is for"
                        + " FLOAT; set precision = FLOAT or extend DoubleClassifier");

        TypedNet.regressor(project, """
                interface Net extends DoubleRegressor<Net.In, Net.Out> {
                    record In(float a) {}
                    record Out(float b) {}
                }
                """);
        assertThat(project.problems())
                .containsExactly("a/Net.java:[4,1] precision is FLOAT: interface Net extends DoubleRegressor, which is"
                        + " for DOUBLE; set precision = DOUBLE or extend Regressor");
    }

    @Test
    void reportsMethodsThatDoNotGoWithTheGeneratedOnes() {
        TypedNet.classifier(project, """
                interface Net extends Classifier<Net.In, Net.Label> {
                    record In(float a) {}
                    enum Label { A, B }
                    default int train(In in, Label label) { return 1; }
                    Label classify(float a);
                }
                """);

        assertThat(project.problems())
                .containsExactly(
                        "a/Net.java:[8,5] method train(In, Label) returns int: the generated class has void"
                                + " train(In, Label); return void or rename it",
                        "a/Net.java:[9,5] method classify(float) is abstract: the generated class implements only the"
                                + " methods of Classifier; make it a default method or remove it");
    }

    @Test
    void reportsWrongTypesBesideOtherMistakes() {
        TypedNet.declare(
                project, "@NeuralNetwork(learningRate = 0, layers = {@Layer(size = -1), @Layer(size = 5)})", """
                interface Net extends Classifier<Net.In, Net.Label> {
                    record In(String a) {}
                    enum Label { A, B }
                }
                """);

        assertThat(project.problems())
                .containsExactly(
                        "a/Net.java:[4,31] learningRate is 0.0: a finite number above 0 is needed",
                        "a/Net.java:[4,58] layers[0].size is -1: a layer needs at least 1 neuron",
                        "a/Net.java:[4,77] layers[1].size is 5: there is an output for each constant of enum Net.Label,"
                                + " and it has 2, A and B; leave size out or set it to 2",
                        "a/Net.java:[6,15] component a of record Net.In is String" + COMPONENT);
    }
}
