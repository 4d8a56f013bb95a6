/**
 * What both front-ends share: files below a folder, strict decoding, defaults, and the words of messages about values.
 *
 * <p>In: files and texts. Out: their contents, with the place of a flaw; suggestions for what is misspelt. May use:
 * {@code declaration}, {@code problem}.
 */
package dev.nnmaven.plugin.codegen.read.common;
