/**
 * Decides how the code of a network will look, before a line of it is written.
 *
 * <p>In: a {@link dev.nnmaven.plugin.codegen.spec.NetworkSpec}. Out: a {@link
 * dev.nnmaven.plugin.codegen.plan.NetworkPlan}, which the emitters follow to the letter. Every number that decides
 * anything stands in {@link dev.nnmaven.plugin.codegen.plan.HotSpotLimits}, with its reason. May use: {@code spec}.
 */
package dev.nnmaven.plugin.codegen.plan;
