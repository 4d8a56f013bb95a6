package dev.nnmaven.runtime.training.checkpoints;

import dev.nnmaven.runtime.FileFormatException;
import dev.nnmaven.runtime.contract.FittedScaling;
import dev.nnmaven.runtime.internal.Uninterrupted;
import dev.nnmaven.runtime.training.settings.Settings;
import dev.nnmaven.runtime.weights.WeightsArchive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalLong;

/** Finds out whether a training goes on from a checkpoint, and reads it. */
public final class Resume {
    private Resume() {}

    /**
     * @param conditions what must be the same
     * @param samples in an epoch, or −1 if that is not known
     * @return null if the training starts anew
     * @throws IllegalArgumentException if the checkpoint is of another training
     * @throws FileFormatException if the file is damaged or no checkpoint
     * @throws NoSuchFileException if there is no file, but must be
     * @throws IOException if the file cannot be read
     */
    public static Checkpoint read(Settings<?> settings, Map<String, String> conditions, long samples)
            throws IOException {
        Path file = settings.resumeFile;
        if (file == null) {
            return null;
        }
        if (Files.notExists(file)) {
            if (!settings.resumeRequired) {
                return null;
            }
            throw new NoSuchFileException(
                    file.toString(),
                    null,
                    "cannot be resumed: there is no such checkpoint; resumeIfPresent would start anew");
        }
        WeightsArchive archive = Uninterrupted.call(() -> WeightsArchive.read(file));
        Checkpoint checkpoint = Checkpoint.of(file, archive, conditions, samples);
        requireEpochs(file, checkpoint.position(), settings.epochs);
        return checkpoint;
    }

    /** Whether there is a checkpoint of a training with that scaling of its inputs. */
    public static boolean hasInputScaling(Settings<?> settings, FittedScaling scaling) throws IOException {
        Path file = settings.resumeFile;
        if (file == null || Files.notExists(file)) {
            return false;
        }
        WeightsArchive archive = Uninterrupted.call(() -> WeightsArchive.read(file));
        return scaling.toString().equals(archive.texts().get(Conditions.INPUT_SCALING));
    }

    private static void requireEpochs(Path file, Position position, int epochs) {
        int done = position.epoch() - 1;
        if (done > epochs || done == epochs && position.sample() > 0) {
            throw new IllegalArgumentException("checkpoint " + file + " is further than this training: epochs: found "
                    + done + " done" + (position.sample() > 0 ? " and another begun" : "") + ", expected at most "
                    + epochs + "; ask for more epochs");
        }
    }

    /**
     * Leaves a line in the log, as a training that goes on, or has nothing left to do, looks like a new one otherwise.
     *
     * @param seed of the weights that the network was made with
     * @param over whether nothing is left to do
     * @param early whether that is so since it stops early, however many epochs it is asked for
     */
    public static void tell(Settings<?> settings, Checkpoint from, OptionalLong seed, boolean over, boolean early) {
        Position at = from.position();
        String samples = at.sample() > 0 ? " and " + at.sample() + " samples" : "";
        StringBuilder line = new StringBuilder("resumed from checkpoint " + settings.resumeFile + " after epoch "
                + (at.epoch() - 1) + " of " + settings.epochs + samples);
        if (over) {
            line.append(", nothing left to do")
                    .append(early ? early(settings, from) : ": ask for more epochs")
                    .append(", or delete the file to train anew");
        }
        OptionalLong before = from.weights().contract().seed();
        if (seed.isPresent() && before.isPresent() && !seed.equals(before)) {
            line.append(". Its weights began with the seed ")
                    .append(before.getAsLong())
                    .append(" and take the place of those that this network has from the seed ")
                    .append(seed.getAsLong());
        }
        System.getLogger("dev.nnmaven").log(System.Logger.Level.INFO, line.toString());
    }

    /** Of the patience that the training has now: it may have had another one before. */
    private static String early(Settings<?> settings, Checkpoint from) {
        boolean last = from.position().epoch() > settings.epochs;
        return " as it stopped early, with patience " + settings.patience + " after the best epoch "
                + from.bestEpoch() + ": raise the patience or leave out earlyStopping to go on"
                + (last ? ", and ask for more epochs" : "");
    }
}
