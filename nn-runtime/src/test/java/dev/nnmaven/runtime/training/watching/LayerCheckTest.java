package dev.nnmaven.runtime.training.watching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.runtime.data.Samples;
import dev.nnmaven.runtime.training.Fakes;
import dev.nnmaven.runtime.training.Training;
import dev.nnmaven.runtime.training.TrainingListener;
import dev.nnmaven.runtime.training.TrainingWarning;
import dev.nnmaven.runtime.weights.Tensor;
import dev.nnmaven.runtime.weights.Weights;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Dead and saturated layers of networks whose weights are given and stay. */
class LayerCheckTest {
    private static final String REST = ", squared_error, gradient";

    private final List<String> warnings = new ArrayList<>();
    private final TrainingListener listener = new TrainingListener() {
        @Override
        public void warned(TrainingWarning warning, String advice) {
            warnings.add(warning + ": " + advice);
        }
    };

    /** Says that it has the given layers, and never learns. */
    private static class Fixed implements Fakes.Unable {
        private final String fingerprint;
        private final List<Tensor> tensors;
        int saves;

        Fixed(String fingerprint, Tensor... tensors) {
            this.fingerprint = fingerprint;
            this.tensors = List.of(tensors);
        }

        @Override
        public void train(float[] inputs, float[] targets) {}

        @Override
        public void save(Path file) {
            saves++;
            try {
                Weights.save(file, "fixed", fingerprint, tensors);
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }

    /** Neurons that all read one input with a weight of 1, with biases of their own, then one that adds up nothing. */
    private static Fixed network(String activation, float... biases) {
        float[] ones = new float[biases.length];
        Arrays.fill(ones, 1);
        return new Fixed(
                "1-" + biases.length + "(" + activation + ")-1(identity)" + REST,
                Tensor.matrix("hidden.weight", biases.length, 1, ones),
                Tensor.vector("hidden.bias", biases),
                Tensor.matrix("output.weight", 1, biases.length, new float[biases.length]),
                Tensor.vector("output.bias", new float[1]));
    }

    /** Inputs from 0 to 1; the targets vary, and no output of 0 explains them. */
    private static Samples samples(int count) {
        float[][] inputs = new float[count][1];
        float[][] targets = new float[count][1];
        for (int n = 0; n < count; n++) {
            inputs[n][0] = n / (float) count;
            targets[n][0] = n % 2;
        }
        return Samples.of(inputs, targets);
    }

    private void train(Fixed network, int epochs, Samples samples) {
        warnings.clear();
        Training.of(network).epochs(epochs).listener(listener).run(samples);
    }

    @Test
    void rectifiersThatAlwaysGiveZeroAreDead() {
        train(network("relu", -2, -3, -2, 0.5f, 0.5f), 1, samples(40));
        assertThat(warnings)
                .containsExactly(
                        "DEAD_LAYER: found 3 of 5 neurons of layer hidden (relu) dead after epoch 1: none of 40"
                                + " samples brings them where their activation has a slope, so they learn nothing; try a lower"
                                + " learning rate or another seed, check the scaling of inputs and targets, or choose leaky_relu");
        // Half of them is not more than half, and what fires for one sample is not dead.
        train(network("relu", -2, -3, 1, 1), 1, samples(40));
        assertThat(warnings).isEmpty();
        train(network("relu", -0.97f, -0.97f, -0.97f), 1, samples(40));
        assertThat(warnings).isEmpty();
        train(network("relu", -0.98f, -0.98f, -0.98f), 1, samples(40));
        assertThat(warnings).hasSize(1);
    }

    @Test
    void otherFunctionsThatAreFlatBelowDieToo() {
        for (String activation : List.of("elu", "softplus", "gelu")) {
            train(network(activation, -7, -8), 1, samples(40));
            assertThat(warnings)
                    .singleElement()
                    .asString()
                    .startsWith("DEAD_LAYER: found 2 of 2 neurons of layer hidden");
            train(network(activation, -3, -2), 1, samples(40));
            assertThat(warnings).isEmpty();
        }
    }

    @Test
    void sigmoidAndTanhSaturateAtEitherBound() {
        train(network("sigmoid", 6, -6, 0), 1, samples(40));
        assertThat(warnings)
                .containsExactly(
                        "SATURATED_LAYER: found 2 of 3 neurons of layer hidden (sigmoid) saturated after epoch 1:"
                                + " nearly all of 40 samples bring them to a bound of their activation, so they hardly learn;"
                                + " check the scaling of inputs and targets, try a lower learning rate, or choose another activation");
        train(network("tanh", 4, -5), 1, samples(40));
        assertThat(warnings).singleElement().asString().contains("(tanh) saturated");
        // σ(4.5) is 0.989: not within 1 %.
        train(network("sigmoid", 3.5f, -4.5f, 3), 1, samples(40));
        assertThat(warnings).isEmpty();
    }

    @Test
    void targetsThatTheLastLayerCannotAnswer() {
        Samples samples = samples(40);
        for (String activation : List.of("sigmoid", "softmax")) {
            assertThat(ofLast(activation, samples, 1.02f))
                    .containsExactly(
                            "TARGETS_OUT_OF_REACH: found the target 1.020 at place 0 of a sample, as it is trained"
                                    + " on, expected targets from 0 to 1, as layer output (" + activation
                                    + ") answers nothing"
                                    + " else: choose identity for this layer, the last");
            assertThat(ofLast(activation, samples, -0.02f)).hasSize(1);
            assertThat(ofLast(activation, samples, 1.005f)).isEmpty();
        }
        assertThat(ofLast("tanh", samples, -1.1f))
                .singleElement()
                .asString()
                .contains("the target -1.100 ", "expected targets from -1 to 1,");
        assertThat(ofLast("tanh", samples, -1)).isEmpty();
        assertThat(ofLast("relu", samples, 5)).isEmpty();
        assertThat(ofLast("relu", samples, -1)).singleElement().asString().contains("targets of at least 0,");
        assertThat(ofLast("softplus", samples, -1)).hasSize(1);
        assertThat(ofLast("gelu", samples, -1)).singleElement().asString().contains("at least -0.17,");
        assertThat(ofLast("elu", samples, -1)).isEmpty();
        assertThat(ofLast("elu", samples, -2)).singleElement().asString().contains("at least -1,");
        assertThat(ofLast("leaky_relu", samples, -9)).isEmpty();
        assertThat(ofLast("identity", samples, -9)).isEmpty();
    }

    @Test
    void theTargetOutOfReachHasTheNameThatIsKnown() {
        Samples samples = samples(40).withNames(List.of("length"), List.of("mass"));
        assertThat(ofLast("sigmoid", samples, 2)).singleElement().asString().contains("2.000 at place 0 (mass) of");
    }

    /** Warnings of a network of one layer. */
    private List<String> ofLast(String activation, Samples samples, float target) {
        samples.target(3)[0] = target;
        train(
                new Fixed(
                        "1-1(" + activation + ")" + REST,
                        Tensor.matrix("output.weight", 1, 1, new float[] {1}),
                        Tensor.vector("output.bias", new float[] {0.1f})),
                3,
                samples);
        return warnings;
    }

    @Test
    void aFewSamplesElsewhereDoNotUndoSaturation() {
        Samples samples = samples(40);
        samples.input(1)[0] = -6;
        samples.input(2)[0] = -6;
        train(network("sigmoid", 6), 1, samples);
        assertThat(warnings).hasSize(1);
        samples.input(3)[0] = -6;
        train(network("sigmoid", 6), 1, samples);
        assertThat(warnings).isEmpty();
    }

    @Test
    void functionsThatAreNowhereFlatAreNeverStuck() {
        for (String activation : List.of("leaky_relu", "identity")) {
            train(network(activation, -9, -9), 1, samples(40));
            assertThat(warnings).isEmpty();
        }
    }

    @Test
    void layersAreNamedTogether() {
        float[] dead = {-2, -2};
        Fixed network = new Fixed(
                "1-2(relu)-2(relu)-2(relu, no bias)-1(relu)" + REST,
                Tensor.matrix("one.weight", 2, 1, new float[2]),
                Tensor.vector("one.bias", dead),
                Tensor.matrix("two.weight", 2, 2, new float[4]),
                Tensor.vector("two.bias", new float[] {1, 1}),
                Tensor.matrixByInput("three.weight", new float[][] {{1, -1}, {1, -1}}),
                Tensor.matrixByOutput("output.weight", new float[][] {{-1, 1}}),
                Tensor.vector("output.bias", new float[1]));
        train(network, 1, samples(40));
        assertThat(warnings)
                .singleElement()
                .asString()
                .startsWith(
                        "DEAD_LAYER: found 2 of 2 neurons of layer one (relu) and 1 of 1 neurons of layer output (relu)"
                                + " dead after epoch 1: none of 40 samples");
    }

    @Test
    void outputsMayBeNearTheirBounds() {
        train(
                new Fixed(
                        "1-1(sigmoid)" + REST,
                        Tensor.matrix("output.weight", 1, 1, new float[1]),
                        Tensor.vector("output.bias", new float[] {-8})),
                1,
                samples(40));
        assertThat(warnings).isEmpty();
    }

    @Test
    void whatHasLearnedIsNotWarnedOf() {
        // The hidden neuron is 1 above an input of ½ and 0 below; so are the targets.
        Samples samples = samples(40);
        for (int n = 0; n < 40; n++) {
            samples.target(n)[0] = n < 20 ? 0 : 1;
            samples.input(n)[0] += n < 20 ? -1 : 0;
        }
        Tensor hidden = Tensor.matrix("hidden.weight", 1, 1, new float[] {40});
        Tensor hiddenBias = Tensor.vector("hidden.bias", new float[] {-8});
        for (float slope : new float[] {1, 0.5f}) {
            train(
                    new Fixed(
                            "1-1(sigmoid)-1(identity, no bias)" + REST,
                            hidden,
                            hiddenBias,
                            Tensor.matrix("output.weight", 1, 1, new float[] {slope})),
                    1,
                    samples);
            assertThat(warnings).hasSize(slope == 1 ? 0 : 1);
        }
        // There is nothing to learn, or to say, about targets that are all the same.
        for (int n = 0; n < 40; n++) {
            samples.target(n)[0] = 1;
        }
        train(network("relu", -2), 1, samples);
        assertThat(warnings).isEmpty();
    }

    @Test
    void looksComeAfterEpochsThatArePowersOfTwo() {
        Fixed network = network("relu", -2, -2);
        train(network, 1, samples(3));
        // So few samples that nothing but these looks is taken in between.
        int before = network.saves;
        network.saves = 0;
        train(network, 20, samples(3));
        // Beside those of a training of one epoch, which has one look, four more after the epochs 2, 4, 8 and 16.
        assertThat(network.saves).isEqualTo(before + 4);
        assertThat(warnings).hasSize(1);
    }

    @Test
    void samplesAreSpreadOverTheWholeEpoch() {
        // Only the last quarter of the samples, in their order, brings the neurons to life.
        float[][] inputs = new float[5000][1];
        float[][] targets = new float[5000][1];
        for (int n = 0; n < inputs.length; n++) {
            inputs[n][0] = n < 3750 ? 0 : 3;
            targets[n][0] = n % 3;
        }
        for (int batch : new int[] {1, 7}) {
            warnings.clear();
            Fixed network =
                    new Fixed(
                            "1-1(relu)-1(identity)" + REST,
                            Tensor.matrix("hidden.weight", 1, 1, new float[] {1}),
                            Tensor.vector("hidden.bias", new float[] {-2}),
                            Tensor.matrix("output.weight", 1, 1, new float[1]),
                            Tensor.vector("output.bias", new float[1])) {
                        @Override
                        public void train(float[][] all, float[][] wanted) {}
                    };
            Training.of(network).inOrder().batchSize(batch).listener(listener).run(Samples.of(inputs, targets));
            assertThat(warnings).isEmpty();
        }
        train(network("relu", -9), 1, Samples.of(inputs, targets));
        assertThat(warnings).singleElement().asString().contains("none of 79 samples");
    }

    @Test
    void networksOfAnotherKindAreLeftAlone() {
        Tensor weight = Tensor.matrix("hidden.weight", 2, 1, new float[2]);
        Tensor bias = Tensor.vector("hidden.bias", new float[] {-2, -2});
        for (Fixed network : List.of(
                new Fixed("one of mine", weight, bias),
                new Fixed("1-2(swish)", weight, bias),
                new Fixed("1-3(relu)", weight, bias),
                new Fixed("1-2(relu)", weight, bias, Tensor.vector("momentum", new float[1])),
                new Fixed("1-2(relu)-1(relu)", weight, bias),
                new Fixed("1-2(relu, no bias)", weight, bias),
                new Fixed("1-2(relu)", weight),
                new Fixed("1-2(relu)", bias, weight),
                new Fixed("1-2(relu)", Tensor.matrix("kernel", 2, 1, new float[2]), bias),
                new Fixed("1-999999999(relu)-99999999999999(relu)", weight, bias),
                new Fixed("1-2(relu)", weight, Tensor.vector("other.bias", new float[2])))) {
            train(network, 1, samples(40));
            assertThat(warnings).as(network.fingerprint).isEmpty();
        }
        train(
                new Fixed("1-2(relu)", weight, bias) {
                    @Override
                    public int outputSize() {
                        return 2;
                    }
                },
                1,
                Samples.of(new float[][] {{1}, {2}}, new float[][] {{1, 0}, {0, 1}}));
        assertThat(warnings).hasSize(1);
    }

    @Test
    void softmaxIsComputedToo() {
        // Without softmax the outputs would explain the targets.
        Random random = new Random(1);
        float[][] inputs = new float[50][1];
        float[][] targets = new float[50][2];
        for (int n = 0; n < 50; n++) {
            inputs[n][0] = random.nextFloat();
            targets[n][n % 2] = 1;
        }
        train(
                new Fixed(
                        "1-2(relu)-2(softmax), cross_entropy, gradient",
                        Tensor.matrix("hidden.weight", 2, 1, new float[2]),
                        Tensor.vector("hidden.bias", new float[] {-1, -1}),
                        Tensor.matrix("output.weight", 2, 2, new float[4]),
                        Tensor.vector("output.bias", new float[] {1000, -1000})) {
                    @Override
                    public int outputSize() {
                        return 2;
                    }
                },
                1,
                Samples.of(inputs, targets));
        assertThat(warnings).singleElement().asString().startsWith("DEAD_LAYER: found 2 of 2 neurons of layer hidden");
    }
}
