package dev.nnmaven.plugin.codegen.emit.text;

/**
 * The text of one generated class.
 *
 * @param path relative to the output directory, with {@code /} between folders
 */
public record GeneratedSource(String path, String text) {

    /** What the first line, a comment, begins with; the declaration follows. */
    public static final String ORIGIN = "Generated from ";

    /** What the first line ends with. Both together make a file ours: one without them is never replaced or removed. */
    public static final String OWNER = " by nn-maven-plugin. Do not edit.";
}
