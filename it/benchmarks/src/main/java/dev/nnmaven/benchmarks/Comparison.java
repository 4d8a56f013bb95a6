package dev.nnmaven.benchmarks;

import java.io.PrintStream;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/** The measured times side by side. */
final class Comparison {

    /**
     * One line of the table.
     *
     * @param benchmark start of the names of its two benchmarks, class and method
     * @param ratio how many times as fast as the textbook the generated class has to be
     * @param garbageFree whether it must not allocate
     */
    private enum Line {
        DIGITS_TRAIN("784-200-10 train", "DigitsBenchmark", "Train", 5.0, true),
        // The two-argument query of a large network allocates its hidden activations: 200 floats here.
        DIGITS_QUERY("784-200-10 query", "DigitsBenchmark", "Query", 7.0, false),
        FLOWERS_TRAIN("4-8-3 train", "FlowersBenchmark", "Train", 1.3, true),
        FLOWERS_QUERY("4-8-3 query", "FlowersBenchmark", "Query", 1.3, true);

        private final String title;
        private final String benchmarkClass;
        private final String method;
        private final double ratio;
        private final boolean garbageFree;

        Line(String title, String benchmarkClass, String method, double ratio, boolean garbageFree) {
            this.title = title;
            this.benchmarkClass = benchmarkClass;
            this.method = method;
            this.ratio = ratio;
            this.garbageFree = garbageFree;
        }

        private String textbook() {
            return benchmarkClass + ".textbook" + method;
        }

        private String generated() {
            return benchmarkClass + ".generated" + method;
        }
    }

    /** No object is smaller than 16 bytes; less than one byte per call is what the measuring itself leaves behind. */
    private static final double NO_GARBAGE = 1.0;

    private final Map<String, RunResult> results;

    private Comparison(Map<String, RunResult> results) {
        this.results = results;
    }

    static Comparison of(Collection<RunResult> results) {
        Map<String, RunResult> byName = new HashMap<>();
        for (RunResult result : results) {
            String name = result.getParams().getBenchmark();
            byName.put(name.substring(Comparison.class.getPackageName().length() + 1), result);
        }
        return new Comparison(byName);
    }

    /** Prints the table; false if some line misses what is promised. */
    boolean print(PrintStream out) {
        out.printf(
                "%n%-18s %12s %12s %8s %9s %14s%n",
                "float, one thread", "textbook", "generated", "ratio", "at least", "garbage B/op");
        boolean kept = true;
        for (Line line : Line.values()) {
            Result<?> textbook = result(line.textbook()).getPrimaryResult();
            Result<?> generated = result(line.generated()).getPrimaryResult();
            double ratio = textbook.getScore() / generated.getScore();
            double garbage = result(line.generated())
                    .getSecondaryResults()
                    .get("gc.alloc.rate.norm")
                    .getScore();
            boolean lineKept = ratio >= line.ratio && (!line.garbageFree || garbage < NO_GARBAGE);
            out.printf(
                    Locale.ROOT,
                    "%-18s %12s %12s %7.2fx %8.1fx %14.1f%s%n",
                    line.title,
                    time(textbook),
                    time(generated),
                    ratio,
                    line.ratio,
                    garbage,
                    lineKept ? "" : "  MISSED");
            kept &= lineKept;
        }
        return kept;
    }

    private RunResult result(String name) {
        RunResult result = results.get(name);
        if (result == null) {
            throw new IllegalStateException("no result of " + name + "; there are " + results.keySet());
        }
        return result;
    }

    private static String time(Result<?> result) {
        return String.format(
                Locale.ROOT, "%.2f %s", result.getScore(), result.getScoreUnit().replace("/op", ""));
    }
}
