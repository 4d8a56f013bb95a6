package dev.nnmaven.runtime.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;

/**
 * Replaces a file in one piece. The new content goes to a {@link TemporaryFile} in the same directory, reaches the disk, and
 * then takes the name of the old file. A reader, or whoever looks after a crash, sees the old content or the new. On a file
 * system that cannot replace a file by another in one piece, a reader may find no file for a moment.
 */
public final class AtomicFile {
    /** As many as Linux follows before it reports a loop. */
    private static final int MOST_LINKS = 40;

    /** Writes the new content. */
    @FunctionalInterface
    public interface Content {

        /**
         * Writes everything to an empty file.
         *
         * @throws IOException if that fails; the file to be replaced stays as it is then
         */
        void writeTo(OutputStream out) throws IOException;
    }

    private AtomicFile() {}

    /**
     * Writes a file, new or instead of an old one. A symbolic link stays, what it points to is replaced. An old file's
     * permissions are kept.
     *
     * @throws IOException if anything fails, naming the file; the old file is whole then and no temporary file is left
     */
    public static void replace(Path file, Content content) throws IOException {
        Path target = target(file, "");
        try (TemporaryFile temporary = createBeside(file, target, "")) {
            try {
                content.writeTo(temporary.out());
                temporary.replaceTarget();
            } catch (IOException e) {
                throw WriteFailure.of(file, target.toAbsolutePath().getParent(), e);
            }
        }
    }

    /**
     * Finds out whether a file can be written, by making a temporary file beside it.
     *
     * @param what the file is to a user, such as {@code the checkpoint}
     * @throws IOException if it cannot, naming the file
     */
    public static void requireReplaceable(Path file, String what) throws IOException {
        String subject = what + " ";
        createBeside(file, target(file, subject), subject).close();
    }

    /** @return what links lead to, if it can be a file in a folder */
    private static Path target(Path file, String subject) throws IOException {
        Path target = followLinks(file);
        if (Files.exists(target) && !Files.isRegularFile(target)) {
            String kind = Files.isDirectory(target) ? "it is a folder" : "it is not a regular file";
            throw new FileSystemException(file.toString(), null, subject + "cannot be replaced: " + kind);
        }
        Path folder = target.toAbsolutePath().getParent();
        if (folder == null) {
            throw new FileSystemException(file.toString(), null, subject + "cannot be written: it has no folder");
        }
        if (Files.notExists(folder)) {
            throw new NoSuchFileException(
                    file.toString(), null, subject + "cannot be written: there is no folder " + folder);
        }
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new FileSystemException(
                    file.toString(), null, subject + "cannot be written: " + folder + " is not a folder");
        }
        return target;
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

    /** A failure would name the temporary file, of which nobody knows. */
    private static TemporaryFile createBeside(Path file, Path target, String subject) throws IOException {
        try {
            return TemporaryFile.beside(target);
        } catch (FileSystemException | UnsupportedOperationException e) {
            String reason = subject + "cannot be written: no file can be made in "
                    + target.toAbsolutePath().getParent() + " (" + reason(e) + ")";
            FileSystemException named = e instanceof AccessDeniedException
                    ? new AccessDeniedException(file.toString(), null, reason)
                    : new FileSystemException(file.toString(), null, reason);
            named.initCause(e);
            throw named;
        }
    }

    private static String reason(Exception failure) {
        if (failure instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (failure instanceof ReadOnlyFileSystemException) {
            return "the file system is read-only";
        }
        String said = failure instanceof FileSystemException e ? e.getReason() : failure.getMessage();
        return said == null ? failure.getClass().getSimpleName() : said;
    }
}
