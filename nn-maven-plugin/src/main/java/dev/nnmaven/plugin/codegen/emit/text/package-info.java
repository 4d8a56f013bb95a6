/**
 * The vocabulary of a generated class: its names, types, literals, formulas, comments, and the file it stands in.
 *
 * <p>In: a {@code spec} or a {@code plan}. Out: pieces of text, and short statements that several rooms need. A new
 * activation or loss begins here, in {@code Activations} or {@code Losses}. May use: {@code plan}, {@code spec}.
 */
package dev.nnmaven.plugin.codegen.emit.text;
