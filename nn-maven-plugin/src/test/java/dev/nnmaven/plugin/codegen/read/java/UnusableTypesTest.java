package dev.nnmaven.plugin.codegen.read.java;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.plugin.codegen.read.Project;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Types that a typed interface cannot be given: of the wrong kind, out of sight, empty or generic. */
class UnusableTypesTest {

    @TempDir
    Path folder;

    private Project project;

    @BeforeEach
    void start() {
        project = new Project(folder);
    }

    @Test
    void refusesTypesOfTheWrongKind() {
        TypedNet.classifier(project, """
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

        TypedNet.regressor(project, """
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
        TypedNet.classifier(project, """
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
        TypedNet.classifier(project, "interface Net extends Classifier {}");
        assertThat(project.problems())
                .containsExactly(
                        "a/Net.java:[5,23] Classifier stands without types: write Classifier<Input, Label> with"
                                + " a record and an enum");

        TypedNet.regressor(project, "interface Net extends Regressor {}");
        assertThat(project.problems())
                .containsExactly("a/Net.java:[5,23] Regressor stands without types: write Regressor<Input, Output> with"
                        + " two records");

        TypedNet.regressor(project, """
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
        TypedNet.classifier(project, "interface Net extends Classifier<Outer.Hidden, Outer.Inner.Label> {}");
        assertThat(project.problems())
                .containsExactly(
                        "a/Net.java:[5,34] record Outer.Hidden is private: the generated class must be able to see it;"
                                + " remove private",
                        "a/Net.java:[5,48] enum Outer.Inner.Label stands in Outer.Inner, which is private: the"
                                + " generated class must be able to see it; remove private or move it");

        TypedNet.classifier(project, "interface Net extends Classifier<b.Flower, Net.Label> { enum Label { A, B } }");
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

        TypedNet.classifier(project, "interface Net extends Classifier<b.Open, Net.Label> { enum Label { A, B } }");
        assertThat(project.problems())
                .containsExactly(
                        "b/Open.java:[2,20] enum Open.Color is not public, and in another package: the generated"
                                + " class must be able to see it; make it and the types around it public");
    }

    @Test
    void refusesTypesThatHoldNothing() {
        TypedNet.classifier(project, """
                interface Net extends Classifier<Net.None, Net.One> {
                    record None() {}
                    enum One { ONE }
                }
                """);
        assertThat(project.problems())
                .containsExactly(
                        "a/Net.java:[5,34] record Net.None has no components: a network needs at least 1 input",
                        "a/Net.java:[5,44] enum Net.One has 1 constant: at least 2 are needed to tell apart");

        TypedNet.regressor(project, """
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
        TypedNet.classifier(project, """
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
}
