package dev.nnmaven.runtime.internal;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nnmaven.runtime.NaiveNetwork;
import dev.nnmaven.runtime.data.CsvReader;
import dev.nnmaven.runtime.data.IdxReader;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever reads a file says where it looked for it. */
class InputFileTest {
    @TempDir
    Path directory;

    @Test
    void whatIsMissingIsNamedWithItsFolder() {
        Path file = Path.of("none.csv");
        String message = "none.csv: cannot be read: there is no file " + file.toAbsolutePath();
        assertMissing(() -> InputFile.require(file), message);
        assertMissing(() -> CsvReader.read(file), message);
        assertMissing(() -> IdxReader.read(file), message);
        assertMissing(() -> new NaiveNetwork(3, 2).load(file), message);
    }

    @Test
    void homeDirectoriesAreForShells() {
        Path file = Path.of("~", "none.csv");
        assertMissing(
                () -> InputFile.require(file),
                file + ": cannot be read: there is no file " + file.toAbsolutePath()
                        + "; ~ stands for the home directory in shells only");
    }

    @Test
    void linksThatLeadNowhereAreMissing() throws IOException {
        Path link = Files.createSymbolicLink(directory.resolve("link"), directory.resolve("none"));
        assertMissing(() -> InputFile.require(link), link + ": cannot be read: there is no file " + link);
    }

    @Test
    void foldersAreNoFiles() {
        assertThatThrownBy(() -> InputFile.require(directory))
                .isInstanceOf(FileSystemException.class)
                .hasMessage(directory + ": cannot be read: it is a folder");
    }

    private static void assertMissing(ThrowingCallable read, String message) {
        assertThatThrownBy(read).isInstanceOf(NoSuchFileException.class).hasMessage(message);
    }
}
