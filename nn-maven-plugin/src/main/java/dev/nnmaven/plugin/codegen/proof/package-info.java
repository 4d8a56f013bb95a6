/**
 * Writes the test of a network, which computes everything again in plain loops and compares.
 *
 * <p>In: a {@link dev.nnmaven.plugin.codegen.plan.NetworkPlan}, of which its spec is what counts. Out: a {@link
 * dev.nnmaven.plugin.codegen.emit.text.GeneratedSource}, from {@link dev.nnmaven.plugin.codegen.proof.ProofEmitter}. The
 * classes here know what was declared but nothing of how it is generated: a mistake in {@code emit} must not be made here
 * again. May use: {@code emit.text}, {@code plan}, {@code spec}.
 */
package dev.nnmaven.plugin.codegen.proof;
