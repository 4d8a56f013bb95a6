package dev.nnmaven.runtime.training.judging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nnmaven.runtime.LearningRateSchedule;
import dev.nnmaven.runtime.training.Data;
import dev.nnmaven.runtime.training.Fakes;
import dev.nnmaven.runtime.training.Progress;
import dev.nnmaven.runtime.training.Training;
import dev.nnmaven.runtime.training.TrainingListener;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Training sets the rate of each epoch. */
class LearningRateTest {

    /** Learns nothing but its rates. */
    private static final class Rated implements Fakes.Unable {
        private final List<Float> rates = new ArrayList<>();
        private final LearningRateSchedule declared;
        private float rate = 0.5f;

        Rated(LearningRateSchedule declared) {
            this.declared = declared;
        }

        @Override
        public LearningRateSchedule schedule() {
            return declared;
        }

        @Override
        public float learningRate() {
            return rate;
        }

        @Override
        public void learningRate(float changed) {
            rate = changed;
        }

        @Override
        public void train(float[] inputs, float[] targets) {
            rates.add(rate);
        }

        @Override
        public void query(float[] inputs, float[] outputs) {
            outputs[0] = 1;
        }
    }

    @Test
    void followsTheSchedule() {
        Rated network = new Rated(LearningRateSchedule.constant());
        Training.of(network)
                .schedule(LearningRateSchedule.exponential(0.5))
                .epochs(3)
                .run(Data.numbered(2));
        assertThat(network.rates).containsExactly(0.5f, 0.5f, 0.25f, 0.25f, 0.125f, 0.125f);
        assertThat(network.rate).isEqualTo(0.5f);
    }

    @Test
    void followsTheDeclaredOne() {
        Rated network = new Rated(LearningRateSchedule.linear(0, 0.1));
        Training.of(network).epochs(2).run(Data.numbered(1));
        assertThat(network.rates).containsExactly(0.5f, 0.3f);
        assertThat(network.rate).isEqualTo(0.5f);
    }

    @Test
    void takesOneOfYourOwn() {
        Rated network = new Rated(LearningRateSchedule.constant());
        Training.of(network)
                .schedule((rate, done, epochs, losses) -> losses.length + done + epochs)
                .trainingLoss()
                .epochs(2)
                .run(Data.numbered(1));
        assertThat(network.rates).containsExactly(2f, 4f);
    }

    @Test
    void givesTheRateBackWhenItFails() {
        Rated network = new Rated(LearningRateSchedule.exponential(0.5));
        assertThatThrownBy(() -> Training.of(network)
                        .epochs(3)
                        .listener(new TrainingListener() {
                            @Override
                            public void epochFinished(Progress progress) {
                                if (progress.epoch() == 2) {
                                    throw new IllegalStateException("enough");
                                }
                            }
                        })
                        .run(Data.numbered(1)))
                .hasMessage("enough");
        assertThat(network.rates).containsExactly(0.5f, 0.25f);
        assertThat(network.rate).isEqualTo(0.5f);
    }

    @Test
    void aPlateauNeedsALoss() {
        Rated network = new Rated(LearningRateSchedule.reduceOnPlateau(1, 0.5, 0));
        assertThatThrownBy(() -> Training.of(network).run(Data.numbered(4)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "schedule: found times 0.5 after 1 epochs without a lower loss, to 0.0, and no loss to follow,"
                                + " expected validation, validationSplit or trainingLoss");
        Training.of(network).trainingLoss().epochs(4).run(Data.numbered(1));
        // The loss is the same after every epoch.
        assertThat(network.rates).containsExactly(0.5f, 0.5f, 0.25f, 0.125f);
    }
}
