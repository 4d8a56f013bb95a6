package dev.nnmaven.plugin.codegen.read.common;

/** A place in a text, 1-based as editors count; a tab is one column. */
public record TextPosition(int line, int column) {

    /** The place of the character with this index, or of the end. */
    public static TextPosition at(String text, int index) {
        int line = 1;
        int lineStart = 0;
        for (int i = 0; i < index; i++) {
            char c = text.charAt(i);
            boolean endsLine = c == '\n' || c == '\r' && !(i + 1 < text.length() && text.charAt(i + 1) == '\n');
            if (endsLine) {
                line++;
                lineStart = i + 1;
            }
        }
        return new TextPosition(line, index - lineStart + 1);
    }
}
