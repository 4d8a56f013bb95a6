/**
 * The front-end for JSON specs, with Jackson's parser.
 *
 * <p>In: the spec directory. Out: {@link dev.nnmaven.plugin.codegen.declaration.Declaration}s. {@code JsonTree} reads a file
 * into {@code JsonValue}s that know their places; {@code JsonSpecs} names the fields; {@code JsonFields} takes one in its
 * type. May use: {@code read.common}, {@code declaration}, {@code spec}, {@code problem}.
 */
package dev.nnmaven.plugin.codegen.read.json;
