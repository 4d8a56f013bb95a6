package dev.nnmaven.runtime.training;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Shows epoch, samples per second, remaining time, and the losses after the last epoch if they are asked for: a bar that is redrawn in place in an interactive terminal, and
 * elsewhere, such as in a log file, a line per epoch and every ten seconds. For one training at a time.
 */
public final class ConsoleProgress implements TrainingListener {
    private static final long BAR_PERIOD = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long LINE_PERIOD = TimeUnit.SECONDS.toNanos(10);
    private static final int BAR_WIDTH = 24;

    /** Looking at the clock takes as long as a step of a tiny network, so it happens about this often only. */
    private static final long CLOCK_PERIOD = TimeUnit.MILLISECONDS.toNanos(10);

    private final Consumer<String> out;
    private final boolean redraws;
    private long lastShown;
    private long nextLook;
    private int lastWidth;

    private ConsoleProgress(Consumer<String> out, boolean redraws) {
        this.out = out;
        this.redraws = redraws;
    }

    /** A bar on the terminal if there is one, otherwise lines on {@link System#out}. */
    public static ConsoleProgress create() {
        PrintWriter terminal = Terminal.writer();
        return terminal == null ? lines(System.out) : bar(terminal);
    }

    /** Lines, whatever the stream is. */
    public static ConsoleProgress lines(PrintStream stream) {
        return new ConsoleProgress(
                text -> {
                    stream.print(text);
                    stream.flush();
                },
                false);
    }

    /** A bar, whatever the writer is. */
    static ConsoleProgress bar(PrintWriter writer) {
        return new ConsoleProgress(
                text -> {
                    writer.print(text);
                    writer.flush();
                },
                true);
    }

    @Override
    public void started(Progress progress) {
        lastShown = 0;
        nextLook = 1;
        lastWidth = 0;
    }

    @Override
    public void stepped(Progress progress) {
        if (progress.totalSamples() < nextLook) {
            return;
        }
        long now = progress.elapsedNanos();
        nextLook = progress.totalSamples() + Math.max(1, (long) (progress.samplesPerSecond() * CLOCK_PERIOD / 1e9));
        if (now - lastShown >= (redraws ? BAR_PERIOD : LINE_PERIOD)) {
            lastShown = now;
            show(progress);
        }
    }

    @Override
    public void epochFinished(Progress progress) {
        lastShown = progress.elapsedNanos();
        show(progress);
        endLine();
    }

    @Override
    public void aborted(Progress progress) {
        endLine();
    }

    private void show(Progress progress) {
        if (!redraws) {
            out.accept(line(progress, "") + System.lineSeparator());
            return;
        }
        String line = line(progress, bar(progress) + " ");
        String padding = " ".repeat(Math.max(0, lastWidth - line.length()));
        lastWidth = line.length();
        out.accept("\r" + line + padding);
    }

    /** Leaves the bar on the screen and goes on below it. */
    private void endLine() {
        if (lastWidth > 0) {
            lastWidth = 0;
            out.accept(System.lineSeparator());
        }
    }

    private static String bar(Progress progress) {
        int done = (int) (progress.sample() * BAR_WIDTH / progress.samplesPerEpoch());
        return "[" + "=".repeat(done) + " ".repeat(BAR_WIDTH - done) + "]";
    }

    private static String line(Progress progress, String bar) {
        String losses = progress.lastResult().losses();
        return String.format(
                Locale.ROOT,
                "epoch %d/%d %s%3d%%  %s  %s left%s",
                progress.epoch(),
                progress.epochs(),
                bar,
                100 * progress.sample() / progress.samplesPerEpoch(),
                TrainingSummary.speed(progress.samplesPerSecond()),
                time(progress.remainingNanos()),
                losses.isEmpty() ? "" : "  " + losses);
    }

    /** Minutes and seconds, with hours if there are any: {@code 0:07}, {@code 1:02:03}. */
    static String time(long nanos) {
        long seconds = Math.round(nanos / 1e9);
        long minutes = seconds / 60;
        return minutes < 60
                ? String.format(Locale.ROOT, "%d:%02d", minutes, seconds % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", minutes / 60, minutes % 60, seconds % 60);
    }
}
