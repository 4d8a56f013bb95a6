package dev.nnmaven.plugin.codegen.read.common;

import dev.nnmaven.plugin.codegen.problem.Origin;
import dev.nnmaven.plugin.codegen.problem.Problems;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Predicate;

/** Lists the files of a folder, links followed, and reports what cannot be looked at. */
public final class FileTree {

    private FileTree() {}

    /**
     * The files below a folder whose name has one of these ends, in the order of their paths: the same on every
     * machine. Files and folders whose name starts with a dot are what editors and file systems leave behind, and are
     * passed over.
     *
     * @param folder need not exist
     */
    public static List<Path> files(Path folder, List<String> suffixes, Problems problems) {
        return files(folder, name -> suffixes.stream().anyMatch(name::endsWith), suffixes.get(0), problems);
    }

    /**
     * The files below a folder whose name is wanted.
     *
     * @param suffix that such names usually have
     */
    public static List<Path> files(Path folder, Predicate<String> wanted, String suffix, Problems problems) {
        if (Files.notExists(folder)) {
            return List.of();
        }
        if (!Files.isDirectory(folder)) {
            problems.add(Origin.of(folder), "this is no folder: a folder with *" + suffix + " files is needed");
            return List.of();
        }
        List<Path> found = new ArrayList<>();
        try {
            Files.walkFileTree(
                    folder,
                    EnumSet.of(FileVisitOption.FOLLOW_LINKS),
                    Integer.MAX_VALUE,
                    new Collector(folder, wanted, found, problems));
        } catch (IOException e) {
            problems.add(Origin.of(folder), unreadable("folder", e));
        }
        found.sort(null);
        return found;
    }

    /** {@code this file cannot be read: permission denied}. */
    public static String unreadable(String what, IOException e) {
        String reason = e instanceof AccessDeniedException ? "permission denied" : e.toString();
        return "this " + what + " cannot be read: " + reason;
    }

    private static boolean isHidden(Path path) {
        return path.getFileName() != null && path.getFileName().toString().startsWith(".");
    }

    private static final class Collector extends SimpleFileVisitor<Path> {
        private final Path start;
        private final Predicate<String> wanted;
        private final List<Path> files;
        private final Problems problems;

        Collector(Path start, Predicate<String> wanted, List<Path> files, Problems problems) {
            this.start = start;
            this.wanted = wanted;
            this.files = files;
            this.problems = problems;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return isHidden(folder) && !folder.equals(start) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            boolean found = wanted.test(file.getFileName().toString()) && !isHidden(file);
            if (found && attributes.isSymbolicLink()) {
                problems.add(Origin.of(file), "this link leads nowhere");
            } else if (found && attributes.isRegularFile()) {
                files.add(file);
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) {
            // A link back to a folder above adds nothing that is not there already.
            if (!(e instanceof FileSystemLoopException)) {
                problems.add(Origin.of(file), unreadable(Files.isDirectory(file) ? "folder" : "file", e));
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, IOException e) {
            if (e != null) {
                problems.add(Origin.of(folder), unreadable("folder", e));
            }
            return FileVisitResult.CONTINUE;
        }
    }
}
