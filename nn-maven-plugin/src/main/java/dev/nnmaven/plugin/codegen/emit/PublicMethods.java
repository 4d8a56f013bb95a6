package dev.nnmaven.plugin.codegen.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.nnmaven.annotations.Schedule;
import dev.nnmaven.plugin.codegen.emit.loop.StraightLine;
import dev.nnmaven.plugin.codegen.emit.optimizer.StepCalls;
import dev.nnmaven.plugin.codegen.emit.text.ArrayNames;
import dev.nnmaven.plugin.codegen.emit.text.Names;
import dev.nnmaven.plugin.codegen.emit.text.Openings;
import dev.nnmaven.plugin.codegen.emit.text.RuntimeTypes;
import dev.nnmaven.plugin.codegen.emit.text.Scalar;
import dev.nnmaven.plugin.codegen.emit.text.ZeroBounds;
import dev.nnmaven.plugin.codegen.plan.LayerPlan;
import dev.nnmaven.plugin.codegen.plan.NetworkPlan;
import dev.nnmaven.plugin.codegen.spec.ScheduleNumber;
import dev.nnmaven.plugin.codegen.spec.StepSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The methods that every generated network shares: sizes, query, train, save and load. */
final class PublicMethods {

    private final NetworkPlan plan;
    private final Names names;
    private final Scalar scalar;

    PublicMethods(NetworkPlan plan, Names names) {
        this.plan = plan;
        this.names = names;
        this.scalar = new Scalar(plan.spec().precision());
    }

    List<MethodSpec> all() {
        List<MethodSpec> methods = new ArrayList<>(List.of(
                size("inputSize", 0),
                size("outputSize", plan.last().number()),
                queryNew(),
                query(),
                train(),
                learningRate(),
                setLearningRate(),
                file("save"),
                file("load")));
        if (plan.spec().steps().schedule() != Schedule.Kind.CONSTANT) {
            methods.add(schedule());
        }
        return methods;
    }

    /**
     * <pre>{@code
     * public int inputSize() {
     *     return N0;
     * }
     * }</pre>
     */
    private static MethodSpec size(String name, int number) {
        return Openings.override(name)
                .returns(TypeName.INT)
                .addStatement("return $L", ArrayNames.size(number))
                .build();
    }

    /**
     * <pre>{@code
     * public float[] query(float[] inputs) {
     *     float[] outputs = new float[N2];
     *     query(inputs, outputs);
     *     return outputs;
     * }
     * }</pre>
     */
    private MethodSpec queryNew() {
        return Openings.override("query")
                .returns(scalar.vector())
                .addParameter(scalar.vector(), "inputs")
                .addStatement(
                        "$T outputs = new $T[$L]",
                        scalar.vector(),
                        scalar.type(),
                        ArrayNames.size(plan.last().number()))
                .addStatement("query(inputs, outputs)")
                .addStatement("return outputs")
                .build();
    }

    /**
     * <pre>{@code
     * public void query(float[] inputs, float[] outputs) {
     *     Vectors.requireLength("inputs", inputs.length, N0);
     *     Vectors.requireLength("outputs", outputs.length, N2);
     *     Vectors.requireDistinct(inputs, outputs);
     *     UnscaledInputs look = unscaled;
     *     if (look != null) {
     *         unscaled = look.see(inputs);
     *     }
     *     float[] a1 = new float[N1];
     *     forwardHidden(inputs, a1);
     *     forwardOutput(a1, outputs);
     * }
     * }</pre>
     */
    private MethodSpec query() {
        MethodSpec.Builder method = Openings.override("query")
                .addParameter(scalar.vector(), "inputs")
                .addParameter(scalar.vector(), "outputs");
        Openings.requireLength(method, "inputs", 0);
        Openings.requireLength(method, "outputs", plan.last().number());
        method.addStatement("$T.requireDistinct(inputs, outputs)", RuntimeTypes.VECTORS);
        return method.addCode(Openings.look())
                .addCode(plan.straightLine() ? new StraightLine(plan).query() : queryLayers())
                .build();
    }

    private CodeBlock queryLayers() {
        CodeBlock.Builder code = CodeBlock.builder();
        LayerPlan last = plan.last();
        plan.layers().stream().limit(last.number() - 1L).forEach(layer -> code.add(answer(layer, names, scalar)));
        return code.add(forward(last, names, "outputs")).build();
    }

    /**
     * <pre>{@code
     * float[] a1 = new float[N1];
     * forwardHidden(inputs, a1);
     * }</pre>
     */
    static CodeBlock answer(LayerPlan layer, Names names, Scalar scalar) {
        String a = ArrayNames.activations(layer.number());
        return CodeBlock.builder()
                .addStatement("$T $L = new $T[$L]", scalar.vector(), a, scalar.type(), ArrayNames.size(layer.number()))
                .add(forward(layer, names, a))
                .build();
    }

    private static CodeBlock forward(LayerPlan layer, Names names, String a) {
        return CodeBlock.builder()
                .addStatement(
                        "$L($L, $L)", names.method(Names.FORWARD, layer), reads(layer), ArrayNames.results(layer, a, a))
                .build();
    }

    /**
     * <pre>{@code
     * public void train(float[] inputs, float[] targets) {
     *     Vectors.requireLength("inputs", inputs.length, N0);
     *     Vectors.requireLength("targets", targets.length, N2);
     *     forward(inputs);
     *     errors(inputs, targets);
     *     update(inputs);
     * }
     * }</pre>
     */
    private MethodSpec train() {
        MethodSpec.Builder method = Openings.override("train")
                .addParameter(scalar.vector(), "inputs")
                .addParameter(scalar.vector(), "targets");
        Openings.requireLength(method, "inputs", 0);
        Openings.requireLength(method, "targets", plan.last().number());
        method.addCode(Openings.requireTargets(plan));
        if (plan.straightLine()) {
            return plan.hasOptimizer()
                    ? method.addStatement("$L(inputs, targets, $L)", Names.addSteps(plan.spec()), StepCalls.rate(plan))
                            .addCode(StepCalls.takeStep(plan, "alone", "1"))
                            .build()
                    : method.addCode(new StraightLine(plan).train()).build();
        }
        method.addStatement("$L(inputs)", Names.forward(plan.spec()))
                .addStatement("$L(inputs, targets)", Names.errors(plan.spec()))
                .addStatement("$L(inputs)", Names.update(plan.spec()));
        return plan.hasOptimizer()
                ? method.addCode(StepCalls.takeStep(plan, "alone", "1")).build()
                : method.build();
    }

    /**
     * <pre>{@code
     * public float learningRate() {
     *     return learningRate;
     * }
     * }</pre>
     */
    private MethodSpec learningRate() {
        return Openings.override("learningRate")
                .returns(scalar.type())
                .addStatement("return learningRate")
                .build();
    }

    /**
     * <pre>{@code
     * public void learningRate(float rate) {
     *     Vectors.requireRate(rate);
     *     learningRate = rate;
     * }
     * }</pre>
     */
    private MethodSpec setLearningRate() {
        return Openings.override("learningRate")
                .addParameter(scalar.type(), "rate")
                .addStatement("$T.requireRate(rate)", RuntimeTypes.VECTORS)
                .addStatement("learningRate = rate")
                .build();
    }

    /**
     * <pre>{@code
     * public LearningRateSchedule schedule() {
     *     return LearningRateSchedule.cosine(0, 1.0E-4);
     * }
     * }</pre>
     */
    private MethodSpec schedule() {
        StepSpec steps = plan.spec().steps();
        CodeBlock made = switch (steps.schedule()) {
            case CONSTANT -> CodeBlock.of("constant()");
            case STEP ->
                CodeBlock.of(
                        "step($L, $L)", (int) steps.number(ScheduleNumber.EVERY), steps.number(ScheduleNumber.FACTOR));
            case EXPONENTIAL -> CodeBlock.of("exponential($L)", steps.number(ScheduleNumber.FACTOR));
            case COSINE, LINEAR ->
                CodeBlock.of(
                        "$L($L, $L)",
                        Names.shown(steps.schedule()),
                        (int) steps.number(ScheduleNumber.EPOCHS),
                        steps.number(ScheduleNumber.MINIMUM));
            case REDUCE_ON_PLATEAU ->
                CodeBlock.of(
                        "reduceOnPlateau($L, $L, $L)",
                        (int) steps.number(ScheduleNumber.PATIENCE),
                        steps.number(ScheduleNumber.FACTOR),
                        steps.number(ScheduleNumber.MINIMUM));
        };
        return Openings.override("schedule")
                .returns(RuntimeTypes.SCHEDULE)
                .addStatement("return $T.$L", RuntimeTypes.SCHEDULE, made)
                .build();
    }

    /**
     * <pre>{@code
     * public void load(Path file) throws IOException {
     *     contract = Weights.load(file, NETWORK, FINGERPRINT, contract, tensors());
     *     unscaled = UnscaledInputs.of(NETWORK, contract);
     * }
     * }</pre>
     */
    private MethodSpec file(String verb) {
        MethodSpec.Builder method = Openings.override(verb)
                .addParameter(Path.class, "file")
                .addException(IOException.class)
                .addStatement(
                        "$L$T.$L(file, NETWORK, FINGERPRINT, contract, $L()$L)",
                        verb.equals("load") ? "contract = " : "",
                        RuntimeTypes.WEIGHTS,
                        verb,
                        Names.tensors(plan.spec()),
                        plan.hasOptimizer() ? ", " + Names.state(plan.spec()) + "()" : "");
        return verb.equals("load")
                ? method.addCode(ContractMembers.lookAnew("contract"))
                        .addCode(ZeroBounds.bound(plan))
                        .build()
                : method.build();
    }

    static String reads(LayerPlan layer) {
        return layer.number() == 1 ? "inputs" : ArrayNames.activations(layer.number() - 1);
    }
}
