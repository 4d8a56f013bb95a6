package dev.nnmaven.runtime;

import dev.nnmaven.runtime.internal.Texts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A file was refused: it is damaged, is of another kind, or does not fit. Nothing that it was read into has changed.
 *
 * <p>The message of a damaged file reads {@code <file>: <where>: found <found>, expected <expected>}, where {@code where}
 * is a place such as {@code byte 4}, {@code line 3, column 7} or {@code metadata nn.seed}. That of a file that does not
 * fit has a line for each difference:
 *
 * <pre>
 * iris.safetensors does not fit com.example.IrisNetwork:
 *   features[2]: expected petalLength, found petal_width
 *   labels: expected SETOSA, VERSICOLOR, VIRGINICA; found SETOSA, VIRGINICA, VERSICOLOR
 * </pre>
 *
 * <p>A program that can do without the file goes on:
 *
 * <pre>{@code
 * try {
 *     network.load(file);
 * } catch (FileFormatException e) {
 *     System.err.println(e.getMessage());
 * }
 * }</pre>
 */
public final class FileFormatException extends IOException {
    private static final long serialVersionUID = 1L;

    private static final int LONGEST_PART = 4000;

    /**
     * Tells what a file has at a place, and what it should have.
     *
     * @param file the file refused
     * @param where the place in it
     * @param found what stands there
     * @param expected what should stand there
     */
    public FileFormatException(Path file, String where, String found, String expected) {
        this(file, where, found, expected, null);
    }

    /**
     * Tells what a file has at a place, and what it should have.
     *
     * @param file the file refused
     * @param where the place in it
     * @param found what stands there
     * @param expected what should stand there
     * @param cause the failure that showed it, or null
     */
    public FileFormatException(Path file, String where, String found, String expected, Throwable cause) {
        super(file + ": " + shown(where) + ": found " + shown(found) + ", expected " + shown(expected), cause);
    }

    /**
     * Tells what another check has found in a file.
     *
     * @param file the file refused
     * @param where the place in it
     * @param cause the failure that showed it, whose message says what was found and expected
     */
    public FileFormatException(Path file, String where, IllegalArgumentException cause) {
        super(file + ": " + shown(where) + ": " + shown(cause.getMessage()), cause);
    }

    /**
     * Tells in what a file does not fit.
     *
     * @param file the file refused
     * @param network what it does not fit
     * @param differences each such as {@code loss: expected squared_error, found cross_entropy}
     */
    public FileFormatException(Path file, String network, List<String> differences) {
        super(file + " does not fit " + network + ":\n  "
                + String.join(
                        "\n  ",
                        differences.stream().map(FileFormatException::shown).toList()));
    }

    /** Whatever texts of a file it has, it neither garbles a terminal nor fills the screen. */
    private static String shown(String text) {
        return Texts.shortened(String.valueOf(text), LONGEST_PART);
    }
}
