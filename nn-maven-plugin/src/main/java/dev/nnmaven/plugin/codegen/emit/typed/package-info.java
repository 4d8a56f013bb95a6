/**
 * Records and enums in place of vectors: how a network takes them and answers with them.
 *
 * <p>In: a {@link dev.nnmaven.plugin.codegen.spec.TypedShape}. Out: the constants with names and labels, the public methods,
 * and the private ones from records to vectors and back. May use: {@code emit.text}, {@code spec}.
 */
package dev.nnmaven.plugin.codegen.emit.typed;
