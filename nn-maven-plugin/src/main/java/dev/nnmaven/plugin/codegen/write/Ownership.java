package dev.nnmaven.plugin.codegen.write;

import dev.nnmaven.plugin.codegen.emit.text.GeneratedSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;

/** Tells our files from other people's by their first line. */
final class Ownership {

    /** Holds the first line of any file of ours, in two-byte encodings too; foreign files may be of any size. */
    private static final int MAX_BYTES = 16_384;

    private Ownership() {}

    static boolean isOurs(String text) {
        String firstLine = text.lines().findFirst().orElse("");
        return firstLine.startsWith("// " + GeneratedSource.ORIGIN) && firstLine.contains(GeneratedSource.OWNER);
    }

    /**
     * Whether we wrote this file. Other encodings than the present one are tried too: a project may have changed its
     * encoding since.
     */
    static boolean isOurs(Path file, Charset encoding) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        byte[] start;
        try (InputStream in = Files.newInputStream(file)) {
            start = in.readNBytes(MAX_BYTES);
        }
        // Latin-1 stands for everything that contains ASCII.
        return List.of(encoding, StandardCharsets.ISO_8859_1, StandardCharsets.UTF_16).stream()
                .anyMatch(charset -> isOurs(new String(start, charset)));
    }
}
