package dev.nnmaven.runtime.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FittedScalingTest {

    /** The example of scikit-learn's documentation of StandardScaler and MinMaxScaler, and its numbers. */
    @Test
    void fitsAsScikitLearnDoes() {
        FittedScaling standard = fitted(ScalingKind.STANDARD, new double[][] {{0, 0}, {0, 0}, {1, 1}, {1, 1}});
        assertThat(standard.offsets()).containsExactly(0.5, 0.5);
        assertThat(standard.scales()).containsExactly(0.5, 0.5);
        assertThat(standard.apply(0, 2)).isEqualTo(3);
        FittedScaling unit = fitted(ScalingKind.MIN_MAX, new double[][] {{-1, 2}, {-0.5, 6}, {0, 10}, {1, 18}});
        assertThat(unit.apply(0, 2)).isEqualTo(1.5);
        assertThat(unit.apply(1, 2)).isEqualTo(0);
        assertThat(unit.apply(1, 18)).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"STANDARD", "MIN_MAX"})
    void aConstantPlaceIsOnlyMoved(ScalingKind kind) {
        FittedScaling scaling = fitted(kind, new double[][] {{0.1, 1}, {0.1, 2}, {0.1, 3}});
        assertThat(scaling.scales()[0]).isEqualTo(1);
        assertThat(scaling.apply(0, 0.1)).isZero();
        assertThat(scaling.apply(0, 1.6)).isEqualTo(1.5);
        assertThat(fitted(kind, new double[][] {{7}}).apply(0, 7)).isZero();
    }

    /** Column 2 is 0 or 1 but for one number, column 3 always 1. */
    @ParameterizedTest
    @EnumSource(names = {"STANDARD", "MIN_MAX"})
    void inputsOfOnlyZeroAndOneStayAsTheyAre(ScalingKind kind) {
        double[][] rows = {{7, 0, 0, 1}, {9, 1, 1, 1}, {8, 0, 0.5, 1}, {6, -0.0, 1, 1}};
        ScalingFitter fitter = new ScalingFitter(kind, 4);
        for (double[] row : rows) {
            fitter.add(row);
        }
        FittedScaling scaling = fitter.fittedForInputs();
        assertThat(scaling.offsets()[1]).isZero();
        assertThat(scaling.scales()[1]).isEqualTo(1);
        for (double value : new double[] {-0.0, 0, 0.3, 1, 5}) {
            assertThat(scaling.apply(1, value)).isEqualTo(value);
            assertThat(scaling.apply(3, value)).isEqualTo(value);
            assertThat(scaling.undo(1, value)).isEqualTo(value);
        }
        FittedScaling ofAll = fitted(kind, rows);
        for (int place : new int[] {0, 2}) {
            assertThat(scaling.apply(place, 0.7)).isEqualTo(ofAll.apply(place, 0.7));
        }
        assertThat(ofAll.apply(3, 1)).isZero();
        assertThat(ofAll).isNotEqualTo(scaling);
    }

    @ParameterizedTest
    @EnumSource(names = {"STANDARD", "MIN_MAX"})
    void whatIsScaledHasTheRangePromisedAndComesBack(ScalingKind kind) {
        Random random = new Random(5);
        double[][] rows = new double[200][3];
        for (double[] row : rows) {
            row[0] = random.nextGaussian() * 1e9 + 5e9;
            row[1] = random.nextDouble() * 1e-9;
            row[2] = -40 + random.nextInt(3);
        }
        FittedScaling scaling = fitted(kind, rows);
        for (int place = 0; place < 3; place++) {
            double sum = 0;
            double squares = 0;
            double least = Double.POSITIVE_INFINITY;
            double most = Double.NEGATIVE_INFINITY;
            for (double[] row : rows) {
                double scaled = scaling.apply(place, row[place]);
                sum += scaled;
                squares += scaled * scaled;
                least = Math.min(least, scaled);
                most = Math.max(most, scaled);
                assertThat(scaling.undo(place, scaled))
                        .isCloseTo(row[place], within(1e-12 * Math.max(Math.abs(row[place]), scaling.scales()[place])));
            }
            if (kind == ScalingKind.STANDARD) {
                assertThat(sum / rows.length).isCloseTo(0, within(1e-12));
                assertThat(squares / rows.length).isCloseTo(1, within(1e-12));
            } else {
                assertThat(least).isEqualTo(0);
                assertThat(most).isEqualTo(1);
            }
        }
    }

    @Test
    void noneLeavesEverythingAsItIs() {
        FittedScaling none = FittedScaling.none();
        assertThat(none.apply(17, -0.1)).isEqualTo(-0.1);
        assertThat(none.undo(17, -0.1)).isEqualTo(-0.1);
        assertThat(none.width()).isZero();
        assertThat(none).hasToString("none").isEqualTo(new ScalingFitter(ScalingKind.NONE, 3).fitted());
    }

    @Test
    void equalNumbersAreEqualScalings() {
        FittedScaling one = FittedScaling.of(ScalingKind.STANDARD, new double[] {1, 2}, new double[] {3, 4});
        FittedScaling same = FittedScaling.of(ScalingKind.STANDARD, one.offsets(), one.scales());
        assertThat(one).isEqualTo(same).hasSameHashCodeAs(same).hasToString(same.toString());
        assertThat(one.toString()).isEqualTo("standard of 2 with hash " + Integer.toHexString(one.hashCode()));
        assertThat(one)
                .isNotEqualTo(FittedScaling.of(ScalingKind.MIN_MAX, one.offsets(), one.scales()))
                .isNotEqualTo(FittedScaling.of(ScalingKind.STANDARD, new double[] {1, 2.5}, one.scales()))
                .isNotEqualTo(FittedScaling.of(ScalingKind.STANDARD, one.offsets(), new double[] {3, 5}))
                .isNotEqualTo(FittedScaling.none());
    }

    @Test
    void itsNumbersCannotBeChanged() {
        double[] offsets = {1};
        double[] scales = {2};
        FittedScaling scaling = FittedScaling.of(ScalingKind.MIN_MAX, offsets, scales);
        offsets[0] = 9;
        scales[0] = 9;
        scaling.offsets()[0] = 9;
        scaling.scales()[0] = 9;
        assertThat(scaling.apply(0, 5)).isEqualTo(2);
    }

    @Test
    void numbersThatScaleNothingAreRefused() {
        refused(() -> FittedScaling.of(ScalingKind.NONE, new double[1], new double[] {1}), "found the kind NONE");
        refused(
                () -> FittedScaling.of(ScalingKind.STANDARD, new double[0], new double[0]),
                "found 0 offsets and 0 scales, expected as many of both, at least one");
        refused(
                () -> FittedScaling.of(ScalingKind.STANDARD, new double[2], new double[] {1}),
                "found 2 offsets and 1 scales, expected as many of both, at least one");
        refused(
                () -> FittedScaling.of(ScalingKind.STANDARD, new double[] {0, Double.NaN}, new double[] {1, 1}),
                "offsets[1]: found NaN, expected a finite number");
        for (double scale : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            refused(
                    () -> FittedScaling.of(ScalingKind.STANDARD, new double[2], new double[] {1, scale}),
                    "scales[1]: found " + scale + ", expected a finite number above 0");
        }
    }

    @Test
    void dataThatCannotBeFittedToIsRefused() {
        refused(
                () -> fitted(ScalingKind.STANDARD, new double[][] {{1, 2}, {1, Double.NaN}}),
                "row 1, place 1: found NaN, expected a finite number to fit a scaling to; leave rows out that have"
                        + " missing values");
        refused(
                () -> fitted(ScalingKind.MIN_MAX, new double[][] {{Double.NEGATIVE_INFINITY}}),
                "row 0, place 0: found -Infinity, expected a finite number");
        refused(() -> new ScalingFitter(ScalingKind.STANDARD, 0), "width: found 0, expected at least 1");
        refused(() -> fitted(ScalingKind.STANDARD, new double[][] {{1, 2}, {1}}), "row 1: found 1 numbers, expected 2");
        refused(() -> fitted(ScalingKind.MIN_MAX, new double[0][1]), "found no rows, expected at least one");
        refused(
                () -> fitted(ScalingKind.MIN_MAX, new double[][] {{-1.5e308}, {1.5e308}}),
                "place 0: found numbers from -1.5E308 to 1.5E308, expected such that a double holds the squares of"
                        + " their differences");
        refused(
                () -> fitted(ScalingKind.STANDARD, new double[][] {{-1e200}, {1e200}}),
                "place 0: found numbers from -1.0E200 to 1.0E200");
    }

    @Test
    void messagesHaveNames() {
        ScalingFitter fitter = new ScalingFitter(ScalingKind.STANDARD, 2, List.of("age", "mass"));
        refused(
                () -> fitter.add(new double[] {1, Double.NaN}),
                "row 0, place 1 (mass): found NaN, expected a finite number");
        refused(
                () -> new ScalingFitter(ScalingKind.STANDARD, 3, List.of("age", "mass")),
                "names: found 2, expected 3 or none");
    }

    private static FittedScaling fitted(ScalingKind kind, double[][] rows) {
        ScalingFitter fitter = new ScalingFitter(kind, rows.length == 0 ? 1 : rows[0].length);
        for (double[] row : rows) {
            fitter.add(row);
        }
        return fitter.fitted();
    }

    private static void refused(Runnable call, String message) {
        assertThatThrownBy(call::run)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message);
    }
}
