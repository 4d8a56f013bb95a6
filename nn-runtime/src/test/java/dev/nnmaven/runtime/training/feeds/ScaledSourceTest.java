package dev.nnmaven.runtime.training.feeds;

import static dev.nnmaven.runtime.training.feeds.ScalingCases.ROWS;
import static dev.nnmaven.runtime.training.feeds.ScalingCases.fitted;
import static dev.nnmaven.runtime.training.feeds.ScalingCases.network;
import static dev.nnmaven.runtime.training.feeds.ScalingCases.raw;
import static dev.nnmaven.runtime.training.feeds.ScalingCases.refused;
import static dev.nnmaven.runtime.training.feeds.ScalingCases.scaled;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.runtime.NaiveNetwork;
import dev.nnmaven.runtime.contract.ModelContract;
import dev.nnmaven.runtime.contract.ScalingKind;
import dev.nnmaven.runtime.data.Samples;
import dev.nnmaven.runtime.training.Data;
import dev.nnmaven.runtime.training.Training;
import dev.nnmaven.runtime.training.TrainingSummary;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trainings that scale samples of a source, which must be read once more for it. */
class ScaledSourceTest {
    @TempDir
    Path directory;

    private final Samples raw = raw(ROWS, 1);

    @Test
    void partsOfASourceInAnotherOrderAreRefused() {
        NaiveNetwork network = network();
        network.contract(ModelContract.none().withFeatures(List.of("a", "b", "c")));
        Samples swapped = raw.withNames(List.of("a", "c", "b"), List.of());
        refused(
                () -> Training.of(network).run(new ScalingCases.Source(swapped)),
                "the samples do not fit the network: features: expected a, b, c; found a, c, b");
        Training.of(network).run(new ScalingCases.Source(raw.withNames(List.of("a", "b", "c"), List.of())));
        assertThat(network.contract().features()).containsExactly("a", "b", "c");
    }

    @Test
    void aSourceIsReadOnceMoreAndGivesTheSameWeights() {
        for (boolean trainingLoss : new boolean[] {false, true}) {
            NaiveNetwork inMemory = network();
            Training<Samples> memory = scaled(inMemory).inOrder().validation(raw(20, 2));
            TrainingSummary expected = (trainingLoss ? memory.trainingLoss() : memory).run(raw);
            NaiveNetwork streamed = network();
            ScalingCases.Source source = new ScalingCases.Source(raw);
            Training<Samples> stream = scaled(streamed).inOrder().validation(raw(20, 2));
            TrainingSummary found = (trainingLoss ? stream.trainingLoss() : stream).run(source);
            assertThat(source.opened).isEqualTo(trainingLoss ? 7 : 4);
            assertThat(Data.weights(streamed, directory)).isEqualTo(Data.weights(inMemory, directory));
            assertThat(found.history()).isEqualTo(expected.history());
            // The hash, too, is that of the samples in memory.
            assertThat(streamed.contract()).isEqualTo(inMemory.contract());
        }
    }

    @Test
    void aSourceIsNotReadOnceMoreForAScalingThatIsGiven() {
        NaiveNetwork network = network();
        ScalingCases.Source source = new ScalingCases.Source(raw);
        Training.of(network)
                .scaleInputs(fitted(ScalingKind.STANDARD, raw, true))
                .scaleTargets(fitted(ScalingKind.MIN_MAX, raw, false))
                .epochs(2)
                .run(source);
        assertThat(source.opened).isEqualTo(2);
        assertThat(network.contract().inputScaling()).isEqualTo(fitted(ScalingKind.STANDARD, raw, true));
    }
}
