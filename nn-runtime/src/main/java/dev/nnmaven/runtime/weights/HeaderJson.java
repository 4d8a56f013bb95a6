package dev.nnmaven.runtime.weights;

import dev.nnmaven.runtime.FileFormatException;
import dev.nnmaven.runtime.internal.Texts;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Reads strict JSON step by step: the caller says what must come next. Nesting is as deep as the caller asks for, so no
 * file can make it deeper. Every error names the byte of the file where it stands.
 */
final class HeaderJson {
    private final Path file;
    private final byte[] bytes;
    private final long fileOffset;
    private int position;

    /**
     * @param bytes the JSON text
     * @param fileOffset where in the file it starts
     */
    HeaderJson(Path file, byte[] bytes, long fileOffset) throws FileFormatException {
        this.file = file;
        this.bytes = bytes;
        this.fileOffset = fileOffset;
        requireUtf8();
    }

    /** Byte position in the JSON text of what comes next. */
    int position() {
        skipBlanks();
        return position;
    }

    /** Takes the next character if it is this one. */
    boolean tryTake(char c) {
        skipBlanks();
        if (position < bytes.length && bytes[position] == c) {
            position++;
            return true;
        }
        return false;
    }

    /**
     * Takes the next character, which must be this one.
     *
     * @param expected what the message says is expected
     */
    void take(char c, String expected) throws FileFormatException {
        if (!tryTake(c)) {
            throw problemHere(expected);
        }
    }

    /** Takes the comma before another element and returns true, or takes the closing bracket and returns false. */
    boolean another(char closing) throws FileFormatException {
        if (tryTake(',')) {
            return true;
        }
        if (!tryTake(closing)) {
            throw problemHere("',' or '" + closing + "'");
        }
        return false;
    }

    /** Takes a whole number from 0 to 2<sup>63</sup>−1, the only numbers that a header has. */
    long number(String expected) throws FileFormatException {
        int start = position();
        long value = 0;
        while (position < bytes.length && bytes[position] >= '0' && bytes[position] <= '9') {
            int digit = bytes[position++] - '0';
            if (value > (Long.MAX_VALUE - digit) / 10) {
                throw problem(start, "a number above " + Long.MAX_VALUE, expected);
            }
            value = 10 * value + digit;
        }
        if (position == start) {
            throw problemHere(expected);
        }
        if (bytes[start] == '0' && position > start + 1) {
            throw problem(start, "a number with a leading zero", expected);
        }
        return value;
    }

    /** Takes a finite number with or without a fraction and an exponent. */
    double decimal(String expected) throws FileFormatException {
        int start = position();
        while (position < bytes.length && "+-.0123456789Ee".indexOf(bytes[position]) >= 0) {
            position++;
        }
        if (position == start) {
            throw problemHere(expected);
        }
        String text = new String(bytes, start, position - start, StandardCharsets.US_ASCII);
        try {
            double value = Double.parseDouble(text);
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            // The message below says the same of every text that is no fitting number.
        }
        throw problem(start, Texts.quoted(text), expected);
    }

    /** Takes a string. */
    String string(String expected) throws FileFormatException {
        int start = position();
        take('"', expected);
        // Made only for a text with escapes: others may be long.
        StringBuilder text = null;
        int from = position;
        while (true) {
            if (position == bytes.length) {
                throw problemHere("the closing '\"' of the string that starts at byte " + (fileOffset + start));
            }
            byte b = bytes[position];
            if (b == '"' || b == '\\') {
                String part = new String(bytes, from, position - from, StandardCharsets.UTF_8);
                position++;
                if (b == '"') {
                    return text == null ? part : encodable(text.append(part).toString(), start);
                }
                text = text == null ? new StringBuilder() : text;
                text.append(part).append(escaped());
                from = position;
            } else if (b >= 0 && b < 0x20) {
                throw problemHere("an escape such as \\n inside a string");
            } else {
                position++;
            }
        }
    }

    /** Without escapes it always is. */
    private String encodable(String text, int start) throws FileFormatException {
        if (!Texts.isEncodable(text)) {
            throw problem(start, "half of a surrogate pair in a string", "Unicode text");
        }
        return text;
    }

    /** There must be nothing left but blanks. */
    void end() throws FileFormatException {
        skipBlanks();
        if (position < bytes.length) {
            throw problemHere("the end of the header");
        }
    }

    /** An error about what comes next. */
    FileFormatException problemHere(String expected) {
        String found = position < bytes.length ? Texts.character(bytes[position]) : "the end of the header";
        return problem(position, found, expected);
    }

    /** An error at a byte position in the JSON text. */
    FileFormatException problem(int at, String found, String expected) {
        return new FileFormatException(file, "byte " + (fileOffset + at), found, expected);
    }

    private char escaped() throws FileFormatException {
        if (position == bytes.length) {
            throw problemHere("an escape character");
        }
        byte b = bytes[position++];
        return switch (b) {
            case '"', '\\', '/' -> (char) b;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> hexadecimal();
            default -> throw problem(position - 1, Texts.character(b), "one of \" \\ / b f n r t u after a backslash");
        };
    }

    private char hexadecimal() throws FileFormatException {
        int value = 0;
        for (int i = 0; i < 4; i++) {
            // Digits of other scripts count as digits for Character.digit, but a byte holds ASCII only.
            int digit = position < bytes.length ? Character.digit(bytes[position], 16) : -1;
            if (digit < 0) {
                throw problemHere("four hexadecimal digits after \\u");
            }
            value = 16 * value + digit;
            position++;
        }
        return (char) value;
    }

    private void skipBlanks() {
        while (position < bytes.length && isBlank(bytes[position])) {
            position++;
        }
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\n' || b == '\r' || b == '\t';
    }

    private void requireUtf8() throws FileFormatException {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(Math.min(bytes.length, 8192) + 1);
        CoderResult result;
        do {
            out.clear();
            result = decoder.decode(in, out, true);
        } while (result.isOverflow());
        if (result.isError()) {
            throw problem(in.position(), Texts.character(bytes[in.position()]), "UTF-8 text");
        }
    }
}
