package dev.nnmaven.plugin.codegen.write;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Generated files whose declaration is gone. */
final class Leftovers {

    private Leftovers() {}

    /**
     * Removes our files that are no longer wanted, and package folders that this leaves empty. Symbolic links are not
     * followed, except where the directory itself is one.
     *
     * @return the files removed, in order
     */
    static List<Path> remove(Path directory, Set<String> wanted, Charset encoding) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        List<Path> removed = new ArrayList<>();
        for (Path file : javaFiles(directory)) {
            if (!wanted.contains(file.toString()) && Ownership.isOurs(file, encoding)) {
                Files.delete(file);
                removed.add(file);
                removeEmptyFolders(file.getParent(), directory);
            }
        }
        return removed;
    }

    private static List<Path> javaFiles(Path directory) throws IOException {
        // The real path, because a walk does not enter a link even where it starts.
        Path real = directory.toRealPath();
        try (Stream<Path> files = Files.walk(real)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(file -> directory.resolve(real.relativize(file)))
                    .sorted()
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static void removeEmptyFolders(Path folder, Path directory) throws IOException {
        for (Path at = folder; !at.equals(directory) && isEmpty(at); at = at.getParent()) {
            Files.delete(at);
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> content = Files.list(folder)) {
            return content.findFirst().isEmpty();
        }
    }
}
