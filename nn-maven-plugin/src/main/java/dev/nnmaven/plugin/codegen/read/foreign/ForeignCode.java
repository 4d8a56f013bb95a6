package dev.nnmaven.plugin.codegen.read.foreign;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes comments and literals out of a text, so that what is left of it can be searched for words and braces. */
final class ForeignCode {

    private static final Pattern START = Pattern.compile("//|/\\*|\"\"\"|'''|[\"'`]");
    private static final Pattern CHARACTER = Pattern.compile("'(?:[^'\\\\\\n]|\\\\u[0-9a-fA-F]{4}|\\\\.)'");
    private static final Pattern COMMENT_EDGE = Pattern.compile("/\\*|\\*/");

    private final String text;
    private final Language language;

    private ForeignCode(String text, Language language) {
        this.text = text;
        this.language = language;
    }

    /**
     * The text with spaces in place of comments, strings and characters, so that all else keeps its place. Braces inside
     * of a string are in pairs, whatever a template does with them, because its quotes are.
     */
    static String of(String text, Language language) {
        return new ForeignCode(text, language).code();
    }

    private String code() {
        StringBuilder code = new StringBuilder(text);
        Matcher start = START.matcher(text);
        for (int at = 0; start.find(at); ) {
            boolean name = start.group().equals("`");
            at = end(start.group(), start.start());
            for (int i = start.start(); i < at && !name; i++) {
                if (text.charAt(i) != '\n' && text.charAt(i) != '\r') {
                    code.setCharAt(i, ' ');
                }
            }
        }
        return code.toString();
    }

    private int end(String opening, int start) {
        return switch (opening) {
            case "//" -> lineEnd(start);
            case "/*" -> commentEnd(start);
            case "\"\"\"" -> textBlockEnd(opening, start);
            case "'''" -> language == Language.GROOVY ? textBlockEnd(opening, start) : characterEnd(start);
            case "'" -> language == Language.GROOVY ? stringEnd('\'', start) : characterEnd(start);
            default -> stringEnd(opening.charAt(0), start);
        };
    }

    private int lineEnd(int start) {
        int end = text.indexOf('\n', start);
        return end < 0 ? text.length() : end;
    }

    private int commentEnd(int start) {
        Matcher edge = COMMENT_EDGE.matcher(text);
        int depth = 1;
        int at = start + 2;
        while (depth > 0 && edge.find(at)) {
            boolean opens = edge.group().equals("/*");
            // Groovy's comments end where they first can.
            depth += opens ? language == Language.GROOVY ? 0 : 1 : -1;
            at = edge.end();
        }
        return depth > 0 ? text.length() : at;
    }

    private int textBlockEnd(String quotes, int start) {
        int end = text.indexOf(quotes, start + quotes.length());
        if (end < 0) {
            return text.length();
        }
        // The last three of several quotes are the end.
        end += quotes.length();
        while (end < text.length() && text.charAt(end) == quotes.charAt(0)) {
            end++;
        }
        return end;
    }

    /** Scala's symbols and what else begins with an apostrophe have no end to be looked for. */
    private int characterEnd(int start) {
        Matcher character = CHARACTER.matcher(text).region(start, text.length());
        return character.lookingAt() ? character.end() : start + 1;
    }

    /** At the end of the line at the latest. */
    private int stringEnd(char quote, int start) {
        int end = lineEnd(start);
        for (int i = start + 1; i < end; i++) {
            if (text.charAt(i) == quote) {
                return i + 1;
            }
            if (text.charAt(i) == '\\' && quote != '`') {
                i++;
            }
        }
        return end;
    }
}
