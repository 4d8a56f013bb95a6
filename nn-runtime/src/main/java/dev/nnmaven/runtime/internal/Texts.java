package dev.nnmaven.runtime.internal;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Shows text that came from a file, so that no message can garble a terminal or fill the screen. */
public final class Texts {
    private static final int LONGEST = 60;

    /** Enough of a list to show what belongs there. */
    private static final int MOST = 20;

    /** Typing errors are counted in so many words only: a file may have any number of them. */
    private static final int MOST_COMPARED = 2000;

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

    /** {@code a, b and c}; of a long list the first 20. */
    public static String all(List<String> words) {
        return listed(words, " and ");
    }

    /** {@code a, b or c}; of a long list the first 20. */
    public static String anyOf(List<String> words) {
        return listed(words, " or ");
    }

    /** {@code  (petalLength)} with a blank before it; empty if there are no names. */
    public static String inBrackets(List<String> names, int place) {
        return names.isEmpty() ? "" : " (" + shortened(names.get(place), LONGEST) + ")";
    }

    private static String listed(List<String> words, String last) {
        int shown = words.size() > MOST ? MOST : words.size() - 1;
        String rest = words.size() > MOST ? words.size() - MOST + " more" : words.get(shown);
        return shown == 0 ? rest : String.join(", ", words.subList(0, shown)) + last + rest;
    }

    /** The word that was most likely meant: with the fewest typing errors, if these are at most a third of it. */
    public static Optional<String> closest(String found, List<String> words) {
        return words.stream()
                .limit(MOST_COMPARED)
                .filter(word -> distance(found, word) <= (Math.max(found.length(), word.length()) + 1) / 3)
                .min(Comparator.comparingInt(word -> distance(found, word)));
    }

    /** Letters to insert, delete or replace, whatever their case. */
    private static int distance(String found, String word) {
        if (Math.max(found.length(), word.length()) > 2 * LONGEST) {
            return Integer.MAX_VALUE;
        }
        String a = found.toLowerCase(Locale.ROOT);
        String b = word.toLowerCase(Locale.ROOT);
        int[] above = new int[b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            int[] row = new int[above.length];
            for (int j = 0; j < row.length; j++) {
                if (i == 0 || j == 0) {
                    row[j] = i + j;
                } else {
                    int replaced = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                    row[j] = Math.min(replaced, Math.min(above[j], row[j - 1]) + 1);
                }
            }
            above = row;
        }
        return above[b.length()];
    }

    /** Whether the text has a UTF-8 form: it has no half of a surrogate pair. */
    public static boolean isEncodable(String text) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    private static boolean isUnsafe(char c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    private static void append(StringBuilder shown, char c) {
        if (isUnsafe(c)) {
            shown.append(String.format("\\u%04x", (int) c));
        } else {
            shown.append(c);
        }
    }
}
