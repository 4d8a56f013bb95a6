package dev.nnmaven.plugin.codegen.lastrun;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A digest of texts, files and folders: equal for equal content, whatever the order in which a folder is listed. */
final class TreeDigest {

    private final MessageDigest sha256;

    TreeDigest() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    TreeDigest add(String text) {
        return add(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The length comes first, so that no two sequences run into the same bytes. */
    private TreeDigest add(byte[] bytes) {
        sha256.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
        sha256.update(bytes);
        return this;
    }

    /** Names and bytes of the files below a folder whose name has one of these ends; the folder need not exist. */
    TreeDigest addContents(Path folder, List<String> suffixes) throws IOException {
        for (Path file : files(folder, suffixes).keySet()) {
            add(folder.relativize(file).toString()).add(Files.readAllBytes(file));
        }
        return add("end of folder");
    }

    /** Names of the files below a folder that end so; the folder need not exist. */
    TreeDigest addNames(Path folder, String suffix) throws IOException {
        for (Path file : files(folder, List.of(suffix)).keySet()) {
            add(folder.relativize(file).toString());
        }
        return add("end of folder");
    }

    /** Names, sizes and times of a file, or of the files below a folder; neither need exist. */
    TreeDigest addStamps(Path path, String suffix) throws IOException {
        add(path.toString());
        for (Map.Entry<Path, BasicFileAttributes> file :
                files(path, List.of(suffix)).entrySet()) {
            BasicFileAttributes attributes = file.getValue();
            add(file.getKey().toString()).add(attributes.size() + " " + attributes.lastModifiedTime());
        }
        return add("end of folder");
    }

    String hex() {
        return HexFormat.of().formatHex(sha256.digest());
    }

    private static TreeMap<Path, BasicFileAttributes> files(Path start, List<String> suffixes) throws IOException {
        TreeMap<Path, BasicFileAttributes> files = new TreeMap<>();
        if (Files.notExists(start)) {
            return files;
        }
        Files.walkFileTree(
                start, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                        if (attributes.isRegularFile() && suffixes.stream().anyMatch(file.toString()::endsWith)) {
                            files.put(file, attributes);
                        }
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
                        // A link back to a folder above adds nothing that is not there already.
                        if (e instanceof FileSystemLoopException) {
                            return FileVisitResult.CONTINUE;
                        }
                        throw e;
                    }
                });
        return files;
    }
}
