package dev.nnmaven.runtime.training.judging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nnmaven.runtime.training.Fakes;
import dev.nnmaven.runtime.training.Loss;
import dev.nnmaven.runtime.training.precision.FloatTrainee;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class DeclaredLossTest {

    @Test
    void isThatOfTheFingerprint() {
        assertThat(DeclaredLoss.of("4-8(tanh)-3(softmax), cross_entropy, gradient"))
                .isSameAs(Loss.CROSS_ENTROPY);
        assertThat(DeclaredLoss.of("4-8(relu)-3(softmax, no bias), cross_entropy, gradient"))
                .isSameAs(Loss.CROSS_ENTROPY);
        assertThat(DeclaredLoss.of("4-3(sigmoid), cross_entropy, gradient")).isSameAs(Loss.BINARY_CROSS_ENTROPY);
        assertThat(DeclaredLoss.of("4-3(identity, no bias), huber, gradient")).isSameAs(Loss.HUBER);
        assertThat(DeclaredLoss.of("4-3(identity), absolute_error, gradient")).isSameAs(Loss.ABSOLUTE_ERROR);
        assertThat(DeclaredLoss.of("4-3(sigmoid), squared_error, weighted_error"))
                .isSameAs(Loss.MEAN_SQUARED_ERROR);
    }

    @Test
    void isSquaredErrorOfNetworksThatDoNotSay() {
        assertThat(DeclaredLoss.of("3-2")).isSameAs(Loss.MEAN_SQUARED_ERROR);
        assertThat(DeclaredLoss.of("")).isSameAs(Loss.MEAN_SQUARED_ERROR);
        assertThat(DeclaredLoss.of(new FloatTrainee(new Fakes.Recorder(new ArrayList<>()))))
                .isSameAs(Loss.MEAN_SQUARED_ERROR);
    }

    @Test
    void losses() {
        double[] outputs = {0.5, 0.25, 0.25};
        assertThat(Loss.CROSS_ENTROPY.of(outputs, new double[] {0, 1, 0})).isCloseTo(Math.log(4), within(1e-15));
        assertThat(Loss.CROSS_ENTROPY.of(outputs, new double[] {0.5, 0.5, 0}))
                .isCloseTo((Math.log(2) + Math.log(4)) / 2, within(1e-15));
        assertThat(Loss.BINARY_CROSS_ENTROPY.of(new double[] {0.5, 0.75}, new double[] {1, 0}))
                .isCloseTo(Math.log(2) + Math.log(4), within(1e-15));
        assertThat(Loss.HUBER.of(new double[] {0, 0, 0}, new double[] {0.5, -3, 1}))
                .isEqualTo(0.125 + 2.5 + 0.5);
        assertThat(Loss.ABSOLUTE_ERROR.of(new double[] {0, 1}, new double[] {0.5, -3}))
                .isEqualTo(4.5);
    }

    @Test
    void lossesOfWhatRoundingLostAreFinite() {
        double most = 54 * Math.log(2);
        assertThat(Loss.CROSS_ENTROPY.of(new double[] {0, 1}, new double[] {1, 0}))
                .isCloseTo(most, within(1e-12));
        assertThat(Loss.BINARY_CROSS_ENTROPY.of(new double[] {1}, new double[] {0}))
                .isCloseTo(most, within(1e-12));
        assertThat(Loss.CROSS_ENTROPY.of(new double[] {Double.NaN, 1}, new double[] {1, 0}))
                .isNaN();
    }
}
