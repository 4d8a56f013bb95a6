package dev.nnmaven.runtime.training.settings;

import dev.nnmaven.runtime.internal.Texts;
import java.time.Duration;

/** Refuses options that make no sense, as soon as they are given. */
public final class OptionChecks {
    private OptionChecks() {}

    public static void requireAtLeastOne(String what, int found) {
        if (found < 1) {
            throw new IllegalArgumentException(what + ": found " + found + ", expected at least 1");
        }
    }

    public static void requireBetween(String what, int found, int most) {
        if (found < 1 || found > most) {
            throw new IllegalArgumentException(what + ": found " + found + ", expected 1 to " + most);
        }
    }

    public static void requireShare(double share) {
        if (!(share > 0 && share < 1)) {
            throw new IllegalArgumentException(
                    "validationSplit: found " + share + ", expected a share above 0 and below 1");
        }
    }

    public static void requireMinDelta(double minDelta) {
        if (!(minDelta >= 0 && minDelta < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "minDelta: found " + minDelta + ", expected a finite number of at least 0");
        }
    }

    public static void requireMetricName(String name) {
        if (name.isEmpty() || name.indexOf('/') >= 0 || !Texts.isEncodable(name)) {
            throw new IllegalArgumentException("metric: found the name \"" + name + "\", expected one without a slash");
        }
        if (OwnMetrics.ALL.contains(name)) {
            throw new IllegalArgumentException("metric: found the name " + name
                    + ", which the contract has for something else, expected another one");
        }
    }

    /** @return the duration, or the longest there is, in nanoseconds */
    public static long requireNanos(Duration every) {
        if (every.isNegative() || every.isZero()) {
            throw new IllegalArgumentException("every: found " + every + ", expected a duration above 0");
        }
        boolean huge = every.compareTo(Duration.ofNanos(Long.MAX_VALUE)) >= 0;
        return huge ? Long.MAX_VALUE : every.toNanos();
    }
}
