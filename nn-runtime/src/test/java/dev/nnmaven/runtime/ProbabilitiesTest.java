package dev.nnmaven.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProbabilitiesTest {

    private enum Sex {
        FEMALE,
        MALE {
            @Override
            public String toString() {
                return "m";
            }
        }
    }

    private static final List<Sex> LABELS = List.of(Sex.values());

    @Test
    void givesTheNumberOfEachLabel() {
        Probabilities<Sex> probabilities = Probabilities.of(LABELS, new float[] {0.25f, 0.75f});
        assertThat(probabilities.of(Sex.FEMALE)).isEqualTo(0.25);
        assertThat(probabilities.of(Sex.MALE)).isEqualTo(0.75);
        assertThat(probabilities.mostLikely()).isEqualTo(Sex.MALE);
        assertThat(probabilities.asMap()).containsExactly(Map.entry(Sex.FEMALE, 0.25), Map.entry(Sex.MALE, 0.75));
        assertThat(probabilities).hasToString("{FEMALE=0.25, m=0.75}");
    }

    @Test
    void theFirstOfSeveralIsMostLikely() {
        assertThat(Probabilities.of(LABELS, new double[] {0.5, 0.5}).mostLikely())
                .isEqualTo(Sex.FEMALE);
    }

    @Test
    void floatsStayWhatTheyAre() {
        assertThat(Probabilities.of(LABELS, new float[] {0.1f, 0.9f}).of(Sex.FEMALE))
                .isEqualTo((double) 0.1f);
    }

    @Test
    void equalNumbersOfTheSameLabelsAreEqual() {
        Probabilities<Sex> probabilities = Probabilities.of(LABELS, new float[] {0.25f, 0.75f});
        assertThat(probabilities)
                .isEqualTo(Probabilities.of(LABELS, new double[] {0.25, 0.75}))
                .hasSameHashCodeAs(Probabilities.of(LABELS, new double[] {0.25, 0.75}))
                .isNotEqualTo(Probabilities.of(LABELS, new double[] {0.75, 0.25}))
                .isNotEqualTo(probabilities.asMap());
    }

    @Test
    void theMapCannotBeChanged() {
        Map<Sex, Double> map = Probabilities.of(LABELS, new double[] {1, 0}).asMap();
        assertThatThrownBy(() -> map.put(Sex.FEMALE, 0.0)).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void needsANumberForEachLabel() {
        assertThatThrownBy(() -> Probabilities.of(LABELS, new double[] {1}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("outputs has length 1, expected 2");
    }
}
