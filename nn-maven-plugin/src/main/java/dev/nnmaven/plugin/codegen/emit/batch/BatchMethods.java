package dev.nnmaven.plugin.codegen.emit.batch;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.nnmaven.plugin.codegen.emit.optimizer.StepCalls;
import dev.nnmaven.plugin.codegen.emit.sample.OnlineRun;
import dev.nnmaven.plugin.codegen.emit.sample.SampleMethods;
import dev.nnmaven.plugin.codegen.emit.text.ArrayNames;
import dev.nnmaven.plugin.codegen.emit.text.ErrorArrays;
import dev.nnmaven.plugin.codegen.emit.text.Names;
import dev.nnmaven.plugin.codegen.emit.text.Openings;
import dev.nnmaven.plugin.codegen.emit.text.RuntimeTypes;
import dev.nnmaven.plugin.codegen.emit.text.Scalar;
import dev.nnmaven.plugin.codegen.emit.text.ZeroBounds;
import dev.nnmaven.plugin.codegen.emit.vector.VectorCalls;
import dev.nnmaven.plugin.codegen.emit.vector.VectorUse;
import dev.nnmaven.plugin.codegen.plan.HotSpotLimits;
import dev.nnmaven.plugin.codegen.plan.LayerPlan;
import dev.nnmaven.plugin.codegen.plan.NetworkPlan;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** The methods of a network of loops that take several samples, and what they share. */
public final class BatchMethods {

    /** Forward, back and the steps. */
    private static final int TRAINING_PASSES = 3;

    private final NetworkPlan plan;
    private final Names names;
    private final Scalar scalar;
    private final BatchQueries queries;
    private final BatchParts parts;
    private final BatchHalves halves;

    public BatchMethods(NetworkPlan plan, Names names) {
        this.plan = plan;
        this.names = names;
        this.scalar = new Scalar(plan.spec().precision());
        this.queries = new BatchQueries(plan, names);
        this.parts = new BatchParts(plan, names);
        this.halves = new BatchHalves(plan, names);
    }

    public List<MethodSpec> publicMethods() {
        // Without a large layer the run of single steps that every network inherits is as fast as can be.
        return plan.layers().stream().anyMatch(LayerPlan::fuses)
                ? List.of(queries.query(), train(), trainEach(), threads())
                : List.of(queries.query(), train(), threads());
    }

    public List<MethodSpec> privateMethods() {
        List<MethodSpec> methods =
                new ArrayList<>(List.of(queries.queryChunk(), forward(), errors(), parts.updates(), team()));
        if (!parts.transposed().isEmpty()) {
            methods.add(parts.transpose());
        }
        if (halves.exist()) {
            methods.add(halves.halfSums());
        }
        return methods;
    }

    /**
     * <pre>{@code
     * public void train(float[][] inputs, float[][] targets) {
     *     Vectors.requireSamples(inputs, N0, targets, N2);
     *     Vectors.requireSome("inputs", inputs.length);
     *     int samples = inputs.length;
     *     if (samples == 1) {
     *         train(inputs[0], targets[0]);
     *         return;
     *     }
     *     if (VectorUse.POSSIBLE) {
     *         VectorUse.WARM_UP.await(476400L * samples);
     *     }
     *     if (batch.size < samples) {
     *         batch = new Batch(samples);
     *     }
     *     float rate = learningRate / samples;
     *     Team team = team(samples);
     *     int parts = team.parts();
     *     batch.together = samples >= TOGETHER_FROM;
     *     if (batch.together && !VectorUse.POSSIBLE) {
     *         team.run(parts, part -> transpose(part, parts));
     *     }
     *     int chunk = team.share(samples);
     *     int chunks = (samples + chunk - 1) / chunk;
     *     team.run(chunks, n -> errors(inputs, targets, n * chunk, chunk, rate));
     *     team.run(parts + 1, part -> updates(inputs, samples, part, parts));
     * }
     * }</pre>
     */
    private MethodSpec train() {
        MethodSpec.Builder method = samples("train")
                .addStatement("$T.requireSome($S, inputs.length)", RuntimeTypes.VECTORS, "inputs")
                .addStatement("int samples = inputs.length")
                .beginControlFlow("if (samples == 1)")
                .addStatement("train(inputs[0], targets[0])")
                .addStatement("return")
                .endControlFlow()
                .addCode(VectorUse.await(plan, TRAINING_PASSES, "samples"))
                .beginControlFlow("if (batch.size < samples)")
                .addStatement("batch = new $T(samples)", Names.batchType(plan.spec()))
                .endControlFlow()
                .addStatement("$T rate = $L / samples", scalar.type(), StepCalls.rate(plan))
                .addStatement("$T team = $L(samples)", RuntimeTypes.TEAM, Names.team(plan.spec()));
        if (parts.sharesLayers()) {
            method.addStatement("int parts = team.parts()");
        }
        if (SampleMethods.sharesErrors(plan)) {
            method.addStatement("$L()", Names.sumWeights(plan.spec()));
        }
        List<LayerPlan> transposed = parts.transposed();
        if (!transposed.isEmpty()) {
            method.addStatement("batch.together = samples >= TOGETHER_FROM")
                    .beginControlFlow("if ($L)", BatchParts.transposes(plan, "batch.together"))
                    .addStatement(
                            "team.run($L, part -> $L(part, parts))",
                            BatchParts.count(transposed),
                            Names.transpose(plan.spec()))
                    .endControlFlow();
        }
        method.addCode(halves.run())
                .addStatement("int chunk = team.share(samples)")
                .addStatement("int chunks = (samples + chunk - 1) / chunk")
                .addStatement(
                        "team.run(chunks, n -> $L(inputs, targets, n * chunk, chunk, rate))", Names.errors(plan.spec()))
                .addCode(parts.runUpdates());
        LayerPlan first = plan.layers().get(0);
        if (plan.hasOptimizer()) {
            method.addCode(StepCalls.takeStep(plan, "team", "samples"));
        } else if (first.skipsZeros()) {
            CodeBlock reach =
                    new VectorCalls(plan, names).reach(first, "inputs[s]", "batch." + ArrayNames.steps(1) + "[s]");
            method.beginControlFlow("for (int s = 0; s < samples; s++)")
                    .addStatement("$L += $L", ArrayNames.bound(1), reach)
                    .endControlFlow();
        }
        return method.build();
    }

    /**
     * <pre>{@code
     * // Activations of all layers for some samples of a batch.
     * private void forward(float[][] inputs, int from, int to) {
     *     Batch b = batch;
     *     forwardHidden(inputs, b.a1, from, to, ZeroInputs.many(inputs));
     *     forwardOutput(b.a1, b.a2, from, to);
     * }
     * }</pre>
     */
    private MethodSpec forward() {
        MethodSpec.Builder method = MethodSpec.methodBuilder(Names.forward(plan.spec()))
                .addJavadoc("Activations of all layers for some samples of a batch.")
                .addModifiers(Modifier.PRIVATE)
                .addParameter(scalar.matrix(), "inputs")
                .addParameter(TypeName.INT, "from")
                .addParameter(TypeName.INT, "to")
                .addStatement("$T b = batch", Names.batchType(plan.spec()));
        for (LayerPlan layer : plan.layers()) {
            CodeBlock forward = CodeBlock.builder()
                    .addStatement(
                            "$L($L, $L, from, to$L)",
                            names.method(Names.FORWARD, layer),
                            parts.read(layer),
                            ArrayNames.results(
                                    layer,
                                    "b." + ArrayNames.sums(layer.number()),
                                    "b." + ArrayNames.activations(layer.number())),
                            ZeroBounds.many(layer))
                    .build();
            method.addCode(layer.number() == 1 ? halves.join(forward) : forward);
            if (layer.hasDropout()) {
                method.beginControlFlow("for (int s = from; s < to; s++)")
                        .addCode(SampleMethods.leaveOut(layer, "b.$L[s]", "sampleCount[0] + s"))
                        .endControlFlow();
            }
        }
        return method.build();
    }

    /**
     * <pre>{@code
     * // Activations, errors and steps of all layers for one chunk of a batch.
     * private void errors(float[][] inputs, float[][] targets, int from, int chunk, float rate) {
     *     int to = Math.min(from + chunk, inputs.length);
     *     forward(inputs, from, to);
     *     Batch b = batch;
     *     errorOutput(targets, b.a2, b.e2, b.g2, from, to, rate);
     *     errorHidden(b.e2, b.a1, b.e1, b.g1, from, to, rate);
     * }
     * }</pre>
     */
    private MethodSpec errors() {
        MethodSpec.Builder method = MethodSpec.methodBuilder(Names.errors(plan.spec()))
                .addJavadoc("Activations, errors and steps of all layers for one chunk of a batch.")
                .addModifiers(Modifier.PRIVATE)
                .addParameter(scalar.matrix(), "inputs")
                .addParameter(scalar.matrix(), "targets")
                .addParameter(TypeName.INT, "from")
                .addParameter(TypeName.INT, "chunk")
                .addParameter(scalar.type(), "rate")
                .addStatement("int to = $T.min(from + chunk, inputs.length)", Math.class)
                .addStatement("$L(inputs, from, to)", Names.forward(plan.spec()))
                .addStatement("$T b = batch", Names.batchType(plan.spec()));
        for (int n = plan.layers().size(); n >= 1; n--) {
            LayerPlan layer = plan.layers().get(n - 1);
            List<String> arrays = ErrorArrays.of(plan, layer).stream()
                    .map(array -> array.equals("targets") ? array : "b." + array)
                    .toList();
            method.addStatement("$L($L, from, to, rate)", names.method(Names.ERROR, layer), String.join(", ", arrays));
        }
        return method.build();
    }

    /**
     * <pre>{@code
     * public void trainEach(float[][] inputs, float[][] targets) {
     *     Vectors.requireSamples(inputs, N0, targets, N2);
     *     for (int n = 0; n < inputs.length; n++) {
     *         if (n == 0) {
     *             forwardHidden(inputs[n], a1);
     *         } else {
     *             updateForwardHidden(inputs[n - 1], g1, inputs[n], a1);
     *         }
     *         forwardOutput(a1, a2);
     *         errors(inputs[n], targets[n]);
     *         updateOutput(a1, g2);
     *     }
     *     if (inputs.length > 0) {
     *         updateHidden(inputs[inputs.length - 1], g1, 0, N0);
     *         updateBiasesHidden(g1);
     *     }
     * }
     * }</pre>
     */
    private MethodSpec trainEach() {
        return samples("trainEach").addCode(new OnlineRun(plan, names).body()).build();
    }

    private MethodSpec.Builder samples(String name) {
        return Openings.override(name)
                .addParameter(scalar.matrix(), "inputs")
                .addParameter(scalar.matrix(), "targets")
                .addStatement("$T.requireSamples(inputs, N0, targets, $L)", RuntimeTypes.VECTORS, lastSize())
                .addCode(Openings.requireTargets(plan));
    }

    /**
     * <pre>{@code
     * public void threads(int threads) {
     *     team = Team.of(threads);
     * }
     * }</pre>
     */
    private static MethodSpec threads() {
        return Openings.override("threads")
                .addParameter(TypeName.INT, "threads")
                .addStatement("team = $T.of(threads)", RuntimeTypes.TEAM)
                .build();
    }

    /**
     * <pre>{@code
     * // Who works on a batch: more than one thread only if there is enough to do.
     * private Team team(int samples) {
     *     return samples < 7 ? alone : team;
     * }
     * }</pre>
     */
    private MethodSpec team() {
        long samples = Math.max(2, HotSpotLimits.PARALLEL_MULTIPLY_ADDS / plan.multiplyAdds() + 1);
        return MethodSpec.methodBuilder(Names.team(plan.spec()))
                .addJavadoc("Who works on a batch: more than one thread only if there is enough to do.")
                .addModifiers(Modifier.PRIVATE)
                .addParameter(TypeName.INT, "samples")
                .returns(RuntimeTypes.TEAM)
                .addStatement("return samples < $L ? alone : team", samples)
                .build();
    }

    private String lastSize() {
        return ArrayNames.size(plan.last().number());
    }
}
