package dev.nnmaven.runtime.training;

import dev.nnmaven.runtime.training.console.LogScreen;
import dev.nnmaven.runtime.training.console.ProgressLine;
import dev.nnmaven.runtime.training.console.Screen;
import dev.nnmaven.runtime.training.console.Terminal;
import java.io.PrintStream;
import java.util.concurrent.TimeUnit;

/**
 * Shows epoch, losses if they are asked for, remaining time and samples per second: a bar that is redrawn in place in an
 * interactive terminal, as wide as that is, and elsewhere, such as in a log file, a line every ten seconds. Either leaves
 * a line for each of the first ten epochs and for the last, and for others one a second at most. Losses of the epoch before
 * have its number with them. For one training at a time.
 *
 * <p>In a terminal that is narrow, speed, bar and remaining time are left out, then the last of the losses.
 *
 * <pre>{@code
 * Training.of(network).epochs(20).listener(ConsoleProgress.create()).run(samples);
 * }</pre>
 */
public final class ConsoleProgress implements TrainingListener {
    /** A terminal may be made narrower between two of them, and then keeps what did not fit. */
    private static final long BAR_PERIOD = TimeUnit.MILLISECONDS.toNanos(200);

    private static final long LINE_PERIOD = TimeUnit.SECONDS.toNanos(10);
    /** Between lines for epochs, once there were some: there may be thousands in a second. */
    private static final long EPOCH_PERIOD = TimeUnit.SECONDS.toNanos(1);

    private static final int FIRST_EPOCHS = 10;

    /** Looking at the clock takes as long as a step of a tiny network, so it happens about this often only. */
    private static final long CLOCK_PERIOD = TimeUnit.MILLISECONDS.toNanos(10);

    private final Screen screen;
    private Progress training;
    private long lastShown;
    private long lastEpoch;
    private long nextLook;

    /** Epochs whose losses were shown. */
    private int epochsShown;

    /** Columns of the bar that the cursor stands behind; 0 if it is at the start of a line. */
    private int drawn;

    ConsoleProgress(Screen screen) {
        this.screen = screen;
    }

    /**
     * A bar on the terminal if there is one, otherwise lines on {@link System#out}.
     *
     * @return a listener that shows progress
     */
    public static ConsoleProgress create() {
        Terminal terminal = Terminal.find();
        return terminal == null ? lines(System.out) : new ConsoleProgress(terminal);
    }

    /**
     * Lines, whatever the stream is.
     *
     * @param stream where the lines go
     * @return a listener that prints lines
     */
    public static ConsoleProgress lines(PrintStream stream) {
        return new ConsoleProgress(new LogScreen(stream));
    }

    @Override
    public void started(Progress progress) {
        training = progress;
        lastShown = 0;
        lastEpoch = 0;
        nextLook = 1;
        epochsShown = progress.epochsDone();
        drawn = 0;
        screen.open();
    }

    @Override
    public void stepped(Progress progress) {
        if (progress.totalSamples() < nextLook) {
            return;
        }
        long now = progress.elapsedNanos();
        nextLook = progress.totalSamples() + Math.max(1, (long) (progress.samplesPerSecond() * CLOCK_PERIOD / 1e9));
        if (now - lastShown < (screen.redraws() ? BAR_PERIOD : LINE_PERIOD)) {
            return;
        }
        // The line with the losses is about to come.
        boolean last = progress.sample() == progress.samplesPerEpoch();
        if (screen.redraws() || !last) {
            lastShown = now;
            show(progress);
        }
    }

    @Override
    public void epochFinished(Progress progress) {
        long now = progress.elapsedNanos();
        boolean sparse = progress.epoch() > FIRST_EPOCHS && progress.epoch() < progress.epochs();
        if (!sparse || now - lastEpoch >= EPOCH_PERIOD) {
            lastShown = now;
            lastEpoch = now;
            showEpoch(progress);
        }
    }

    @Override
    public void finished(TrainingSummary summary) {
        if (training != null && training.isEpochDone() && epochsShown < training.epochsDone()) {
            showEpoch(training);
        }
        end();
        if (summary.end() != TrainingEnd.ALL_EPOCHS) {
            screen.print(summary.ending() + System.lineSeparator());
        }
    }

    @Override
    public void aborted(Progress progress) {
        end();
    }

    private void end() {
        endLine();
        screen.close();
    }

    private void showEpoch(Progress progress) {
        epochsShown = progress.epochsDone();
        show(progress);
        endLine();
    }

    private void show(Progress progress) {
        ProgressLine line = new ProgressLine(progress);
        if (!screen.redraws()) {
            screen.print(line.whole() + System.lineSeparator());
            return;
        }
        int columns = screen.columns();
        String text = line.fitted(columns);
        int width = ProgressLine.width(text);
        // Spaces work where escape sequences do not.
        String padding = " ".repeat(Math.max(0, Math.min(drawn, columns - 1) - width));
        drawn = Math.max(1, width);
        screen.print("\r" + text + padding);
    }

    /** Leaves the bar on the screen and goes on below it. */
    private void endLine() {
        if (drawn > 0) {
            drawn = 0;
            screen.print(System.lineSeparator());
        }
    }

    /**
     * Makes room for a message on the line of the bar, which is drawn below it next time. Call it before you print something
     * yourself while a training runs.
     */
    public void clear() {
        if (drawn > 0) {
            screen.print("\r" + " ".repeat(drawn) + "\r");
            drawn = 0;
        }
    }
}
