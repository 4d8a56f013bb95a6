package dev.nnmaven.plugin.codegen.emit.text;

import java.util.List;
import java.util.regex.Pattern;

/** Blank lines and comments as a person would set them; JavaPoet gives every field the space of a method. */
final class Layout {

    private static final Pattern SHORT_JAVADOC = Pattern.compile("( +)/\\*\\*\\n +\\* ([^\\n]{1,100})\\n +\\*/\\n");

    private Layout() {}

    /**
     * <pre>{@code
     * // Neurons in layer hidden.                 (one line instead of three)
     * private static final int N1 = 200;
     * private static final int N2 = 10;           (no blank line before a field that has no comment)
     * }</pre>
     */
    static String compact(String source) {
        List<String> lines = SHORT_JAVADOC
                .matcher(source)
                .replaceAll("$1/** $2 */\n")
                .lines()
                .toList();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            boolean between = line.isEmpty() && i > 0 && isField(lines.get(i - 1)) && isField(lines.get(i + 1));
            if (!between) {
                text.append(line).append('\n');
            }
        }
        return text.toString();
    }

    private static boolean isField(String line) {
        return line.startsWith("    private ") && line.endsWith(";")
                || line.startsWith("        final ") && line.endsWith(";");
    }
}
