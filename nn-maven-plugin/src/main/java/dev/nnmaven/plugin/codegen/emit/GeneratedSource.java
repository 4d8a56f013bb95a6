package dev.nnmaven.plugin.codegen.emit;

/**
 * The text of one generated class.
 *
 * @param path relative to the output directory, with {@code /} between folders
 */
public record GeneratedSource(String path, String text) {}
