package dev.nnmaven.plugin.codegen.problem;

import java.util.HexFormat;

/** Shows what a user wrote in a message: on one line, short, and with nothing in it that could forge a log line. */
public final class Found {

    /** Long enough to recognise a value, short enough for a line of a log. */
    private static final int MAX_LENGTH = 60;

    /** Room for the longer ones of the compiler's messages. */
    private static final int MAX_MESSAGE_LENGTH = 400;

    private Found() {}

    /** In double quotes, with what is not printable as escapes. */
    public static String quoted(String text) {
        return '"' + escaped(text, true, MAX_LENGTH) + '"';
    }

    /** As it stands in the source, for expressions and numbers. */
    public static String plain(String text) {
        return escaped(oneLine(text), false, MAX_LENGTH);
    }

    /** As it stands, white space included. */
    public static String escaped(String text) {
        return escaped(text, false, MAX_LENGTH);
    }

    /** The message of another program, in double quotes and on one line. */
    public static String message(String text) {
        String joined = text.strip().replaceAll("[.:]?\\s*\\R\\s*", ", ");
        return '"' + escaped(oneLine(joined), false, MAX_MESSAGE_LENGTH) + '"';
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }

    private static String escaped(String text, boolean quotes, int maxLength) {
        StringBuilder shown = new StringBuilder();
        int[] codePoints = text.codePoints().toArray();
        for (int i = 0; i < codePoints.length; i++) {
            if (i == maxLength) {
                return shown.append("...").toString();
            }
            shown.append(escaped(codePoints[i], quotes));
        }
        return shown.toString();
    }

    private static String escaped(int codePoint, boolean quotes) {
        if (quotes && (codePoint == '"' || codePoint == '\\')) {
            return "\\" + (char) codePoint;
        }
        switch (codePoint) {
            case '\n':
                return "\\n";
            case '\r':
                return "\\r";
            case '\t':
                return "\\t";
            default:
                return isVisible(codePoint) ? Character.toString(codePoint) : unicodeEscape(codePoint);
        }
    }

    /** False for control, format (such as bidirectional overrides), separator and unassigned characters. */
    public static boolean isVisible(int codePoint) {
        switch (Character.getType(codePoint)) {
            case Character.CONTROL:
            case Character.FORMAT:
            case Character.LINE_SEPARATOR:
            case Character.PARAGRAPH_SEPARATOR:
            case Character.SURROGATE:
            case Character.PRIVATE_USE:
            case Character.UNASSIGNED:
                return false;
            case Character.SPACE_SEPARATOR:
                return codePoint == ' ';
            default:
                return true;
        }
    }

    public static String unicodeEscape(int codePoint) {
        StringBuilder escape = new StringBuilder();
        for (char unit : Character.toChars(codePoint)) {
            escape.append("\\u").append(HexFormat.of().withUpperCase().toHexDigits(unit));
        }
        return escape.toString();
    }
}
