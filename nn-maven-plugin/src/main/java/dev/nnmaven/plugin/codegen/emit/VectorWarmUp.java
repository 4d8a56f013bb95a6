package dev.nnmaven.plugin.codegen.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.nnmaven.plugin.codegen.plan.HotSpotLimits;
import dev.nnmaven.plugin.codegen.plan.LayerPlan;
import dev.nnmaven.plugin.codegen.plan.LoopForm;
import dev.nnmaven.plugin.codegen.plan.NetworkPlan;
import java.util.Arrays;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * Has the loops compiled before they are needed. Until HotSpot has compiled a loop in vector instructions, each of them is a
 * method call that allocates, and a loop over all rows takes a thousand times as long as it should. Compilation begins
 * after some thousand calls, which take little time with a single row; one loop after the other, because HotSpot takes
 * detours when many wait to be compiled.
 */
final class VectorWarmUp {

    /** HotSpot compiles a method with its best compiler after 5,000 calls ({@code -XX:Tier4InvocationThreshold}). */
    private static final int CALLS = 20_000;

    /** After 600 calls it does if they have loops enough ({@code -XX:Tier4MinInvocationThreshold}), as a long row has. */
    private static final int STREAM_CALLS = 700;

    /** Rows of a tall tile and a short one. */
    private static final int ROWS = VectorTiles.TALL + VectorTiles.SHORT;

    private final NetworkPlan plan;
    private final Names names;
    private final Scalar scalar;
    private final VectorStreams streams;

    VectorWarmUp(NetworkPlan plan, Names names) {
        this.plan = plan;
        this.names = names;
        this.scalar = new Scalar(plan.spec().precision());
        this.streams = new VectorStreams(scalar);
    }

    List<MethodSpec> methods() {
        return List.of(samples(), batches());
    }

    /**
     * <pre>{@code
     * static void warmUpSamples() {
     *     float[] x = {1f};
     *     float[][] w1 = new float[1][N1];
     *     float[] v1 = new float[N1];
     *     VectorUnit.untilCompiled(20000, () -> sigmoid(v1, N1));
     *     VectorUnit.untilCompiled(20000, () -> updateForwardHidden(w1, v1, x, v1, x, v1));
     *     ...
     * }
     * }</pre>
     */
    private MethodSpec samples() {
        CodeBlock.Builder code = CodeBlock.builder();
        for (LayerPlan layer : plan.layers()) {
            if (layer.vectors()) {
                arrays(code, layer);
                activation(code, layer);
                if (layer.form() == LoopForm.ROWS_BY_OUTPUT) {
                    rowPerNeuron(code, layer);
                } else {
                    rowPerInput(code, layer);
                }
            }
        }
        return method("warmUpSamples", "Has the loops for single samples compiled, on as little work as can be.")
                .addStatement("$T x = {$L}", scalar.vector(), scalar.literal(1))
                .addStatement("$T y = {$L}", scalar.vector(), scalar.literal(0))
                .addCode(code.build())
                .build();
    }

    /** Weights of one row, and vectors as long as the layer reads and writes; a stream has a fixed number of rows. */
    private void arrays(CodeBlock.Builder code, LayerPlan layer) {
        int n = layer.number();
        String size = Names.size(n);
        String inputs = Names.size(n - 1);
        boolean byInput = layer.form() == LoopForm.ROWS_BY_INPUT;
        vector(code, "v" + n, size);
        if (isStream(layer)) {
            vector(code, "a" + n, size);
            vector(code, "u" + n, inputs);
            code.addStatement("$T.fill(u$L, $L)", Arrays.class, n, scalar.literal(1))
                    .addStatement("$1T w$2L = new $3T[$4L][]", scalar.matrix(), n, scalar.type(), inputs)
                    .addStatement("$T.fill(w$L, new $T[$L])", Arrays.class, n, scalar.type(), size);
            return;
        }
        matrix(code, "w" + n, 1, byInput ? size : inputs);
        if (!byInput) {
            vector(code, "u" + n, inputs);
        }
    }

    private void activation(CodeBlock.Builder code, LayerPlan layer) {
        if (layer.outputs() >= HotSpotLimits.SHORTEST_VECTOR_ROW) {
            String formula = Activations.formula(layer.spec().activation());
            untilCompiled(
                    code, CALLS, CodeBlock.of("$L(v$L, $L)", formula, layer.number(), Names.size(layer.number())));
        }
    }

    private void rowPerNeuron(CodeBlock.Builder code, LayerPlan layer) {
        int n = layer.number();
        dotProduct(code, Names.FORWARD, layer, weights(layer) + ", u" + n + ", v" + n);
        if (n > 1) {
            call(code, CALLS, Names.BACK, layer, "w" + n + ", v" + n + ", u" + n);
        }
        call(code, CALLS, Names.UPDATE, layer, "w" + n + ", u" + n + ", v" + n);
    }

    private void rowPerInput(CodeBlock.Builder code, LayerPlan layer) {
        int n = layer.number();
        boolean stream = isStream(layer);
        int calls = stream ? STREAM_CALLS : CALLS;
        String x = stream ? "u" + n : "x";
        String a = (stream ? "a" : "v") + n;
        String range = layer.large() ? ", 0, " + (stream ? Names.size(n - 1) : "1") : "";
        String all = layer.skipsZeros() ? ", false" : "";
        if (layer.large()) {
            call(code, calls, Names.UPDATE_FORWARD, layer, weights(layer) + ", " + x + ", v" + n + ", " + x + ", " + a);
        }
        if (n > 1) {
            dotProduct(code, Names.BACK, layer, "w" + n + ", v" + n + ", " + (stream ? x : "y"));
        }
        call(code, calls, Names.FORWARD, layer, weights(layer) + ", " + x + ", " + a);
        call(code, calls, Names.UPDATE, layer, "w" + n + ", " + x + ", v" + n + range + all);
        if (layer.skipsZeros()) {
            call(code, calls, Names.FORWARD_NON_ZERO, layer, weights(layer) + ", " + x + ", " + a);
        }
    }

    private boolean isStream(LayerPlan layer) {
        return layer.form() == LoopForm.ROWS_BY_INPUT && streams.suits(TiledLoops.matrix(layer));
    }

    private static String weights(LayerPlan layer) {
        return "w" + layer.number() + (layer.spec().bias() ? ", v" + layer.number() : "");
    }

    /** Only where there are vectors for it; with others it would never become fast. */
    private void dotProduct(CodeBlock.Builder code, String pass, LayerPlan layer, String arguments) {
        code.beginControlFlow("if (DOT_PRODUCTS)");
        call(code, CALLS, pass, layer, arguments);
        code.endControlFlow();
    }

    private void call(CodeBlock.Builder code, int calls, String pass, LayerPlan layer, String arguments) {
        untilCompiled(code, calls, CodeBlock.of("$L($L)", names.method(pass, layer), arguments));
    }

    private static void untilCompiled(CodeBlock.Builder code, int calls, CodeBlock call) {
        code.addStatement("$T.untilCompiled($L, () -> $L)", RuntimeTypes.VECTOR_UNIT, calls, call);
    }

    /**
     * The products of batches, one tile of each height and width:
     *
     * <pre>{@code
     * static void warmUpBatches() {
     *     float[][] two = new float[2][12];
     *     float[][] wide = new float[2][3 * LANES];
     *     float[][] samples = new float[12][2];
     *     float[][] tile = new float[12][3 * LANES];
     *     VectorUnit.untilCompiled(20000, () -> sums(samples, wide, 3 * LANES, tile, 0, 12));
     *     VectorUnit.untilCompiled(20000, () -> steps(two, wide, 2, tile, 3 * LANES, 0, 12));
     * }
     * }</pre>
     */
    private MethodSpec batches() {
        CodeBlock.Builder code = CodeBlock.builder();
        matrix(code, "two", 2, ROWS);
        matrix(code, "wide", 2, "3 * LANES");
        matrix(code, "samples", ROWS, 2);
        matrix(code, "tile", ROWS, "3 * LANES");
        untilCompiled(code, CALLS, CodeBlock.of("sums(samples, wide, 3 * LANES, tile, 0, $L)", ROWS));
        untilCompiled(code, CALLS, CodeBlock.of("steps(two, wide, 2, tile, 3 * LANES, 0, $L)", ROWS));
        if (plan.layers().stream().anyMatch(VectorMethods::turns)) {
            matrix(code, "columns", "3 * LANES", 2);
            untilCompiled(code, CALLS, CodeBlock.of("turnedSums(samples, columns, 2, tile, 0, $L)", ROWS));
        }
        return method("warmUpBatches", "Has the products of batches compiled.")
                .addCode(code.build())
                .build();
    }

    private void vector(CodeBlock.Builder code, String name, Object length) {
        code.addStatement("$T $L = new $T[$L]", scalar.vector(), name, scalar.type(), length);
    }

    private void matrix(CodeBlock.Builder code, String name, Object rows, Object columns) {
        code.addStatement("$T $L = new $T[$L][$L]", scalar.matrix(), name, scalar.type(), rows, columns);
    }

    private static MethodSpec.Builder method(String name, String comment) {
        return MethodSpec.methodBuilder(name).addJavadoc(comment).addModifiers(Modifier.STATIC);
    }
}
