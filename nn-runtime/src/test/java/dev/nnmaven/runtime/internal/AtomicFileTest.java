package dev.nnmaven.runtime.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void oldFile() throws IOException {
        file = Files.writeString(directory.resolve("file"), "old");
    }

    @Test
    void replacesTheWholeFile() throws IOException {
        AtomicFile.replace(file, out -> out.write(new byte[] {'n', 'e', 'w', '!'}));
        assertThat(file).hasContent("new!");
        assertOnly("file");
    }

    @Test
    void whatOnlyItsOwnerMayReadIsNeverThereForOthers() throws IOException {
        assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"));
        for (String permissions : new String[] {"rw-------", "r--------"}) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
            AtomicFile.replace(file, out -> {
                try (Stream<Path> temporary = Files.list(directory)) {
                    assertThat(temporary)
                            .hasSize(2)
                            .allSatisfy(path -> assertThat(Files.getPosixFilePermissions(path))
                                    .isEqualTo(PosixFilePermissions.fromString(permissions)));
                }
                out.write(new byte[] {'s'});
            });
            assertThat(file).hasContent("s");
        }
    }

    @Test
    void failedWriteLeavesTheOldFileAndNothingElse() throws IOException {
        for (Throwable failure : new Throwable[] {
            new IOException("No space left on device"),
            new FileSystemException("temporary", null, "File too large"),
            new IOException(),
            new OutOfMemoryError("heap full")
        }) {
            assertThatThrownBy(() -> AtomicFile.replace(file, out -> {
                        out.write(new byte[] {'n'});
                        if (failure instanceof IOException exception) {
                            throw exception;
                        }
                        throw (Error) failure;
                    }))
                    .satisfies(thrown -> {
                        if (failure instanceof Error) {
                            assertThat(thrown).isSameAs(failure);
                        } else {
                            String reason = failure instanceof FileSystemException named
                                    ? named.getReason()
                                    : failure.getMessage() == null ? "java.io.IOException" : failure.getMessage();
                            assertThat(thrown)
                                    .isInstanceOf(FileSystemException.class)
                                    .hasCause(failure)
                                    .hasMessageStartingWith(file + ": cannot be written: " + reason + " (")
                                    .hasMessageContaining("in " + directory)
                                    .hasMessageEndingWith("; if there was such a file before, it is unchanged");
                        }
                    });
            assertThat(file).hasContent("old");
            assertOnly("file");
        }
    }

    @Test
    void whatIsNoFileIsNotReplaced() throws IOException {
        Path taken = Files.createDirectory(directory.resolve("taken"));
        assertThatThrownBy(() -> AtomicFile.replace(taken, out -> {}))
                .isInstanceOf(FileSystemException.class)
                .hasMessage(taken + ": cannot be replaced: it is a folder");
        assertOnly("file", "taken");
    }

    @Test
    void missingDirectoryIsNotMade() {
        Path missing = directory.resolve("none").resolve("file");
        assertThatThrownBy(() -> AtomicFile.replace(missing, out -> {}))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessage(missing + ": cannot be written: there is no folder " + missing.getParent());
    }

    @Test
    void nameWithoutDirectoryMeansTheCurrentOne() throws IOException {
        Path bare = Path.of("atomic-file-test.tmp");
        try {
            AtomicFile.replace(bare, out -> out.write(new byte[] {'x'}));
            assertThat(bare).hasContent("x");
        } finally {
            Files.deleteIfExists(bare);
        }
    }

    @Test
    void symbolicLinksStay() throws IOException {
        Path elsewhere = Files.createDirectory(directory.resolve("elsewhere"));
        Path target = elsewhere.resolve("target");
        Path link = symbolicLink("link", Path.of("second"));
        symbolicLink("second", Path.of("elsewhere", "target"));

        AtomicFile.replace(link, out -> out.write(new byte[] {'1'}));
        assertThat(target).hasContent("1");
        AtomicFile.replace(link, out -> out.write(new byte[] {'2'}));
        assertThat(target).hasContent("2");
        assertThat(link).isSymbolicLink();
        assertOnly("elsewhere", "file", "link", "second");

        Path loop = symbolicLink("loop", Path.of("loop"));
        assertThatThrownBy(() -> AtomicFile.replace(loop, out -> {})).isInstanceOf(FileSystemLoopException.class);
    }

    @Test
    void permissionsOfTheOldFileStayAndNewFilesFollowTheUmask() throws IOException {
        assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw----"));
        AtomicFile.replace(file, out -> {});
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-rw----"));

        Path fresh = directory.resolve("fresh");
        AtomicFile.replace(fresh, out -> {});
        Path plain = Files.createFile(directory.resolve("plain"));
        assertThat(Files.getPosixFilePermissions(fresh)).isEqualTo(Files.getPosixFilePermissions(plain));
    }

    private Path symbolicLink(String name, Path target) throws IOException {
        try {
            return Files.createSymbolicLink(directory.resolve(name), target);
        } catch (UnsupportedOperationException | FileSystemException e) {
            assumeTrue(false, "no symbolic links here: " + e);
            throw e;
        }
    }

    private void assertOnly(String... names) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files.map(path -> path.getFileName().toString())).containsExactlyInAnyOrder(names);
        }
    }
}
