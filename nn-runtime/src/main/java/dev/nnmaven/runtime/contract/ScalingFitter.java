package dev.nnmaven.runtime.contract;

import dev.nnmaven.runtime.internal.Texts;
import java.util.Arrays;
import java.util.List;

/**
 * Takes the numbers of a {@link FittedScaling} from rows of data, in one pass. For one thread.
 *
 * <pre>{@code
 * ScalingFitter fitter = new ScalingFitter(ScalingKind.STANDARD, 2);
 * fitter.add(new double[] {1, 10});
 * fitter.add(new double[] {3, 30});
 * FittedScaling scaling = fitter.fitted();
 * }</pre>
 */
public final class ScalingFitter {
    private final ScalingKind kind;
    private final List<String> names;
    private final double[] mean;
    private final double[] deviation;
    private final double[] least;
    private final double[] most;

    /** Whether a place had no other numbers than 0 and 1. */
    private final boolean[] indicator;

    private long rows;

    /**
     * Has seen no data yet.
     *
     * @param kind how to scale
     * @param width numbers in a row, at least 1
     * @throws IllegalArgumentException otherwise
     */
    public ScalingFitter(ScalingKind kind, int width) {
        this(kind, width, List.of());
    }

    /**
     * Has seen no data yet.
     *
     * @param kind how to scale
     * @param width numbers in a row, at least 1
     * @param names what they are called, for messages, or none
     * @throws IllegalArgumentException otherwise
     */
    public ScalingFitter(ScalingKind kind, int width, List<String> names) {
        if (width < 1) {
            throw new IllegalArgumentException("width: found " + width + ", expected at least 1");
        }
        if (!names.isEmpty() && names.size() != width) {
            throw new IllegalArgumentException("names: found " + names.size() + ", expected " + width + " or none");
        }
        this.kind = kind;
        this.names = List.copyOf(names);
        mean = new double[width];
        deviation = new double[width];
        least = new double[width];
        most = new double[width];
        indicator = new boolean[width];
        Arrays.fill(indicator, true);
        Arrays.fill(least, Double.POSITIVE_INFINITY);
        Arrays.fill(most, Double.NEGATIVE_INFINITY);
    }

    /**
     * Looks at a row.
     *
     * @param row as wide as was said
     * @throws IllegalArgumentException if it is not, or a number is not finite, naming row and place, both counted from 0
     */
    public void add(double[] row) {
        if (row.length != mean.length) {
            throw new IllegalArgumentException(
                    "row " + rows + ": found " + row.length + " numbers, expected " + mean.length);
        }
        for (int i = 0; i < mean.length; i++) {
            double value = row[i];
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("row " + rows + ", " + place(i) + ": found " + value
                        + ", expected a finite number to fit a scaling to; leave rows out that have missing values");
            }
            // B. P. Welford, Technometrics 4, 1962: the deviation of equal numbers is exactly 0.
            double before = value - mean[i];
            mean[i] += before / (rows + 1);
            deviation[i] += before * (value - mean[i]);
            least[i] = Math.min(least[i], value);
            most[i] = Math.max(most[i], value);
            indicator[i] &= value == 0 || value == 1;
        }
        rows++;
    }

    /**
     * {@return the scaling of every place} A constant place is only moved: its scale is 1.
     *
     * @throws IllegalArgumentException if there was no row, or numbers are so far apart that no double holds how far
     */
    public FittedScaling fitted() {
        return fitted(new boolean[mean.length]);
    }

    /**
     * {@return the scaling for inputs: a place where all numbers were 0 or 1 stays as it is} That is a boolean, a
     * constant of an enum or another indicator, and {@link ScalingKind#STANDARD} would make 10 to 50 of the 1 of a rare
     * one.
     *
     * @throws IllegalArgumentException as {@link #fitted}
     */
    public FittedScaling fittedForInputs() {
        return fitted(indicator);
    }

    private FittedScaling fitted(boolean[] asItIs) {
        if (kind == ScalingKind.NONE) {
            return FittedScaling.none();
        }
        if (rows == 0) {
            throw new IllegalArgumentException("found no rows, expected at least one to fit a scaling to");
        }
        double[] offsets = (kind == ScalingKind.STANDARD ? mean : least).clone();
        double[] scales = new double[mean.length];
        for (int i = 0; i < scales.length; i++) {
            double scale = kind == ScalingKind.STANDARD ? Math.sqrt(deviation[i] / rows) : most[i] - least[i];
            if (!Double.isFinite(scale) || !Double.isFinite(mean[i])) {
                throw new IllegalArgumentException(place(i) + ": found numbers from " + least[i] + " to " + most[i]
                        + ", expected such that a double holds the squares of their differences");
            }
            scales[i] = scale == 0 || asItIs[i] ? 1 : scale;
            offsets[i] = asItIs[i] ? 0 : offsets[i];
        }
        return FittedScaling.of(kind, offsets, scales);
    }

    private String place(int index) {
        return "place " + index + Texts.inBrackets(names, index);
    }
}
