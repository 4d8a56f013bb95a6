package dev.nnmaven.runtime.data;

/**
 * Brings raw numbers into a range that suits a network: {@code (x − fromLow) / (fromHigh − fromLow) · span + toLow},
 * computed in double. Sigmoid layers learn best from inputs above 0, where no weight is cut off, and up to about 1.
 *
 * <pre>{@code
 * Scaling celsius = Scaling.linear(-20, 40, 0.01, 1);
 * double input = celsius.apply(21.5);
 * }</pre>
 */
public final class Scaling {
    private static final Scaling NONE = new Scaling(0, 1, 0, 1, false);
    private static final Scaling PIXELS = new Scaling(0, 255, 0.01, 0.99, true);

    private final double fromLow;
    private final double fromHigh;
    private final double toLow;
    private final double span;
    private final boolean strict;

    private Scaling(double fromLow, double fromHigh, double toLow, double span, boolean strict) {
        this.fromLow = fromLow;
        this.fromHigh = fromHigh;
        this.toLow = toLow;
        this.span = span;
        this.strict = strict;
    }

    /**
     * Leaves every number as it is.
     *
     * @return the scaling that changes nothing
     */
    public static Scaling none() {
        return NONE;
    }

    /**
     * Pixels from 0 to 255 become {@code x / 255 · 0.99 + 0.01}: 0.01 to 1. Other numbers are refused.
     *
     * @return the scaling of pixels
     */
    public static Scaling pixels() {
        return PIXELS;
    }

    /**
     * Maps one range to another along a straight line. Numbers outside the first range land outside the second, as is
     * usual for new data scaled like the old.
     *
     * @param fromLow becomes {@code toLow}
     * @param fromHigh becomes {@code toHigh}; must differ from {@code fromLow}
     * @param toLow any finite number
     * @param toHigh any finite number
     * @return the scaling along that line
     * @throws IllegalArgumentException if a number is not finite or the first range is empty
     */
    public static Scaling linear(double fromLow, double fromHigh, double toLow, double toHigh) {
        double width = fromHigh - fromLow;
        double span = toHigh - toLow;
        if (width == 0 || !Double.isFinite(width) || !Double.isFinite(span)) {
            throw new IllegalArgumentException("found the ranges " + fromLow + " to " + fromHigh + " and " + toLow
                    + " to " + toHigh + ", expected finite numbers, the first two different");
        }
        return new Scaling(fromLow, fromHigh, toLow, span, false);
    }

    /** Whether this scaling takes the number. */
    boolean accepts(double value) {
        return !strict || value >= fromLow && value <= fromHigh;
    }

    /** What {@link #accepts} takes, for messages. */
    String accepted() {
        return "a number from " + fromLow + " to " + fromHigh;
    }

    /**
     * {@return the scaled number}
     *
     * @param value the raw number
     * @throws IllegalArgumentException if this scaling refuses the number
     */
    public double apply(double value) {
        if (!accepts(value)) {
            throw new IllegalArgumentException("found " + value + ", expected " + accepted());
        }
        return this == NONE ? value : (value - fromLow) / (fromHigh - fromLow) * span + toLow;
    }
}
