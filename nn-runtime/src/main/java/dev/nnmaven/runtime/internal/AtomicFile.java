package dev.nnmaven.runtime.internal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Replaces a file in one piece. The new content goes to a temporary file in the same directory, reaches the disk, and
 * then takes the name of the old file. A reader, or whoever looks after a crash, sees the old content or the new.
 */
public final class AtomicFile {
    /** As many as Linux follows before it reports a loop. */
    private static final int MOST_LINKS = 40;

    private static final int MOST_NAMES = 100;

    /** Writes the new content. */
    @FunctionalInterface
    public interface Content {

        /**
         * Writes everything to an empty file, at any positions.
         *
         * @throws IOException if that fails; the file to be replaced stays as it is then
         */
        void writeTo(FileChannel channel) throws IOException;
    }

    private AtomicFile() {}

    /**
     * Writes a file, new or instead of an old one. A symbolic link stays, what it points to is replaced. An old file's
     * permissions are kept.
     *
     * @throws IOException if anything fails; the old file is whole then and no temporary file is left
     */
    public static void replace(Path file, Content content) throws IOException {
        Path target = followLinks(file);
        boolean exists = Files.exists(target);
        if (exists && !Files.isRegularFile(target)) {
            throw new FileSystemException(file.toString(), null, "cannot be replaced: it is not a regular file");
        }
        Path directory = target.toAbsolutePath().getParent();
        if (directory == null) {
            throw new FileSystemException(file.toString(), null, "cannot be written: it has no directory");
        }
        if (Files.notExists(directory)) {
            // Said here, since the failure to create the temporary file would name that one.
            throw new NoSuchFileException(file.toString(), null, "cannot be written: there is no folder " + directory);
        }
        Path temporary = createBeside(directory);
        try {
            try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
                if (exists) {
                    // Before there is anything to read. An open file can be written, whatever its permissions become.
                    copyPermissions(target, temporary);
                }
                content.writeTo(channel);
                channel.force(true);
            }
            // The rename itself may reach the disk later: after a power failure either file is there, whole.
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (Throwable failure) {
            deleteAfter(failure, temporary);
            throw failure;
        }
    }

    private static Path followLinks(Path file) throws IOException {
        Path target = file;
        for (int links = 0; Files.isSymbolicLink(target); links++) {
            if (links == MOST_LINKS) {
                throw new FileSystemLoopException(file.toString());
            }
            target = target.resolveSibling(Files.readSymbolicLink(target));
        }
        return target;
    }

    /** Not Files.createTempFile: its files are for their owner only, while a saved file follows the umask. */
    private static Path createBeside(Path directory) throws IOException {
        for (int attempt = 1; ; attempt++) {
            String name = ".nn-" + Long.toHexString(ThreadLocalRandom.current().nextLong()) + ".tmp";
            try {
                return Files.createFile(directory.resolve(name));
            } catch (FileAlreadyExistsException taken) {
                if (attempt == MOST_NAMES) {
                    throw taken;
                }
            }
        }
    }

    private static void copyPermissions(Path from, Path to) throws IOException {
        PosixFileAttributeView old = Files.getFileAttributeView(from, PosixFileAttributeView.class);
        if (old != null) {
            Files.setPosixFilePermissions(to, old.readAttributes().permissions());
        }
    }

    private static void deleteAfter(Throwable failure, Path temporary) {
        try {
            Files.deleteIfExists(temporary);
        } catch (IOException alsoFailed) {
            failure.addSuppressed(alsoFailed);
        }
    }
}
