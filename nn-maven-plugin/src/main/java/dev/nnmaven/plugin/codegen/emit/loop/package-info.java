/**
 * How the work of a layer is done for one sample: bodies of methods.
 *
 * <p>In: a {@link dev.nnmaven.plugin.codegen.plan.LayerPlan} with its {@link dev.nnmaven.plugin.codegen.plan.LoopForm}.
 * Out: code that names its arrays as told. {@code LayerLoops} says what a form must do, {@code LoopForms} which one
 * does it; {@code TiledLoops} does it with loops over rows from {@code RowLoops}, {@code UnrolledLoops} without any;
 * {@code PanelLoops} takes several samples at a time. {@code StraightLine} is a whole network without a loop or an
 * array. May use: {@code emit.text}, {@code plan}, {@code spec}.
 */
package dev.nnmaven.plugin.codegen.emit.loop;
