package dev.nnmaven.runtime.training.judging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nnmaven.runtime.DoubleRegressor;
import dev.nnmaven.runtime.NaiveDoubleNetwork;
import dev.nnmaven.runtime.NaiveNetwork;
import dev.nnmaven.runtime.Network;
import dev.nnmaven.runtime.Puppets;
import dev.nnmaven.runtime.Regressor;
import dev.nnmaven.runtime.contract.ScalingKind;
import dev.nnmaven.runtime.data.DoubleSamples;
import dev.nnmaven.runtime.data.Samples;
import dev.nnmaven.runtime.training.EpochResult;
import dev.nnmaven.runtime.training.Loss;
import dev.nnmaven.runtime.training.Measure;
import dev.nnmaven.runtime.training.Training;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClassesOnlyTest {
    private static final String IDENTITY = "1-8(tanh)-1(identity, no bias), squared_error, gradient";
    private static final String SIGMOID = "1-1(sigmoid), cross_entropy, gradient";

    @Test
    void aRegressorHasNoAccuracy() {
        for (Training<?> training : List.of(
                Training.of(Puppets.of(Regressor.class, IDENTITY, 1)),
                Training.of(Puppets.of(DoubleRegressor.class, IDENTITY, 1)))) {
            refused(() -> training.metric("share", Measure.ACCURACY))
                    .hasMessageMatching("metric share: found the Regressor \\S+, whose outputs are quantities and no"
                            + " classes, expected a measure of quantities, such as Measure.ABSOLUTE_ERROR");
            for (Loss loss : new Loss[] {Loss.LOG_LOSS, Loss.CROSS_ENTROPY, Loss.BINARY_CROSS_ENTROPY}) {
                refused(() -> training.loss(loss))
                        .hasMessageMatching("loss: found the Regressor \\S+, whose outputs are quantities and no"
                                + " classes, expected a loss of quantities, such as Loss.MEAN_SQUARED_ERROR,"
                                + " Loss.HUBER or Loss.ABSOLUTE_ERROR");
            }
            assertThatCode(() -> training.metric("error", Measure.ABSOLUTE_ERROR)
                            .metric("own", (outputs, targets) -> 1)
                            .loss(Loss.HUBER))
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void lossesOfProbabilitiesNeedThem() {
        for (String activation : new String[] {"tanh", "identity", "relu"}) {
            Network network = Puppets.of(Network.class, "1-2(" + activation + "), squared_error, gradient", 2);
            refused(() -> Training.of(network).loss(Loss.LOG_LOSS))
                    .hasMessageMatching("loss: found outputs of " + activation + " in \\S+, expected outputs from 0 to"
                            + " 1, those of sigmoid or softmax, or a loss of quantities, such as .*");
        }
        // A network that is not generated may describe itself as it likes.
        assertThatCode(() -> Training.of(Puppets.of(Network.class, "logistic(2,1)", 1))
                        .loss(Loss.BINARY_CROSS_ENTROPY))
                .doesNotThrowAnyException();
        for (String activation : new String[] {"sigmoid", "softmax"}) {
            Network network = Puppets.of(Network.class, "1-2(" + activation + "), squared_error, gradient", 2);
            assertThatCode(() -> Training.of(network).loss(Loss.LOG_LOSS)).doesNotThrowAnyException();
        }
    }

    @Test
    void aRegressorMayAnswerProbabilitiesOfTwoClasses() {
        Training<Samples> training = Training.of(Puppets.of(Regressor.class, SIGMOID, 1))
                .metric("accuracy", Measure.ACCURACY)
                .trainingLoss();
        EpochResult result = training.run(targets(new float[] {0.01f}, new float[] {0.99f}, new float[] {0.01f}))
                .history()
                .get(0);
        assertThat(result.metrics().get("accuracy")).isEqualTo(2 / 3.0);
        refused(() -> training.run(targets(new float[] {0.25f}, new float[] {0.75f}, new float[] {0.875f})))
                .hasMessage("metric accuracy: sample 2 of those trained on: found the targets 0.25, 0.75 and 0.875,"
                        + " expected two numbers, such as 0 and 1, as one output tells class 0 from class 1; for"
                        + " quantities choose a measure of quantities, such as Measure.ABSOLUTE_ERROR");
    }

    @Test
    void targetsThatAreQuantitiesAreFoundBeforeTheFirstStep() {
        NaiveNetwork network = new NaiveNetwork(1, 1);
        float before = network.query(new float[] {1})[0];
        Training<Samples> training = Training.of(network).metric("accuracy", Measure.ACCURACY);
        Samples quantities = targets(new float[] {1}, new float[] {27.1f});
        refused(() -> training.validation(quantities).run(targets(new float[] {1})))
                .hasMessageStartingWith("metric accuracy: sample 1 of the validation: found the target 27.1, expected 0"
                        + " to 1 and not 0.5, as one output tells class 0 from class 1; for quantities choose");
        refused(() -> Training.of(network).loss(Loss.LOG_LOSS).trainingLoss().run(quantities))
                .hasMessageStartingWith("loss: sample 1 of those trained on: found the target 27.1");
        assertThat(network.query(new float[] {1})[0]).isEqualTo(before);
        DoubleSamples wide = DoubleSamples.of(new double[][] {{1}, {2}}, new double[][] {{1}, {-3.1}});
        refused(() -> Training.of(new NaiveDoubleNetwork(1, 1))
                        .metric("accuracy", Measure.ACCURACY)
                        .trainingLoss()
                        .run(wide))
                .hasMessageContaining("found the target -3.1");
        Training<Samples> linear = Training.of(Puppets.of(Network.class, IDENTITY, 1))
                .metric("accuracy", Measure.ACCURACY)
                .trainingLoss();
        refused(() -> linear.run(targets(new float[] {0.25f}, new float[] {0.75f}, new float[] {0.875f})))
                .hasMessageContaining("expected two numbers");
        linear.run(targets(new float[] {0}, new float[] {1}, new float[] {0}));
    }

    @Test
    void targetsOfSeveralOutputsTellTheirClass() {
        NaiveNetwork network = new NaiveNetwork(1, 2);
        Training<Samples> training =
                Training.of(network).metric("accuracy", Measure.ACCURACY).trainingLoss();
        training.run(targets(new float[] {0.25f, 0.75f}, new float[] {0.625f, 0.375f}));
        training.run(targets(new float[] {-1, 1}, new float[] {1, -1}));
        refused(() -> training.run(targets(new float[] {0.25f, 3.1f}, new float[] {0.5f, 7})))
                .hasMessageStartingWith("metric accuracy: sample 1 of those trained on: found the targets 0.25, 3.1 and"
                        + " 0.5, expected two numbers, such as 1 for the class and 0 for others");
        refused(() -> training.run(targets(new float[] {0, 1}, new float[] {1, 1})))
                .hasMessageStartingWith("metric accuracy: sample 1 of those trained on: found the targets 1.0 and 1.0,"
                        + " expected one that is larger than all others, as it tells the class");
        // Labels tell better.
        training.run(Samples.of(new float[1][1], new float[][] {{3.5f, 7}}, new int[] {1}));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void scaledTargetsAreQuantities(boolean loss) {
        Training<Samples> training = Training.of(new NaiveNetwork(1, 1)).scaleTargets(ScalingKind.MIN_MAX);
        refused(() -> (loss ? training.loss(Loss.LOG_LOSS) : training.metric("accuracy", Measure.ACCURACY))
                        .trainingLoss()
                        .run(targets(new float[] {0}, new float[] {1})))
                .hasMessageMatching("(metric accuracy|loss): found scaleTargets, which is for quantities and not for"
                        + " classes, expected a (measure|loss) of quantities, such as .*");
    }

    private static Samples targets(float[]... targets) {
        float[][] inputs = new float[targets.length][1];
        Arrays.setAll(inputs, n -> new float[] {n});
        return Samples.of(inputs, targets);
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> refused(ThrowingCallable code) {
        return assertThatThrownBy(code).isInstanceOf(IllegalArgumentException.class);
    }
}
