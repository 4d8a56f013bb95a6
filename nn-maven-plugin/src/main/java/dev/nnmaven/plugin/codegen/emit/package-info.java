/**
 * Writes the Java source of a network.
 *
 * <p>In: a {@link dev.nnmaven.plugin.codegen.plan.NetworkPlan}. Out: {@link
 * dev.nnmaven.plugin.codegen.emit.text.GeneratedSource}s. {@link dev.nnmaven.plugin.codegen.emit.NetworkEmitter} assembles
 * the class, and here are the members that every class has. The rooms, each of which may use those above it:
 *
 * <ul>
 *   <li>{@code emit.text}: names, types, literals and formulas
 *   <li>{@code emit.loop}: how the work of a layer is done, in each form
 *   <li>{@code emit.vector}: the same in vector instructions, in a class of its own
 *   <li>{@code emit.optimizer}: optimizers
 *   <li>{@code emit.sample}: the passes of one sample
 *   <li>{@code emit.batch}: the passes of many
 *   <li>{@code emit.typed}: records and enums in place of vectors; uses {@code emit.text} alone
 * </ul>
 *
 * <p>Nothing here decides: that is the planner's. Every method of an emitter shows the Java that it emits.
 */
package dev.nnmaven.plugin.codegen.emit;
