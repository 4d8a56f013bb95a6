/**
 * What takes a batch: its methods, its scratch, its threads.
 *
 * <p>In: a plan. Out: of a network of loops, {@code BatchMethods} and {@code BatchQueries} run through all layers,
 * {@code BatchLayerMethods} through one, {@code BatchParts} and {@code BatchHalves} divide the work among threads,
 * {@code BatchMembers} keeps the scratch; of one without loops, {@code StraightLineBatch}. May use: {@code
 * emit.sample}, {@code emit.optimizer} for its calls, {@code emit.vector}, {@code emit.loop}, {@code emit.text}, {@code
 * plan}, {@code spec}.
 */
package dev.nnmaven.plugin.codegen.emit.batch;
