package dev.nnmaven.plugin.codegen.emit;

import java.util.regex.Pattern;

/** Blank lines and comments as a person would set them; JavaPoet gives every field the space of a method. */
final class Layout {

    private static final Pattern SHORT_JAVADOC = Pattern.compile("( +)/\\*\\*\\n +\\* ([^\\n]{1,100})\\n +\\*/\\n");
    private static final Pattern FIELD_AFTER_FIELD =
            Pattern.compile("(\\n    private [^\\n]*;\\n)\\n(?=    private [^\\n]*;\\n)");

    private Layout() {}

    /**
     * <pre>{@code
     * // Neurons in layer hidden.                 (one line instead of three)
     * private static final int N1 = 200;
     * private static final int N2 = 10;           (no blank line before a field that has no comment)
     * }</pre>
     */
    static String compact(String source) {
        String text = SHORT_JAVADOC.matcher(source).replaceAll("$1/** $2 */\n");
        return FIELD_AFTER_FIELD.matcher(text).replaceAll("$1");
    }
}
