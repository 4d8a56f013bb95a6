package dev.nnmaven.runtime.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class GradientsTest {

    @Test
    void addsUpSquares() {
        assertThat(Gradients.squares(new float[] {3, -4, 0, 1, 2})).isEqualTo(30);
        assertThat(Gradients.squares(new double[] {3, -4, 0, 1, 2, 5})).isEqualTo(55);
        assertThat(Gradients.squares(new float[][] {{3}, {4, 0}})).isEqualTo(25);
        assertThat(Gradients.squares(new double[][] {{3}, {4, 1}})).isEqualTo(26);
        // In float, 1e30² is infinite.
        assertThat(Gradients.squares(new float[] {1e30f})).isCloseTo(1e60, within(1e54));
    }

    @Test
    void shortensWhatIsTooLong() {
        assertThat(Gradients.shortened(25, 5)).isEqualTo(1);
        assertThat(Gradients.shortened(25, 6)).isEqualTo(1);
        assertThat(Gradients.shortened(25, 2)).isEqualTo(0.4);
        assertThat(Gradients.shortened(0, 2)).isEqualTo(1);
    }

    @Test
    void doesNotHideWhatHasNoDirection() {
        assertThat(Gradients.shortened(Double.POSITIVE_INFINITY, 2)).isNaN();
        assertThat(Gradients.shortened(Double.NaN, 2)).isNaN();
    }
}
