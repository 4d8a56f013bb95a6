package dev.nnmaven.plugin.codegen.write;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Says of a write that failed which file it was for: a full disk names none, other failures a temporary one. */
public final class WriteFailure {

    private static final long FULL = 1 << 20;

    private WriteFailure() {}

    /**
     * To be asked before anything is removed.
     *
     * @param file the one that was to be written, by way of another in its folder
     */
    public static IOException of(Path file, IOException e) {
        String reason = e instanceof AccessDeniedException
                ? "access denied"
                : e instanceof FileSystemException named ? named.getReason() : e.getMessage();
        return new IOException(
                file + " cannot be written: " + (reason == null ? e.toString() : reason) + room(file), e);
    }

    private static String room(Path file) {
        try {
            long free = Files.getFileStore(file.getParent()).getUsableSpace();
            return free < FULL ? "; " + free + " bytes are free in that folder: make room there" : "";
        } catch (IOException | UnsupportedOperationException e) {
            // Not every file system counts; the failure itself is told all the same.
            return "";
        }
    }
}
