/**
 * From files to declarations.
 *
 * <p>In: a {@link dev.nnmaven.plugin.codegen.request.GenerationRequest}. Out: {@link
 * dev.nnmaven.plugin.codegen.declaration.Declaration}s, right in their types and with the place of every value, and problems
 * where something could not be read. {@link dev.nnmaven.plugin.codegen.read.DeclarationReader} asks the two front-ends,
 * {@code read.java} and {@code read.json}; {@code read.foreign} looks at other languages. What a value means is not judged
 * here but in {@code spec.rules}, once for both.
 *
 * <p>May use: its own rooms, {@code request}, {@code declaration}, {@code problem}.
 */
package dev.nnmaven.plugin.codegen.read;
