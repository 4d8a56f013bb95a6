package dev.nnmaven.runtime.training;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Shows epoch, samples per second, remaining time, and the losses after the last epoch if they are asked for: a bar that
 * is redrawn in place in an interactive terminal, and elsewhere, such as in a log file, a line every ten seconds. Either
 * leaves a line for each of the first ten epochs and for the last, and for others one a second at most. For one training
 * at a time.
 */
public final class ConsoleProgress implements TrainingListener {
    private static final long BAR_PERIOD = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long LINE_PERIOD = TimeUnit.SECONDS.toNanos(10);
    /** Between lines for epochs, once there were some: there may be thousands in a second. */
    private static final long EPOCH_PERIOD = TimeUnit.SECONDS.toNanos(1);

    private static final int FIRST_EPOCHS = 10;
    private static final int BAR_WIDTH = 24;

    /** Looking at the clock takes as long as a step of a tiny network, so it happens about this often only. */
    private static final long CLOCK_PERIOD = TimeUnit.MILLISECONDS.toNanos(10);

    private final Consumer<String> out;
    private final boolean redraws;
    private long lastShown;
    private long lastEpoch;
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
        lastEpoch = 0;
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
        long now = progress.elapsedNanos();
        boolean sparse = progress.epoch() > FIRST_EPOCHS && progress.epoch() < progress.epochs();
        if (sparse && now - lastEpoch < EPOCH_PERIOD) {
            return;
        }
        lastShown = now;
        lastEpoch = now;
        show(progress);
        endLine();
    }

    @Override
    public void finished(TrainingSummary summary) {
        endLine();
        if (summary.end() != TrainingEnd.ALL_EPOCHS) {
            out.accept(summary + System.lineSeparator());
        }
    }

    @Override
    public void aborted(Progress progress) {
        endLine();
    }

    private void show(Progress progress) {
        if (!redraws) {
            out.accept(line(progress) + System.lineSeparator());
            return;
        }
        String line = line(progress);
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

    private String line(Progress progress) {
        StringBuilder line =
                new StringBuilder(String.format(Locale.ROOT, "epoch %d/%d ", progress.epoch(), progress.epochs()));
        long samples = progress.samplesPerEpoch();
        if (samples <= 0) {
            line.append(String.format(Locale.ROOT, "%d samples", progress.sample()));
        } else {
            // A source may give more samples than in the epoch before.
            long sample = Math.min(progress.sample(), samples);
            int done = (int) (sample * BAR_WIDTH / samples);
            line.append(redraws ? "[" + "=".repeat(done) + " ".repeat(BAR_WIDTH - done) + "] " : "")
                    .append(String.format(Locale.ROOT, "%3d%%", 100 * sample / samples));
        }
        line.append("  ").append(TrainingSummary.speed(progress.samplesPerSecond()));
        if (progress.remainingNanos() >= 0) {
            line.append("  ").append(time(progress.remainingNanos())).append(" left");
        }
        String losses = progress.lastResult().losses();
        return line.append(losses.isEmpty() ? "" : "  ").append(losses).toString();
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
