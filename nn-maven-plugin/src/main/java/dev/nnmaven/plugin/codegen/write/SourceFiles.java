package dev.nnmaven.plugin.codegen.write;

import dev.nnmaven.plugin.codegen.emit.text.GeneratedSource;
import dev.nnmaven.plugin.codegen.problem.Origin;
import dev.nnmaven.plugin.codegen.problem.Problem;
import dev.nnmaven.plugin.codegen.problem.Problems;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The generated files of one output directory. */
public final class SourceFiles {

    private SourceFiles() {}

    /**
     * What was done to the directory; nothing where there are problems.
     *
     * @param written sources that are new or have changed
     * @param upToDate sources that were already as they should be
     * @param removed of ours, but no longer among the sources
     */
    public record Changes(List<Problem> problems, List<Path> written, List<Path> upToDate, List<Path> removed) {

        /** All sources that are there now, in the order of their paths. */
        public List<Path> present() {
            return Stream.concat(written.stream(), upToDate.stream()).sorted().toList();
        }
    }

    /**
     * Makes the directory hold exactly these sources, and whatever in it is not ours.
     *
     * @param sources with different paths, each text with our header as its first line
     * @param outputDirectory need not exist; nothing outside of it changes
     * @param encoding of the files; must be able to encode
     * @return with a problem, and nothing changed, if somebody else's file stands where one of ours must go
     * @throws IOException if a file cannot be read, written or removed, or has a name that this system does not allow
     * @throws IllegalArgumentException if a source has no header, or a path that leaves the directory
     */
    public static Changes write(List<GeneratedSource> sources, Path outputDirectory, Charset encoding)
            throws IOException {
        Path directory = outputDirectory.toAbsolutePath().normalize();
        Map<Path, GeneratedSource> targets = targets(sources, directory);

        Problems problems = new Problems();
        for (Path target : targets.keySet()) {
            checkPlace(target, directory, encoding, problems);
        }
        if (!problems.isEmpty()) {
            return new Changes(problems.sorted(), List.of(), List.of(), List.of());
        }

        // Before writing: where file names ignore case, Xor.java would otherwise be found in place of a new XOR.java,
        // and then be removed as a leftover. Names are compared as strings, because there such paths are equal.
        List<Path> removed = Leftovers.remove(
                directory, targets.keySet().stream().map(Path::toString).collect(Collectors.toSet()), encoding);

        List<Path> written = new ArrayList<>();
        List<Path> upToDate = new ArrayList<>();
        for (Map.Entry<Path, GeneratedSource> entry : targets.entrySet()) {
            byte[] bytes = JavaText.encode(entry.getValue().text(), encoding);
            boolean changed = writeIfChanged(entry.getKey(), bytes);
            (changed ? written : upToDate).add(entry.getKey());
        }
        return new Changes(List.of(), written, upToDate, removed);
    }

    private static Map<Path, GeneratedSource> targets(List<GeneratedSource> sources, Path directory)
            throws IOException {
        Map<Path, GeneratedSource> targets = new LinkedHashMap<>();
        for (GeneratedSource source : sources) {
            if (!Ownership.isOurs(source.text())) {
                throw new IllegalArgumentException(source.path() + " has no header that makes it ours");
            }
            Path target = resolve(directory, source.path());
            if (target.equals(directory) || !target.startsWith(directory)) {
                throw new IllegalArgumentException(source.path() + " is outside of the output directory " + directory);
            }
            if (targets.put(target, source) != null) {
                throw new IllegalArgumentException(source.path() + " is generated twice");
            }
        }
        return targets;
    }

    private static Path resolve(Path directory, String path) throws IOException {
        try {
            return directory.resolve(path).normalize();
        } catch (InvalidPathException e) {
            throw new IOException(
                    "This system does not allow a file named " + path + " (" + e.getReason()
                            + "): choose another class name, or another locale",
                    e);
        }
    }

    private static void checkPlace(Path target, Path directory, Charset encoding, Problems problems)
            throws IOException {
        for (Path folder : foldersOf(target, directory)) {
            // The output directory itself may be a link: where it points to is the user's choice.
            if (Files.isSymbolicLink(folder) && !folder.equals(directory)) {
                problems.add(
                        Origin.of(folder),
                        "found a symbolic link, but a folder for " + target.getFileName()
                                + " is needed: remove the link, nothing is generated outside of the output directory");
                return;
            }
            if (Files.exists(folder) && !Files.isDirectory(folder)) {
                problems.add(
                        Origin.of(folder),
                        "found a file, but a folder for " + target.getFileName() + " is needed: remove the file");
                return;
            }
        }
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS) && !Ownership.isOurs(target, encoding)) {
            problems.add(
                    Origin.of(target),
                    "found something that nn-maven-plugin did not generate, and leaves it alone: remove it, move it to"
                            + " a source folder of its own, or choose another className or outputDirectory");
        }
    }

    /** From the output directory down to the package. */
    private static List<Path> foldersOf(Path target, Path directory) {
        List<Path> folders = new ArrayList<>();
        for (Path folder = target.getParent(); folder.startsWith(directory); folder = folder.getParent()) {
            folders.add(0, folder);
        }
        return folders;
    }

    private static boolean writeIfChanged(Path target, byte[] bytes) throws IOException {
        if (Files.exists(target)
                && Files.size(target) == bytes.length
                && Arrays.equals(Files.readAllBytes(target), bytes)) {
            return false;
        }
        Files.createDirectories(target.getParent());
        // No .java at its end: a compiler that runs meanwhile must not pick it up.
        Path temporary = target.resolveSibling(target.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try {
            Files.write(temporary, bytes, StandardOpenOption.CREATE_NEW);
            move(temporary, target);
        } catch (IOException e) {
            throw WriteFailure.of(target, e);
        } finally {
            // What cannot be looked at is not there, and must not hide the failure.
            if (Files.exists(temporary)) {
                Files.delete(temporary);
            }
        }
        return true;
    }

    private static void move(Path temporary, Path target) throws IOException {
        try {
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
