/**
 * Writes the Java source of a network.
 *
 * <p>In: a {@link dev.nnmaven.plugin.codegen.plan.NetworkPlan}. Out: a {@link
 * dev.nnmaven.plugin.codegen.emit.GeneratedSource}. {@link dev.nnmaven.plugin.codegen.emit.NetworkEmitter} assembles the
 * class. A network of loops gets its methods from one class per pass ({@code ForwardPass}, {@code ErrorPass}, {@code
 * UpdatePass}), which say <i>what</i> is computed; {@code TiledLoops} and {@code UnrolledLoops} say <i>how</i>. A network
 * of straight-line code gets both its methods from {@code StraightLine}. {@link
 * dev.nnmaven.plugin.codegen.emit.ProofEmitter} assembles the test of a network from the {@code Proof} classes, which
 * know its declaration but nothing of how it is generated. Nothing here decides: that is the planner's.
 */
package dev.nnmaven.plugin.codegen.emit;
