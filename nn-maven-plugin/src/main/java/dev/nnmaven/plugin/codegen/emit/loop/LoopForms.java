package dev.nnmaven.plugin.codegen.emit.loop;

import dev.nnmaven.plugin.codegen.emit.text.Names;
import dev.nnmaven.plugin.codegen.emit.text.Scalar;
import dev.nnmaven.plugin.codegen.plan.LayerPlan;

/** The loops of a layer, in the form that is planned for it. */
public final class LoopForms {

    private LoopForms() {}

    /** For one sample. */
    public static LayerLoops of(LayerPlan layer, Scalar scalar, Names names) {
        return switch (layer.form()) {
            case UNROLLED -> new UnrolledLoops(scalar);
            case ROWS_BY_INPUT, ROWS_BY_OUTPUT -> new TiledLoops(scalar, names);
        };
    }
}
