package dev.nnmaven.runtime.training;

import dev.nnmaven.runtime.FileFormatException;
import dev.nnmaven.runtime.contract.FittedScaling;
import dev.nnmaven.runtime.internal.Uninterrupted;
import dev.nnmaven.runtime.weights.WeightsArchive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;

/** Finds out whether a training goes on from a checkpoint, and reads it. */
final class Resume {
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
    static Checkpoint read(Settings<?> settings, Map<String, String> conditions, long samples) throws IOException {
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
    static boolean hasInputScaling(Settings<?> settings, FittedScaling scaling) throws IOException {
        Path file = settings.resumeFile;
        if (file == null || Files.notExists(file)) {
            return false;
        }
        WeightsArchive archive = Uninterrupted.call(() -> WeightsArchive.read(file));
        return scaling.toString().equals(archive.texts().get(Conditions.INPUT_SCALING));
    }

    private static void requireEpochs(Path file, Progress.Position position, int epochs) {
        int done = position.epoch() - 1;
        if (done > epochs || done == epochs && position.sample() > 0) {
            throw new IllegalArgumentException("checkpoint " + file + " is further than this training: epochs: found "
                    + done + " done" + (position.sample() > 0 ? " and another begun" : "") + ", expected at most "
                    + epochs + "; ask for more epochs");
        }
    }
}
