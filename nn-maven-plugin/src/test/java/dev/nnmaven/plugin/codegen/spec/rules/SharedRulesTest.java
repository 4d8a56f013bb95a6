package dev.nnmaven.plugin.codegen.spec.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.plugin.codegen.read.Project;
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

    @Test
    void needsLayers() {
        project.both("inputs = 1, layers = {}", "\"inputs\": 1, \"layers\": []");

        assertThat(project.problems())
                .containsExactly(
                        "a/Net.java:[3,37] layers is empty: a network needs at least 1 layer",
                        "net.json:[2,24] layers is empty: a network needs at least 1 layer");
    }

    @Test
    void needsSizesAboveZero() {
        project.both(
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
        project.both(
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
        project.both(
                "inputs = 32768, layers = @Layer(size = 16384)",
                "\"inputs\": 32768, \"precision\": \"double\", \"layers\": [{\"size\": 8192}]");

        assertThat(project.specs()).hasSize(2);
    }

    @Test
    void findsAnAbsurdSizeBesideAnImpossibleOne() {
        project.both(
                "inputs = 0, layers = @Layer(size = 1073741824)",
                "\"inputs\": 4, \"layers\": [{\"size\": -1}, {\"size\": 1073741824}]");

        assertThat(project.problems())
                .containsExactly(
                        "a/Net.java:[3,25] inputs is 0: a network needs at least 1 input",
                        "a/Net.java:[3,51] layers[0].size is 1073741824: the weights up to this layer, which reads 1"
                                + " value, take 4.00 GiB in FLOAT precision, and a network may have at most 2 GiB",
                        "net.json:[2,34] layers[0].size is -1: a layer needs at least 1 neuron",
                        "net.json:[2,48] layers[1].size is 1073741824: the weights up to this layer, which reads 1"
                                + " value, take 4.00 GiB in float precision, and a network may have at most 2 GiB");
    }

    @Test
    void addsUpSizesThatOverflowEveryInteger() {
        project.both(
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
    void refusesMoreLayersThanHotSpotCompilesTrainingOf() {
        int count = 301;
        project.both(
                "inputs = 1, layers = {" + String.join(",", Collections.nCopies(count, "@Layer(size = 1)")) + "}",
                "\"inputs\": 1, \"layers\": [" + String.join(",", Collections.nCopies(count, "{\"size\": 0}")) + "]");

        assertThat(project.problems())
                .containsExactly(
                        "a/Net.java:[3,37] layers is a list of 301: a network may have at most 300 layers",
                        "net.json:[2,24] layers is a list of 301: a network may have at most 300 layers");
    }

    @Test
    void acceptsThreeHundredLayers() {
        int count = 300;
        project.both(
                "inputs = 1, layers = {" + String.join(",", Collections.nCopies(count, "@Layer(size = 1)")) + "}",
                "\"inputs\": 1, \"layers\": [" + String.join(",", Collections.nCopies(count, "{\"size\": 1}")) + "]");

        assertThat(project.specs())
                .hasSize(2)
                .allSatisfy(spec -> assertThat(spec.layers())
                        .hasSize(300)
                        .last()
                        .satisfies(layer -> assertThat(layer.name()).isEqualTo("layer300")));
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
            project.both(
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
        project.both(
                "learningRate = 1e-46, precision = Precision.DOUBLE, inputs = 1, layers = @Layer(size = 1)",
                "\"learningRate\": 1e39, \"precision\": \"double\", \"inputs\": 1, \"layers\": [{\"size\": 1}]");

        assertThat(project.specs()).extracting(spec -> spec.learningRate()).containsExactly(1e-46, 1e39);
    }

    @Test
    void refusesLearningRatesThatAreNoNumbers() {
        project.both(
                "learningRate = 0.0 / 0, inputs = 1, layers = @Layer(size = 1)",
                "\"inputs\": 1, \"layers\": [{\"size\": 1}]");
        assertThat(project.problems())
                .containsExactly("a/Net.java:[3,31] learningRate is NaN: a finite number above 0 is needed");

        project.both(
                "learningRate = 1 / 0.0, inputs = 1, layers = @Layer(size = 1)",
                "\"inputs\": 1, \"layers\": [{\"size\": 1}]");
        assertThat(project.problems())
                .containsExactly("a/Net.java:[3,31] learningRate is Infinity: a finite number above 0 is needed");
    }
}
