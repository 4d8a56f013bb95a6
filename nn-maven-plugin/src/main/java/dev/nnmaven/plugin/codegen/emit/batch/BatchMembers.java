package dev.nnmaven.plugin.codegen.emit.batch;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.nnmaven.plugin.codegen.emit.text.ArrayNames;
import dev.nnmaven.plugin.codegen.emit.text.Names;
import dev.nnmaven.plugin.codegen.emit.text.RuntimeTypes;
import dev.nnmaven.plugin.codegen.emit.text.Scalar;
import dev.nnmaven.plugin.codegen.emit.text.ScratchArrays;
import dev.nnmaven.plugin.codegen.plan.LayerPlan;
import dev.nnmaven.plugin.codegen.plan.NetworkPlan;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** What a network of loops keeps for batches: scratch with a row per sample, and the threads. */
public final class BatchMembers {

    private final NetworkPlan plan;
    private final Scalar scalar;

    public BatchMembers(NetworkPlan plan) {
        this.plan = plan;
        this.scalar = new Scalar(plan.spec().precision());
    }

    /**
     * <pre>{@code
     * // Samples that make up for turning a matrix round.
     * private static final int TOGETHER_FROM = 8;
     *
     * private Batch batch = new Batch(0);
     * private final Pool<Chunk> chunks = new Pool<>();
     *
     * private final Team alone = Team.of(1);
     * private Team team = alone;
     * }</pre>
     */
    public List<FieldSpec> fields() {
        List<FieldSpec> fields = new ArrayList<>();
        if (plan.layers().stream().anyMatch(BatchParts::isTransposed)) {
            fields.add(
                    FieldSpec.builder(TypeName.INT, "TOGETHER_FROM", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                            .initializer("8")
                            .addJavadoc("Samples that make up for turning a matrix round.")
                            .build());
        }
        fields.add(FieldSpec.builder(batchType(), "batch", Modifier.PRIVATE)
                .initializer("new $T(0)", batchType())
                .addJavadoc("Scratch of train for batches, as large as the largest so far.")
                .build());
        if (hasHiddenLayers()) {
            TypeName pool = ParameterizedTypeName.get(RuntimeTypes.POOL, Names.chunkType(plan.spec()));
            fields.add(FieldSpec.builder(pool, "chunks", Modifier.PRIVATE, Modifier.FINAL)
                    .initializer("new $T<>()", RuntimeTypes.POOL)
                    .addJavadoc("Scratch of query for batches.")
                    .build());
        }
        fields.add(FieldSpec.builder(RuntimeTypes.TEAM, "alone", Modifier.PRIVATE, Modifier.FINAL)
                .initializer("$T.of(1)", RuntimeTypes.TEAM)
                .addJavadoc("The calling thread, and the threads that share its batches.")
                .build());
        fields.add(FieldSpec.builder(RuntimeTypes.TEAM, "team", Modifier.PRIVATE)
                .initializer("alone")
                .build());
        return fields;
    }

    public boolean hasHiddenLayers() {
        return plan.layers().size() > 1;
    }

    /**
     * <pre>{@code
     * // Hidden activations of a chunk of queries: a row per sample.
     * @Generated("dev.nnmaven.plugin")
     * private static final class Chunk {
     *     final float[][] a1 = new float[Team.MOST_SAMPLES][N1];
     * }
     * }</pre>
     */
    public TypeSpec chunk() {
        TypeSpec.Builder type = TypeSpec.classBuilder(Names.chunkType(plan.spec()))
                .addAnnotation(RuntimeTypes.generated())
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc("Hidden activations of a chunk of queries: a row per sample.");
        for (LayerPlan layer : plan.layers()) {
            if (layer != plan.last()) {
                int n = layer.number();
                type.addField(FieldSpec.builder(scalar.matrix(), ArrayNames.activations(n), Modifier.FINAL)
                        .initializer(
                                "new $T[$T.MOST_SAMPLES][$L]", scalar.type(), RuntimeTypes.TEAM, ArrayNames.size(n))
                        .build());
            }
        }
        return type.build();
    }

    private ClassName batchType() {
        return Names.batchType(plan.spec());
    }

    /**
     * <pre>{@code
     * // Scratch for a batch: a row per sample.
     * @Generated("dev.nnmaven.plugin")
     * private static final class Batch {
     *     final int size;
     *     final float[][] a1;
     *     final float[][] e1;
     *     final float[][] g1;
     *
     *     Batch(int size) {
     *         this.size = size;
     *         a1 = new float[size][N1];
     *         e1 = new float[size][N1];
     *         g1 = new float[size][N1];
     *         t2 = size >= TOGETHER_FROM && !VectorUse.POSSIBLE ? new float[N2][N1] : null;
     *     }
     * }
     * }</pre>
     */
    public TypeSpec scratch() {
        TypeSpec.Builder type = TypeSpec.classBuilder(batchType())
                .addAnnotation(RuntimeTypes.generated())
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc("Scratch for a batch: a row per sample.")
                .addField(TypeName.INT, "size", Modifier.FINAL);
        MethodSpec.Builder constructor = MethodSpec.constructorBuilder()
                .addParameter(TypeName.INT, "size")
                .addStatement("this.size = size");
        for (LayerPlan layer : plan.layers()) {
            int n = layer.number();
            for (String name : ScratchArrays.of(plan, layer)) {
                type.addField(scalar.matrix(), name, Modifier.FINAL);
                constructor.addStatement("$L = new $T[size][$L]", name, scalar.type(), ArrayNames.size(n));
            }
        }
        addRest(type, constructor);
        addTransposed(type, constructor);
        return type.addMethod(constructor.build()).build();
    }

    /**
     * <pre>{@code
     * // Sums of layer hidden over the second half of the inputs.
     * final float[][] rest1;
     * // Whether it holds those of this batch.
     * boolean halved;
     * }</pre>
     */
    private void addRest(TypeSpec.Builder type, MethodSpec.Builder constructor) {
        LayerPlan first = plan.layers().get(0);
        if (first.hasHalves()) {
            type.addField(FieldSpec.builder(scalar.matrix(), ArrayNames.rest(1), Modifier.FINAL)
                    .addJavadoc(
                            "Sums of layer $L over the second half of the inputs.",
                            first.spec().name())
                    .build());
            constructor.addStatement(
                    "$L = $T.REORDERED ? new $T[size][$L] : null",
                    ArrayNames.rest(1),
                    Names.vectorUse(plan.spec()),
                    scalar.type(),
                    ArrayNames.size(1));
            type.addField(FieldSpec.builder(TypeName.BOOLEAN, "halved")
                    .addJavadoc("Whether it holds those of this batch.")
                    .build());
        }
    }

    /**
     * <pre>{@code
     * // W2 with a row per neuron, where it is needed.
     * final float[][] t2;
     * // Whether large layers send back the errors of many samples together.
     * boolean together;
     * }</pre>
     */
    private void addTransposed(TypeSpec.Builder type, MethodSpec.Builder constructor) {
        List<LayerPlan> transposed =
                plan.layers().stream().filter(BatchParts::isTransposed).toList();
        for (LayerPlan layer : transposed) {
            int n = layer.number();
            type.addField(FieldSpec.builder(scalar.matrix(), ArrayNames.transposed(n), Modifier.FINAL)
                    .addJavadoc("$L with a row per neuron, where it is needed.", "W" + n)
                    .build());
            constructor.addStatement(
                    "$L = $L ? new $T[$L][$L] : null",
                    ArrayNames.transposed(n),
                    BatchParts.transposes(plan, "size >= TOGETHER_FROM"),
                    scalar.type(),
                    ArrayNames.size(n),
                    ArrayNames.size(n - 1));
        }
        if (!transposed.isEmpty()) {
            type.addField(FieldSpec.builder(TypeName.BOOLEAN, "together")
                    .addJavadoc("Whether large layers send back the errors of many samples together.")
                    .build());
        }
    }
}
