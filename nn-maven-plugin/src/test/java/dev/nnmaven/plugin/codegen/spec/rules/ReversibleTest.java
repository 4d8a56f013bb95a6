package dev.nnmaven.plugin.codegen.spec.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.plugin.codegen.read.Project;
import dev.nnmaven.plugin.codegen.spec.NetworkSpec;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who asks for a network that can be run backwards, and who gets one. */
class ReversibleTest {

    @TempDir
    Path folder;

    private Project project;

    @BeforeEach
    void start() {
        project = new Project(folder);
    }

    private Project net(String annotation, String declaration) {
        return project.java("a/Net.java", """
                package a;
                import dev.nnmaven.annotations.*;
                import dev.nnmaven.runtime.*;
                @NeuralNetwork(inputs = 1, %s)
                %s
                """.formatted(annotation, declaration));
    }

    @Test
    void interfacesAskByWhatTheyExtend() {
        String layers = "layers = @Layer(size = 1)";
        for (String declaration : new String[] {
            "interface Net extends Reversible {}",
            "interface Net extends Network, Reversible {}",
            "interface Net extends Between {}\ninterface Between extends NotThereYet, Reversible {}",
            "interface Net extends Reversible { Object backquery(int label); float[] backquery(float[] outputs); }"
        }) {
            assertThat(net(layers, declaration).specs()).singleElement().matches(NetworkSpec::reversible);
        }
        assertThat(net(layers + ", precision = Precision.DOUBLE", "interface Net extends DoubleReversible {}")
                        .specs())
                .singleElement()
                .matches(NetworkSpec::reversible);
        assertThat(net(layers, "interface Net extends Network {}").specs())
                .singleElement()
                .matches(spec -> !spec.reversible());
    }

    @Test
    void typedInterfacesAskToo() {
        net(
                "layers = {@Layer(size = 2), @Layer()}",
                "interface Net extends Classifier<Net.In, Net.Out>, Reversible {\n"
                        + " record In(float x) {}\n enum Out { A, B }\n}");
        assertThat(project.specs()).singleElement().matches(NetworkSpec::reversible);
    }

    @Test
    void specsAskByAField() {
        for (boolean reversible : new boolean[] {true, false}) {
            project.json("net.json", """
                    {"class": "Net", "inputs": 1, "reversible": %s, "layers": [{"size": 1}]}
                    """.formatted(reversible));
            assertThat(project.specs()).singleElement().matches(spec -> spec.reversible() == reversible);
        }
        project.json("net.json", "{\"class\": \"Net\", \"inputs\": 1, \"layers\": [{\"size\": 1}]}");
        assertThat(project.specs()).singleElement().matches(spec -> !spec.reversible());
    }

    @Test
    void everyActivationNeedsAnInverse() {
        net(
                "layers = {@Layer(size = 2, activation = Activation.RELU),\n"
                        + " @Layer(size = 2, activation = Activation.TANH),\n"
                        + " @Layer(size = 2, activation = Activation.GELU)}",
                "interface Net extends Reversible {}");
        project.json("net.json", """
                {"class": "b.Net", "inputs": 1, "reversible": true, "layers": [
                 {"size": 2, "activation": "gelu"},
                 {"size": 2, "activation": "relu"}]}
                """);

        String relu = ": it has no inverse for backquery, as every sum below 0 gives the same 0; choose ";
        String gelu =
                ": it has no inverse for backquery, as below 0 it falls and rises again, so that two sums give the"
                        + " same value; choose ";
        String annotated = "LEAKY_RELU, SOFTPLUS or another activation, or do not extend Reversible";
        String json = "leaky_relu, softplus or another activation, or leave reversible out";
        assertThat(project.problems())
                .containsExactly(
                        "a/Net.java:[4,68] layers[0].activation is RELU" + relu + annotated,
                        "a/Net.java:[6,32] layers[2].activation is GELU" + gelu + annotated,
                        "net.json:[2,28] layers[0].activation is gelu" + gelu + json,
                        "net.json:[3,28] layers[1].activation is relu" + relu + json);
    }

    @Test
    void theAdviceFitsThePrecision() {
        net(
                "precision = Precision.DOUBLE, layers = @Layer(size = 2, activation = Activation.RELU)",
                "interface Net extends DoubleReversible {}");
        assertThat(project.problems()).singleElement().asString().endsWith("or do not extend DoubleReversible");
    }

    @Test
    void theOthersNeedNone() {
        net("layers = @Layer(size = 2, activation = Activation.RELU)", "interface Net extends Network {}");
        project.json("net.json", """
                {"class": "b.Net", "inputs": 1, "reversible": false, "layers": [{"size": 2, "activation": "gelu"}]}
                """);
        assertThat(project.specs()).hasSize(2);
    }

    @Test
    void theFieldIsTrueOrFalse() {
        project.json("net.json", """
                {"class": "Net", "inputs": 1, "reversible": "yes", "layers": [{"size": 1, "activation": "relu"}]}
                """);
        assertThat(project.problems())
                .containsExactly("net.json:[1,45] reversible is \"yes\": true or false is needed");
    }

    @Test
    void tellsWhereBackqueryComesFrom() {
        net("layers = @Layer(size = 2)", "interface Net extends Network {\n    float[] backquery(int label);\n}");
        assertThat(project.problems())
                .containsExactly(
                        "a/Net.java:[6,5] method backquery(int) is abstract: the generated class has it only if"
                                + " the interface extends Reversible; extend that too");
        net(
                "precision = Precision.DOUBLE, layers = @Layer(size = 2)",
                "interface Net extends DoubleNetwork {\n    double[] backquery(double[] outputs);\n}");
        assertThat(project.problems())
                .containsExactly(
                        "a/Net.java:[6,5] method backquery(double[]) is abstract: the generated class has it only"
                                + " if the interface extends DoubleReversible; extend that too");
    }

    @Test
    void precisionAndInterfaceGoTogether() {
        net("precision = Precision.DOUBLE, layers = @Layer(size = 2)", "interface Net extends Reversible {}");
        assertThat(project.problems())
                .containsExactly("a/Net.java:[4,40] precision is DOUBLE: interface Net extends Reversible, which is for"
                        + " FLOAT; set precision = FLOAT or extend DoubleReversible");
    }

    @Test
    void methodsThatDoNotGoWithTheGeneratedOnes() {
        net(
                "layers = @Layer(size = 2)",
                "interface Net extends Named {\n}\ninterface Named extends Reversible {"
                        + " default int backquery(String name) { return 1; } int[] reverse(); }");
        assertThat(project.problems())
                .containsExactly(
                        "a/Net.java:[7,87] method reverse() of Named is abstract: the generated class implements"
                                + " only the methods of Reversible; make it a default method or remove it");
    }
}
