package dev.nnmaven.runtime.internal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.List;
import java.util.Set;

/** Recognises files by their first bytes, to say in a message what somebody has given instead of what is needed. */
public final class FileKind {
    /** So many first bytes tell all the kinds. */
    public static final int BYTES = 64;

    /** What {@link #foreign} says of a file of weights. */
    public static final String SAFETENSORS = "a safetensors file";

    /** Fewer do not tell text in which every second byte is 0 from numbers. */
    private static final int LEAST_WIDE = 8;

    /** What became of bytes that are {@linkplain #wereText replaced}, and what helps. */
    public static final String COPIED_AS_TEXT =
            "copied as text, such as by Maven's resource filtering; give its extension"
                    + " to maven-resources-plugin as a nonFilteredFileExtension";

    /** What a decoder of UTF-8 puts in the place of bytes that are none, in UTF-8. */
    private static final String REPLACED = "\u00ef\u00bf\u00bd";

    private static final List<Start> STARTS = List.of(
            new Start("\u001f\u008b", "a gzip file; decompress it"),
            new Start("PK\u0003\u0004", "a zip archive, as .pt, .npz and .xlsx files are"),
            new Start("\u0089PNG", "a PNG image"),
            new Start("\u00ff\u00d8\u00ff", "a JPEG image"),
            new Start("%PDF", "a PDF document"),
            new Start("\u0093NUMPY", "a NumPy array"),
            new Start("\u0089HDF", "an HDF5 file, as Keras writes them"),
            new Start("PAR1", "a Parquet file"),
            new Start("GGUF", "a GGUF file"),
            new Start("\u0000\u0000\u00fe\u00ff", "text in UTF-32"),
            new Start("\u00ff\u00fe\u0000\u0000", "text in UTF-32"),
            new Start("\u00ff\u00fe", "text in UTF-16"),
            new Start("\u00fe\u00ff", "text in UTF-16"),
            new Start("version https://git-lfs", "a pointer to a file in Git LFS; git lfs pull fetches that"),
            new Start("<!DOCTYPE", "a web page"),
            new Start("<!doctype", "a web page"),
            new Start("<html", "a web page"),
            new Start("<?xml", "an XML document"));

    /** What a column of a CSV file may be called too. */
    private static final Set<String> LIKE_NAMES = Set.of("PAR1", "GGUF");

    private FileKind() {}

    /** @param bytes one character each */
    private record Start(String bytes, String kind) {}

    /**
     * What is no text in UTF-8 to be read as such.
     *
     * @param start the first bytes of a file
     * @return what it is, such as {@code a PNG image}, or null if that is not known
     */
    public static String foreign(byte[] start) {
        String bytes = new String(start, ISO_8859_1);
        for (Start known : STARTS) {
            if (bytes.startsWith(known.bytes()) && !(LIKE_NAMES.contains(known.bytes()) && isText(start))) {
                return known.kind();
            }
        }
        if (at(start, 8) == '{' && at(start, 4) == 0 && at(start, 5) == 0 && at(start, 6) == 0 && at(start, 7) == 0) {
            return SAFETENSORS;
        }
        if (at(start, 0) == 0x80 && at(start, 1) >= 2 && at(start, 1) <= 5) {
            return "a Python pickle, as .pkl and old .pt files are";
        }
        if (at(start, 0) == 0 && at(start, 1) == 0 && at(start, 2) >= 8 && at(start, 2) <= 14 && at(start, 3) > 0) {
            return "an IDX file";
        }
        if (bytes.contains(REPLACED) && bytes.indexOf('\0') >= 0) {
            return "binary data, which looks as if it had been " + COPIED_AS_TEXT;
        }
        int width = wide(start);
        return width == 0 ? null : "text in UTF-" + 8 * width;
    }

    /** Whether binary data has bytes that a decoder of UTF-8 puts in the place of others. */
    public static boolean wereText(byte[] bytes) {
        return new String(bytes, ISO_8859_1).contains(REPLACED);
    }

    /**
     * What is no file of numbers.
     *
     * @param start the first bytes of a file
     * @return what it is, also of text, such as {@code text, perhaps a CSV file}, or null if that is not known
     */
    public static String any(byte[] start) {
        String foreign = foreign(start);
        if (foreign != null || start.length == 0) {
            return foreign;
        }
        if (!isText(start)) {
            return null;
        }
        boolean high = false;
        for (byte b : start) {
            high |= b < 0;
        }
        String text = new String(start, ISO_8859_1).strip();
        if (text.startsWith("{") || text.startsWith("[")) {
            return "text, perhaps JSON";
        }
        boolean table = text.indexOf(',') >= 0 || text.indexOf(';') >= 0 || text.indexOf('\t') >= 0;
        // Bytes above ASCII may be any numbers.
        return table ? "text, perhaps a CSV file" : high ? null : "text";
    }

    private static boolean isText(byte[] bytes) {
        for (byte b : bytes) {
            if (b >= 0 && b < ' ' && b != '\n' && b != '\r' && b != '\t' || b == 0x7f) {
                return false;
            }
        }
        return true;
    }

    /** Bytes of a character in text without a byte order mark, 0 if it is not in UTF-16 or UTF-32. */
    private static int wide(byte[] start) {
        if (start.length < LEAST_WIDE) {
            return 0;
        }
        // ASCII has as many zeros as the encoding has more bytes than one, always in the same places.
        int[] zeros = new int[4];
        int[] others = new int[4];
        int end = start.length / 4 * 4;
        for (int i = 0; i < end; i++) {
            if (start[i] == 0) {
                zeros[i % 4]++;
            } else {
                others[i % 4]++;
            }
        }
        int all = end / 4;
        boolean even = zeros[0] == all && zeros[2] == all && others[1] == all && others[3] == all;
        boolean odd = zeros[1] == all && zeros[3] == all && others[0] == all && others[2] == all;
        if (even || odd) {
            return 2;
        }
        boolean first = others[0] == all && zeros[1] == all && zeros[2] == all && zeros[3] == all;
        boolean last = others[3] == all && zeros[0] == all && zeros[1] == all && zeros[2] == all;
        return first || last ? 4 : 0;
    }

    private static int at(byte[] start, int index) {
        return index < start.length ? start[index] & 0xff : -1;
    }
}
