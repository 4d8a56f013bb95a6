package dev.nnmaven.runtime.internal;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.time.Instant;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file that is about to become another one, its target. It is gone when this is closed, unless it was moved. A process that
 * is killed leaves it: then it goes when a file for the same target is made. It is told from one that is still being written
 * by a lock, which ends with the process that holds it, however that ends. Where files have no locks, nothing is removed.
 *
 * <p>Its name is {@code .nn-<target>-<process>-<random>.tmp}, with the last two in 16 hexadecimal digits each.
 */
final class TemporaryFile implements Closeable {
    private static final String PREFIX = ".nn-";
    private static final String SUFFIX = ".tmp";
    private static final int MOST_NAMES = 100;

    /** Another process does not take so many for leftovers: here, locks are denied to everybody. */
    private static final int MOST_UNLOCKED = 100;

    /** Names that every file system takes, however they were spelt, and that leave space for the rest of the name. */
    private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z0-9._-]{1,100}");

    /** Far behind all content: on Windows, nobody else can read what is locked. */
    private static final long LOCKED = Long.MAX_VALUE - 1;

    private final Path target;
    private final Path path;
    private final SeekableByteChannel channel;
    private boolean moved;

    private TemporaryFile(Path target, Path path, SeekableByteChannel channel) {
        this.target = target;
        this.path = path;
        this.channel = channel;
    }

    /**
     * Makes an empty file in the folder of the target, after removing those that processes which are gone have left there for
     * the same target. Not as Files.createTempFile, whose files are for their owner only: this one follows the umask.
     *
     * @throws IOException if that fails
     */
    static TemporaryFile beside(Path target) throws IOException {
        Path folder = target.toAbsolutePath().getParent();
        String name = PREFIX + plain(target.getFileName().toString()) + "-";
        removeLeftovers(folder, name);
        for (int attempt = 1; ; attempt++) {
            String random =
                    HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
            Path path = folder.resolve(name + Process.NAME + "-" + random + SUFFIX);
            try {
                SeekableByteChannel channel =
                        Files.newByteChannel(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                TemporaryFile file = new TemporaryFile(target, path, channel);
                if (file.isOurs() || attempt >= MOST_UNLOCKED && Files.exists(path)) {
                    return file;
                }
                file.close();
            } catch (FileAlreadyExistsException taken) {
                if (attempt >= MOST_NAMES) {
                    throw taken;
                }
            }
        }
    }

    OutputStream out() {
        return Channels.newOutputStream(channel);
    }

    /** Gives the file, with all that was written, the name of the target, instead of a file that has it. */
    void replaceTarget() throws IOException {
        if (channel instanceof FileChannel onDisk) {
            onDisk.force(true);
        }
        if (hasLocks(path)) {
            // Still locked, or others would take it for a leftover now. The rename itself may reach the disk later:
            // after
            // a power failure either file is there, whole.
            Files.move(path, target, StandardCopyOption.ATOMIC_MOVE);
        } else {
            // Some file systems show a file only once it is closed.
            channel.close();
            copyPermissions();
            moveElsewhere();
        }
        moved = true;
    }

    /** Which of the two options a provider needs to replace a file, and which it knows, is its own choice. */
    private void moveElsewhere() throws IOException {
        try {
            Files.move(path, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException | UnsupportedOperationException e) {
            Files.move(path, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private void copyPermissions() throws IOException {
        PosixFileAttributeView old = Files.getFileAttributeView(target, PosixFileAttributeView.class);
        if (old != null && Files.exists(target)) {
            Files.setPosixFilePermissions(path, old.readAttributes().permissions());
        }
    }

    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            if (!moved) {
                Files.deleteIfExists(path);
            }
        }
    }

    /** @return false if another process has taken the new file for a leftover before it was locked */
    private boolean isOurs() throws IOException {
        if (!hasLocks(path) || !(channel instanceof FileChannel onDisk)) {
            return true;
        }
        // Before there is anything to read. An open file can be written, whatever its permissions become.
        try {
            copyPermissions();
        } catch (NoSuchFileException taken) {
            return false;
        }
        try {
            return onDisk.tryLock(LOCKED, 1, false) != null && Files.exists(path);
        } catch (IOException noLocks) {
            // Others cannot lock it either, and leave it alone.
            return true;
        }
    }

    private static boolean hasLocks(Path path) {
        return path.getFileSystem().equals(FileSystems.getDefault());
    }

    /**
     * Does what can be done: that a leftover stays is no reason not to save. One thread at a time, because a process that
     * closes a file gives up all its locks on it: another thread would remove what is no longer locked, and in use by now.
     */
    private static synchronized void removeLeftovers(Path folder, String start) {
        if (!hasLocks(folder)) {
            return;
        }
        Pattern names = Pattern.compile(Pattern.quote(start) + "([0-9a-f]{16})-[0-9a-f]{16}" + Pattern.quote(SUFFIX));
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, path -> isLeftover(path, names))) {
            files.forEach(TemporaryFile::removeUnlessInUse);
        } catch (IOException | DirectoryIteratorException unreadable) {
            return;
        }
    }

    /** Not of this process: it removes its own, and closing a file gives up all locks that the process has on it. */
    private static boolean isLeftover(Path path, Pattern names) {
        Matcher name = names.matcher(path.getFileName().toString());
        return name.matches()
                && !name.group(1).equals(Process.NAME)
                && Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
    }

    private static void removeUnlessInUse(Path path) {
        // A shared lock, since a file that must not be written may be a leftover too.
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
                FileLock lock = channel.tryLock(LOCKED, 1, true)) {
            if (lock != null) {
                Files.deleteIfExists(path);
            }
        } catch (IOException | OverlappingFileLockException | UnsupportedOperationException notOurs) {
            return;
        }
    }

    private static String plain(String name) {
        return PLAIN_NAME.matcher(name).matches() ? name : HexFormat.of().toHexDigits(name.hashCode());
    }

    /** Tells this process from others: in containers, many have the number 1. */
    private static final class Process {
        static final String NAME = name();

        private Process() {}

        private static String name() {
            ProcessHandle process = ProcessHandle.current();
            long start =
                    process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
            return HexFormat.of().toHexDigits(start << 22 ^ process.pid());
        }
    }
}
