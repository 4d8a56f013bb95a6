package dev.nnmaven.plugin.codegen.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.nnmaven.annotations.Activation;
import dev.nnmaven.annotations.Loss;
import dev.nnmaven.plugin.codegen.plan.LayerPlan;
import dev.nnmaven.plugin.codegen.plan.NetworkPlan;
import java.util.List;
import javax.lang.model.element.Modifier;

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
        return haveSumsOf(plan.last(), plan) ? List.of(loss(), sums()) : List.of(loss());
    }

    /** Whether there is a method for the sums of a layer. */
    static boolean haveSumsOf(LayerPlan layer, NetworkPlan plan) {
        return takesLogits(plan) && layer == plan.last() && !plan.straightLine();
    }

    private static boolean takesLogits(NetworkPlan plan) {
        return plan.spec().loss() == Loss.CROSS_ENTROPY;
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
        MethodSpec.Builder method = PublicMethods.override("loss")
                .returns(TypeName.DOUBLE)
                .addParameter(scalar.vector(), "inputs")
                .addParameter(scalar.vector(), "targets");
        String judged = "query(inputs)";
        if (takesLogits(plan)) {
            PublicMethods.requireLength(method, "inputs", 0);
        }
        PublicMethods.requireLength(method, "targets", plan.last().number());
        if (takesLogits(plan)) {
            judged = Names.sums(plan.last().number());
            method.addCode(PublicMethods.requireTargets(plan)).addCode(logits(judged));
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
                .addStatement("$T $L = new $T[$L]", scalar.vector(), z, scalar.type(), Names.size(last.number()))
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

    /**
     * <pre>{@code
     * // Logits, the weighted sums of layer output: z2 = W2·x + b2.
     * private void sumsOutput(float[] x, float[] z2) { ... }
     * }</pre>
     */
    private MethodSpec sums() {
        LayerPlan layer = plan.last().withoutActivation();
        String z = Names.sums(layer.number());
        MethodSpec.Builder method = MethodSpec.methodBuilder(names.method(Names.SUMS, layer))
                .addJavadoc(
                        "Logits, the weighted sums of layer $L: {@code $L}.",
                        layer.spec().name(),
                        new Formulas(plan.spec()).forward(layer, "x", z, z))
                .addModifiers(Modifier.PRIVATE)
                .addParameter(scalar.vector(), "x")
                .addParameter(scalar.vector(), z);
        LayerMethods.unlessZerosMaySkip(method, layer);
        return method.addCode(LayerMethods.loops(layer, scalar, names).forward(layer, "x", z, z))
                .build();
    }
}
