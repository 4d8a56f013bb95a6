/**
 * The private methods of a network of loops that take one sample.
 *
 * <p>In: a plan. Out: {@code SampleMethods} run through all layers, {@code LayerMethods} and {@code LayerErrors}
 * through one, with bodies from {@code emit.loop}; {@code OnlineRun} is a run of single steps. May use: {@code
 * emit.optimizer} for its calls, {@code emit.vector}, {@code emit.loop}, {@code emit.text}, {@code plan}, {@code spec}.
 */
package dev.nnmaven.plugin.codegen.emit.sample;
