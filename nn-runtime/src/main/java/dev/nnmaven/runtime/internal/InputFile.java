package dev.nnmaven.runtime.internal;

import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What is asked of a file before it is read. */
public final class InputFile {
    private InputFile() {}

    /**
     * Opening a folder succeeds on Linux, and the first read fails without a name.
     *
     * @throws FileSystemException if it is one
     */
    public static void requireNoFolder(Path file) throws FileSystemException {
        if (Files.isDirectory(file)) {
            throw new FileSystemException(file.toString(), null, "cannot be read: it is a folder");
        }
    }
}
