package dev.nnmaven.runtime.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.nnmaven.runtime.data.DoubleSamples;
import dev.nnmaven.runtime.data.Samples;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClassificationReportTest {
    private static ClassificationReport report(DoubleSamples samples) {
        return ClassificationReport.of(Echo.network(samples), samples);
    }

    /** The example that scikit-learn documents for classification_report, its numbers to four digits. */
    @Test
    void tableReadsAsThatOfScikitLearn() {
        ClassificationReport report = report(Echo.certain(3, new int[] {0, 1, 2, 2, 2}, new int[] {0, 0, 2, 2, 1}));
        // The two wrong answers cost 52·ln 2 each.
        assertThat(report.named(List.of("class 0", "class 1", "class 2")))
                .hasToString("              precision   recall       f1   support\n"
                        + "     class 0     0.5000   1.0000   0.6667         1\n"
                        + "     class 1     0.0000   0.0000   0.0000         1\n"
                        + "     class 2     1.0000   0.6667   0.8000         3\n"
                        + "\n"
                        + "    accuracy                       0.6000         5\n"
                        + "   macro avg     0.5000   0.5556   0.4889         5\n"
                        + "weighted avg     0.7000   0.6000   0.6133         5\n"
                        + "    log loss                      14.4175         5\n");
        assertThat(report.toString()).contains("\n           2     1.0000   0.6667   0.8000         3\n");
        assertThat(report.accuracy()).isEqualTo(new Accuracy(3, 5));
        assertThat(report.confusion().count(2, 1)).isEqualTo(1);
        assertThat(report.scores(2)).isEqualTo(new Scores(1, 2 / 3.0, 0.8, 3));
    }

    /** The example that scikit-learn documents for precision_recall_fscore_support: cats, dogs and pigs. */
    @Test
    void averagesAreThoseOfScikitLearn() {
        ClassificationReport report =
                report(Echo.certain(3, new int[] {0, 1, 2, 0, 1, 2}, new int[] {0, 2, 1, 0, 0, 1}));
        // Class 0 is answered three times and right twice, the others never right: 2/3, 1 and 4/5, over three classes.
        assertThat(report.macro().precision()).isEqualTo(2 / 9.0, within(1e-15));
        assertThat(report.macro().recall()).isEqualTo(1 / 3.0, within(1e-15));
        assertThat(report.macro().f1()).isEqualTo(4 / 15.0, within(1e-15));
        assertThat(report.micro()).isEqualTo(new Scores(2 / 6.0, 2 / 6.0, 2 / 6.0, 6));
        // Two samples each: weights change nothing.
        assertThat(report.weighted().f1()).isEqualTo(4 / 15.0, within(1e-15));
    }

    @Test
    void aClassWithoutSamplesOrAnswersHasZeros() {
        // Class 1 is answered but has no sample, class 2 has one but is not answered.
        ClassificationReport report = report(Echo.certain(3, new int[] {0, 0, 2}, new int[] {0, 1, 0}));
        assertThat(report.scores(0)).isEqualTo(new Scores(0.5, 0.5, 0.5, 2));
        assertThat(report.scores(1)).isEqualTo(new Scores(0, 0, 0, 0));
        assertThat(report.scores(2)).isEqualTo(new Scores(0, 0, 0, 1));
        assertThat(report.macro().f1()).isEqualTo(0.5 / 3);
        assertThat(report.weighted().f1()).isEqualTo(2 * 0.5 / 3);
        assertThat(report.toString()).contains("\n           1     0.0000   0.0000   0.0000         0\n");
    }

    @Test
    void aClassWithNeitherDoesNotCount() {
        ClassificationReport report = report(Echo.certain(3, new int[] {0, 0, 2}, new int[] {0, 2, 2}));
        assertThat(report.scores(1)).isEqualTo(new Scores(0, 0, 0, 0));
        // Class 0: 1, 1/2 and 2/3; class 2: 1/2, 1 and 2/3.
        assertThat(report.macro()).isEqualTo(new Scores(0.75, 0.75, 2 / 3.0, 3));
        assertThat(report.toString()).contains("\n           1          -        -        -         0\n");
    }

    /** The examples that scikit-learn gives for log_loss, in its reference and its user guide. */
    @Test
    void logLossIsThatOfScikitLearn() {
        DoubleSamples reference =
                Echo.classified(new double[][] {{0.1, 0.9}, {0.9, 0.1}, {0.8, 0.2}, {0.35, 0.65}}, 1, 0, 0, 1);
        assertThat(report(reference).logLoss()).hasValueCloseTo(0.21616187468057912, within(1e-15));
        DoubleSamples guide =
                Echo.classified(new double[][] {{0.9, 0.1}, {0.8, 0.2}, {0.3, 0.7}, {0.01, 0.99}}, 0, 0, 1, 1);
        assertThat(report(guide).logLoss()).hasValueCloseTo(0.1738073366910675, within(1e-15));

        DoubleSamples one = Echo.oneOutput(new double[] {0.9, 0.1, 0.2, 0.65}, 0.99, 0.01, 0.01, 0.99);
        assertThat(report(one).logLoss()).hasValueCloseTo(0.21616187468057912, within(1e-15));
    }

    @Test
    void logLossTakesSharesOfTheSum() {
        // 0.5 of 0.8, and 0.3 of 1.5.
        DoubleSamples samples = Echo.classified(new double[][] {{0.5, 0.3, 0}, {0.3, 0.9, 0.3}}, 0, 2);
        assertThat(report(samples).logLoss()).hasValueCloseTo(-(Math.log(0.625) + Math.log(0.2)) / 2, within(1e-15));
        DoubleSamples undecided = Echo.classified(new double[][] {{0.2, 0.2, 0.2, 0.2}}, 3);
        assertThat(report(undecided).logLoss()).hasValueCloseTo(Math.log(4), within(1e-15));
    }

    @Test
    void logLossIsBounded() {
        assertThat(report(Echo.certain(2, new int[] {0}, new int[] {0})).logLoss())
                .hasValue(0);
        assertThat(report(Echo.certain(2, new int[] {0}, new int[] {1})).logLoss())
                .hasValueCloseTo(52 * Math.log(2), within(1e-13));
    }

    @Test
    void outputsThatAreNoProbabilitiesHaveNoLogLoss() {
        double[][][] wrong = {{{0.5, 0.5}, {-0.1, 0.9}}, {{0.5, 1.1}, {0.5, 0.5}}, {{0.5, 0.5}, {0, 0}}};
        for (double[][] outputs : wrong) {
            ClassificationReport report = report(Echo.classified(outputs, 0, 1));
            assertThat(report.logLoss()).isEmpty();
            assertThat(report.toString()).endsWith("    log loss                            -         2\n");
        }
        assertThat(report(Echo.oneOutput(new double[] {0.5, 2}, 0, 1)).logLoss())
                .isEmpty();
    }

    @Test
    void floatsAndDoublesAgree() {
        // Eighths and sixteenths are the same in both.
        DoubleSamples samples =
                Echo.classified(new double[][] {{0.125, 0.5, 0.25}, {0.75, 0.0625, 0.5}, {0.5, 0.5, 1}}, 1, 2, 2);
        Samples floats = Echo.floats(samples);
        assertThat(ClassificationReport.of(Echo.network(floats), floats))
                .hasToString(report(samples).toString());
        assertThat(ClassificationReport.of(Echo.network(floats), floats).logLoss())
                .isEqualTo(report(samples).logLoss());
    }

    @Test
    void namesMayBeLongButNotMissing() {
        ClassificationReport report = report(Echo.oneOutput(new double[] {0.2, 0.8}, 0, 1));
        assertThat(report.named(List.of("no\nbreak", "x".repeat(50))).toString())
                .startsWith(" ".repeat(41) + "  precision   recall       f1   support\n"
                        + " ".repeat(28) + "no\\u000abreak     1.0000   1.0000   1.0000         1\n"
                        + "x".repeat(40) + "…     1.0000   1.0000   1.0000         1\n");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> report.named(List.of("only one")))
                .withMessage("found 1 names, expected 2, one for each class");
    }

    @Test
    void scoresAreShares() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Scores(1.5, 0, 0, 1))
                .withMessage("precision: found 1.5, expected 0 to 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Scores(0, Double.NaN, 0, 1))
                .withMessage("recall: found NaN, expected 0 to 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Scores(0, 0, -0.1, 1))
                .withMessage("f1: found -0.1, expected 0 to 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Scores(0, 0, 0, -1))
                .withMessage("support: found -1, expected at least 0");
    }
}
