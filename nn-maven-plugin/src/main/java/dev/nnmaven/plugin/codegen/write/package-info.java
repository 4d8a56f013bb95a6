/**
 * Brings the output directory into line with what was generated.
 *
 * <p>In: the texts of all generated classes, from {@code emit} and {@code proof}. Out: files; those that were already right
 * keep their modification time, so that nothing is compiled again, and those whose declaration is gone are removed. A file
 * without our header is somebody else's and stays as it is. May use: {@code emit.text} for what a generated text is, {@code
 * problem}.
 */
package dev.nnmaven.plugin.codegen.write;
