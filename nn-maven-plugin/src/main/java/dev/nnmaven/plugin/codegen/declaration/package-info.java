/**
 * A network as somebody wrote it down, in an interface or in JSON.
 *
 * <p>In: values from {@code read}, right in their types, each with its place. Out: {@link
 * dev.nnmaven.plugin.codegen.declaration.Declaration}s for {@code spec.rules}, which may still break every rule. A value that
 * could not be read is absent: that has been reported. May use: {@code problem}, and from {@code spec} the names of numbers.
 */
package dev.nnmaven.plugin.codegen.declaration;
