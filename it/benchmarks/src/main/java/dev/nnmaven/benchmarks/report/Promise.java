package dev.nnmaven.benchmarks.report;

import dev.nnmaven.benchmarks.peer.Work;
import dev.nnmaven.benchmarks.shared.Case;
import dev.nnmaven.benchmarks.shared.Results;
import dev.nnmaven.benchmarks.shared.Results.Cell;
import java.io.PrintStream;
import java.util.Locale;

/**
 * What must not get worse unnoticed: plain generated Java, a call per sample, against the loops of a textbook.
 *
 * <p>The bounds leave room for noise; what was measured is in the table.
 */
public enum Promise {
    BOOK_TRAIN(Case.BOOK, Work.CALLS, 5.0, true),
    // The two-argument query of a large network allocates its hidden activations: 200 floats here.
    BOOK_QUERY(Case.BOOK, Work.QUERY, 7.0, false),
    SMALL_TRAIN(Case.SMALL, Work.CALLS, 1.3, true),
    SMALL_QUERY(Case.SMALL, Work.QUERY, 1.3, true);

    /** Bytes; whatever is less per call is what the measuring itself leaves behind. */
    private static final double SMALLEST_OBJECT = 16;

    private final Case of;
    private final Work work;
    private final double ratio;
    private final boolean garbageFree;

    Promise(Case of, Work work, double ratio, boolean garbageFree) {
        this.of = of;
        this.work = work;
        this.ratio = ratio;
        this.garbageFree = garbageFree;
    }

    /** Prints a line for each; false if one is broken. Those whose contenders were not measured are kept. */
    public static boolean print(Results results, PrintStream out) {
        out.printf("%n%-34s %8s %9s %14s%n", "generated, plain / textbook", "ratio", "at least", "garbage B/op");
        boolean kept = true;
        for (Promise promise : values()) {
            kept &= promise.printLine(results, out);
        }
        return kept;
    }

    private boolean printLine(Results results, PrintStream out) {
        var textbook = results.nanoseconds(new Cell(of, work, "textbook"));
        Cell plain = new Cell(of, work, "plain");
        var generated = results.nanoseconds(plain);
        if (textbook.isEmpty() || generated.isEmpty()) {
            return true;
        }
        double measured = textbook.getAsDouble() / generated.getAsDouble();
        double garbage = results.garbage(plain).orElse(Double.NaN);
        // Not the other way round: a NaN breaks the promise.
        boolean kept = measured >= ratio && (!garbageFree || garbage < SMALLEST_OBJECT);
        out.printf(
                Locale.ROOT,
                "%-34s %7.2fx %8.1fx %14.1f%s%n",
                of.id() + " " + work.title(),
                measured,
                ratio,
                garbage,
                kept ? "" : "  MISSED");
        return kept;
    }
}
