package dev.nnmaven.plugin.codegen.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.nnmaven.annotations.Activation;
import dev.nnmaven.plugin.codegen.emit.loop.StraightLine;
import dev.nnmaven.plugin.codegen.emit.sample.LogitSums;
import dev.nnmaven.plugin.codegen.emit.text.ArrayNames;
import dev.nnmaven.plugin.codegen.emit.text.Names;
import dev.nnmaven.plugin.codegen.emit.text.Openings;
import dev.nnmaven.plugin.codegen.emit.text.RuntimeTypes;
import dev.nnmaven.plugin.codegen.emit.text.Scalar;
import dev.nnmaven.plugin.codegen.plan.LayerPlan;
import dev.nnmaven.plugin.codegen.plan.NetworkPlan;
import java.util.List;

/** The loss of an answer, and for cross entropy the logits that it is computed from. */
final class LossMethods {

    private final NetworkPlan plan;
    private final Names names;
    private final Scalar scalar;

    LossMethods(NetworkPlan plan, Names names) {
        this.plan = plan;
        this.names = names;
        this.scalar = new Scalar(plan.spec().precision());
    }

    List<MethodSpec> all() {
        return LogitSums.exist(plan) ? List.of(loss(), new LogitSums(plan, names).method()) : List.of(loss());
    }

    /**
     * <pre>{@code
     * public double loss(float[] inputs, float[] targets) {
     *     Vectors.requireLength("targets", targets.length, N2);
     *     return SampleLoss.squaredError(query(inputs), targets);
     * }
     * }</pre>
     *
     * With cross entropy:
     *
     * <pre>{@code
     * public double loss(float[] inputs, float[] targets) {
     *     Vectors.requireLength("inputs", inputs.length, N0);
     *     Vectors.requireLength("targets", targets.length, N2);
     *     Softmax.requireTargets(targets);
     *     float[] a1 = new float[N1];
     *     forwardHidden(inputs, a1);
     *     float[] z2 = new float[N2];
     *     sumsOutput(a1, z2);
     *     return SampleLoss.softmaxCrossEntropy(z2, targets);
     * }
     * }</pre>
     */
    private MethodSpec loss() {
        MethodSpec.Builder method = Openings.override("loss")
                .returns(TypeName.DOUBLE)
                .addParameter(scalar.vector(), "inputs")
                .addParameter(scalar.vector(), "targets");
        String judged = "query(inputs)";
        if (LogitSums.areJudged(plan)) {
            Openings.requireLength(method, "inputs", 0);
        }
        Openings.requireLength(method, "targets", plan.last().number());
        if (LogitSums.areJudged(plan)) {
            judged = ArrayNames.sums(plan.last().number());
            method.addCode(Openings.requireTargets(plan)).addCode(logits(judged));
        }
        return method.addStatement("return $T.$L($L, targets)", RuntimeTypes.SAMPLE_LOSS, formula(), judged)
                .build();
    }

    /** The method of {@code SampleLoss}. */
    private String formula() {
        return switch (plan.spec().loss()) {
            case SQUARED_ERROR -> "squaredError";
            case CROSS_ENTROPY ->
                plan.last().spec().activation() == Activation.SOFTMAX ? "softmaxCrossEntropy" : "sigmoidCrossEntropy";
            case HUBER -> "huber";
            case ABSOLUTE_ERROR -> "absoluteError";
        };
    }

    private CodeBlock logits(String z) {
        LayerPlan last = plan.last();
        CodeBlock made = CodeBlock.builder()
                .addStatement("$T $L = new $T[$L]", scalar.vector(), z, scalar.type(), ArrayNames.size(last.number()))
                .build();
        if (plan.straightLine()) {
            return CodeBlock.builder()
                    .add(made)
                    .add(new StraightLine(plan).logits(z))
                    .add("\n")
                    .build();
        }
        CodeBlock.Builder code = CodeBlock.builder();
        plan.layers().stream()
                .limit(last.number() - 1L)
                .forEach(layer -> code.add(PublicMethods.answer(layer, names, scalar)));
        return code.add(made)
                .addStatement("$L($L, $L)", names.method(Names.SUMS, last), PublicMethods.reads(last), z)
                .build();
    }
}
