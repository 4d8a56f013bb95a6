/**
 * The two front-ends: annotated interfaces and JSON specs. In: source roots and the spec directory. Out:
 * {@link dev.nnmaven.plugin.codegen.spec.Declaration}s, right in their types and with the place of every value, and
 * problems where something could not be read.
 *
 * <p>Interfaces are read with the compiler itself and before compilation, when classes they refer to may not exist yet.
 * Only files that mention the annotation go in, so that others may be broken or of any size. The checks of meaning are
 * not here but in {@code spec}, once for both front-ends.
 */
package dev.nnmaven.plugin.codegen.read;
