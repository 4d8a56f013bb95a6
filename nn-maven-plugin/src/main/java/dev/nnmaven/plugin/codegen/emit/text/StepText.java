package dev.nnmaven.plugin.codegen.emit.text;

import dev.nnmaven.plugin.codegen.spec.Hyperparameter;
import dev.nnmaven.plugin.codegen.spec.LayerSpec;
import dev.nnmaven.plugin.codegen.spec.NetworkSpec;
import dev.nnmaven.plugin.codegen.spec.ScheduleNumber;
import dev.nnmaven.plugin.codegen.spec.StepSpec;
import java.util.ArrayList;
import java.util.List;

/** How steps are made, in one readable line: what a checkpoint and the training that goes on from it must have in common. */
public final class StepText {

    private StepText() {}

    /** {@code adam, beta1 0.9, beta2 0.999, epsilon 1.0E-8, dropout 0.5 of hidden} */
    public static String of(NetworkSpec spec) {
        StepSpec steps = spec.steps();
        List<String> parts = new ArrayList<>();
        parts.add(Names.shown(steps.optimizer()));
        for (Hyperparameter name : Hyperparameter.values()) {
            if (steps.number(name) != 0) {
                parts.add(name.field() + " " + steps.number(name));
            }
        }
        if (steps.number(ScheduleNumber.WARM_UP) > 0) {
            parts.add("warmUp " + (int) steps.number(ScheduleNumber.WARM_UP));
        }
        for (LayerSpec layer : spec.layers()) {
            if (layer.dropout() > 0) {
                parts.add("dropout " + layer.dropout() + " of " + layer.name());
            }
        }
        if (spec.hasDropout()) {
            parts.add("seed " + spec.seed());
        }
        return String.join(", ", parts);
    }
}
