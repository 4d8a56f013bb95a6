/**
 * Sources in other languages of the JVM, which are looked at but not understood.
 *
 * <p>In: folders. Out: a {@link dev.nnmaven.plugin.codegen.read.foreign.ForeignSource} for each file, with the classes that
 * it makes, whose names are taken then, and the places where somebody expects it to declare a network. May use:
 * {@code read.common}, {@code problem}.
 */
package dev.nnmaven.plugin.codegen.read.foreign;
