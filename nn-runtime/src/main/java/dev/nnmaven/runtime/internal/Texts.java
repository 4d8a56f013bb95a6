package dev.nnmaven.runtime.internal;

import java.nio.charset.StandardCharsets;

/** Shows text that came from a file, so that no message can garble a terminal or fill the screen. */
public final class Texts {
    private static final int LONGEST = 60;

    private Texts() {}

    /** The text in double quotes, at most its first 60 characters, with control characters escaped. */
    public static String quoted(String text) {
        return '"' + shortened(text, LONGEST) + '"';
    }

    /** At most the first {@code longest} characters of the text, with control characters escaped. */
    public static String shortened(String text, int longest) {
        StringBuilder shown = new StringBuilder(Math.min(text.length(), longest) + 1);
        for (int i = 0; i < text.length() && i < longest; i++) {
            append(shown, text.charAt(i));
        }
        if (text.length() > longest) {
            shown.append('…');
        }
        return shown.toString();
    }

    /** One byte as a character in quotes if it is printable ASCII, otherwise in hexadecimal. */
    public static String character(byte value) {
        return value >= 0x20 && value < 0x7f ? "'" + (char) value + "'" : String.format("byte 0x%02X", value & 0xff);
    }

    /** Whether the text has a UTF-8 form: it has no half of a surrogate pair. */
    public static boolean isEncodable(String text) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    private static void append(StringBuilder shown, char c) {
        if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT || Character.isSurrogate(c)) {
            shown.append(String.format("\\u%04x", (int) c));
        } else {
            shown.append(c);
        }
    }
}
