/**
 * The front-end for annotated interfaces, with the compiler itself.
 *
 * <p>In: source roots and the class path. Out: {@link dev.nnmaven.plugin.codegen.declaration.Declaration}s with what {@link
 * dev.nnmaven.plugin.codegen.declaration.AnnotatedInterface} says. Interfaces are read before compilation, when classes they
 * refer to may not exist yet. Only files that mention the annotation go in, so that others may be broken or of any size.
 *
 * <p>{@code AnnotatedSources} runs the compiler; {@code AnnotationReader} and {@code AnnotationValues} read an annotation,
 * {@code InterfaceFacts} the interface below it, {@code TypedFacts} and {@code DataTypes} its records and enums. May use:
 * {@code read.path}, {@code read.common}, {@code request}, {@code declaration}, {@code spec}, {@code problem}.
 */
package dev.nnmaven.plugin.codegen.read.java;
