package dev.nnmaven.runtime.training.feeds;

import static dev.nnmaven.runtime.training.feeds.ScalingCases.ROWS;
import static dev.nnmaven.runtime.training.feeds.ScalingCases.byHand;
import static dev.nnmaven.runtime.training.feeds.ScalingCases.fitted;
import static dev.nnmaven.runtime.training.feeds.ScalingCases.inputs;
import static dev.nnmaven.runtime.training.feeds.ScalingCases.meanSquaredError;
import static dev.nnmaven.runtime.training.feeds.ScalingCases.network;
import static dev.nnmaven.runtime.training.feeds.ScalingCases.raw;
import static dev.nnmaven.runtime.training.feeds.ScalingCases.scaled;
import static dev.nnmaven.runtime.training.feeds.ScalingCases.wide;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.nnmaven.runtime.NaiveDoubleNetwork;
import dev.nnmaven.runtime.NaiveNetwork;
import dev.nnmaven.runtime.contract.FittedScaling;
import dev.nnmaven.runtime.contract.ModelContract;
import dev.nnmaven.runtime.contract.ScalingKind;
import dev.nnmaven.runtime.data.DoubleSamples;
import dev.nnmaven.runtime.data.Samples;
import dev.nnmaven.runtime.training.Data;
import dev.nnmaven.runtime.training.EpochResult;
import dev.nnmaven.runtime.training.Fakes;
import dev.nnmaven.runtime.training.Training;
import dev.nnmaven.runtime.training.TrainingDivergedException;
import dev.nnmaven.runtime.training.TrainingListener;
import dev.nnmaven.runtime.training.TrainingSummary;
import dev.nnmaven.runtime.training.TrainingWarning;
import dev.nnmaven.runtime.training.precision.FloatTrainee;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trainings that scale, and what the network's contract says after them. */
class ScalingTest {
    @TempDir
    Path directory;

    private final Samples raw = raw(ROWS, 1);

    @Test
    void trainsOnScaledRowsAndLeavesTheSamplesAlone() {
        float[] before = raw.input(7).clone();
        float[] targetBefore = raw.target(7).clone();
        NaiveNetwork network = network();
        scaled(network).run(raw);

        FittedScaling inputs = network.contract().inputScaling();
        FittedScaling targets = network.contract().targetScaling();
        assertThat(inputs).isEqualTo(fitted(ScalingKind.STANDARD, raw, true));
        assertThat(targets).isEqualTo(fitted(ScalingKind.MIN_MAX, raw, false));
        NaiveNetwork byHand = network();
        Samples scaledByHand = byHand(raw, inputs, targets);
        Training.of(byHand).epochs(3).batchSize(7).run(scaledByHand);
        assertThat(Data.weights(network, directory)).isEqualTo(Data.weights(byHand, directory));
        assertThat(raw.input(7)).isEqualTo(before);
        assertThat(raw.target(7)).isEqualTo(targetBefore);
        // And raw features get the answer to scaled ones, scaled back.
        float answer = byHand.query(scaledByHand.input(7))[0];
        assertThat(network.queryRaw(raw.input(7))).containsExactly((float) targets.undo(0, answer));
    }

    @Test
    void onlyWhatIsNotScaledIsWarnedOf() {
        List<TrainingWarning> warnings = new ArrayList<>();
        TrainingListener listener = new TrainingListener() {
            @Override
            public void warned(TrainingWarning warning, String advice) {
                warnings.add(warning);
            }
        };
        // 12 standard deviations off, but nothing that scaling would help.
        Samples outlier = Samples.of(new float[145][3], new float[145][1]);
        outlier.input(0)[0] = 2;
        Training.of(network())
                .inOrder()
                .scaleInputs(ScalingKind.STANDARD)
                .listener(listener)
                .run(outlier);
        assertThat(warnings).isEmpty();
        Training.of(network()).listener(listener).run(raw);
        assertThat(warnings).containsExactly(TrainingWarning.UNSCALED_INPUTS, TrainingWarning.UNSCALED_TARGETS);
        warnings.clear();
        Training.of(network())
                .scaleInputs(ScalingKind.STANDARD)
                .scaleTargets(ScalingKind.STANDARD)
                .listener(listener)
                .run(raw);
        assertThat(warnings).isEmpty();
    }

    @Test
    void doublesAreScaledAlike() {
        DoubleSamples wide = wide(raw);
        NaiveDoubleNetwork network = new NaiveDoubleNetwork(3, 1);
        Training.of(network)
                .scaleInputs(ScalingKind.STANDARD)
                .scaleTargets(ScalingKind.MIN_MAX)
                .epochs(3)
                .run(wide);
        assertThat(network.contract().inputScaling()).isEqualTo(fitted(ScalingKind.STANDARD, raw, true));
        double[] input = new double[3];
        for (int i = 0; i < 3; i++) {
            input[i] = network.contract().inputScaling().apply(i, wide.input(7)[i]);
        }
        assertThat(network.queryRaw(wide.input(7)))
                .containsExactly(network.contract().targetScaling().undo(0, network.query(input)[0]));
    }

    /** In memory, from a source, and in doubles; targets of 0 and 1 are of a regression, and scaled as others. */
    @Test
    void inputsOfOnlyZeroAndOneStayAsTheyAre() {
        Samples rare = raw(ROWS, 1);
        for (int n = 0; n < ROWS; n++) {
            rare.input(n)[2] = n == 5 ? 1 : 0;
            rare.target(n)[0] = n % 3 == 0 ? 1 : 0;
        }
        NaiveNetwork inMemory = network();
        scaled(inMemory).scaleTargets(ScalingKind.STANDARD).run(rare);
        NaiveNetwork streamed = network();
        scaled(streamed).scaleTargets(ScalingKind.STANDARD).run(new ScalingCases.Source(rare));
        NaiveDoubleNetwork doubles = new NaiveDoubleNetwork(3, 1);
        Training.of(doubles)
                .scaleInputs(ScalingKind.STANDARD)
                .scaleTargets(ScalingKind.STANDARD)
                .run(wide(rare));
        for (ModelContract contract : List.of(inMemory.contract(), streamed.contract(), doubles.contract())) {
            assertThat(contract.scale(rare.input(5))[2]).isEqualTo(1);
            assertThat(contract.scale(rare.input(6))[2]).isZero();
            assertThat(contract.inputScaling().scales()[0]).isGreaterThan(100);
            assertThat(contract.targetScaling().offsets()[0]).isCloseTo(1 / 3.0, within(1e-12));
            assertThat(contract.targetScaling().scales()[0]).isLessThan(0.5);
        }
        assertThat(streamed.contract().inputScaling())
                .isEqualTo(inMemory.contract().inputScaling());
    }

    /** Rows of the validation that are far off would move the mean, if they had a part in it. */
    @Test
    void onlyTheSamplesTrainedOnAreFittedTo() {
        float[][] inputs = new float[ROWS][];
        float[][] targets = new float[ROWS][];
        Arrays.setAll(inputs, n -> raw.input(n).clone());
        Arrays.setAll(targets, n -> raw.target(n));
        Samples samples = Samples.of(inputs, targets);
        Split<Samples> split = Split.share(new FloatTrainee(network()), samples, 0.25, 1);
        for (int n = 0; n < split.validation().size(); n++) {
            split.validation().input(n)[0] = 1e6f;
        }
        NaiveNetwork network = network();
        scaled(network).validationSplit(0.25).run(samples);
        assertThat(network.contract().inputScaling()).isEqualTo(fitted(ScalingKind.STANDARD, split.training(), true));
        NaiveNetwork other = network();
        scaled(other).validation(split.validation()).run(split.training());
        assertThat(other.contract().inputScaling()).isEqualTo(network.contract().inputScaling());
    }

    @Test
    void lossesAreOfAnswersScaledBack() {
        NaiveNetwork network = network();
        Samples others = raw(20, 2);
        TrainingSummary summary =
                scaled(network).validation(others).trainingLoss().run(raw);
        EpochResult last = summary.history().get(2);
        assertThat(last.validationLoss()).hasValue(meanSquaredError(network, others));
        assertThat(last.trainingLoss()).hasValue(meanSquaredError(network, raw));
    }

    @Test
    void theContractSaysWhereTheWeightsComeFrom() {
        NaiveNetwork network = network();
        network.contract(ModelContract.none().withSeed(42).withMetric("old", 1));
        TrainingSummary summary = scaled(network)
                .validation(raw(20, 2))
                .trainingLoss()
                .run(raw.withNames(List.of("a", "b", "c"), List.of("mass")));
        ModelContract contract = network.contract();
        assertThat(contract.features()).containsExactly("a", "b", "c");
        assertThat(contract.labels()).containsExactly("mass");
        assertThat(contract.seed()).hasValue(42);
        assertThat(contract.data()).hasValueSatisfying(data -> assertThat(data).startsWith("samples: 60 with hash "));
        EpochResult last = summary.history().get(2);
        assertThat(List.copyOf(contract.metrics().entrySet()))
                .containsExactly(
                        Map.entry("epochs", 3.0),
                        Map.entry("trainingLoss", last.trainingLoss().getAsDouble()),
                        Map.entry("validationLoss", last.validationLoss().getAsDouble()));
    }

    @Test
    void otherDataHasAnotherHash() {
        NaiveNetwork network = network();
        scaled(network).run(raw);
        NaiveNetwork other = network();
        scaled(other).run(raw(ROWS, 2));
        NaiveNetwork same = network();
        scaled(same).run(raw(ROWS, 1));
        assertThat(other.contract().data()).isNotEqualTo(network.contract().data());
        assertThat(same.contract()).isEqualTo(network.contract());
    }

    @Test
    void theBestWeightsHaveTheirOwnLosses() {
        double[] losses = {3, 1, 2, 2};
        int[] asked = {0};
        NaiveNetwork network = network();
        TrainingSummary summary = scaled(network)
                .epochs(10)
                .validation(raw(1, 2))
                .loss((outputs, targets) -> losses[asked[0]++])
                .earlyStopping(2)
                .run(raw);
        assertThat(summary.bestEpoch()).hasValue(2);
        assertThat(network.contract().metrics())
                .containsExactly(Map.entry("epochs", 2.0), Map.entry("validationLoss", 1.0));
        assertThat(network.contract().inputScaling()).isEqualTo(fitted(ScalingKind.STANDARD, raw, true));
    }

    @Test
    void anInterruptedTrainingClaimsNoLosses() {
        NaiveNetwork network = network();
        scaled(network)
                .validationSplit(0.2)
                .listener(new Fakes.InterruptAtStep(10))
                .run(raw);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(network.contract().metrics()).containsExactly(Map.entry("epochs", 1.0));
    }

    @Test
    void aTrainingThatDivergesGivesTheContractOfTheWeightsBack() {
        ModelContract before = ModelContract.none().withSeed(42);
        for (int bad : new int[] {0, 3}) {
            NaiveNetwork network = network();
            network.contract(before);
            float[][] targets = new float[ROWS][1];
            targets[bad][0] = Float.NaN;
            Samples samples = Samples.of(inputs(raw), targets);
            assertThatThrownBy(() -> Training.of(network)
                            .inOrder()
                            .scaleInputs(ScalingKind.STANDARD)
                            .run(samples))
                    .isInstanceOf(TrainingDivergedException.class)
                    .hasMessageContaining("step " + (bad + 1));
            if (bad == 0) {
                assertThat(network.contract()).isEqualTo(before);
            } else {
                assertThat(network.contract().inputScaling()).isEqualTo(fitted(ScalingKind.STANDARD, raw, true));
            }
        }
    }
}
