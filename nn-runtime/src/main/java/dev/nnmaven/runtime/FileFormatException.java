package dev.nnmaven.runtime;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A file was refused: it is damaged, is of another kind, or does not fit. Nothing that it was read into has changed.
 *
 * <p>The message reads {@code <file>: <where>: found <found>, expected <expected>}, where {@code where} is a place such
 * as {@code byte 4}, {@code line 3, column 7} or {@code tensor hidden.weight}.
 */
public final class FileFormatException extends IOException {
    private static final long serialVersionUID = 1L;

    /**
     * @param file the file refused
     * @param where the place in it
     * @param found what stands there
     * @param expected what should stand there
     */
    public FileFormatException(Path file, String where, String found, String expected) {
        this(file, where, found, expected, null);
    }

    /**
     * @param file the file refused
     * @param where the place in it
     * @param found what stands there
     * @param expected what should stand there
     * @param cause the failure that showed it, or null
     */
    public FileFormatException(Path file, String where, String found, String expected, Throwable cause) {
        super(file + ": " + where + ": found " + found + ", expected " + expected, cause);
    }
}
