package dev.nnmaven.plugin.codegen.spec.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.plugin.codegen.read.Project;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names of layers and classes, in both front-ends. */
class NamesTest {

    @TempDir
    Path folder;

    private Project project;

    @BeforeEach
    void start() {
        project = new Project(folder);
    }

    @Test
    void refusesLayerNamesThatAreThereTwice() {
        project.both("""
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
            project.both(
                    "inputs = 1, layers = @Layer(size = 1, name = \"" + name.get(0) + "\")",
                    "\"inputs\": 1, \"layers\": [{\"size\": 1, \"name\": \"" + name.get(0) + "\"}]");

            String message = "layers[0].name is " + name.get(1) + ": " + name.get(2);
            assertThat(project.problems())
                    .containsExactly("a/Net.java:[3,61] " + message, "net.json:[2,45] " + message);
        }
    }

    @Test
    void acceptsNamesOfAllScripts() {
        project.both(
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
        project.both(
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
    void keepsTheNamesOfVectorClassesFree() {
        String network = "package a;\nimport dev.nnmaven.annotations.*;\n"
                + "@NeuralNetwork(inputs = 1, className = \"%s\", layers = @Layer(size = 1))\n" + "interface %s {}";
        project.java("a/A.java", network.formatted("Second", "A"))
                .java("a/B.java", network.formatted("SecondVECTORS", "B"))
                .java("a/C.java", network.formatted("ThirdVectors", "C"))
                .java("a/D.java", network.formatted("Third", "D"))
                .java("a/E.java", network.formatted("Fourth", "FourthVectors"))
                .java("a/FifthVectors.java", "package a; class FifthVectors {}")
                .json("fifth.json", "{\"class\": \"a.Fifth\", \"inputs\": 1, \"layers\": [{\"size\": 1}]}");
        assertThat(project.specs()).hasSize(6);

        project.vectors = true;

        assertThat(project.problems())
                .containsExactly(
                        "a/B.java:[3,40] className is \"SecondVECTORS\": a.A:[3,40] declares a.Second, whose vector code"
                                + " goes into a.SecondVectors; choose another name with className, or set vector to off",
                        "a/D.java:[3,40] className is \"Third\": its vector code goes into a.ThirdVectors, and"
                                + " a.C:[3,40] declares a.ThirdVectors; choose another name with className, or set"
                                + " vector to off",
                        "a/E.java:[3,40] className is \"Fourth\": its vector code goes into a.FourthVectors, and the"
                                + " sources have this class already, in a.FourthVectors:[3,1]; choose another name with"
                                + " className, or set vector to off",
                        "fifth.json:[1,11] class is \"a.Fifth\": its vector code goes into a.FifthVectors, and the"
                                + " sources have this class already, in a/FifthVectors.java; choose another name with"
                                + " class, or set vector to off");
    }

    @Test
    void refusesClassesThatTheSourcesHave() {
        project.both("inputs = 1, layers = @Layer(size = 1)", "\"inputs\": 1, \"layers\": [{\"size\": 1}]");
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
