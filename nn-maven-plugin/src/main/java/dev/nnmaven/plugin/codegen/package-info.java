/**
 * From declarations to generated Java, without Maven.
 *
 * <p>In: a {@link dev.nnmaven.plugin.codegen.request.GenerationRequest}. Out: source files, and a {@link
 * dev.nnmaven.plugin.codegen.request.GenerationResult} that says what was done or lists every problem. {@link
 * dev.nnmaven.plugin.codegen.NetworkGenerator} names the stages in their order, a package each:
 *
 * <ol>
 *   <li>{@code request}: what is asked for
 *   <li>{@code lastrun}: whether anything has changed since the last run
 *   <li>{@code read}: from interfaces and JSON to {@code declaration}
 *   <li>{@code spec.rules}: from declarations to {@code spec}, or to problems
 *   <li>{@code plan}: how the code will look
 *   <li>{@code emit}: the classes of networks; {@code proof}: their tests
 *   <li>{@code write}: the files
 * </ol>
 *
 * <p>What goes wrong on the way becomes a {@code problem}. No package uses one that uses it.
 */
package dev.nnmaven.plugin.codegen;
