/**
 * From declarations to generated Java, without Maven.
 *
 * <p>In: a {@link dev.nnmaven.plugin.codegen.GenerationRequest}. Out: source files, and a {@link
 * dev.nnmaven.plugin.codegen.GenerationResult} that says what was done or lists every problem. {@link
 * dev.nnmaven.plugin.codegen.NetworkGenerator} names the stages in their order, a package each: {@code read}, {@code
 * spec}, {@code plan}, {@code emit}, {@code write}.
 */
package dev.nnmaven.plugin.codegen;
