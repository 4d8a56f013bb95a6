package dev.nnmaven.runtime.weights;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/** Initial weights against their formulas and the numbers of {@link Random}; 4 inputs, 3 neurons. */
class InitialWeightsTest {

    @Test
    void areTheNumbersOfTheFormula() {
        assertThat(drawn(InitialWeights.NORMAL)).containsExactly(expected(Random::nextGaussian, 1 / Math.sqrt(4)));
        assertThat(drawn(InitialWeights.HE)).containsExactly(expected(Random::nextGaussian, Math.sqrt(2.0 / 4)));
        assertThat(drawn(InitialWeights.XAVIER))
                .containsExactly(expected(random -> 2 * random.nextDouble() - 1, Math.sqrt(6.0 / (4 + 3))));
        assertThat(drawn(InitialWeights.ZEROS)).containsOnly(0);
    }

    @Test
    void areTheSameFromTheSameSeedOnly() {
        assertThat(drawn(InitialWeights.HE)).isEqualTo(drawn(InitialWeights.HE));
        double[] other = new double[12];
        Weights.initialise(8, List.of(Tensor.matrix("w", 3, 4, other)), InitialWeights.HE);
        assertThat(drawn(InitialWeights.HE)).isNotEqualTo(other);
    }

    private static double[] drawn(InitialWeights initial) {
        double[] weights = new double[12];
        Weights.initialise(7, List.of(Tensor.matrix("w", 3, 4, weights)), initial);
        return weights;
    }

    private static double[] expected(ToDoubleFunction<Random> draw, double scale) {
        Random random = new Random(7);
        double[] weights = new double[12];
        Arrays.setAll(weights, i -> draw.applyAsDouble(random) * scale);
        return weights;
    }
}
