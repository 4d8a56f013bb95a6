package dev.nnmaven.plugin.codegen.emit.optimizer;

import com.palantir.javapoet.CodeBlock;
import dev.nnmaven.plugin.codegen.emit.text.Names;
import dev.nnmaven.plugin.codegen.emit.text.Scalar;
import dev.nnmaven.plugin.codegen.plan.NetworkPlan;
import java.util.ArrayList;
import java.util.List;

/** Where the methods of a training hand over to the optimizer; without one, they make the step themselves. */
public final class StepCalls {

    private StepCalls() {}

    /** What the steps of a sample are multiplied by: α, or 1 where an optimizer makes the step. */
    public static String rate(NetworkPlan plan) {
        return plan.hasOptimizer() ? new Scalar(plan.spec().precision()).literal(1) : "learningRate";
    }

    /**
     * {@code takeStep()}, {@code takeStep(team)} where several threads can take it, or with dropout, which counts samples,
     * {@code takeStep(team, 1)}.
     */
    public static CodeBlock takeStep(NetworkPlan plan, String team, String samples) {
        List<String> arguments = new ArrayList<>();
        if (plan.sharesStep()) {
            arguments.add(team);
        }
        if (plan.spec().hasDropout()) {
            arguments.add(samples);
        }
        return CodeBlock.builder()
                .addStatement("$L($L)", Names.takeStep(plan.spec()), String.join(", ", arguments))
                .build();
    }
}
