package dev.nnmaven.plugin.codegen.read.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.plugin.codegen.read.Project;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JsonProblemsTest {

    private static final String VALUE =
            "; a string in double quotes, a number, true, false, null, a list or an object is needed";
    private static final String NUMBER = " in a number; JSON's numbers look like 12, -12, 0.5 or 1e-3";
    private static final String ESCAPE =
            " after a backslash; JSON's escapes are \\\" \\\\ \\/ \\b \\f \\n \\r \\t and \\u with four hexadecimal digits";

    @TempDir
    Path folder;

    private List<String> problems(String json) {
        return new Project(folder).json("net.json", json).problems();
    }

    record Case(String json, String problem) {}

    static Stream<Case> brokenFiles() {
        return Stream.of(
                new Case("", "[1,1] this file is empty: a JSON object is needed"),
                new Case(" \n ", "[1,1] this file is empty: a JSON object is needed"),
                new Case(
                        "{", "[1,2] this is no JSON: the file ends before the object that starts at [1,1] is complete"),
                new Case(
                        "{\n  \"layers\": [1,\n",
                        "[3,1] this is no JSON: the file ends before the list that starts at [2,13] is complete"),
                new Case("{\"a\": \"x", "[1,9] this is no JSON: the file ends before a string is complete"),
                new Case("{\n  \"a\": 1,\n}", "[3,1] this is no JSON: found '}' after a comma; remove the comma"),
                new Case("[1,]", "[1,4] this is no JSON: found ']' after a comma; remove the comma"),
                new Case("{,}", "[1,2] this is no JSON: found ','; a field name in double quotes is needed"),
                new Case("{size: 1}", "[1,2] this is no JSON: found size; a field name in double quotes is needed"),
                new Case(
                        "{\n \"a\" 1}",
                        "[2,6] this is no JSON: found 1; a colon is needed between a field's name and its value"),
                new Case(
                        "{\"a\": 1 \"b\": 2}",
                        "[1,9] this is no JSON: found '\"'; a comma is needed between two fields"),
                new Case("[1 2]", "[1,4] this is no JSON: found 2; a comma is needed between two elements"),
                new Case("{\"a\": tru}", "[1,7] this is no JSON: found tru" + VALUE),
                new Case("{\"a\": NaN}", "[1,7] this is no JSON: found NaN" + VALUE),
                new Case("{\"a\": Infinity}", "[1,7] this is no JSON: found Infinity" + VALUE),
                new Case("{\"a\": 'x'}", "[1,7] this is no JSON: found '''" + VALUE),
                new Case("{\"a\":}", "[1,6] this is no JSON: found '}'" + VALUE),
                new Case("{\"a\": .5}", "[1,7] this is no JSON: found '.'" + VALUE),
                new Case("{\"a\": 01}", "[1,8] this is no JSON: found 1" + NUMBER),
                new Case("{\"a\": 1.}", "[1,8] this is no JSON: found '.'" + NUMBER),
                new Case("{\"a\": -}", "[1,8] this is no JSON: found '}'" + NUMBER),
                new Case("{\"a\": +1}", "[1,8] this is no JSON: found 1" + NUMBER),
                new Case("{\"a\": 1e}", "[1,8] this is no JSON: found e" + NUMBER),
                new Case(
                        "{\"a\": \"x\n\"}",
                        "[1,9] this is no JSON: found '\\n' in a string; write it as an escape such as \\n"),
                new Case("{\"a\": \"\\q\"}", "[1,9] this is no JSON: found q" + ESCAPE),
                new Case("{\"a\": \"\\u12\"}", "[1,12] this is no JSON: found '\"'" + ESCAPE),
                new Case("// c\n{}", "[1,1] this is no JSON: found '/', and JSON has no comments"),
                new Case("{\"a\": /* */ 1}", "[1,7] this is no JSON: found '/', and JSON has no comments"),
                new Case("{\"a\": 1}}", "[1,9] this is no JSON: found '}' with nothing open"),
                new Case("]", "[1,1] this is no JSON: found ']' with nothing open"),
                new Case(
                        "{\"a\": [1}",
                        "[1,9] this is no JSON: found '}', which does not close the list that starts at [1,7]"),
                new Case("{\"a\": 1} x", "[1,10] this is no JSON: found x outside of the spec's object"),
                new Case("{} {}", "[1,4] this is no JSON: the file must end after its first value"),
                new Case(
                        "[".repeat(100_000),
                        "[1,52] objects or lists are too deep in each other here: a spec has three levels"),
                new Case("{\"a\":" + "1".repeat(2000) + "}", "[1,2006] this number, string or name is too long"),
                new Case("null", "[1,1] this spec is null: an object with class, inputs and layers is needed"),
                new Case("5", "[1,1] this spec is 5: an object with class, inputs and layers is needed"),
                new Case(" []", "[1,2] this spec is a list: an object with class, inputs and layers is needed"));
    }

    @ParameterizedTest
    @MethodSource("brokenFiles")
    void saysWhereAFileStopsBeingASpec(Case broken) {
        assertThat(problems(broken.json())).containsExactly("net.json:" + broken.problem());
    }

    @Test
    void reportsWrongTypesInOneRun() {
        assertThat(problems("""
                                {
                                  "$schema": 4,
                                  "class": 5,
                                  "inputs": 1.5,
                                  "learningRate": "0.1",
                                  "seed": true,
                                  "precision": 32,
                                  "loss": null,
                                  "errorRule": [],
                                  "layers": [
                                    {"size": "10"},
                                    {"size": 1, "name": 5},
                                    {"size": 1, "bias": "yes", "activation": {}},
                                    5,
                                    {"size": -3}
                                  ]
                                }
                                """))
                .containsExactly(
                        "net.json:[2,14] $schema is 4: a string is needed",
                        "net.json:[3,12] class is 5: a string is needed",
                        "net.json:[4,13] inputs is 1.5: a whole number is needed",
                        "net.json:[5,19] learningRate is \"0.1\": a number is needed",
                        "net.json:[6,11] seed is true: a whole number is needed",
                        "net.json:[7,16] precision is 32: a precision is needed: one of float or double",
                        "net.json:[8,11] loss is null: a loss is needed: one of squared_error, cross_entropy, huber or"
                                + " absolute_error",
                        "net.json:[9,16] errorRule is a list: an error rule is needed: one of auto, weighted_error,"
                                + " proportional or gradient",
                        "net.json:[11,14] layers[0].size is \"10\": a whole number is needed",
                        "net.json:[12,25] layers[1].name is 5: a string is needed",
                        "net.json:[13,25] layers[2].bias is \"yes\": true or false is needed",
                        "net.json:[13,46] layers[2].activation is an object: an activation is needed: one of"
                                + " sigmoid, tanh, relu, leaky_relu, elu, gelu, softplus, identity or softmax",
                        "net.json:[14,5] layers[3] is 5: an object with a size is needed",
                        "net.json:[15,14] layers[4].size is -3: a layer needs at least 1 neuron");
    }

    @Test
    void reportsLayersThatAreNoList() {
        assertThat(problems("{\"class\": \"N\", \"inputs\": 1, \"layers\": {\"size\": 1}}"))
                .containsExactly("net.json:[1,39] layers is an object: a list of layers is needed");
    }

    @Test
    void reportsUnknownMissingAndDuplicateFields() {
        assertThat(problems("""
                                {
                                  "className": "a.B",
                                  "learnRate": 0.1,
                                  "momentum\\u0007": 0.9,
                                  "seed": 1,
                                  "layers": [
                                    {"neurons": 5},
                                    {"size": 1, "activaton": "sigmoid", "size": 2}
                                  ],
                                  "seed": 2
                                }
                                """))
                .containsExactly(
                        "net.json:[1,1] class is missing: a spec needs the qualified name of the class to generate",
                        "net.json:[1,1] inputs is missing: a network needs the width of its input vector",
                        "net.json:[2,3] className is unknown: a spec has no such field; did you mean class?",
                        "net.json:[3,3] learnRate is unknown: a spec has no such field; did you mean learningRate?",
                        "net.json:[4,3] momentum\\u0007 is unknown: a spec has no such field; did you mean momentum?",
                        "net.json:[7,5] layers[0].size is missing: a layer needs its number of neurons",
                        "net.json:[7,6] layers[0].neurons is unknown: a layer has no such field, it has name, size,"
                                + " activation, bias, initializer and dropout",
                        "net.json:[8,17] layers[1].activaton is unknown: a layer has no such field; did you mean"
                                + " activation?",
                        "net.json:[8,41] layers[1].size is given twice: once is needed, and the first is at [8,6]",
                        "net.json:[10,3] seed is given twice: once is needed, and the first is at [5,3]");
    }

    @Test
    void reportsAnEmptyObject() {
        assertThat(problems("{}"))
                .containsExactly(
                        "net.json:[1,1] class is missing: a spec needs the qualified name of the class to generate",
                        "net.json:[1,1] inputs is missing: a network needs the width of its input vector",
                        "net.json:[1,1] layers is missing: a network needs at least 1 layer");
    }

    @Test
    void reportsMisspelledConstants() {
        assertThat(problems("""
                                {"class": "N", "inputs": 1,
                                 "precision": "FLOAT", "loss": "mse", "errorRule": "gradiant",
                                 "layers": [{"size": 1, "activation": "swish"}, {"size": 1, "activation": "sigmoyd"}]}
                                """))
                .containsExactly(
                        "net.json:[2,15] precision is \"FLOAT\": there is no such precision; did you mean float?",
                        "net.json:[2,32] loss is \"mse\": there is no such loss; there are squared_error,"
                                + " cross_entropy, huber and absolute_error",
                        "net.json:[2,52] errorRule is \"gradiant\": there is no such error rule; did you mean gradient?",
                        "net.json:[3,39] layers[0].activation is \"swish\": there is no such activation; there are"
                                + " sigmoid, tanh, relu, leaky_relu, elu, gelu, softplus, identity and softmax",
                        "net.json:[3,75] layers[1].activation is \"sigmoyd\": there is no such activation; did you mean"
                                + " sigmoid?");
    }

    @Test
    void reportsNumbersThatDoNotFit() {
        String integers = ": a whole number from -2147483648 to 2147483647 is needed";
        String longs = ": a whole number from -9223372036854775808 to 9223372036854775807 is needed";
        assertThat(problems("""
                                {"class": "N", "inputs": 2147483648, "seed": 9223372036854775808, "learningRate": 1e999,
                                 "layers": [
                                  {"size": -99999999999},
                                  {"size": 1e999999999},
                                  {"size": 1e99999999999},
                                  {"size": 1e-999999999},
                                  {"size": 0.999999999999999999999}]}
                                """))
                .containsExactly(
                        "net.json:[1,26] inputs is 2147483648" + integers,
                        "net.json:[1,46] seed is 9223372036854775808" + longs,
                        "net.json:[1,83] learningRate is 1e999: a finite number is needed",
                        "net.json:[3,12] layers[0].size is -99999999999" + integers,
                        "net.json:[4,12] layers[1].size is 1e999999999" + integers,
                        "net.json:[5,12] layers[2].size is 1e99999999999" + integers,
                        "net.json:[6,12] layers[3].size is 1e-999999999: a whole number is needed",
                        "net.json:[7,12] layers[4].size is 0.999999999999999999999: a whole number is needed");
    }

    @Test
    void readsWholeNumbersInEveryNotationThatTheSchemaAllows() {
        Project project = new Project(folder).json("net.json", """
                        {"class": "N", "inputs": 2.0, "seed": -9223372036854775808, "learningRate": 5e-1,
                         "layers": [{"size": 1e1}, {"size": 0.3E+1}]}
                        """);

        assertThat(project.specs()).singleElement().satisfies(spec -> {
            assertThat(spec.inputs()).isEqualTo(2);
            assertThat(spec.seed()).isEqualTo(Long.MIN_VALUE);
            assertThat(spec.learningRate()).isEqualTo(0.5);
            assertThat(spec.layers()).extracting(layer -> layer.size()).containsExactly(10, 3);
        });
    }

    @Test
    void keepsMessagesOnOneShortLine() {
        assertThat(problems("{\"class\": \"a\\n[ERROR] b\\u001b[2J" + "x".repeat(1000)
                        + "\", \"inputs\": 1, \"layers\": [{\"size\": 1}]}"))
                .containsExactly("net.json:[1,11] class is \"a\\n[ERROR] b\\u001B[2J" + "x".repeat(45)
                        + "...\": a name must not contain the invisible character \\u000A");
    }

    @Test
    void reportsEveryFile() {
        Project project = new Project(folder)
                .json("b.json", "{")
                .json("a/x.json", "[]")
                .json("a/ignored.txt", "{")
                .json("c.json", "{\"class\": \"N\", \"inputs\": 0, \"layers\": [{\"size\": 1}]}");

        assertThat(project.problems())
                .containsExactly(
                        "a/x.json:[1,1] this spec is a list: an object with class, inputs and layers is needed",
                        "b.json:[1,2] this is no JSON: the file ends before the object that starts at [1,1] is complete",
                        "c.json:[1,26] inputs is 0: a network needs at least 1 input");
    }
}
