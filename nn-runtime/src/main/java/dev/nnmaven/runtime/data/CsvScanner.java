package dev.nnmaven.runtime.data;

import dev.nnmaven.runtime.FileFormatException;
import dev.nnmaven.runtime.internal.FileKind;
import dev.nnmaven.runtime.internal.Texts;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/** Splits a CSV file into records and fields. Its buffers are reused: a long file costs no garbage. */
final class CsvScanner {
    /** A longer line is no data; the limits keep hostile files from taking many times their own size in memory. */
    static final int LONGEST_LINE = 1 << 28;

    /** A line is copied when its buffer grows, and again when its fields become texts. */
    private static final int LINES_PER_MEMORY = 16;

    static final int MOST_FIELDS = 1 << 20;

    private static final int END = -1;
    private static final int[] BYTE_ORDER_MARK = {0xef, 0xbb, 0xbf};
    private static final byte[] OTHER_SEPARATORS = {';', '\t', '|'};

    private final Path file;
    private final InputStream in;
    private final int longestLine =
            (int) Math.min(LONGEST_LINE, Runtime.getRuntime().maxMemory() / LINES_PER_MEMORY);

    /** The fields of the record, one after the other, without quotes. */
    private byte[] bytes = new byte[1024];

    private int length;
    private int[] starts = new int[16];
    private int[] ends = new int[16];
    private int fields;
    private boolean anyQuoted;

    /** Line where the record starts. */
    private long line;

    private long nextLine;
    private boolean started;

    CsvScanner(Path file, InputStream in) {
        this(file, in, 1);
    }

    /** @param firstLine the number of the line that the stream begins with */
    CsvScanner(Path file, InputStream in, long firstLine) {
        this.file = file;
        this.in = in;
        this.nextLine = firstLine;
    }

    /** Reads the next record that is not blank; false at the end of the file. */
    boolean next() throws IOException {
        if (!started) {
            started = true;
            requireText();
            skipByteOrderMark();
        }
        do {
            line = nextLine;
            length = 0;
            fields = 0;
            anyQuoted = false;
            int b = in.read();
            if (b == END) {
                return false;
            }
            while (field(b)) {
                b = in.read();
            }
            nextLine++;
        } while (isBlank());
        return true;
    }

    /** Line, from 1, where the current record starts. */
    long line() {
        return line;
    }

    /** Number of fields of the current record, at least 1. */
    int fields() {
        return fields;
    }

    /** The array that all fields are parts of. */
    byte[] bytes() {
        return bytes;
    }

    int start(int field) {
        return starts[field];
    }

    int end(int field) {
        return ends[field];
    }

    /** A field as text. */
    String text(int field) throws FileFormatException {
        ByteBuffer part = ByteBuffer.wrap(bytes, starts[field], ends[field] - starts[field]);
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(part).toString();
        } catch (CharacterCodingException e) {
            byte bad = bytes[part.position()];
            throw new FileFormatException(
                    file,
                    "line " + line + ", column " + (field + 1),
                    Texts.character(bad),
                    "text in UTF-8; save the file so",
                    e);
        }
    }

    /**
     * What to add to a message about the record, if commas do not seem to separate its fields.
     *
     * @return empty otherwise
     */
    String separatorHint() {
        for (byte separator : OTHER_SEPARATORS) {
            int count = 0;
            for (int i = 0; i < length; i++) {
                count += bytes[i] == separator ? 1 : 0;
            }
            // Commas of fractions are as many as the fields.
            if (count > 0 && count >= fields - 2) {
                return separatorHint(separator);
            }
        }
        return "";
    }

    private static String separatorHint(byte separator) {
        return "; fields seem to be separated by " + (separator == '\t' ? "tabs" : Texts.character(separator))
                + ": save the file with commas between them, and with points in numbers";
    }

    private void requireText() throws IOException {
        in.mark(FileKind.BYTES);
        String kind = FileKind.foreign(in.readNBytes(FileKind.BYTES));
        in.reset();
        if (kind != null) {
            throw new FileFormatException(file, "line " + nextLine, kind, "a CSV file, which is text in UTF-8");
        }
    }

    private void skipByteOrderMark() throws IOException {
        in.mark(BYTE_ORDER_MARK.length);
        for (int expected : BYTE_ORDER_MARK) {
            if (in.read() != expected) {
                in.reset();
                return;
            }
        }
    }

    private boolean isBlank() {
        return fields == 1 && starts[0] == ends[0] && !anyQuoted;
    }

    /**
     * Reads one field.
     *
     * @param first its first byte, or what ends it
     * @return whether another follows in this record
     */
    private boolean field(int first) throws IOException {
        int start = length;
        int b = first;
        while (b == ' ' || b == '\t') {
            b = in.read();
        }
        if (b == '"') {
            anyQuoted = true;
            b = quoted();
            addField(start, length);
            return isSeparator(b, "',' or the end of the line after a quoted field");
        }
        while (b != ',' && b != '\n' && b != '\r' && b != END) {
            if (b == '"') {
                throw problem("'\"' inside a field", "quotes around the whole field" + separatorHint());
            }
            append(b);
            b = in.read();
        }
        int end = length;
        while (end > start && (bytes[end - 1] == ' ' || bytes[end - 1] == '\t')) {
            end--;
        }
        addField(start, end);
        return isSeparator(b, "',' or the end of the line");
    }

    /** Reads a field after its opening quote; returns what follows the closing one and any blanks. */
    private int quoted() throws IOException {
        while (true) {
            int b = in.read();
            if (b == END) {
                throw problem("the end of the file", "the closing '\"' of a quoted field");
            }
            if (b == '"') {
                b = in.read();
                if (b != '"') {
                    while (b == ' ' || b == '\t') {
                        b = in.read();
                    }
                    return b;
                }
            } else if (b == '\n') {
                nextLine++;
            }
            append(b);
        }
    }

    /** Whether what follows a field separates it from another; if not it must end the record. */
    private boolean isSeparator(int b, String expected) throws IOException {
        if (b == ',') {
            return true;
        }
        if (b == '\r') {
            int after = in.read();
            if (after != '\n') {
                fields--;
                throw problem("a carriage return alone", "CRLF or LF as the end of the line");
            }
        } else if (b != '\n' && b != END) {
            fields--;
            boolean separates = b == ';' || b == '|';
            throw problem(Texts.character((byte) b), expected + (separates ? separatorHint((byte) b) : ""));
        }
        return false;
    }

    private void append(int b) throws FileFormatException {
        if (length == bytes.length) {
            if (length == longestLine) {
                throw problem(
                        "a line of more than " + length + " bytes",
                        "at most " + longestLine + (longestLine < LONGEST_LINE ? " with the memory of this JVM" : ""));
            }
            bytes = Arrays.copyOf(bytes, (int) Math.min(longestLine, 2L * length));
        }
        bytes[length++] = (byte) b;
    }

    private void addField(int start, int end) throws FileFormatException {
        if (fields == starts.length) {
            if (fields == MOST_FIELDS) {
                throw problem("another column", "at most " + MOST_FIELDS);
            }
            starts = Arrays.copyOf(starts, 2 * fields);
            ends = Arrays.copyOf(ends, 2 * fields);
        }
        starts[fields] = start;
        ends[fields] = end;
        fields++;
    }

    private FileFormatException problem(String found, String expected) {
        return new FileFormatException(file, "line " + line + ", column " + (fields + 1), found, expected);
    }
}
