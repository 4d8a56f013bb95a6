package dev.nnmaven.plugin.codegen.read.json;

import dev.nnmaven.plugin.codegen.problem.Found;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;

/**
 * Says in plain words where a text stops being JSON. The parser's own messages speak of its options and of tokens; they
 * only tell the cases apart here, and an unknown one still names the character and the place.
 *
 * @param index of the character that does not fit
 */
record BrokenJson(int index, String message) {

    private static final String START = "this is no JSON: ";
    private static final String VALUE =
            "a string in double quotes, a number, true, false, null, a list or an object is needed";

    /**
     * @param here where the parser stands, for the exceptions without a location
     * @param innermost the object or list that is open, or empty
     */
    static BrokenJson of(String text, JacksonException e, TokenStreamLocation here, String innermost) {
        TokenStreamLocation location = e.getLocation() == null ? here : e.getLocation();
        int index = (int) Math.min(Math.max(0, location.getCharOffset()), text.length());
        String said = e.getOriginalMessage();
        if (said.startsWith("Non-standard token '")) {
            // The only case in which the parser names the place behind what it does not like.
            index -= said.indexOf('\'', 20) - 20;
        }
        if (e instanceof UnexpectedEndOfInputException || index == text.length()) {
            String inside = said.contains("closing quote") ? "a string" : innermost;
            return new BrokenJson(
                    text.length(),
                    START + "the file ends before " + (inside.isEmpty() ? "its value" : inside) + " is complete");
        }
        if (e instanceof StreamConstraintsException) {
            return new BrokenJson(
                    index,
                    said.contains("depth")
                            ? "objects or lists are too deep in each other here: a spec has three levels"
                            : "this number, string or name is too long");
        }
        return new BrokenJson(index, START + reason(text, index, said, innermost));
    }

    private static String reason(String text, int index, String said, String innermost) {
        String found = "found " + shown(text, index);
        char character = text.charAt(index);
        if (said.contains("comment")) {
            return found + ", and JSON has no comments";
        }
        if ((character == '}' || character == ']') && lastBefore(text, index) == ',') {
            return found + " after a comma; remove the comma";
        }
        if (said.contains("close marker")) {
            return found + (innermost.isEmpty() ? " with nothing open" : ", which does not close " + innermost);
        }
        if (innermost.isEmpty()) {
            return found + " outside of the spec's object";
        }
        if (said.contains("start property name")) {
            return found + "; a field name in double quotes is needed";
        }
        if (said.contains("colon")) {
            return found + "; a colon is needed between a field's name and its value";
        }
        if (said.contains("comma to separate")) {
            return found + "; a comma is needed between two " + (said.contains("Array") ? "elements" : "fields");
        }
        if (said.contains("unquoted character")) {
            return found + " in a string; write it as an escape such as \\n";
        }
        if (said.contains("character escape") || said.contains("hex-digit")) {
            return found + " after a backslash; JSON's escapes are \\\" \\\\ \\/ \\b \\f \\n \\r \\t and \\u with four"
                    + " hexadecimal digits";
        }
        if (said.contains("numeric value")) {
            return found + " in a number; JSON's numbers look like 12, -12, 0.5 or 1e-3";
        }
        return found + "; " + VALUE;
    }

    private static char lastBefore(String text, int index) {
        int at = index - 1;
        while (at >= 0 && Character.isWhitespace(text.charAt(at))) {
            at--;
        }
        return at < 0 ? ' ' : text.charAt(at);
    }

    /** A whole word, or one character. */
    private static String shown(String text, int index) {
        int end = index;
        while (end < text.length() && Character.isLetterOrDigit(text.charAt(end))) {
            end++;
        }
        int oneCharacter = index + Character.charCount(text.codePointAt(index));
        return end > index
                ? Found.plain(text.substring(index, end))
                : "'" + Found.escaped(text.substring(index, oneCharacter)) + "'";
    }
}
