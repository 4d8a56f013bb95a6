package dev.nnmaven.plugin.codegen.emit.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nnmaven.annotations.Activation;
import dev.nnmaven.annotations.ErrorRule;
import dev.nnmaven.annotations.Initializer;
import dev.nnmaven.annotations.Loss;
import dev.nnmaven.annotations.Optimizer;
import dev.nnmaven.annotations.Precision;
import dev.nnmaven.annotations.Schedule;
import dev.nnmaven.plugin.codegen.emit.harness.Compiled;
import dev.nnmaven.plugin.codegen.plan.ForcedPlans;
import dev.nnmaven.plugin.codegen.plan.NetworkPlan;
import dev.nnmaven.plugin.codegen.spec.Hyperparameter;
import dev.nnmaven.plugin.codegen.spec.LayerSpec;
import dev.nnmaven.plugin.codegen.spec.NetworkSpec;
import dev.nnmaven.plugin.codegen.spec.ScheduleNumber;
import dev.nnmaven.plugin.codegen.spec.Specs;
import dev.nnmaven.plugin.codegen.spec.StepSpec;
import dev.nnmaven.runtime.DoubleNetwork;
import dev.nnmaven.runtime.Network;
import dev.nnmaven.runtime.data.DoubleSamples;
import dev.nnmaven.runtime.data.SampleSet;
import dev.nnmaven.runtime.data.Samples;
import dev.nnmaven.runtime.training.Progress;
import dev.nnmaven.runtime.training.Training;
import dev.nnmaven.runtime.training.TrainingDivergedException;
import dev.nnmaven.runtime.training.TrainingListener;
import dev.nnmaven.runtime.training.TrainingSummary;
import dev.nnmaven.runtime.weights.WeightsSnapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Generated networks of every form can be copied in memory, and resumed in the middle of an epoch. */
@Execution(ExecutionMode.CONCURRENT)
class ResumeTest {
    private static final int SAMPLES = 150;
    private static final int EPOCHS = 3;

    @TempDir
    Path directory;

    @Test
    void resumedTrainingOfFloatsEndsAsIfItHadNotStopped() throws IOException {
        NetworkSpec spec = Specs.of(Precision.FLOAT, ErrorRule.WEIGHTED_ERROR, true, 0.3, 5, 24, 3);
        Samples samples = Samples.of(floats(SAMPLES, 5, 1), floats(SAMPLES, 3, 2));
        Samples held = Samples.of(floats(10, 5, 3), floats(10, 3, 4));
        for (NetworkPlan plan : ForcedPlans.all(spec)) {
            for (int batchSize : new int[] {1, 40}) {
                Network whole = Compiled.of(plan).network();
                TrainingSummary expected =
                        set(Training.of(whole).validation(held), batchSize).run(samples);
                for (int cut : new int[] {1, 3, 5}) {
                    Network first = Compiled.of(plan).network();
                    cut(set(Training.of(first).validation(held), batchSize), cut, samples);
                    Network second = Compiled.of(plan).network();
                    TrainingSummary resumed = resumed(set(Training.of(second).validation(held), batchSize), samples);
                    assertThat(saved(second::save)).isEqualTo(saved(whole::save));
                    assertThat(resumed.history()).isEqualTo(expected.history());
                    assertThat(resumed.bestEpoch()).isEqualTo(expected.bestEpoch());
                }
            }
        }
    }

    @Test
    void anOptimizerRemembersWhatItKnew() throws IOException {
        NetworkPlan plan = adaptive();
        Samples samples = Samples.of(floats(SAMPLES, 5, 1), floats(SAMPLES, 3, 2));
        for (int batchSize : new int[] {1, 40}) {
            Network whole = Compiled.of(plan).network();
            Training.of(whole).batchSize(batchSize).epochs(EPOCHS).run(samples);
            for (int cut : new int[] {1, 3, 5}) {
                cut(
                        Training.of(Compiled.of(plan).network())
                                .batchSize(batchSize)
                                .epochs(EPOCHS),
                        cut,
                        samples);
                Network second = Compiled.of(plan).network();
                resumed(Training.of(second).batchSize(batchSize).epochs(EPOCHS), samples);
                assertThat(saved(second::save)).isEqualTo(saved(whole::save));
            }
        }
    }

    @Test
    void aTrainingThatGoesAstrayIsBackAtTheStepBefore() {
        Samples samples = Samples.of(floats(SAMPLES, 5, 1), floats(SAMPLES, 3, 2));
        Samples spoilt = Samples.of(floats(SAMPLES, 5, 1), floats(SAMPLES, 3, 2));
        spoilt.input(120)[2] = Float.NaN;
        for (int batchSize : new int[] {1, 40}) {
            Network network = Compiled.of(adaptive()).network();
            assertThatThrownBy(() ->
                            Training.of(network).batchSize(batchSize).inOrder().run(spoilt))
                    .isInstanceOf(TrainingDivergedException.class)
                    .hasMessageStartingWith(
                            "epoch 1, step " + (120 / batchSize + 1) + ", learning rate 0.01: found NaN as ")
                    .hasMessageContaining("the network has the weights from before that step");
            Network expected = Compiled.of(adaptive()).network();
            Training.of(expected).batchSize(batchSize).inOrder().run(samples.subset(0, 120));
            for (Network each : List.of(network, expected)) {
                each.train(samples.input(0), samples.target(0));
            }
            assertThat(network.query(samples.input(1))).containsExactly(expected.query(samples.input(1)));
        }
    }

    /** Adam with dropout, and a rate that rises: what a step is depends on the steps before. */
    private static NetworkPlan adaptive() {
        List<LayerSpec> layers = List.of(
                new LayerSpec("hidden", 24, Activation.RELU, true, Initializer.HE, 0.25),
                new LayerSpec("output", 3, Activation.IDENTITY, true));
        StepSpec steps = new StepSpec(
                Optimizer.ADAM,
                Map.of(Hyperparameter.BETA1, 0.9, Hyperparameter.BETA2, 0.99, Hyperparameter.EPSILON, 1e-8),
                Schedule.Kind.COSINE,
                Map.of(ScheduleNumber.WARM_UP, 4.0));
        NetworkSpec plain =
                Specs.of(Precision.FLOAT, List.of(Activation.RELU, Activation.IDENTITY), Loss.SQUARED_ERROR, 5, 24, 3);
        return ForcedPlans.planned(Specs.with(plain, 0.01, steps, layers));
    }

    @Test
    void anotherOptimizerIsAnotherTraining() {
        NetworkSpec plain = Specs.of(Precision.FLOAT, ErrorRule.WEIGHTED_ERROR, true, 0.3, 5, 24, 3);
        StepSpec momentum = new StepSpec(
                Optimizer.MOMENTUM, Map.of(Hyperparameter.MOMENTUM_DECAY, 0.9), Schedule.Kind.CONSTANT, Map.of());
        Samples samples = Samples.of(floats(SAMPLES, 5, 1), floats(SAMPLES, 3, 2));
        cut(Training.of(Compiled.of(ForcedPlans.planned(plain)).network()), 1, samples);
        Network other = Compiled.of(ForcedPlans.planned(Specs.with(plain, 0.3, momentum)))
                .network();
        assertThatThrownBy(() -> resumed(Training.of(other), samples))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is of another training: steps: found sgd, expected momentum, momentum 0.9");
    }

    @Test
    void aRateThatFallsOverAllEpochsNeedsThemToBeAsMany() {
        StepSpec cosine = new StepSpec(Optimizer.SGD, Map.of(), Schedule.Kind.COSINE, Map.of());
        NetworkSpec plain = Specs.of(Precision.FLOAT, ErrorRule.WEIGHTED_ERROR, true, 0.3, 5, 24, 3);
        NetworkPlan plan = ForcedPlans.planned(Specs.with(plain, 0.3, cosine));
        Samples samples = Samples.of(floats(SAMPLES, 5, 1), floats(SAMPLES, 3, 2));
        cut(Training.of(Compiled.of(plan).network()).epochs(3), 1, samples);
        assertThatThrownBy(
                        () -> resumed(Training.of(Compiled.of(plan).network()).epochs(6), samples))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(
                        "schedule: found cosine to 0.0 over all epochs, which are 3, expected cosine to 0.0"
                                + " over all epochs, which are 6");
    }

    @Test
    void dropoutGoesOnWithTheSameSeedOnly() {
        List<LayerSpec> layers = List.of(
                new LayerSpec("hidden", 24, Activation.RELU, true, Initializer.HE, 0.25),
                new LayerSpec("output", 3, Activation.IDENTITY, true));
        NetworkSpec plain =
                Specs.of(Precision.FLOAT, List.of(Activation.RELU, Activation.IDENTITY), Loss.SQUARED_ERROR, 5, 24, 3);
        NetworkSpec first = Specs.with(plain, 0.01, StepSpec.PLAIN, layers);
        Samples samples = Samples.of(floats(SAMPLES, 5, 1), floats(SAMPLES, 3, 2));
        cut(Training.of(Compiled.of(ForcedPlans.planned(first)).network()), 1, samples);
        Network second =
                Compiled.of(ForcedPlans.planned(Specs.seeded(first, 43))).network();
        assertThatThrownBy(() -> resumed(Training.of(second), samples))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("steps: found sgd, dropout 0.25 of hidden, seed 42, expected sgd, dropout 0.25 of"
                        + " hidden, seed 43");
    }

    @Test
    void anOptimizerThatOverflowsEndsTheTraining() {
        StepSpec adam = new StepSpec(
                Optimizer.ADAM,
                Map.of(Hyperparameter.BETA1, 0.9, Hyperparameter.BETA2, 0.999, Hyperparameter.EPSILON, 1e-8),
                Schedule.Kind.CONSTANT,
                Map.of());
        NetworkSpec plain = Specs.of(Precision.FLOAT, List.of(Activation.IDENTITY), Loss.SQUARED_ERROR, 1, 1);
        Network network =
                Compiled.of(ForcedPlans.planned(Specs.with(plain, 0.01, adam))).network();
        Samples samples = Samples.of(new float[][] {{1e10f}, {1}}, new float[][] {{1e15f}, {1}});
        assertThatThrownBy(() -> Training.of(network).inOrder().run(samples))
                .isInstanceOf(TrainingDivergedException.class)
                .hasMessageContaining("found Infinity as layer1.weight.v[0, 0], expected finite weights");
        network.train(new float[] {1}, new float[] {1});
        assertThat(network.query(new float[] {1})[0]).isFinite();
    }

    @Test
    void weightsOfAFileBeginAnew() throws IOException {
        StepSpec momentum = new StepSpec(
                Optimizer.MOMENTUM, Map.of(Hyperparameter.MOMENTUM_DECAY, 0.9), Schedule.Kind.CONSTANT, Map.of());
        NetworkSpec plain = Specs.of(Precision.FLOAT, ErrorRule.WEIGHTED_ERROR, true, 0.3, 5, 24, 3);
        NetworkPlan plan = ForcedPlans.planned(Specs.with(plain, 0.3, momentum));
        float[][] inputs = floats(1, 5, 1);
        float[][] targets = floats(1, 3, 2);
        Network first = Compiled.of(plan).network();
        first.train(inputs[0], targets[0]);
        Path file = directory.resolve("weights");
        first.save(file);
        Network second = Compiled.of(plan).network();
        second.load(file);
        first.load(file);
        first.train(inputs[0], targets[0]);
        second.train(inputs[0], targets[0]);
        assertThat(saved(first::save)).isEqualTo(saved(second::save));
    }

    @Test
    void resumedTrainingOfDoublesEndsAsIfItHadNotStopped() throws IOException {
        NetworkSpec spec = Specs.of(Precision.DOUBLE, ErrorRule.GRADIENT, false, 0.3, 5, 24, 3);
        DoubleSamples samples = DoubleSamples.of(doubles(SAMPLES, 5, 1), doubles(SAMPLES, 3, 2));
        DoubleSamples held = DoubleSamples.of(doubles(10, 5, 3), doubles(10, 3, 4));
        for (NetworkPlan plan : ForcedPlans.all(spec)) {
            for (int batchSize : new int[] {1, 40}) {
                DoubleNetwork whole = Compiled.of(plan).doubleNetwork();
                TrainingSummary expected =
                        set(Training.of(whole).validation(held), batchSize).run(samples);
                for (int cut : new int[] {1, 3, 5}) {
                    DoubleNetwork first = Compiled.of(plan).doubleNetwork();
                    cut(set(Training.of(first).validation(held), batchSize), cut, samples);
                    DoubleNetwork second = Compiled.of(plan).doubleNetwork();
                    TrainingSummary resumed = resumed(set(Training.of(second).validation(held), batchSize), samples);
                    assertThat(saved(second::save)).isEqualTo(saved(whole::save));
                    assertThat(resumed.history()).isEqualTo(expected.history());
                    assertThat(resumed.bestEpoch()).isEqualTo(expected.bestEpoch());
                }
            }
        }
    }

    private static <S extends SampleSet> Training<S> set(Training<S> training, int batchSize) {
        return training.batchSize(batchSize).epochs(EPOCHS).earlyStopping(EPOCHS);
    }

    private <S extends SampleSet> void cut(Training<S> training, int step, S samples) {
        training.checkpoint(directory.resolve("checkpoint"), 1)
                .listener(new TrainingListener() {
                    private int steps;

                    @Override
                    public void stepped(Progress progress) {
                        if (++steps == step) {
                            Thread.currentThread().interrupt();
                        }
                    }
                })
                .run(samples);
        assertThat(Thread.interrupted()).isTrue();
    }

    private <S extends SampleSet> TrainingSummary resumed(Training<S> training, S samples) {
        return training.resume(directory.resolve("checkpoint")).run(samples);
    }

    private byte[] saved(WeightsSnapshot.Transfer save) throws IOException {
        Path file = directory.resolve("weights");
        save.with(file);
        return Files.readAllBytes(file);
    }

    private static float[][] floats(int rows, int columns, long seed) {
        double[][] doubles = doubles(rows, columns, seed);
        float[][] floats = new float[rows][columns];
        for (int n = 0; n < rows; n++) {
            for (int i = 0; i < columns; i++) {
                floats[n][i] = (float) doubles[n][i];
            }
        }
        return floats;
    }

    private static double[][] doubles(int rows, int columns, long seed) {
        Random random = new Random(seed);
        double[][] values = new double[rows][columns];
        for (double[] row : values) {
            for (int i = 0; i < columns; i++) {
                row[i] = random.nextDouble();
            }
        }
        return values;
    }
}
