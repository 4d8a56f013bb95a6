package dev.nnmaven.plugin.codegen.emit.text;

import dev.nnmaven.annotations.Optimizer;
import dev.nnmaven.plugin.codegen.spec.Hyperparameter;
import dev.nnmaven.plugin.codegen.spec.ScheduleNumber;
import dev.nnmaven.plugin.codegen.spec.StepSpec;
import java.util.List;

/** What the members of an optimizer all depend on. */
public record OptimizerFacts(StepSpec steps) {

    /** In prose. */
    public static String name(Optimizer optimizer) {
        return switch (optimizer) {
            case SGD -> "Gradient descent";
            case MOMENTUM -> "Momentum";
            case NESTEROV -> "Nesterov's momentum";
            case RMSPROP -> "RMSProp";
            case ADAM -> "Adam";
            case ADAMW -> "AdamW";
        };
    }

    /** What the optimizer keeps for each weight: {@code v}, or {@code m} and {@code v}. */
    public List<String> memories() {
        return switch (steps.optimizer()) {
            case SGD -> List.of();
            case MOMENTUM, NESTEROV, RMSPROP -> List.of("v");
            case ADAM, ADAMW -> List.of("m", "v");
        };
    }

    public boolean isAdam() {
        return steps.optimizer() == Optimizer.ADAM || steps.optimizer() == Optimizer.ADAMW;
    }

    public boolean warmsUp() {
        return steps.number(ScheduleNumber.WARM_UP) > 0;
    }

    public boolean countsSteps() {
        return isAdam() || warmsUp();
    }

    public boolean has(Hyperparameter name) {
        return steps.numbers().containsKey(name);
    }
}
