package dev.nnmaven.plugin.codegen.read.java;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.plugin.codegen.declaration.MissingType;
import dev.nnmaven.plugin.codegen.read.Project;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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

    /** An annotation in line 4 and an interface that starts in line 5. */
    private void net(String annotation, String declaration) {
        project.java("a/Net.java", """
                package a;
                import dev.nnmaven.annotations.*;
                import dev.nnmaven.runtime.*;
                """ + annotation + "\n" + declaration);
    }

    private void classifier(String declaration) {
        net("@NeuralNetwork(layers = @Layer)", declaration);
    }

    private void regressor(String declaration) {
        net("@NeuralNetwork(layers = @Layer(activation = Activation.IDENTITY))", declaration);
    }

    @Test
    void refusesSizesThatTheTypesContradict() {
        net("@NeuralNetwork(inputs = 5, layers = {@Layer(size = 8), @Layer(size = 1)})", """
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
        net("@NeuralNetwork(layers = @Layer(size = 3))", """
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
        net("@NeuralNetwork(inputs = 1, layers = @Layer)", """
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
        net("@NeuralNetwork(layers = {@Layer, @Layer})", """
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
        classifier("""
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
        classifier("""
                interface Net extends Classifier<b.Flower, Net.Species> {
                    enum Species { ROSE, TULIP }
                }
                """);

        assertThat(project.problems())
                .containsExactly("b/Flower.java:[3,9] component name of record Flower is String" + COMPONENT);
    }

    @Test
    void refusesOutputsThatAreNotReal() {
        regressor("""
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
    void refusesTypesOfTheWrongKind() {
        classifier("""
                interface Net extends Classifier<Net.Species, Net.Flower> {
                    record Flower(float length) {}
                    enum Species { ROSE, TULIP }
                }
                """);
        assertThat(project.problems())
                .containsExactly(
                        "a/Net.java:[5,34] Classifier<…> names enum Net.Species: the input of a Classifier is a record,"
                                + " whose components are the inputs",
                        "a/Net.java:[5,47] Classifier<…> names record Net.Flower: the labels of a Classifier are an"
                                + " enum, with an output for each constant");

        regressor("""
                interface Net extends Regressor<String, Net.Species> {
                    enum Species { ROSE, TULIP }
                }
                """);
        assertThat(project.problems())
                .containsExactly(
                        "a/Net.java:[5,33] Regressor<…> names String: the input of a Regressor is a record, whose"
                                + " components are the inputs",
                        "a/Net.java:[5,41] Regressor<…> names enum Net.Species: the output of a Regressor is a record,"
                                + " whose components are the outputs");
    }

    @Test
    void refusesTypesThatAreNotThere() {
        classifier("""
                interface Net extends Classifier<Flower, Species> {
                    record Flower(float length) {}
                }
                """);

        assertThat(project.problems())
                .containsExactly(
                        "a/Net.java:[5,34] Classifier<…> names Flower, and there is no such type here; write Net.Flower,"
                                + " since it is nested in the interface",
                        "a/Net.java:[5,42] Classifier<…> names Species, and there is no such type here; is an import"
                                + " missing, or is it not public? If Kotlin or Lombok makes it, write it in Java; if another"
                                + " plugin does, bind generate to the phase process-sources");
    }

    @Test
    void refusesInterfacesWithoutTypesOrWithTwoMeanings() {
        classifier("interface Net extends Classifier {}");
        assertThat(project.problems())
                .containsExactly(
                        "a/Net.java:[5,23] Classifier stands without types: write Classifier<Input, Label> with"
                                + " a record and an enum");

        regressor("interface Net extends Regressor {}");
        assertThat(project.problems())
                .containsExactly("a/Net.java:[5,23] Regressor stands without types: write Regressor<Input, Output> with"
                        + " two records");

        regressor("""
                interface Net extends Regressor<Net.In, Net.Out>, Classifier<Net.In, Net.Label> {
                    record In(float a) {}
                    record Out(float b) {}
                    enum Label { A, B }
                }
                """);
        assertThat(project.problems())
                .containsExactly("a/Net.java:[5,51] interface Net extends Regressor and Classifier: a network is one of"
                        + " them; extend one");
    }

    @Test
    void refusesTypesThatTheGeneratedClassCannotSee() {
        project.java("a/Outer.java", """
                package a;
                class Outer {
                    private record Hidden(float a, Color color) {}
                    private static class Inner { enum Label { A, B } }
                    private enum Color { RED, BLUE }
                }
                """).java("b/Flower.java", """
                package b;
                record Flower(float a) {}
                """).java("b/Open.java", """
                package b;
                public record Open(Color color) { enum Color { RED, BLUE } }
                """);
        classifier("interface Net extends Classifier<Outer.Hidden, Outer.Inner.Label> {}");
        assertThat(project.problems())
                .containsExactly(
                        "a/Net.java:[5,34] record Outer.Hidden is private: the generated class must be able to see it;"
                                + " remove private",
                        "a/Net.java:[5,48] enum Outer.Inner.Label stands in Outer.Inner, which is private: the"
                                + " generated class must be able to see it; remove private or move it");

        classifier("interface Net extends Classifier<b.Flower, Net.Label> { enum Label { A, B } }");
        assertThat(project.problems())
                .containsExactly("a/Net.java:[5,34] record Flower is not public, and in another package: the generated"
                        + " class must be able to see it; make it and the types around it public");

        project.java("a/Net.java", """
                package a;
                import b.Flower;
                import dev.nnmaven.annotations.*;
                @NeuralNetwork(layers = @Layer)
                interface Net extends dev.nnmaven.runtime.Classifier<Flower, Net.Label> {
                    enum Label { A, B }
                }
                """);
        assertThat(project.problems())
                .containsExactly(
                        "a/Net.java:[5,54] Classifier<…> names Flower, and there is no such type here; is an import"
                                + " missing, or is it not public? If Kotlin or Lombok makes it, write it in Java; if another"
                                + " plugin does, bind generate to the phase process-sources");

        classifier("interface Net extends Classifier<b.Open, Net.Label> { enum Label { A, B } }");
        assertThat(project.problems())
                .containsExactly(
                        "b/Open.java:[2,20] enum Open.Color is not public, and in another package: the generated"
                                + " class must be able to see it; make it and the types around it public");
    }

    @Test
    void refusesTypesThatHoldNothing() {
        classifier("""
                interface Net extends Classifier<Net.None, Net.One> {
                    record None() {}
                    enum One { ONE }
                }
                """);
        assertThat(project.problems())
                .containsExactly(
                        "a/Net.java:[5,34] record Net.None has no components: a network needs at least 1 input",
                        "a/Net.java:[5,44] enum Net.One has 1 constant: at least 2 are needed to tell apart");

        regressor("""
                interface Net extends Regressor<Net.In, Net.None> {
                    record In(Zero zero) {}
                    record None() {}
                    enum Zero {}
                }
                """);
        assertThat(project.problems())
                .containsExactly(
                        "a/Net.java:[5,41] record Net.None has no components: a network needs at least 1 output",
                        "a/Net.java:[6,15] component zero of record Net.In is of enum Net.Zero, which has no constants:"
                                + " at least 2 are needed to tell apart");
    }

    @Test
    void refusesGenericRecords() {
        classifier("""
                interface Net extends Classifier<Net.Box<Integer>, Net.Label> {
                    record Box<T>(float a) {}
                    enum Label { A, B }
                }
                """);

        assertThat(project.problems())
                .containsExactly(
                        "a/Net.java:[5,34] record Net.Box has type parameters: generated code knows none; remove"
                                + " them");
    }

    @Test
    void refusesMoreNumbersThanAClassCanName() {
        String labels = IntStream.range(0, 1001).mapToObj(i -> "L" + i).collect(Collectors.joining(", "));
        classifier("""
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
        classifier("""
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

    @Test
    void refusesColumnsOfOneName() {
        classifier("""
                interface Net extends Classifier<Net.In, Net.RGB> {
                    record In(float rgb, float RGB) {}
                    enum RGB { RED, GREEN, BLUE }
                }
                """);
        assertThat(project.problems())
                .containsExactly("a/Net.java:[5,42] enum Net.RGB gives its name to the column RGB of CSV files, and"
                        + " record Net.In has a component of this name; rename one");

        regressor("""
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
    void refusesOutputsThatAreNoProbabilities() {
        List.of("RELU", "IDENTITY", "TANH").forEach(activation -> {
            net("@NeuralNetwork(layers = @Layer(activation = Activation." + activation + "))", """
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
        net("@NeuralNetwork(precision = Precision.DOUBLE, layers = @Layer)", """
                interface Net extends Classifier<Net.In, Net.Label> {
                    record In(float a) {}
                    enum Label { A, B }
                }
                """);
        assertThat(project.problems())
                .containsExactly("a/Net.java:[4,28] precision is DOUBLE: interface Net extends Classifier, which is for"
                        + " FLOAT; set precision = FLOAT or extend DoubleClassifier");

        regressor("""
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
        classifier("""
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
        net("@NeuralNetwork(learningRate = 0, layers = {@Layer(size = -1), @Layer(size = 5)})", """
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
