package dev.nnmaven.plugin.codegen.spec;

import java.util.function.DoublePredicate;

/** Which numbers make sense. */
public enum Range {
    SHARE("a number from 0 to below 1 is needed", value -> value >= 0 && value < 1),
    FACTOR("a number above 0 and below 1 is needed", value -> value > 0 && value < 1),
    POSITIVE("a finite number above 0 is needed", value -> value > 0 && value < Double.POSITIVE_INFINITY),
    NOT_NEGATIVE("a finite number from 0 is needed", value -> value >= 0 && value < Double.POSITIVE_INFINITY),
    FROM_ONE("a whole number from 1 is needed", value -> value >= 1),
    FROM_ZERO("a whole number from 0 is needed", value -> value >= 0);

    private final String needed;
    private final DoublePredicate fits;

    Range(String needed, DoublePredicate fits) {
        this.needed = needed;
        this.fits = fits;
    }

    public String needed() {
        return needed;
    }

    public boolean has(double value) {
        return fits.test(value);
    }
}
