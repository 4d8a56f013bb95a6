package dev.nnmaven.runtime.internal;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Says of a write that failed which file it was for: what a full disk throws names none. */
final class WriteFailure {
    /** With so few bytes left it does not matter what the system calls the failure. */
    private static final long FULL = 1 << 20;

    private WriteFailure() {}

    /**
     * To be asked before anything is removed.
     *
     * @param file the one that was to be written, perhaps by way of another
     * @param folder where that happened
     */
    static IOException of(Path file, Path folder, IOException e) {
        String reason = e instanceof FileSystemException named ? named.getReason() : e.getMessage();
        FileSystemException failure = new FileSystemException(
                file.toString(),
                null,
                "cannot be written: " + (reason == null ? e.toString() : reason) + room(folder)
                        + "; if there was such a file before, it is unchanged");
        failure.initCause(e);
        return failure;
    }

    private static String room(Path folder) {
        try {
            long free = Files.getFileStore(folder).getUsableSpace();
            return free < FULL
                    ? " (" + free + " bytes are free in " + folder + ": make room there, or write to another place)"
                    : " (in " + folder + ")";
        } catch (IOException | UnsupportedOperationException e) {
            // Not every file system counts; the failure itself is told all the same.
            return " (in " + folder + ")";
        }
    }
}
