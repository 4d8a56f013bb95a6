/**
 * Writes the Java source of a network.
 *
 * <p>In: a {@link dev.nnmaven.plugin.codegen.plan.NetworkPlan}. Out: a {@link
 * dev.nnmaven.plugin.codegen.emit.GeneratedSource}. {@link dev.nnmaven.plugin.codegen.emit.NetworkEmitter} assembles the
 * class. A network of loops gets its methods for one sample from {@code LayerMethods} and those for a
 * batch from {@code BatchMethods} and {@code BatchLayerMethods}, which say <i>what</i> is computed; {@code TiledLoops},
 * {@code PanelLoops} and {@code UnrolledLoops} say <i>how</i>. Its twin in vector instructions comes from {@code
 * VectorClass}, with {@code VectorRows}, {@code VectorDots} and {@code VectorStreams} for one sample and {@code VectorTiles} for a batch. A
 * network of straight-line code gets its methods from {@code StraightLine} and {@code StraightLineBatch}.
 * {@link dev.nnmaven.plugin.codegen.emit.ProofEmitter} assembles the test of a network from the {@code Proof} classes,
 * which know its declaration but nothing of how it is generated. Nothing here decides: that is the planner's.
 */
package dev.nnmaven.plugin.codegen.emit;
