package dev.nnmaven.runtime.training.console;

import dev.nnmaven.runtime.internal.Figures;
import dev.nnmaven.runtime.training.EpochResult;
import dev.nnmaven.runtime.training.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One line about where a training is: the epoch, its losses or those of the epoch before, the time that is left and the
 * speed. Where it has to fit, what is less important gives way.
 *
 * <pre>
 * epoch 13/50  42%  epoch 12: loss 0.1234, validation loss 0.2345  [==========              ]  0:30 left  571 samples/s
 * epoch 13/50 100%  loss 0.1201, validation loss 0.2311  0:29 left  571 samples/s
 * </pre>
 */
public final class ProgressLine {
    /** With its ends. */
    private static final int LONGEST_BAR = 26;

    private static final int SHORTEST_BAR = 8;
    private static final String GAP = "  ";

    private final Progress progress;
    private final String epoch;
    private final String share;
    private final String left;
    private final String speed;

    public ProgressLine(Progress progress) {
        this.progress = progress;
        this.epoch = "epoch " + progress.epoch() + "/" + progress.epochs();
        this.share = knowsItsEnd()
                ? String.format(Locale.ROOT, " %3d%%", 100 * progress.sample() / progress.samplesPerEpoch())
                : " " + progress.sample() + " samples";
        long nanos = progress.remainingNanos();
        this.left = nanos < 0 ? "" : GAP + Figures.time(nanos) + " left";
        this.speed = GAP + Figures.speed(progress.samplesPerSecond());
    }

    /** All of it, without a bar. */
    public String whole() {
        return epoch + share + losses(losses(false)) + left + speed;
    }

    /** What fits, from left to right, and before {@code end}, which stays, a bar if there is room for one. */
    private record Fit(String start, String end) {
        int width() {
            return ProgressLine.width(start + end);
        }
    }

    /**
     * As much as fits, with a bar as long as there is room for it.
     *
     * @param columns of the terminal; the last one stays free, since some terminals begin a new line after it
     */
    public String fitted(int columns) {
        int room = Math.max(0, columns - 1);
        for (Fit fit : fromBestToShortest()) {
            if (fit.width() <= room) {
                int more = room - fit.width() - speed.length();
                String end = more >= (hasBar() ? GAP.length() + SHORTEST_BAR : 0) ? fit.end() + speed : fit.end();
                return fit.start() + bar(room - width(fit.start() + end)) + end;
            }
        }
        return cut(epoch, room);
    }

    private List<Fit> fromBestToShortest() {
        List<String> full = losses(false);
        List<String> brief = losses(true);
        List<Fit> fits = new ArrayList<>();
        fits.add(new Fit(epoch + share + losses(full), left));
        fits.add(new Fit(epoch + share + losses(brief), left));
        for (int count = brief.size(); count > 0; count--) {
            String losses = losses(brief.subList(0, count));
            fits.add(new Fit(epoch + share + losses, ""));
            if (progress.isEpochDone()) {
                fits.add(new Fit(epoch + losses, ""));
            }
        }
        fits.add(new Fit(epoch + share, ""));
        return fits;
    }

    private List<String> losses(boolean brief) {
        EpochResult last = progress.lastResult();
        return Figures.losses(last.trainingLoss(), last.validationLoss(), last.metrics(), brief);
    }

    /** {@code epoch 12: loss 0.1234} while epoch 13 is under way. */
    private String losses(List<String> losses) {
        if (losses.isEmpty()) {
            return "";
        }
        String of =
                progress.isEpochDone() ? "" : "epoch " + progress.lastResult().epoch() + ": ";
        return GAP + of + String.join(", ", losses);
    }

    /** Empty if it would be too short to see it grow. */
    private String bar(int room) {
        int length = Math.min(LONGEST_BAR, room - GAP.length());
        if (length < SHORTEST_BAR || !hasBar()) {
            return "";
        }
        int inside = length - 2;
        int done = (int) (progress.sample() * inside / progress.samplesPerEpoch());
        return GAP + "[" + "=".repeat(done) + " ".repeat(inside - done) + "]";
    }

    private boolean hasBar() {
        return !progress.isEpochDone() && knowsItsEnd();
    }

    /** A source may give more samples than it said or had in the epoch before. */
    private boolean knowsItsEnd() {
        return progress.samplesPerEpoch() > 0 && progress.sample() <= progress.samplesPerEpoch();
    }

    /** At most so many columns: what is not ASCII may be wide, and counts twice. */
    public static int width(String text) {
        return text.codePoints().map(ProgressLine::width).sum();
    }

    private static int width(int codePoint) {
        return codePoint < 0x80 ? 1 : 2;
    }

    private static String cut(String ascii, int room) {
        return ascii.substring(0, Math.min(room, ascii.length()));
    }
}
