/**
 * Optimizers: what they keep and the step they make.
 *
 * <p>In: a plan and the {@link dev.nnmaven.plugin.codegen.spec.StepSpec} in it. Out: fields from {@code OptimizerMembers},
 * methods from {@code OptimizerStep} with a row of weights by {@code OptimizerRow}, and for the other rooms the calls, from
 * {@code StepCalls}. May use: {@code emit.text}, {@code plan}, {@code spec}.
 */
package dev.nnmaven.plugin.codegen.emit.optimizer;
