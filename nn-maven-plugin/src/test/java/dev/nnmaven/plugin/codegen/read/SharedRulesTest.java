package dev.nnmaven.plugin.codegen.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules that both front-ends share: the same mistake gets the same message, at its own place. */
class SharedRulesTest {

    @TempDir
    Path folder;

    private Project project;

    @BeforeEach
    void start() {
        project = new Project(folder);
    }

    /** Arguments of an annotation that starts in line 3, and members of an object that starts in line 1. */
    private void both(String arguments, String members) {
        project.java(
                        "a/Net.java",
                        "package a;\nimport dev.nnmaven.annotations.*;\n@NeuralNetwork(" + arguments
                                + ")\ninterface Net {}\n")
                .json("net.json", "{\"class\": \"b.Net\",\n" + members + "}");
    }

    @Test
    void needsLayers() {
        both("inputs = 1, layers = {}", "\"inputs\": 1, \"layers\": []");

        assertThat(project.problems())
                .containsExactly(
                        "a/Net.java:[3,37] layers is empty: a network needs at least 1 layer",
                        "net.json:[2,24] layers is empty: a network needs at least 1 layer");
    }

    @Test
    void needsSizesAboveZero() {
        both(
                "inputs = 0, layers = {@Layer(size = 0), @Layer(size = -10), @Layer(size = Integer.MIN_VALUE)}",
                "\"inputs\": 0, \"layers\": [{\"size\": 0}, {\"size\": -10}, {\"size\": -2147483648}]");

        assertThat(project.problems())
                .containsExactly(
                        "a/Net.java:[3,25] inputs is 0: a network needs at least 1 input",
                        "a/Net.java:[3,52] layers[0].size is 0: a layer needs at least 1 neuron",
                        "a/Net.java:[3,70] layers[1].size is -10: a layer needs at least 1 neuron",
                        "a/Net.java:[3,90] layers[2].size is -2147483648: a layer needs at least 1 neuron",
                        "net.json:[2,11] inputs is 0: a network needs at least 1 input",
                        "net.json:[2,34] layers[0].size is 0: a layer needs at least 1 neuron",
                        "net.json:[2,47] layers[1].size is -10: a layer needs at least 1 neuron",
                        "net.json:[2,62] layers[2].size is -2147483648: a layer needs at least 1 neuron");
    }

    @Test
    void refusesWeightsPastTheLimitAtTheLayerThatPassesIt() {
        both(
                "inputs = 32768, layers = {@Layer(size = 16384), @Layer(size = 1), @Layer(size = 9)}",
                "\"inputs\": 32768, \"precision\": \"double\", \"layers\": [{\"size\": 16384}]");

        assertThat(project.problems())
                .containsExactly(
                        "a/Net.java:[3,78] layers[1].size is 1: the weights up to this layer, which reads 16384 values,"
                                + " take 2147549184 bytes in FLOAT precision, and a network may have at most 2 GiB",
                        "net.json:[2,61] layers[0].size is 16384: the weights up to this layer, which reads 32768"
                                + " values, take 4.00 GiB in double precision, and a network may have at most 2 GiB");
    }

    @Test
    void acceptsWeightsOfExactlyTheLimit() {
        both(
                "inputs = 32768, layers = @Layer(size = 16384)",
                "\"inputs\": 32768, \"precision\": \"double\", \"layers\": [{\"size\": 8192}]");

        assertThat(project.specs()).hasSize(2);
    }

    @Test
    void addsUpSizesThatOverflowEveryInteger() {
        both(
                "inputs = Integer.MAX_VALUE, layers = @Layer(size = Integer.MAX_VALUE)",
                "\"inputs\": 1, \"layers\": [{\"size\": 2147483647}, {\"size\": 2147483647}]");

        assertThat(project.problems())
                .containsExactly(
                        "a/Net.java:[3,67] layers[0].size is 2147483647: the weights up to this layer, which reads"
                                + " 2147483647 values, take 16.00 EiB in FLOAT precision, and a network may have at most"
                                + " 2 GiB",
                        "net.json:[2,34] layers[0].size is 2147483647: the weights up to this layer, which reads 1"
                                + " value, take 8.00 GiB in float precision, and a network may have at most 2 GiB");
    }

    @Test
    void refusesAThousandAndOneLayers() {
        int count = 1001;
        both(
                "inputs = 1, layers = {" + String.join(",", Collections.nCopies(count, "@Layer(size = 1)")) + "}",
                "\"inputs\": 1, \"layers\": [" + String.join(",", Collections.nCopies(count, "{\"size\": 0}")) + "]");

        assertThat(project.problems())
                .containsExactly(
                        "a/Net.java:[3,37] layers is a list of 1001: a network may have at most 1000 layers",
                        "net.json:[2,24] layers is a list of 1001: a network may have at most 1000 layers");
    }

    @Test
    void acceptsAThousandLayers() {
        int count = 1000;
        both(
                "inputs = 1, layers = {" + String.join(",", Collections.nCopies(count, "@Layer(size = 1)")) + "}",
                "\"inputs\": 1, \"layers\": [" + String.join(",", Collections.nCopies(count, "{\"size\": 1}")) + "]");

        assertThat(project.specs())
                .hasSize(2)
                .allSatisfy(spec -> assertThat(spec.layers())
                        .hasSize(1000)
                        .last()
                        .satisfies(layer -> assertThat(layer.name()).isEqualTo("layer1000")));
    }

    @Test
    void needsALearningRateThatCanBeUsed() {
        for (List<String> rate : List.of(
                List.of("0", "0", "0.0", "a finite number above 0 is needed"),
                List.of("-0.5", "-0.5", "-0.5", "a finite number above 0 is needed"),
                List.of(
                        "1e-46",
                        "1e-46",
                        "1.0E-46",
                        "in FLOAT precision that is 0; at least 1.4E-45 is needed, or DOUBLE precision"),
                List.of(
                        "1e39",
                        "1e39",
                        "1.0E39",
                        "in FLOAT precision that is infinite; at most 3.4E38 is needed, or DOUBLE precision"))) {
            both(
                    "learningRate = " + rate.get(0) + ", inputs = 1, layers = @Layer(size = 1)",
                    "\"learningRate\": " + rate.get(1) + ", \"inputs\": 1, \"layers\": [{\"size\": 1}]");

            String need = rate.get(3);
            assertThat(project.problems())
                    .containsExactly(
                            "a/Net.java:[3,31] learningRate is " + rate.get(2) + ": " + need,
                            "net.json:[2,17] learningRate is " + rate.get(2) + ": "
                                    + need.replace("FLOAT", "float").replace("DOUBLE", "double"));
        }
    }

    @Test
    void acceptsSmallAndLargeLearningRatesInDoublePrecision() {
        both(
                "learningRate = 1e-46, precision = Precision.DOUBLE, inputs = 1, layers = @Layer(size = 1)",
                "\"learningRate\": 1e39, \"precision\": \"double\", \"inputs\": 1, \"layers\": [{\"size\": 1}]");

        assertThat(project.specs()).extracting(spec -> spec.learningRate()).containsExactly(1e-46, 1e39);
    }

    @Test
    void refusesLearningRatesThatAreNoNumbers() {
        both(
                "learningRate = 0.0 / 0, inputs = 1, layers = @Layer(size = 1)",
                "\"inputs\": 1, \"layers\": [{\"size\": 1}]");
        assertThat(project.problems())
                .containsExactly("a/Net.java:[3,31] learningRate is NaN: a finite number above 0 is needed");

        both(
                "learningRate = 1 / 0.0, inputs = 1, layers = @Layer(size = 1)",
                "\"inputs\": 1, \"layers\": [{\"size\": 1}]");
        assertThat(project.problems())
                .containsExactly("a/Net.java:[3,31] learningRate is Infinity: a finite number above 0 is needed");
    }

    @Test
    void refusesLayerNamesThatAreThereTwice() {
        both("""
                inputs = 1, layers = {
                @Layer(size = 1, name = "hidden"),
                @Layer(size = 1, name = "hidden"),
                @Layer(size = 1, name = "layer4"),
                @Layer(size = 1),
                @Layer(size = 1),
                @Layer(size = 1, name = "layer5")}""", """
                "inputs": 1, "layers": [
                {"size": 1, "name": "hidden"},
                {"size": 1, "name": "hidden"},
                {"size": 1, "name": "layer4"},
                {"size": 1},
                {"size": 1},
                {"size": 1, "name": "layer5"}]""");

        assertThat(project.problems())
                .containsExactly(
                        "a/Net.java:[5,25] layers[1].name is \"hidden\": layers[0] at [4,25] has this name already, and"
                                + " every layer needs its own",
                        "a/Net.java:[7,1] layers[3].name is \"layer4\" by default: layers[2] at [6,25] has this name"
                                + " already, and every layer needs its own",
                        "a/Net.java:[9,25] layers[5].name is \"layer5\": layers[4] at [8,1] has this name by default,"
                                + " and every layer needs its own",
                        "net.json:[4,21] layers[1].name is \"hidden\": layers[0] at [3,21] has this name already, and"
                                + " every layer needs its own",
                        "net.json:[6,1] layers[3].name is \"layer4\" by default: layers[2] at [5,21] has this name"
                                + " already, and every layer needs its own",
                        "net.json:[8,21] layers[5].name is \"layer5\": layers[4] at [7,1] has this name by default, and"
                                + " every layer needs its own");
    }

    @Test
    void refusesLayerNamesThatAreNoIdentifiers() {
        for (List<String> name : List.of(
                List.of("two words", "\"two words\"", "a Java identifier is needed, and it must not contain a space"),
                List.of("1st", "\"1st\"", "a Java identifier is needed, and it must not start with '1'"),
                List.of("a-b", "\"a-b\"", "a Java identifier is needed, and it must not contain '-'"),
                List.of("*/", "\"*/\"", "a Java identifier is needed, and it must not contain '*'"),
                List.of("../x", "\"../x\"", "a Java identifier is needed, and it must not contain '.'"),
                List.of("x\\\"y", "\"x\\\"y\"", "a Java identifier is needed, and it must not contain '\"'"),
                List.of("x\\ny", "\"x\\ny\"", "a name must not contain the invisible character \\u000A"),
                List.of("x\\u202Ey", "\"x\\u202Ey\"", "a name must not contain the invisible character \\u202E"),
                List.of("x\\u200By", "\"x\\u200By\"", "a name must not contain the invisible character \\u200B"),
                List.of("x\\u0000y", "\"x\\u0000y\"", "a name must not contain the invisible character \\u0000"),
                List.of("\\uD83D\\uDE00", "\"😀\"", "a Java identifier is needed, and it must not contain '😀'"),
                List.of("class", "\"class\"", "class is a keyword of Java; choose another name"),
                List.of("true", "\"true\"", "true is a keyword of Java; choose another name"),
                List.of("_", "\"_\"", "_ is a keyword of Java; choose another name"),
                List.of(
                        "ä".repeat(101),
                        "\"" + "ä".repeat(60) + "...\"",
                        "a name may take at most 200 bytes in UTF-8, and this one takes 202"))) {
            both(
                    "inputs = 1, layers = @Layer(size = 1, name = \"" + name.get(0) + "\")",
                    "\"inputs\": 1, \"layers\": [{\"size\": 1, \"name\": \"" + name.get(0) + "\"}]");

            String message = "layers[0].name is " + name.get(1) + ": " + name.get(2);
            assertThat(project.problems())
                    .containsExactly("a/Net.java:[3,61] " + message, "net.json:[2,45] " + message);
        }
    }

    @Test
    void acceptsNamesOfAllScripts() {
        both(
                "inputs = 1, className = \"Zähler\", layers = @Layer(size = 1, name = \"層_1$\")",
                "\"inputs\": 1, \"layers\": [{\"size\": 1, \"name\": \"η\"}]");

        assertThat(project.specs()).hasSize(2);
    }

    @Test
    void refusesClassNamesThatAreNone() {
        for (List<String> name : List.of(
                List.of("a b", "a Java identifier is needed, and it must not contain a space"),
                List.of("int", "int is a keyword of Java; choose another name"),
                List.of("record", "record is a word of Java that cannot name a class; choose another name"),
                List.of("X/Y", "a Java identifier is needed, and it must not contain '/'"))) {
            project.java("a/Net.java", """
                            package a;
                            import dev.nnmaven.annotations.*;
                            @NeuralNetwork(className = "%s", inputs = 1, layers = @Layer(size = 1))
                            interface Net {}
                            """.formatted(name.get(0)))
                    .json(
                            "net.json",
                            "{\"class\": \"%s\", \"inputs\": 1, \"layers\": [{\"size\": 1}]}".formatted(name.get(0)));

            assertThat(project.problems())
                    .containsExactly(
                            "a/Net.java:[3,28] className is \"" + name.get(0) + "\": " + name.get(1),
                            "net.json:[1,11] class is \"" + name.get(0) + "\": " + name.get(1));
        }
    }

    @Test
    void refusesQualifiedNamesInAnAnnotation() {
        both(
                "className = \"b.Net\", inputs = 1, layers = @Layer(size = 1)",
                "\"inputs\": 1, \"layers\": [{\"size\": 1}]");

        assertThat(project.problems())
                .containsExactly(
                        "a/Net.java:[3,28] className is \"b.Net\": a simple name is needed, since the class goes"
                                + " into the package of the interface");
    }

    @Test
    void refusesQualifiedNamesWithBadParts() {
        for (List<String> name : List.of(
                List.of("", "\"\": a name is needed, not an empty string"),
                List.of("a..B", "\"a..B\": there must be a name on both sides of every dot"),
                List.of(".B", "\".B\": there must be a name on both sides of every dot"),
                List.of("B.", "\"B.\": there must be a name on both sides of every dot"),
                List.of("../B", "\"../B\": there must be a name on both sides of every dot"),
                List.of("a.new.B", "\"a.new.B\": in its part \"new\", new is a keyword of Java; choose another name"),
                List.of(
                        "a.b-c.D",
                        "\"a.b-c.D\": in its part \"b-c\", a Java identifier is needed, and it must not contain '-'"),
                List.of(
                        "a.var",
                        "\"a.var\": in its part \"var\", var is a word of Java that cannot name a class; choose another"
                                + " name"),
                List.of(
                        "java.util.Net",
                        "\"java.util.Net\": packages that start with java. belong to the JDK; choose another"))) {
            project.json(
                    "net.json", "{\"class\": \"" + name.get(0) + "\", \"inputs\": 1, \"layers\": [{\"size\": 1}]}");

            assertThat(project.problems()).containsExactly("net.json:[1,11] class is " + name.get(1));
        }
    }

    @Test
    void refusesTwoDeclarationsOfOneClass() {
        String network = "package a;\nimport dev.nnmaven.annotations.*;\n"
                + "@NeuralNetwork(inputs = 1, layers = @Layer(size = 1)%s)\n" + "interface %s {}";
        project.java("a/First.java", network.formatted("", "First"))
                .java("a/Second.java", network.formatted(", className = \"FirstNetwork\"", "Second"))
                .java("a/Third.java", network.formatted(", className = \"FIRSTNetwork\"", "Third"))
                .json("sub/first.json", "{\"class\": \"a.FirstNetwork\", \"inputs\": 1, \"layers\": [{\"size\": 1}]}");

        assertThat(project.problems())
                .containsExactly(
                        "a/Second.java:[3,67] className is \"FirstNetwork\": a.First:[3,1] declares the same class, and"
                                + " each declaration needs its own",
                        "a/Third.java:[3,67] className is \"FIRSTNetwork\": a.First:[3,1] declares a.FirstNetwork, which"
                                + " differs only in letter case and would be the same file on some machines",
                        "sub/first.json:[1,11] class is \"a.FirstNetwork\": a.First:[3,1] declares the same class, and"
                                + " each declaration needs its own");
    }

    @Test
    void refusesClassesThatTheSourcesHave() {
        both("inputs = 1, layers = @Layer(size = 1)", "\"inputs\": 1, \"layers\": [{\"size\": 1}]");
        project.java("a/NetNetwork.java", "package a; class NetNetwork {}")
                .java("b/Net.java", "package b; class Net {}")
                .java("c/Self.java", """
                        package c;
                        import dev.nnmaven.annotations.*;
                        class Outer {
                            @NeuralNetwork(inputs = 1, className = "Outer", layers = @Layer(size = 1))
                            interface Inner {}
                        }
                        """);

        assertThat(project.problems())
                .containsExactly(
                        "a/Net.java:[3,1] className is \"NetNetwork\": the sources have this class already, in"
                                + " a/NetNetwork.java; choose another name with className",
                        "c/Self.java:[4,44] className is \"Outer\": the type that carries the annotation has this name;"
                                + " choose another with className",
                        "net.json:[1,11] class is \"b.Net\": the sources have this class already, in b/Net.java; choose"
                                + " another name with class");
    }
}
