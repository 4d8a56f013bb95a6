package dev.nnmaven.plugin.codegen.proof;

import static dev.nnmaven.plugin.codegen.spec.Hyperparameter.L1;
import static dev.nnmaven.plugin.codegen.spec.Hyperparameter.L2;
import static dev.nnmaven.plugin.codegen.spec.Hyperparameter.WEIGHT_DECAY;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.nnmaven.annotations.Optimizer;
import dev.nnmaven.plugin.codegen.emit.text.OptimizerFacts;
import dev.nnmaven.plugin.codegen.spec.StepSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/** The formula of an optimizer for a row of weights, with what it remembers from step to step. */
final class ProofUpdate {

    private final StepSpec steps;
    private final OptimizerFacts facts;

    ProofUpdate(StepSpec steps) {
        this.steps = steps;
        this.facts = new OptimizerFacts(steps);
    }

    /** What the optimizer remembers: {@code m, v}. */
    List<String> memories() {
        return facts.memories();
    }

    /** The same between other words: {@code , m.b[l], v.b[l]}. */
    String memories(String before, String after) {
        return memories().stream().map(memory -> before + memory + after).collect(Collectors.joining());
    }

    /** Whether the formula of a step depends on how many there were before, apart from the rate. */
    boolean countsSteps() {
        return facts.isAdam();
    }

    /** The rate of step t: {@code LEARNING_RATE * Math.min(1, t / WARM_UP)}. */
    String rate() {
        return facts.warmsUp() ? "LEARNING_RATE * $math:T.min(1, t / WARM_UP)" : "LEARNING_RATE";
    }

    /** The arguments that follow the arrays: {@code , t, rate, true}. */
    String arguments(boolean weights) {
        return (countsSteps() ? ", t" : "") + ", rate" + (favours() ? ", " + weights : "");
    }

    /** Whether biases are treated otherwise than weights. */
    private boolean favours() {
        return facts.has(L1) || facts.has(L2) || facts.has(WEIGHT_DECAY);
    }

    /**
     * <pre>{@code
     * // Step t of AdamW along d; biases are neither penalised nor decayed.
     * private static void step(double[] w, double[] d, double[] m, double[] v, int t, double rate,
     *         boolean weights) {
     *     for (int i = 0; i < w.length; i++) {
     *         double g = d[i];
     *         w[i] -= weights ? rate * WEIGHT_DECAY * w[i] : 0;
     *         m[i] = BETA1 * m[i] + (1 - BETA1) * g;
     *         v[i] = BETA2 * v[i] + (1 - BETA2) * g * g;
     *         double mean = m[i] / (1 - Math.pow(BETA1, t));
     *         double square = v[i] / (1 - Math.pow(BETA2, t));
     *         w[i] += rate * mean / (Math.sqrt(square) + EPSILON);
     *     }
     * }
     * }</pre>
     */
    MethodSpec step() {
        MethodSpec.Builder method = ProofText.helper(TypeName.VOID, "step", Modifier.STATIC)
                .addJavadoc(
                        "$L of $L along d$L.",
                        countsSteps() ? "Step t" : "A step",
                        inSentence(OptimizerFacts.name(steps.optimizer())),
                        favours() ? "; biases are neither penalised nor decayed" : "")
                .addParameter(ProofFunctions.VECTOR, "w")
                .addParameter(ProofFunctions.VECTOR, "d");
        facts.memories().forEach(memory -> method.addParameter(ProofFunctions.VECTOR, memory));
        if (countsSteps()) {
            method.addParameter(TypeName.INT, "t");
        }
        method.addParameter(TypeName.DOUBLE, "rate");
        if (favours()) {
            method.addParameter(TypeName.BOOLEAN, "weights");
        }
        method.beginControlFlow("for (int i = 0; i < w.length; i++)").addStatement("double g = $L", penalised());
        if (facts.has(WEIGHT_DECAY)) {
            method.addStatement("w[i] -= weights ? rate * WEIGHT_DECAY * w[i] : 0");
        }
        formula().forEach(method::addStatement);
        return method.endControlFlow().build();
    }

    private CodeBlock penalised() {
        List<CodeBlock> penalties = new ArrayList<>(List.of(CodeBlock.of("d[i]")));
        if (facts.has(L2)) {
            penalties.add(CodeBlock.of("(weights ? L2 * w[i] : 0)"));
        }
        if (facts.has(L1)) {
            penalties.add(CodeBlock.of("(weights ? L1 * $T.signum(w[i]) : 0)", Math.class));
        }
        return CodeBlock.join(penalties, " - ");
    }

    private List<CodeBlock> formula() {
        return switch (steps.optimizer()) {
            case SGD -> List.of(CodeBlock.of("w[i] += rate * g"));
            case MOMENTUM -> List.of(CodeBlock.of("v[i] = MOMENTUM * v[i] + g"), CodeBlock.of("w[i] += rate * v[i]"));
            case NESTEROV ->
                List.of(
                        CodeBlock.of("v[i] = MOMENTUM * v[i] + g"),
                        CodeBlock.of("w[i] += rate * (g + MOMENTUM * v[i])"));
            case RMSPROP ->
                List.of(
                        CodeBlock.of("v[i] = RHO * v[i] + (1 - RHO) * g * g"),
                        CodeBlock.of("w[i] += rate * g / ($T.sqrt(v[i]) + EPSILON)", Math.class));
            case ADAM, ADAMW ->
                List.of(
                        CodeBlock.of("m[i] = BETA1 * m[i] + (1 - BETA1) * g"),
                        CodeBlock.of("v[i] = BETA2 * v[i] + (1 - BETA2) * g * g"),
                        CodeBlock.of("double mean = m[i] / (1 - $T.pow(BETA1, t))", Math.class),
                        CodeBlock.of("double square = v[i] / (1 - $T.pow(BETA2, t))", Math.class),
                        CodeBlock.of("w[i] += rate * mean / ($T.sqrt(square) + EPSILON)", Math.class));
        };
    }

    /**
     * <pre>{@code
     * // A step is as long for a small gradient as for a large one: rounding decides it near 0.
     * private static double doubt(double v, double largest, double rate) {
     *     double error = TOLERANCE * (Math.sqrt(largest) + 0.01 * Math.sqrt(1 - BETA2));
     *     return 4 * rate * Math.min(1, error / Math.sqrt(v));
     * }
     * }</pre>
     *
     * @param slight gradients are hard to tell from rounding errors
     */
    MethodSpec doubt(CodeBlock slight) {
        boolean rmsprop = steps.optimizer() == Optimizer.RMSPROP;
        CodeBlock share = CodeBlock.of("$T.sqrt(1 - $L)", Math.class, rmsprop ? "RHO" : "BETA2");
        return ProofText.helper(TypeName.DOUBLE, "doubt", Modifier.STATIC)
                .addJavadoc(
                        "A step is as long for a small gradient as for a large one: rounding decides it near 0.\n\n")
                .addJavadoc("@param v the mean square of a gradient\n")
                .addJavadoc("@param largest mean square in its layer\n")
                .addParameter(TypeName.DOUBLE, "v")
                .addParameter(TypeName.DOUBLE, "largest")
                .addParameter(TypeName.DOUBLE, "rate")
                .addStatement("double error = TOLERANCE * ($T.sqrt(largest) + $L * $L)", Math.class, slight, share)
                .addStatement(
                        "return $L * rate * $T.min(1, error / $T.sqrt(v))",
                        rmsprop ? CodeBlock.of("2 / $L", share) : CodeBlock.of("4"),
                        Math.class,
                        Math.class)
                .build();
    }

    private static String inSentence(String name) {
        return name.equals("Gradient descent") ? "gradient descent" : name.equals("Momentum") ? "momentum" : name;
    }
}
