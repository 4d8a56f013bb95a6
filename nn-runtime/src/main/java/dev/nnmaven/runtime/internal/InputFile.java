package dev.nnmaven.runtime.internal;

import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** What is asked of a file before it is read. */
public final class InputFile {
    private InputFile() {}

    /**
     * Opening a folder succeeds on Linux, and the first read fails without a name. Opening what is not there fails with
     * nothing but the name as it was given, which does not say where it was looked for.
     *
     * @throws FileSystemException if it is a folder, or not there
     */
    public static void require(Path file) throws FileSystemException {
        if (Files.isDirectory(file)) {
            throw new FileSystemException(file.toString(), null, "cannot be read: it is a folder");
        }
        if (Files.notExists(file)) {
            String home = file.startsWith("~") ? "; ~ stands for the home directory in shells only" : "";
            throw new NoSuchFileException(
                    file.toString(), null, "cannot be read: there is no file " + file.toAbsolutePath() + home);
        }
    }
}
