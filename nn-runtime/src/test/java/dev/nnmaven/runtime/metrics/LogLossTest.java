package dev.nnmaven.runtime.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** One answer's loss, against logarithms: −ln 0.7, −ln 0.1, −ln 0.6, −ln 0.8, −ln 0.2. */
class LogLossTest {

    @Test
    void ofSeveralOutputs() {
        assertThat(LogLoss.of(new double[] {0.2, 0.7, 0.1}, new double[] {0, 1, 0}))
                .isCloseTo(0.35667494393873245, within(1e-15));
        assertThat(LogLoss.of(new double[] {0.2, 0.7, 0.1}, new double[] {0.01, 0.01, 0.99}))
                .isCloseTo(2.3025850929940455, within(1e-15));
    }

    @Test
    void outputsThatDoNotAddUpToOneAreDividedByTheirSum() {
        assertThat(LogLoss.of(new double[] {0.1, 0.3, 0.1}, new double[] {0, 1, 0}))
                .isCloseTo(0.5108256237659907, within(1e-15));
    }

    @Test
    void oneOutputStandsForTwoClasses() {
        assertThat(LogLoss.of(new double[] {0.8}, new double[] {1})).isCloseTo(0.22314355131420976, within(1e-15));
        assertThat(LogLoss.of(new double[] {0.8}, new double[] {0})).isCloseTo(1.6094379124341003, within(1e-14));
        assertThat(LogLoss.of(new double[] {0.8}, new double[] {0.9})).isCloseTo(0.22314355131420976, within(1e-15));
    }

    @Test
    void anAnswerThatIsCertainAndWrongIsFinite() {
        assertThat(LogLoss.of(new double[] {1, 0}, new double[] {0, 1})).isCloseTo(52 * Math.log(2), within(1e-13));
    }
}
