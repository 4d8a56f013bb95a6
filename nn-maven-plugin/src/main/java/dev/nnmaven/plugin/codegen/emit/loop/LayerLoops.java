package dev.nnmaven.plugin.codegen.emit.loop;

import com.palantir.javapoet.CodeBlock;
import dev.nnmaven.annotations.Loss;
import dev.nnmaven.plugin.codegen.plan.LayerPlan;

/**
 * The bodies of one layer's methods for one sample, in one loop form. Vectors are named by array; every implementation
 * computes the same values, up to the order of its additions.
 */
public interface LayerLoops {

    /** {@code z = W·x + b, a = f(z)}; both are one array unless the layer keeps its sums. */
    CodeBlock forward(LayerPlan layer, String x, String z, String a);

    /** {@code before = Wᵀ·e}, the errors of the layer before {@code layer}. */
    CodeBlock errorsBefore(LayerPlan layer, String e, String before);

    /** {@code e = t − a}, or what another loss makes of both. */
    CodeBlock outputErrors(LayerPlan layer, Loss loss, String targets, String a, String e);

    /** {@code d = e·f′}, with f′ from a or, if the layer keeps its sums, from z; d and e may be one array. */
    CodeBlock deltas(LayerPlan layer, String e, String a, String d);

    /** {@code g = α·e·f′}, with α in a variable {@code rate}. */
    CodeBlock steps(LayerPlan layer, String e, String a, String g);

    /** {@code e /= totals}: what each neuron hands to a unit of weight by the proportional rule. */
    CodeBlock shares(LayerPlan layer, String totals, String e);

    /** {@code g = α·d}, with α in a variable {@code rate}. */
    CodeBlock steps(LayerPlan layer, String d, String g);

    /** {@code W += g·xᵀ}; for a large layer the rows from {@code from} to before {@code to}. */
    CodeBlock update(LayerPlan layer, String g, String x);
}
