package dev.nnmaven.runtime.training.feeds;

import static dev.nnmaven.runtime.training.feeds.ScalingCases.ROWS;
import static dev.nnmaven.runtime.training.feeds.ScalingCases.byHand;
import static dev.nnmaven.runtime.training.feeds.ScalingCases.inputs;
import static dev.nnmaven.runtime.training.feeds.ScalingCases.network;
import static dev.nnmaven.runtime.training.feeds.ScalingCases.raw;
import static dev.nnmaven.runtime.training.feeds.ScalingCases.refused;
import static dev.nnmaven.runtime.training.feeds.ScalingCases.scaled;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.runtime.NaiveDoubleNetwork;
import dev.nnmaven.runtime.NaiveNetwork;
import dev.nnmaven.runtime.contract.FittedScaling;
import dev.nnmaven.runtime.contract.ModelContract;
import dev.nnmaven.runtime.contract.ScalingKind;
import dev.nnmaven.runtime.data.DoubleSamples;
import dev.nnmaven.runtime.data.Samples;
import dev.nnmaven.runtime.training.Data;
import dev.nnmaven.runtime.training.Fakes;
import dev.nnmaven.runtime.training.Training;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Samples and networks that cannot be scaled are refused before the first step. */
class ScalingRefusalTest {
    @TempDir
    Path directory;

    private final Samples raw = raw(ROWS, 1);

    @Test
    void aNumberThatCannotBeFittedToIsNamed() {
        raw.input(3)[1] = Float.NaN;
        refused(
                () -> scaled(network()).run(raw.withNames(List.of("a", "b", "c"), List.of())),
                "scaleInputs, samples to train on: row 3, place 1 (b): found NaN, expected a finite number");
        raw.input(3)[1] = 0;
        raw.target(4)[0] = Float.POSITIVE_INFINITY;
        refused(
                () -> scaled(network()).run(raw.withNames(List.of("a", "b", "c"), List.of("mass"))),
                "scaleTargets, samples to train on: row 4, place 0 (mass): found Infinity, expected a finite number");
    }

    @Test
    void aTrainingThatGoesOnAsksWhatBecomesOfTheScaling() {
        NaiveNetwork network = network();
        scaled(network).run(raw);
        FittedScaling inputs = network.contract().inputScaling();
        FittedScaling targets = network.contract().targetScaling();
        byte[] weights = Data.weights(network, directory);
        refused(
                () -> Training.of(network).run(raw),
                "scaleInputs: found nothing said, but the network has the scaling " + inputs
                        + " of an earlier training; say scaleInputs(network.contract().inputScaling()) to go on with"
                        + " it, or scaleInputs(ScalingKind) for another one or, with NONE, for none");
        refused(
                () -> Training.of(network).scaleInputs(ScalingKind.STANDARD).run(raw),
                "scaleTargets: found nothing said, but the network has the scaling " + targets);
        assertThat(Data.weights(network, directory)).isEqualTo(weights);
        Samples more = raw(ROWS, 3);
        Training.of(network).scaleInputs(inputs).scaleTargets(targets).run(more);
        assertThat(network.contract().inputScaling()).isEqualTo(inputs);
        Training.of(network)
                .scaleInputs(ScalingKind.NONE)
                .scaleTargets(FittedScaling.none())
                .run(byHand(more, inputs, targets));
        assertThat(network.contract().inputScaling().isNone()).isTrue();
        assertThat(network.contract().targetScaling().isNone()).isTrue();
    }

    @Test
    void samplesThatCannotBeScaledAreRefused() {
        Samples missing = Samples.of(new float[][] {{1, 2, 3}, {4, Float.NaN, 6}}, new float[2][1]);
        NaiveNetwork network = network();
        refused(
                () -> Training.of(network).scaleInputs(ScalingKind.STANDARD).run(missing),
                "scaleInputs, samples to train on: row 1, place 1: found NaN, expected a finite number");
        refused(
                () -> Training.of(network)
                        .scaleInputs(FittedScaling.of(ScalingKind.STANDARD, new double[2], new double[] {1, 1}))
                        .run(raw),
                "the contract does not fit the network: input scaling: expected 3 places, found 2");
        refused(
                () -> Training.of(Data.network())
                        .scaleTargets(ScalingKind.STANDARD)
                        .run(Data.floats(10, 1)),
                "scaleTargets: found samples with labels, expected targets of a regression");
        Samples labelled = Samples.of(inputs(raw), new float[ROWS][1], new int[ROWS]);
        byte[] weights = Data.weights(network, directory);
        refused(
                () -> Training.of(network).scaleTargets(ScalingKind.STANDARD).run(new ScalingCases.Source(labelled)),
                "scaleTargets: found samples with labels, expected targets of a regression");
        assertThat(Data.weights(network, directory)).isEqualTo(weights);
        network.contract(ModelContract.none());
        double[][] apart = {{-1e200, 0, 0}, {1e200, 0, 0}};
        refused(
                () -> Training.of(new NaiveDoubleNetwork(3, 1))
                        .scaleInputs(ScalingKind.STANDARD)
                        .run(DoubleSamples.of(apart, new double[2][1])),
                "scaleInputs, samples to train on: place 0: found numbers from -1.0E200 to 1.0E200");
        assertThat(network.contract()).isEqualTo(ModelContract.none());
    }

    @Test
    void aNetworkThatKeepsNoContractCannotScale() {
        List<Integer> seen = new ArrayList<>();
        Samples samples = Data.numbered(3);
        refused(
                () -> Training.of(new Fakes.Recorder(seen))
                        .scaleInputs(ScalingKind.STANDARD)
                        .run(samples),
                "scaleInputs: found a network of " + Fakes.Recorder.class.getName()
                        + ", which keeps no contract, expected one that does, as generated networks do");
        assertThat(seen).isEmpty();
        Training.of(new Fakes.Recorder(seen)).inOrder().run(samples);
        assertThat(seen).containsExactly(0, 1, 2);
    }

    @Test
    void namesOfAnotherOrderAreRefused() {
        NaiveNetwork network = network();
        scaled(network).run(raw.withNames(List.of("a", "b", "c"), List.of()));
        byte[] weights = Data.weights(network, directory);
        refused(
                () -> scaled(network).run(raw.withNames(List.of("a", "c", "b"), List.of())),
                "the samples do not fit the network: features: expected a, b, c; found a, c, b. Bring their columns into"
                        + " the order of the network");
        refused(
                () -> scaled(network)
                        .validation(raw(9, 2).withNames(List.of("a", "b", "d"), List.of()))
                        .run(raw),
                "the validation samples do not fit the network: features[2]: expected c, found d. Bring");
        assertThat(Data.weights(network, directory)).isEqualTo(weights);
        refused(
                () -> scaled(network())
                        .validation(raw(9, 2).withNames(List.of("a", "b", "d"), List.of()))
                        .run(raw.withNames(List.of("a", "b", "c"), List.of())),
                "the validation samples do not fit the network: features[2]: expected c, found d. Bring");
        refused(
                () -> scaled(network)
                        .validation(raw(9, 2).withNames(List.of("a", "b", "d"), List.of()))
                        .run(new ScalingCases.Source(raw)),
                "the validation samples do not fit the network: features[2]: expected c, found d. Bring");
        // Samples without names are taken as they are.
        scaled(network).run(raw);
        assertThat(network.contract().features()).containsExactly("a", "b", "c");
    }
}
