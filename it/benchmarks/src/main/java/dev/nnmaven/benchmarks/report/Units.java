package dev.nnmaven.benchmarks.report;

import java.util.Locale;

/** Numbers as people read them, three digits each. */
final class Units {
    private Units() {}

    static String time(double nanoseconds) {
        if (nanoseconds < 1000) {
            return digits(nanoseconds) + " ns";
        }
        return nanoseconds < 1e6 ? digits(nanoseconds / 1e3) + " µs" : digits(nanoseconds / 1e6) + " ms";
    }

    static String perSecond(double nanoseconds) {
        double rate = 1e9 / nanoseconds;
        if (rate < 1e3) {
            return digits(rate);
        }
        return rate < 1e6 ? digits(rate / 1e3) + " k" : digits(rate / 1e6) + " M";
    }

    static String bytes(double bytes) {
        return bytes < 1e6 ? digits(bytes / 1e3) + " KB" : digits(bytes / 1e6) + " MB";
    }

    static String ratio(double ratio) {
        return digits(ratio) + "×";
    }

    static String digits(double value) {
        String format = value < 10 ? "%.2f" : value < 100 ? "%.1f" : "%.0f";
        return String.format(Locale.ROOT, format, value);
    }
}
