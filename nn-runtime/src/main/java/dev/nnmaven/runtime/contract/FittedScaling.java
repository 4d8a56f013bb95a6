package dev.nnmaven.runtime.contract;

import java.util.Arrays;
import java.util.Locale;

/**
 * A scaling whose numbers were taken from data, for each place of a vector its own: {@code (x − offset) / scale}, computed
 * in double. Immutable. A {@link ScalingFitter} makes it; two of the same numbers are equal.
 *
 * <pre>{@code
 * FittedScaling scaling = iris.contract().inputScaling();
 * double scaled = scaling.apply(0, 6.3);
 * }</pre>
 */
public final class FittedScaling {
    private static final FittedScaling NONE = new FittedScaling(ScalingKind.NONE, new double[0], new double[0]);

    private final ScalingKind kind;
    private final double[] offsets;
    private final double[] scales;

    private FittedScaling(ScalingKind kind, double[] offsets, double[] scales) {
        this.kind = kind;
        this.offsets = offsets;
        this.scales = scales;
    }

    /**
     * Leaves vectors of any width as they are.
     *
     * @return the scaling that changes nothing
     */
    public static FittedScaling none() {
        return NONE;
    }

    /**
     * A scaling by given numbers.
     *
     * @param kind what they stand for, not {@link ScalingKind#NONE}
     * @param offsets finite, at least one
     * @param scales as many, finite and above 0
     * @return the scaling
     * @throws IllegalArgumentException otherwise, naming the place
     */
    public static FittedScaling of(ScalingKind kind, double[] offsets, double[] scales) {
        if (kind == ScalingKind.NONE) {
            throw new IllegalArgumentException("found the kind NONE with numbers, expected STANDARD or MIN_MAX");
        }
        if (offsets.length == 0 || scales.length != offsets.length) {
            throw new IllegalArgumentException("found " + offsets.length + " offsets and " + scales.length
                    + " scales, expected as many of both, at least one");
        }
        for (int i = 0; i < offsets.length; i++) {
            if (!Double.isFinite(offsets[i])) {
                throw new IllegalArgumentException(
                        "offsets[" + i + "]: found " + offsets[i] + ", expected a finite number");
            }
            if (!(scales[i] > 0 && scales[i] < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        "scales[" + i + "]: found " + scales[i] + ", expected a finite number above 0");
            }
        }
        return new FittedScaling(kind, offsets.clone(), scales.clone());
    }

    /** {@return what the numbers stand for} */
    public ScalingKind kind() {
        return kind;
    }

    /** {@return whether every number stays as it is} */
    public boolean isNone() {
        return kind == ScalingKind.NONE;
    }

    /** {@return the length of the vectors that it scales; 0 if it leaves any as they are} */
    public int width() {
        return offsets.length;
    }

    /** {@return for each place what is subtracted: the mean, or the smallest number of the data} A copy. */
    public double[] offsets() {
        return offsets.clone();
    }

    /**
     * {@return for each place what is divided by: the standard deviation, or the width of the range; 1 where the data
     * was constant} A copy.
     */
    public double[] scales() {
        return scales.clone();
    }

    /**
     * {@return the scaled number}
     *
     * @param place in the vector, from 0 to {@link #width()}−1, or any if it scales none
     * @param value the number to scale
     */
    public double apply(int place, double value) {
        return isNone() ? value : (value - offsets[place]) / scales[place];
    }

    /**
     * {@return the number that {@link #apply} made this of, up to rounding}
     *
     * @param place in the vector, from 0 to {@link #width()}−1, or any if it scales none
     * @param scaled a scaled number
     */
    public double undo(int place, double scaled) {
        return isNone() ? scaled : scaled * scales[place] + offsets[place];
    }

    /** @param what the vector holds, for the message */
    void requirePlaces(String what, int found) {
        if (!isNone() && found != width()) {
            throw new IllegalArgumentException(
                    what + ": found " + found + ", expected " + width() + ", as many as the scaling has places");
        }
    }

    /** Whether other numbers would come out for the same data. */
    @Override
    public boolean equals(Object other) {
        return other instanceof FittedScaling scaling
                && kind == scaling.kind
                && Arrays.equals(offsets, scaling.offsets)
                && Arrays.equals(scales, scaling.scales);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(offsets) * 31 + Arrays.hashCode(scales);
    }

    /** Such as {@code none}, or {@code standard of 4 with hash 5d2ac1f0}; equal scalings give equal texts. */
    @Override
    public String toString() {
        // Not the hash of the kind: that of an enum differs from run to run.
        return isNone()
                ? "none"
                : kind.name().toLowerCase(Locale.ROOT) + " of " + width() + " with hash "
                        + Integer.toHexString(hashCode());
    }
}
