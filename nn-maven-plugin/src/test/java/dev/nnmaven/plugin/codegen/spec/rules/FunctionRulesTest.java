package dev.nnmaven.plugin.codegen.spec.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.annotations.ErrorRule;
import dev.nnmaven.plugin.codegen.read.Project;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes with what: activations, losses and error rules, with the same messages for both front-ends. */
class FunctionRulesTest {

    @TempDir
    Path folder;

    private Project project;

    @BeforeEach
    void start() {
        project = new Project(folder);
    }

    @Test
    void softmaxIsForTheLastLayer() {
        project.both(
                "inputs = 1, loss = Loss.CROSS_ENTROPY, layers = {@Layer(size = 2, activation = Activation.SOFTMAX),"
                        + " @Layer(size = 2, activation = Activation.SOFTMAX)}",
                "\"inputs\": 1, \"loss\": \"cross_entropy\", \"layers\": [{\"size\": 2, \"activation\": \"softmax\"},"
                        + " {\"size\": 2, \"activation\": \"softmax\"}]");

        assertThat(project.problems())
                .containsExactly(
                        "a/Net.java:[3,95] layers[0].activation is SOFTMAX: it turns the outputs of a network into"
                                + " probabilities, and this is layer 1 of 2; choose RELU or another activation",
                        "net.json:[2,76] layers[0].activation is softmax: it turns the outputs of a network into"
                                + " probabilities, and this is layer 1 of 2; choose relu or another activation");
    }

    @Test
    void softmaxNeedsCrossEntropy() {
        project.both(
                "inputs = 1, layers = @Layer(size = 2, activation = Activation.SOFTMAX)",
                "\"inputs\": 1, \"loss\": \"huber\", \"layers\": [{\"size\": 2, \"activation\": \"softmax\"}]");

        assertThat(project.problems())
                .containsExactly(
                        "a/Net.java:[3,1] loss is SQUARED_ERROR: layers[0].activation is SOFTMAX, whose probabilities are"
                                + " trained by CROSS_ENTROPY; set loss to CROSS_ENTROPY, or choose another activation for"
                                + " the last layer",
                        "net.json:[2,22] loss is huber: layers[0].activation is softmax, whose probabilities are trained"
                                + " by cross_entropy; set loss to cross_entropy, or choose another activation for the last"
                                + " layer");
    }

    @Test
    void softmaxNeedsTwoNeurons() {
        project.both(
                "inputs = 1, loss = Loss.CROSS_ENTROPY, layers = @Layer(size = 1, activation = Activation.SOFTMAX)",
                "\"inputs\": 1, \"loss\": \"cross_entropy\", \"layers\": [{\"size\": 1, \"activation\": \"softmax\"}]");

        assertThat(project.problems())
                .containsExactly(
                        "a/Net.java:[3,78] layers[0].size is 1: the SOFTMAX of a single neuron is always 1; give each"
                                + " class a neuron, or choose activation SIGMOID for one probability",
                        "net.json:[2,59] layers[0].size is 1: the softmax of a single neuron is always 1; give each class"
                                + " a neuron, or choose activation sigmoid for one probability");
    }

    @Test
    void crossEntropyNeedsProbabilities() {
        project.both(
                "inputs = 1, loss = Loss.CROSS_ENTROPY, layers = {@Layer(size = 2),"
                        + " @Layer(size = 2, activation = Activation.TANH)}",
                "\"inputs\": 1, \"loss\": \"cross_entropy\", \"layers\": [{\"size\": 2, \"activation\": \"identity\"}]");

        assertThat(project.problems())
                .containsExactly(
                        "a/Net.java:[3,35] loss is CROSS_ENTROPY: it needs outputs that are probabilities, but"
                                + " layers[1].activation is TANH; choose SOFTMAX there for classes of which one is right,"
                                + " SIGMOID for answers of yes or no, or another loss",
                        "net.json:[2,22] loss is cross_entropy: it needs outputs that are probabilities, but"
                                + " layers[0].activation is identity; choose softmax there for classes of which one is"
                                + " right, sigmoid for answers of yes or no, or another loss");
    }

    @Test
    void theRulesOfTheBookNeedSigmoidAndSquaredError() {
        project.both(
                "inputs = 1, errorRule = ErrorRule.WEIGHTED_ERROR, layers = {@Layer(size = 2),"
                        + " @Layer(size = 2, activation = Activation.TANH)}",
                "\"inputs\": 1, \"errorRule\": \"proportional\", \"loss\": \"huber\", \"layers\": [{\"size\": 2}]");

        assertThat(project.problems())
                .containsExactly(
                        "a/Net.java:[3,40] errorRule is WEIGHTED_ERROR: it is made for activation SIGMOID in every layer"
                                + " and loss SQUARED_ERROR, but layers[1].activation is TANH; choose GRADIENT or leave"
                                + " errorRule out",
                        "net.json:[2,27] errorRule is proportional: it is made for activation sigmoid in every layer and"
                                + " loss squared_error, but loss is huber; choose gradient or leave errorRule out");
    }

    @Test
    void leavesUnreadableValuesToThoseWhoReadThem() {
        project.both(
                "inputs = 1, errorRule = ErrorRule.PROPORTIONAL, layers = @Layer(size = 2, activation = null)",
                "\"inputs\": 1, \"loss\": 5, \"layers\": [{\"size\": 2, \"activation\": \"softmax\"}]");

        assertThat(project.problems()).hasSize(2).allMatch(problem -> problem.contains("is needed: one of"));
    }

    @Test
    void acceptsWhatGoesTogether() {
        project.both(
                "inputs = 1, loss = Loss.CROSS_ENTROPY, layers = {@Layer(size = 2, activation = Activation.RELU),"
                        + " @Layer(size = 2, activation = Activation.SOFTMAX)}",
                "\"inputs\": 1, \"loss\": \"cross_entropy\", \"layers\": [{\"size\": 1}]");

        assertThat(project.specs()).extracting(spec -> spec.errorRule()).containsOnly(ErrorRule.GRADIENT);
    }

    @Test
    void takesTheProportionalRuleOnlyWhenAsked() {
        project.both(
                "inputs = 1, errorRule = ErrorRule.PROPORTIONAL, layers = @Layer(size = 2)",
                "\"inputs\": 1, \"errorRule\": \"auto\", \"layers\": [{\"size\": 1}]");

        assertThat(project.specs())
                .extracting(spec -> spec.errorRule())
                .containsExactly(ErrorRule.PROPORTIONAL, ErrorRule.WEIGHTED_ERROR);
    }
}
