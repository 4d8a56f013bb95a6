package dev.nnmaven.plugin.codegen.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.nnmaven.plugin.codegen.plan.LayerPlan;
import dev.nnmaven.plugin.codegen.plan.LoopForm;
import dev.nnmaven.plugin.codegen.plan.NetworkPlan;
import javax.lang.model.element.Modifier;

/**
 * Has the loops compiled before there is work for them. Until HotSpot has compiled a loop in vector instructions, each of
 * them is a method call that allocates, and a loop over all rows takes a thousand times as long as it should: the first
 * seconds of a training. Compilation begins after some thousand calls, which take little time with a single row.
 */
final class VectorWarmUp {

    /** HotSpot compiles a method with its best compiler after 5,000 calls ({@code -XX:Tier4InvocationThreshold}). */
    private static final int CALLS = 6_000;

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

    /**
     * <pre>{@code
     * static {
     *     VectorUnit.inBackground(DigitsNetworkVectors::warmUp);
     * }
     * }</pre>
     */
    CodeBlock start() {
        return CodeBlock.builder()
                .addStatement("$T.inBackground($T::warmUp)", RuntimeTypes.VECTOR_UNIT, Names.vectorClass(plan.spec()))
                .build();
    }

    /**
     * <pre>{@code
     * private static void warmUp() {
     *     float[] x = {1f};
     *     float[][] w1 = new float[1][N1];
     *     float[] v1 = new float[N1];
     *     for (int i = 0; i < 6000; i++) {
     *         forwardHidden(w1, v1, x, v1);
     *         updateForwardHidden(w1, v1, x, v1, x, v1);
     *     }
     * }
     * }</pre>
     */
    MethodSpec method() {
        CodeBlock.Builder arrays = CodeBlock.builder();
        CodeBlock.Builder single = CodeBlock.builder();
        for (LayerPlan layer : plan.layers()) {
            if (layer.vectors()) {
                arrays(arrays, layer);
                single(single, layer);
            }
        }
        return MethodSpec.methodBuilder("warmUp")
                .addJavadoc("Calls each loop often enough, with as little work as can be, for HotSpot to compile it.")
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .addStatement("$T x = {$L}", scalar.vector(), scalar.literal(1))
                .addStatement("$T y = {$L}", scalar.vector(), scalar.literal(0))
                .addCode(arrays.build())
                .addCode(loop(single.build()))
                .addCode(batches())
                .build();
    }

    /**
     * The products of batches, one tile of each height and width:
     *
     * <pre>{@code
     * float[][] two = new float[2][12];
     * float[][] wide = new float[2][3 * LANES];
     * float[][] samples = new float[12][2];
     * float[][] tile = new float[12][3 * LANES];
     * for (int i = 0; i < 6000; i++) {
     *     sums(samples, wide, 3 * LANES, tile, 0, 12);
     *     steps(two, wide, 2, tile, 3 * LANES, 0, 12);
     * }
     * }</pre>
     */
    private CodeBlock batches() {
        CodeBlock.Builder calls = CodeBlock.builder()
                .addStatement("sums(samples, wide, 3 * LANES, tile, 0, $L)", ROWS)
                .addStatement("steps(two, wide, 2, tile, 3 * LANES, 0, $L)", ROWS);
        CodeBlock.Builder code = CodeBlock.builder();
        matrix(code, "two", "2", ROWS);
        matrix(code, "wide", "2", "3 * LANES");
        matrix(code, "samples", ROWS, "2");
        matrix(code, "tile", ROWS, "3 * LANES");
        if (plan.layers().stream().anyMatch(VectorMethods::turns)) {
            matrix(code, "columns", "3 * LANES", "2");
            calls.addStatement("turnedSums(samples, columns, 2, tile, 0, $L)", ROWS);
        }
        return code.add(loop(calls.build())).build();
    }

    private void matrix(CodeBlock.Builder code, String name, Object rows, Object columns) {
        code.addStatement("$T $L = new $T[$L][$L]", scalar.matrix(), name, scalar.type(), rows, columns);
    }

    private static CodeBlock loop(CodeBlock calls) {
        return calls.isEmpty()
                ? calls
                : CodeBlock.builder()
                        .beginControlFlow("for (int i = 0; i < $L; i++)", CALLS)
                        .add(calls)
                        .endControlFlow()
                        .build();
    }

    /** Weights of one row, or of a small layer's rows, and vectors as long as the layer reads and writes. */
    private void arrays(CodeBlock.Builder code, LayerPlan layer) {
        int n = layer.number();
        String size = Names.size(n);
        String inputs = Names.size(n - 1);
        boolean byInput = layer.form() == LoopForm.ROWS_BY_INPUT;
        code.addStatement(
                "$T w$L = new $T[$L][$L]",
                scalar.matrix(),
                n,
                scalar.type(),
                byInput ? "1" : size,
                byInput ? size : inputs);
        code.addStatement("$T v$L = new $T[$L]", scalar.vector(), n, scalar.type(), size);
        if (!byInput) {
            code.addStatement("$T u$L = new $T[$L]", scalar.vector(), n, scalar.type(), inputs);
        }
    }

    private void single(CodeBlock.Builder code, LayerPlan layer) {
        int n = layer.number();
        String weights = "w" + n + (layer.spec().bias() ? ", v" + n : "");
        String v = "v" + n;
        String results = Names.results(layer, v, v);
        if (layer.form() == LoopForm.ROWS_BY_OUTPUT) {
            String u = "u" + n;
            call(code, Names.FORWARD, layer, weights + ", " + u + ", " + results);
            call(code, Names.UPDATE, layer, "w" + n + ", " + u + ", " + v);
            if (n > 1) {
                call(code, Names.BACK, layer, "w" + n + ", " + v + ", " + u);
            }
            return;
        }
        if (n > 1) {
            call(code, Names.BACK, layer, "w" + n + ", " + v + ", y");
        }
        // A stream runs along rows so long that one of them is work enough to be compiled.
        if (streams.suits(TiledLoops.matrix(layer))) {
            return;
        }
        call(code, Names.FORWARD, layer, weights + ", x, " + results);
        String range = (layer.large() ? ", 0, 1" : "") + (layer.skipsZeros() ? ", false" : "");
        if (layer.skipsZeros()) {
            call(code, Names.FORWARD_NON_ZERO, layer, weights + ", x, " + results);
        }
        if (layer.large()) {
            call(code, Names.UPDATE_FORWARD, layer, weights + ", x, " + v + ", x, " + results);
            call(code, Names.UPDATE, layer, "w" + n + ", x, " + v + range);
        } else if (!layer.skipsZeros()) {
            call(code, Names.UPDATE, layer, "w" + n + ", x, " + v);
        }
    }

    private void call(CodeBlock.Builder code, String pass, LayerPlan layer, String arguments) {
        code.addStatement("$L($L)", names.method(pass, layer), arguments);
    }
}
