package dev.nnmaven.runtime.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.nnmaven.runtime.data.DoubleSamples;
import dev.nnmaven.runtime.data.Samples;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class RocAucTest {
    /** Three outputs that are hard to tell apart, two samples of each class. */
    private static final DoubleSamples THREE = Echo.classified(
            new double[][] {
                {0.5, 0.3, 0.2}, {0.2, 0.5, 0.3}, {0.1, 0.3, 0.6}, {0.4, 0.4, 0.2}, {0.5, 0.2, 0.3}, {0.6, 0.3, 0.1}
            },
            0,
            1,
            2,
            2,
            1,
            0);

    private static RocAuc auc(DoubleSamples samples) {
        return RocAuc.of(Echo.network(samples), samples);
    }

    /** The example that scikit-learn documents: of four pairs, 0.35 against 0.4 is the wrong way round. */
    @Test
    void oneOutputIsAsInScikitLearn() {
        RocAuc auc = auc(Echo.oneOutput(new double[] {0.1, 0.4, 0.35, 0.8}, 0, 0, 1, 1));
        assertThat(auc.value()).isEqualTo(0.75);
        assertThat(auc.value(0)).isEqualTo(0.75);
        assertThat(auc).hasToString("0.7500");
    }

    /** Hanley and McNeil, table I: ratings from 1 to 5 of 58 normal and 51 abnormal images; they give 0.893. */
    @Test
    void tiesCountHalf() {
        int[] normal = {33, 6, 6, 11, 2};
        int[] abnormal = {3, 2, 2, 11, 33};
        double[] ratings = new double[109];
        double[] targets = new double[109];
        int n = 0;
        for (int rating = 1; rating <= 5; rating++) {
            for (int i = 0; i < normal[rating - 1]; i++) {
                ratings[n++] = rating;
            }
            for (int i = 0; i < abnormal[rating - 1]; i++) {
                targets[n] = 1;
                ratings[n++] = rating;
            }
        }
        // For each abnormal image the normal ones below and half of those equal:
        // 3·16.5 + 2·36 + 2·42 + 11·50.5 + 33·57 = 2642 of 58·51.
        assertThat(auc(Echo.oneOutput(ratings, targets)).value()).isEqualTo(2642 / 2958.0);
        assertThat(auc(Echo.oneOutput(ratings, targets))).hasToString("0.8932");
    }

    @Test
    void endsOfTheRange() {
        assertThat(auc(Echo.oneOutput(new double[] {0.1, 0.2, 0.3}, 0, 1, 1)).value())
                .isEqualTo(1);
        assertThat(auc(Echo.oneOutput(new double[] {0.1, 0.2, 0.3}, 1, 0, 0)).value())
                .isEqualTo(0);
        assertThat(auc(Echo.oneOutput(new double[] {0.0, -0.0, 0.0}, 1, 0, 1)).value())
                .isEqualTo(0.5);
    }

    /** scikit-learn 1.9.1 gives the same: 0.9375, 0.5 and 0.6875, with the mean 0.7083. */
    @Test
    void severalOutputsAreHeldAgainstTheRest() {
        RocAuc auc = auc(THREE);
        // Output 0: 0.5 is above three of {0.2, 0.1, 0.4, 0.5} and equal to one, 0.6 above all.
        assertThat(auc.value(0)).isEqualTo(7.5 / 8);
        // Output 1: 0.5 is above all of {0.3, 0.3, 0.4, 0.3}, 0.2 above none.
        assertThat(auc.value(1)).isEqualTo(4 / 8.0);
        // Output 2: 0.6 is above all of {0.2, 0.3, 0.3, 0.1}, 0.2 above one and equal to one.
        assertThat(auc.value(2)).isEqualTo(5.5 / 8);
        assertThat(auc.value()).isEqualTo(17 / 24.0, within(1e-15));
        assertThat(auc).hasToString("0.7083 (mean of 3 classes)");
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> auc.value(3));
    }

    @Test
    void floatsAndDoublesAgree() {
        Samples floats = Echo.floats(THREE);
        assertThat(RocAuc.of(Echo.network(floats), floats).value())
                .isEqualTo(auc(THREE).value());
    }

    @Test
    void isTheShareOfAllPairs() {
        Random random = new Random(1);
        for (int round = 0; round < 20; round++) {
            double[] answers =
                    random.doubles(300 + round).map(x -> Math.rint(x * 40)).toArray();
            double[] targets = random.doubles(answers.length).map(Math::rint).toArray();
            long halves = 0;
            long pairs = 0;
            for (int i = 0; i < answers.length; i++) {
                for (int j = 0; j < answers.length; j++) {
                    if (targets[i] > targets[j]) {
                        pairs++;
                        halves += answers[i] > answers[j] ? 2 : answers[i] == answers[j] ? 1 : 0;
                    }
                }
            }
            assertThat(auc(Echo.oneOutput(answers, targets)).value()).isEqualTo(halves / (2.0 * pairs));
        }
    }

    /** More pairs than an int counts, and than could be compared one by one in that time. */
    @Test
    @Timeout(60)
    void manySamplesTakeLittleTime() {
        int half = 500_000;
        double[] answers = new double[2 * half];
        double[] targets = new double[2 * half];
        for (int n = 0; n < answers.length; n++) {
            answers[n] = n;
            targets[n] = n % 2;
        }
        // The i-th odd number is above i even ones.
        assertThat(auc(Echo.oneOutput(answers, targets)).value()).isEqualTo((half + 1) / (2.0 * half));
    }

    @Test
    void everyClassNeedsSamples() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> auc(Echo.oneOutput(new double[] {0.1, 0.2}, 1, 1)))
                .withMessage("found no sample of class 0, expected some of each class: there is no ROC curve without");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> auc(Echo.classified(new double[4][3], 0, 1, 1, 0)))
                .withMessageStartingWith("found no sample of class 2");
    }
}
