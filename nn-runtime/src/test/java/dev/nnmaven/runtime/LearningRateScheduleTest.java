package dev.nnmaven.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LearningRateScheduleTest {

    private static double[] rates(LearningRateSchedule schedule, int epochs) {
        return IntStream.range(0, epochs)
                .mapToDouble(done -> schedule.rate(0.1, done, epochs, new double[0]))
                .toArray();
    }

    @Test
    void constant() {
        assertThat(rates(LearningRateSchedule.constant(), 3)).containsExactly(0.1, 0.1, 0.1);
    }

    @Test
    void stepsEverySoManyEpochs() {
        assertThat(rates(LearningRateSchedule.step(2, 0.5), 6)).containsExactly(0.1, 0.1, 0.05, 0.05, 0.025, 0.025);
    }

    @Test
    void fallsExponentially() {
        assertThat(rates(LearningRateSchedule.exponential(0.5), 3)).containsExactly(0.1, 0.05, 0.025);
    }

    @Test
    void fallsAlongALine() {
        assertThat(rates(LearningRateSchedule.linear(4, 0.02), 6))
                .containsExactly(new double[] {0.1, 0.08, 0.06, 0.04, 0.02, 0.02}, within(1e-15));
        // Over the whole training.
        assertThat(rates(LearningRateSchedule.linear(0, 0), 4))
                .containsExactly(new double[] {0.1, 0.075, 0.05, 0.025}, within(1e-15));
    }

    @Test
    void fallsAlongACosine() {
        assertThat(rates(LearningRateSchedule.cosine(4, 0.02), 6))
                .containsExactly(
                        new double[] {
                            0.1,
                            0.02 + 0.04 * (1 + Math.sqrt(0.5)),
                            0.06,
                            0.02 + 0.04 * (1 - Math.sqrt(0.5)),
                            0.02,
                            0.02
                        },
                        within(1e-15));
    }

    @Test
    void isReducedOnAPlateau() {
        LearningRateSchedule schedule = LearningRateSchedule.reduceOnPlateau(2, 0.5, 0.03);
        assertThat(schedule.needsLosses()).isTrue();
        assertThat(schedule.rate(0.1, 0, 9, new double[] {})).isEqualTo(0.1);
        assertThat(schedule.rate(0.1, 3, 9, new double[] {3, 2, 2})).isEqualTo(0.1);
        assertThat(schedule.rate(0.1, 4, 9, new double[] {3, 2, 2, 2.5})).isEqualTo(0.05);
        assertThat(schedule.rate(0.1, 5, 9, new double[] {3, 2, 2, 2.5, 1})).isEqualTo(0.05);
        assertThat(schedule.rate(0.1, 7, 9, new double[] {3, 2, 2, 2.5, 1, 1, 1}))
                .isEqualTo(0.03);
        assertThat(schedule.rate(0.1, 9, 9, new double[] {3, 2, 2, 2.5, 1, 1, 1, 1, 1}))
                .isEqualTo(0.03);
        // A minimum above the rate does not raise it.
        assertThat(schedule.rate(0.01, 3, 9, new double[] {1, 1, 1})).isEqualTo(0.01);
    }

    @Test
    void saysWhatItIs() {
        assertThat(LearningRateSchedule.cosine(4, 0.02)).isEqualTo(LearningRateSchedule.cosine(4, 0.02));
        assertThat(LearningRateSchedule.cosine(4, 0.02)).hasToString("cosine to 0.02 over 4 epochs");
        assertThat(LearningRateSchedule.linear(0, 0)).hasToString("linear to 0.0 over all epochs");
        assertThat(LearningRateSchedule.step(2, 0.5)).hasToString("times 0.5 every 2 epochs");
        assertThat(LearningRateSchedule.exponential(0.9)).hasToString("times 0.9 every 1 epoch");
        assertThat(LearningRateSchedule.constant()).hasToString("constant");
    }

    @Test
    void refusesNumbersOutOfRange() {
        assertThatThrownBy(() -> LearningRateSchedule.step(0, 0.5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("schedule: found [0, 0.5], expected every from 1, factor above 0");
        assertThatThrownBy(() -> LearningRateSchedule.cosine(-1, 0))
                .hasMessage("schedule: found [-1, 0.0], expected epochs and minimum from 0");
        assertThatThrownBy(() -> LearningRateSchedule.linear(1, Double.NaN))
                .hasMessage("schedule: found [1, NaN], expected epochs and minimum from 0");
        assertThatThrownBy(() -> LearningRateSchedule.reduceOnPlateau(1, 1, 0))
                .hasMessage("schedule: found [1, 1.0, 0.0], expected patience from 1, factor above 0 and below 1,"
                        + " minimum from 0");
    }
}
