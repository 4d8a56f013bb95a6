package dev.nnmaven.runtime.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nnmaven.runtime.NaiveNetwork;
import dev.nnmaven.runtime.contract.ModelContract;
import dev.nnmaven.runtime.contract.ScalingKind;
import dev.nnmaven.runtime.data.Samples;
import dev.nnmaven.runtime.training.feeds.OnePart;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Trainings that end before their first step: the weights were trained with the scaling of before, and keep it. */
class NoStepTest {
    private final NaiveNetwork network = Data.network();
    private final Samples others = Data.floats(50, 2);
    private ModelContract before;

    @BeforeEach
    void train() {
        Training.of(network).scaleInputs(ScalingKind.MIN_MAX).trainingLoss().run(Data.floats(40, 1));
        before = network.contract();
        assertThat(before.metrics()).containsKey("trainingLoss");
    }

    @Test
    void interruptedBefore() {
        Thread.currentThread().interrupt();
        TrainingSummary summary =
                Training.of(network).scaleInputs(ScalingKind.STANDARD).run(others);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(summary.steps()).isZero();
        assertThat(network.contract()).isEqualTo(before);
    }

    @Test
    void theListenerFails() {
        TrainingListener failing = new TrainingListener() {
            @Override
            public void started(Progress progress) {
                throw new IllegalStateException("no screen");
            }
        };
        assertThatThrownBy(() -> Training.of(network)
                        .scaleInputs(ScalingKind.STANDARD)
                        .listener(failing)
                        .run(others))
                .hasMessage("no screen");
        assertThat(network.contract()).isEqualTo(before);
    }

    @Test
    void theSourceFailsOnceItsScalingIsFitted() {
        OnePart twice = new OnePart() {
            @Override
            public Samples all(int times) throws IOException {
                if (times > 0) {
                    throw new IOException("the disk is gone");
                }
                return others;
            }
        };
        assertThatThrownBy(() ->
                        Training.of(network).scaleInputs(ScalingKind.STANDARD).run(twice))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("the disk is gone");
        assertThat(network.contract()).isEqualTo(before);
    }

    @Test
    void aStepIsEnoughForTheNewOne() {
        Training.of(network).scaleInputs(ScalingKind.STANDARD).run(others);
        assertThat(network.contract().inputScaling()).isNotEqualTo(before.inputScaling());
    }
}
