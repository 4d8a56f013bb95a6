package dev.nnmaven.runtime.data;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is no file of data is named, and said to be none. */
class FolderTest {
    @TempDir
    Path folder;

    @Test
    void aFolder() {
        for (ThrowingCallable reading : List.<ThrowingCallable>of(
                () -> CsvReader.read(folder),
                () -> IdxReader.read(folder),
                () -> CsvRow.read(folder, List.of("a"), row -> 1))) {
            assertThatThrownBy(reading)
                    .isInstanceOf(FileSystemException.class)
                    .hasMessage(folder + ": cannot be read: it is a folder");
        }
    }

    @Test
    void aDeviceHasNoSize() {
        Path device = Path.of("/dev/zero");
        assumeTrue(Files.exists(device));
        assertThatThrownBy(() -> IdxReader.read(device))
                .isInstanceOf(FileSystemException.class)
                .hasMessage(
                        device + ": cannot be read: it is not a regular file, and the size of an IDX file is needed");
    }
}
