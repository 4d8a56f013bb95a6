package dev.nnmaven.plugin.codegen.emit.optimizer;

import static dev.nnmaven.plugin.codegen.spec.Hyperparameter.CLIP_NORM;
import static dev.nnmaven.plugin.codegen.spec.Hyperparameter.L1;
import static dev.nnmaven.plugin.codegen.spec.Hyperparameter.L2;
import static dev.nnmaven.plugin.codegen.spec.Hyperparameter.WEIGHT_DECAY;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.nnmaven.plugin.codegen.emit.text.ArrayNames;
import dev.nnmaven.plugin.codegen.emit.text.Names;
import dev.nnmaven.plugin.codegen.emit.text.OptimizerFacts;
import dev.nnmaven.plugin.codegen.emit.text.RuntimeTypes;
import dev.nnmaven.plugin.codegen.emit.text.Scalar;
import dev.nnmaven.plugin.codegen.emit.text.ZeroBounds;
import dev.nnmaven.plugin.codegen.plan.LayerPlan;
import dev.nnmaven.plugin.codegen.plan.NetworkPlan;
import dev.nnmaven.plugin.codegen.spec.StepSpec;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** The step that an optimizer makes of the gradients of a network, and of a row of them. */
public final class OptimizerStep {

    private final NetworkPlan plan;
    private final StepSpec steps;
    private final OptimizerFacts facts;
    private final Names names;
    private final Scalar scalar;

    public OptimizerStep(NetworkPlan plan, Names names) {
        this.plan = plan;
        this.names = names;
        this.steps = plan.spec().steps();
        this.facts = new OptimizerFacts(steps);
        this.scalar = new Scalar(plan.spec().precision());
    }

    public List<MethodSpec> methods() {
        List<MethodSpec> methods = new ArrayList<>(List.of(takeStep()));
        plan.layers().stream().filter(LayerPlan::sharesStep).forEach(layer -> methods.add(rows(layer)));
        methods.add(new OptimizerRow(plan).method());
        return methods;
    }

    /**
     * <pre>{@code
     * // A step of adam with the gradients, which are 0 afterwards.
     * private void takeStep() {
     *     stepCount[0]++;
     *     double rate = learningRate * Math.min(1, stepCount[0] / WARM_UP);
     *     float step = (float) (rate / (1 - StrictMath.pow(BETA1, stepCount[0])));
     *     float root = (float) (1 / Math.sqrt(1 - StrictMath.pow(BETA2, stepCount[0])));
     *     for (int i = 0; i < w1.length; i++) {
     *         adam(w1[i], gw1[i], mw1[i], vw1[i], step, root);
     *     }
     *     adam(b1, gb1, mb1, vb1, step, root);
     *     bound1 = ZeroInputs.bound(w1);
     * }
     * }</pre>
     */
    private MethodSpec takeStep() {
        MethodSpec.Builder method = MethodSpec.methodBuilder(Names.takeStep(plan.spec()))
                .addJavadoc("Takes a step with the gradients, which are 0 afterwards.")
                .addModifiers(Modifier.PRIVATE);
        if (plan.sharesStep()) {
            method.addParameter(RuntimeTypes.TEAM, "team");
        }
        if (plan.spec().hasDropout()) {
            method.addParameter(TypeName.INT, "count").addStatement("sampleCount[0] += count");
        }
        if (facts.countsSteps()) {
            method.addStatement("stepCount[0]++");
        }
        String rate = "learningRate";
        if (facts.warmsUp()) {
            method.addStatement("double rate = learningRate * $T.min(1, stepCount[0] / WARM_UP)", Math.class);
            rate = "rate";
        }
        method.addStatement("$1T step = $2L", scalar.type(), step(rate));
        if (facts.isAdam()) {
            method.addStatement(
                    "$T root = $L",
                    scalar.type(),
                    narrow(CodeBlock.of("1 / $T.sqrt(1 - $T.pow(BETA2, stepCount[0]))", Math.class, StrictMath.class)));
        }
        if (facts.has(CLIP_NORM)) {
            method.addStatement(
                    "$T clip = $L",
                    scalar.type(),
                    cast(CodeBlock.of("$T.shortened($L, CLIP_NORM)", RuntimeTypes.GRADIENTS, squares())));
        }
        if (facts.has(WEIGHT_DECAY)) {
            method.addStatement("$T decay = $L", scalar.type(), narrowIf(facts.warmsUp(), rate + " * WEIGHT_DECAY"));
        }
        if (plan.sharesStep()) {
            method.addStatement("int parts = team.parts()");
        }
        plan.layers().forEach(layer -> takeStep(method, layer));
        return method.addCode(ZeroBounds.bound(plan)).build();
    }

    /**
     * <pre>{@code
     * for (int i = 0; i < w1.length; i++) {
     *     adam(w1[i], gw1[i], mw1[i], vw1[i], step, root);
     * }
     * adam(b1, gb1, mb1, vb1, step, root);
     * }</pre>
     */
    private void takeStep(MethodSpec.Builder method, LayerPlan layer) {
        String w = ArrayNames.weights(layer);
        if (layer.isFlat()) {
            method.addStatement(call(w, ArrayNames.changed(layer), "", true));
        } else if (layer.sharesStep()) {
            method.addCode(shared(layer));
        } else {
            method.beginControlFlow("for (int i = 0; i < $L.length; i++)", w)
                    .addStatement(call(w, ArrayNames.changed(layer), "[i]", true))
                    .endControlFlow();
        }
        if (layer.spec().bias()) {
            method.addStatement(call(ArrayNames.biases(layer), ArrayNames.changedBiases(layer), "", false));
        }
    }

    /**
     * <pre>{@code
     * if (parts == 1) {
     *     takeStepHidden(0, N0, step, root);
     * } else {
     *     team.run(parts, part -> takeStepHidden(
     *             Team.firstRow(N0, part, parts), Team.firstRow(N0, part + 1, parts), step, root));
     * }
     * }</pre>
     */
    private CodeBlock shared(LayerPlan layer) {
        String rows = ArrayNames.size(layer.number() - 1);
        String take = names.method(Names.TAKE_STEP, layer);
        String numbers = String.join(", ", numbers());
        // One thread does without a lambda, which is garbage.
        return CodeBlock.builder()
                .beginControlFlow("if (parts == 1)")
                .addStatement("$L(0, $L, $L)", take, rows, numbers)
                .nextControlFlow("else")
                .addStatement(
                        "team.run(parts, part -> $1L(\n$2T.firstRow($3L, part, parts), $2T.firstRow($3L, part + 1, parts), $4L))",
                        take,
                        RuntimeTypes.TEAM,
                        rows,
                        numbers)
                .endControlFlow()
                .build();
    }

    /**
     * <pre>{@code
     * // The step of layer hidden, for the inputs from one index to before another.
     * private void takeStepHidden(int from, int to, float step, float root) {
     *     for (int i = from; i < to; i++) {
     *         adam(w1[i], gw1[i], mw1[i], vw1[i], step, root);
     *     }
     * }
     * }</pre>
     */
    private MethodSpec rows(LayerPlan layer) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(names.method(Names.TAKE_STEP, layer))
                .addJavadoc(
                        "The step of layer $L, for the inputs from one index to before another.",
                        layer.spec().name())
                .addModifiers(Modifier.PRIVATE)
                .addParameter(TypeName.INT, "from")
                .addParameter(TypeName.INT, "to");
        numbers().forEach(number -> method.addParameter(scalar.type(), number));
        return method.beginControlFlow("for (int i = from; i < to; i++)")
                .addStatement(call(ArrayNames.weights(layer), ArrayNames.changed(layer), "[i]", true))
                .endControlFlow()
                .build();
    }

    /** What a step of all weights has in common, apart from constants. */
    private List<String> numbers() {
        List<String> numbers = new ArrayList<>(List.of("step"));
        if (facts.isAdam()) {
            numbers.add("root");
        }
        if (facts.has(CLIP_NORM)) {
            numbers.add("clip");
        }
        if (facts.has(WEIGHT_DECAY)) {
            numbers.add("decay");
        }
        return numbers;
    }

    /** α, or in Adam α / (1 − β₁ᵗ). */
    private CodeBlock step(String rate) {
        return facts.isAdam()
                ? narrow(CodeBlock.of("$L / (1 - $T.pow(BETA1, stepCount[0]))", rate, StrictMath.class))
                : narrowIf(facts.warmsUp(), rate);
    }

    private CodeBlock narrowIf(boolean wide, String value) {
        return wide ? narrow(CodeBlock.of("$L", value)) : CodeBlock.of("$L", value);
    }

    /** {@code (float) (value)} */
    private CodeBlock narrow(CodeBlock value) {
        boolean simple = value.toString().matches("\\w+");
        return scalar.type().equals(TypeName.DOUBLE) || simple ? cast(value) : CodeBlock.of("(float) ($L)", value);
    }

    /** {@code (float) call()} */
    private CodeBlock cast(CodeBlock call) {
        return scalar.type().equals(TypeName.DOUBLE) ? call : CodeBlock.of("(float) $L", call);
    }

    private CodeBlock squares() {
        List<CodeBlock> terms = new ArrayList<>();
        for (LayerPlan layer : plan.layers()) {
            terms.add(CodeBlock.of("$T.squares($L)", RuntimeTypes.GRADIENTS, ArrayNames.changed(layer)));
            if (layer.spec().bias()) {
                terms.add(CodeBlock.of("$T.squares($L)", RuntimeTypes.GRADIENTS, ArrayNames.changedBiases(layer)));
            }
        }
        return CodeBlock.join(terms, "\n+ ");
    }

    /** {@code adam(w1[i], gw1[i], mw1[i], vw1[i], step, root)} */
    private CodeBlock call(String values, String gradient, String index, boolean weights) {
        StringBuilder arguments = new StringBuilder(values + index + ", " + gradient + index);
        for (String memory : facts.memories()) {
            arguments.append(", ").append(memory).append(values).append(index);
        }
        numbers().stream()
                .filter(number -> !number.equals("decay"))
                .forEach(number -> arguments.append(", ").append(number));
        String none = scalar.literal(0);
        if (facts.has(L1)) {
            arguments.append(", ").append(weights ? "L1" : none);
        }
        if (facts.has(L2)) {
            arguments.append(", ").append(weights ? "L2" : none);
        }
        if (facts.has(WEIGHT_DECAY)) {
            arguments.append(", ").append(weights ? "decay" : none);
        }
        return CodeBlock.of("$L($L)", Names.optimizer(plan.spec()), arguments);
    }
}
