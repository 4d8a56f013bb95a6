package dev.nnmaven.plugin.codegen.emit;

import dev.nnmaven.annotations.Optimizer;
import dev.nnmaven.plugin.codegen.spec.Hyperparameter;
import dev.nnmaven.plugin.codegen.spec.ScheduleNumber;
import dev.nnmaven.plugin.codegen.spec.StepSpec;
import java.util.List;

/** What the members of an optimizer all depend on. */
record OptimizerFacts(StepSpec steps) {

    /** In prose. */
    static String name(Optimizer optimizer) {
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
    List<String> memories() {
        return switch (steps.optimizer()) {
            case SGD -> List.of();
            case MOMENTUM, NESTEROV, RMSPROP -> List.of("v");
            case ADAM, ADAMW -> List.of("m", "v");
        };
    }

    boolean isAdam() {
        return steps.optimizer() == Optimizer.ADAM || steps.optimizer() == Optimizer.ADAMW;
    }

    boolean warmsUp() {
        return steps.number(ScheduleNumber.WARM_UP) > 0;
    }

    boolean countsSteps() {
        return isAdam() || warmsUp();
    }

    boolean has(Hyperparameter name) {
        return steps.numbers().containsKey(name);
    }
}
