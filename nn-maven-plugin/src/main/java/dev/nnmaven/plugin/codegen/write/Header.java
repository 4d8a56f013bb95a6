package dev.nnmaven.plugin.codegen.write;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;

/** The first line of every generated file, which says whose it is. */
final class Header {

    private static final String START = "// Generated from ";
    private static final String END = " by nn-maven-plugin. Do not edit.";

    /** Holds the first line of any file of ours, in two-byte encodings too; foreign files may be of any size. */
    private static final int MAX_BYTES = 16_384;

    private Header() {}

    static boolean isOn(String text) {
        String firstLine = text.lines().findFirst().orElse("");
        return firstLine.startsWith(START) && firstLine.contains(END);
    }

    /**
     * Whether we wrote this file. Other encodings than the present one are tried too: a project may have changed its
     * encoding since.
     */
    static boolean isOn(Path file, Charset encoding) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        byte[] start;
        try (InputStream in = Files.newInputStream(file)) {
            start = in.readNBytes(MAX_BYTES);
        }
        // Latin-1 stands for everything that contains ASCII.
        return List.of(encoding, StandardCharsets.ISO_8859_1, StandardCharsets.UTF_16).stream()
                .anyMatch(charset -> isOn(new String(start, charset)));
    }
}
