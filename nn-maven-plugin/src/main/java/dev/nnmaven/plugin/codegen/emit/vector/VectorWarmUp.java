package dev.nnmaven.plugin.codegen.emit.vector;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.nnmaven.plugin.codegen.emit.loop.RowLoops;
import dev.nnmaven.plugin.codegen.emit.loop.TiledLoops;
import dev.nnmaven.plugin.codegen.emit.text.Activations;
import dev.nnmaven.plugin.codegen.emit.text.ArrayNames;
import dev.nnmaven.plugin.codegen.emit.text.Mentions;
import dev.nnmaven.plugin.codegen.emit.text.Names;
import dev.nnmaven.plugin.codegen.emit.text.RuntimeTypes;
import dev.nnmaven.plugin.codegen.emit.text.Scalar;
import dev.nnmaven.plugin.codegen.plan.HotSpotLimits;
import dev.nnmaven.plugin.codegen.plan.LayerPlan;
import dev.nnmaven.plugin.codegen.plan.LoopForm;
import dev.nnmaven.plugin.codegen.plan.NetworkPlan;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;

/**
 * Has the loops compiled before they are needed. Until HotSpot has compiled a loop in vector instructions, each of them is a
 * method call that allocates, and a loop over all rows takes a thousand times as long as it should. Compilation begins
 * after some thousand calls, which take little time with a single row; one loop after the other, because HotSpot takes
 * detours when many wait to be compiled.
 */
final class VectorWarmUp {

    /** That an activation takes for one neuron, about. */
    private static final int ACTIVATION_OPERATIONS = 20;

    /** HotSpot compiles a method after 5,000 calls ({@code -XX:Tier4InvocationThreshold}). */
    private static final int BATCH_CALLS = 6_000;

    /** Rows of a tall tile and a short one. */
    private static final int ROWS = VectorTiles.TALL + VectorTiles.SHORT;

    /** Columns of a pair of vectors and of three. */
    private static final String ALL_WIDTHS = VectorTiles.lanes(VectorTiles.PAIR + VectorTiles.TRIPLE);

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
     * static boolean warmUpSamples() {
     *     float[] x = {1f};
     *     float[][] w1 = new float[1][N1];
     *     float[] v1 = new float[N1];
     *     boolean fast = true;
     *     fast &= WarmUp.untilFast(20 * N1, () -> sigmoid(v1, N1));
     *     fast &= WarmUp.untilFast(2 * N1, () -> updateForwardHidden(w1, v1, x, v1, x, v1));
     *     ...
     *     return fast;
     * }
     * }</pre>
     */
    private MethodSpec samples() {
        CodeBlock.Builder code = CodeBlock.builder();
        Set<String> activations = new HashSet<>();
        for (LayerPlan layer : plan.layers()) {
            if (layer.vectors()) {
                arrays(code, layer);
                if (VectorActivations.suits(layer)
                        && activations.add(Activations.formula(layer.spec().activation()))) {
                    activation(code, layer);
                }
                if (layer.form() == LoopForm.ROWS_BY_OUTPUT) {
                    rowPerNeuron(code, layer);
                } else {
                    rowPerInput(code, layer);
                }
            }
        }
        CodeBlock loops = code.build();
        MethodSpec.Builder method = method(
                        "warmUpSamples", "Has the loops for single samples compiled, on as little work as can be.\n\n")
                .addJavadoc("@return whether all of them became fast")
                .returns(TypeName.BOOLEAN)
                .addStatement("boolean fast = true");
        for (String single : List.of("x", "y")) {
            if (Mentions.anywhere(single, List.of(loops))) {
                String value = scalar.literal(single.equals("x") ? 1 : 0);
                method.addStatement("$T $L = {$L}", scalar.vector(), single, value);
            }
        }
        return method.addCode(loops).addStatement("return fast").build();
    }

    /** Weights of one row, or of as many as a stream takes, and vectors as long as the layer reads and writes. */
    private void arrays(CodeBlock.Builder code, LayerPlan layer) {
        int n = layer.number();
        String size = ArrayNames.size(n);
        boolean byInput = layer.form() == LoopForm.ROWS_BY_INPUT;
        vector(code, "v" + n, size);
        if (isStream(layer)) {
            int rows = VectorStreams.warmUpRows(TiledLoops.matrix(layer));
            vector(code, "a" + n, size);
            vector(code, "u" + n, rows);
            code.addStatement("$T.fill(u$L, $L)", Arrays.class, n, scalar.literal(1));
            matrix(code, "w" + n, rows, size);
            return;
        }
        matrix(code, "w" + n, 1, byInput ? size : ArrayNames.size(n - 1));
        if (!byInput) {
            vector(code, "u" + n, ArrayNames.size(n - 1));
        }
    }

    private void activation(CodeBlock.Builder code, LayerPlan layer) {
        String v = "v" + layer.number();
        CodeBlock call = CodeBlock.of(
                "$L($L, $L)",
                Activations.formula(layer.spec().activation()),
                ArrayNames.results(layer, v, v),
                ArrayNames.size(layer.number()));
        untilFast(code, ACTIVATION_OPERATIONS + " * " + ArrayNames.size(layer.number()), call);
    }

    private void rowPerNeuron(CodeBlock.Builder code, LayerPlan layer) {
        int n = layer.number();
        String results = ArrayNames.results(layer, "v" + n, "v" + n);
        String row = ArrayNames.size(n - 1);
        dotProduct(code, row, Names.FORWARD, layer, weights(layer) + ", u" + n + ", " + results);
        if (n > 1) {
            call(code, row, Names.BACK, layer, "w" + n + ", v" + n + ", u" + n);
        }
        call(code, row, Names.UPDATE, layer, "w" + n + ", u" + n + ", v" + n);
    }

    private void rowPerInput(CodeBlock.Builder code, LayerPlan layer) {
        int n = layer.number();
        boolean stream = isStream(layer);
        int height = stream ? VectorStreams.warmUpRows(TiledLoops.matrix(layer)) : 1;
        String rows = (stream ? height + " * " : "") + ArrayNames.size(n);
        String x = stream ? "u" + n : "x";
        String a = (stream ? "a" : "v") + n;
        String results = ArrayNames.results(layer, a, a);
        String range = layer.large() ? ", 0, " + height : "";
        String all = layer.skipsZeros() ? ", false" : "";
        if (layer.fuses()) {
            String fused = weights(layer) + ", " + x + ", v" + n + ", " + x + ", " + results;
            call(code, 2 * height + " * " + ArrayNames.size(n), Names.UPDATE_FORWARD, layer, fused);
        }
        if (n > 1) {
            dotProduct(code, rows, Names.BACK, layer, "w" + n + ", v" + n + ", " + (stream ? x : "y"));
        }
        call(code, rows, Names.FORWARD, layer, weights(layer) + ", " + x + ", " + results);
        call(code, rows, Names.UPDATE, layer, "w" + n + ", " + x + ", v" + n + range + all);
        if (layer.skipsZeros()) {
            call(code, rows, Names.FORWARD_NON_ZERO, layer, weights(layer) + ", " + x + ", " + results);
            if (n == 1) {
                untilFast(code, "2 * N1", CodeBlock.of("reach(v1, v1)"));
            }
        }
    }

    /** Whether it is run over in passes of several rows, here or on other machines. */
    private boolean isStream(LayerPlan layer) {
        RowLoops.Matrix matrix = TiledLoops.matrix(layer);
        return layer.form() == LoopForm.ROWS_BY_INPUT && (streams.suits(matrix) || streams.suitsShortVectors(matrix));
    }

    private static String weights(LayerPlan layer) {
        return "w" + layer.number() + (layer.spec().bias() ? ", v" + layer.number() : "");
    }

    /** Only where there are vectors for it; with others it would never become fast. Even of one row, four are computed. */
    private void dotProduct(CodeBlock.Builder code, String operations, String pass, LayerPlan layer, String arguments) {
        code.beginControlFlow("if (DOT_PRODUCTS)");
        call(code, HotSpotLimits.ROWS_PER_PASS + " * " + operations, pass, layer, arguments);
        code.endControlFlow();
    }

    private void call(CodeBlock.Builder code, String operations, String pass, LayerPlan layer, String arguments) {
        untilFast(code, operations, CodeBlock.of("$L($L)", names.method(pass, layer), arguments));
    }

    private static void repeat(CodeBlock.Builder code, CodeBlock call) {
        code.addStatement("$T.repeat($L, () -> $L)", RuntimeTypes.WARM_UP, BATCH_CALLS, call);
    }

    private static void untilFast(CodeBlock.Builder code, String operations, CodeBlock call) {
        code.addStatement("fast &= $T.untilFast($L, () -> $L)", RuntimeTypes.WARM_UP, operations, call);
    }

    /**
     * The products of batches, one tile of each height and width: a pair of vectors and three, and one alone. All of them
     * are compiled when those of the last are.
     *
     * <pre>{@code
     * static boolean warmUpBatches() {
     *     float[][] two = new float[2][12];
     *     float[][] wide = new float[2][5 * LANES];
     *     float[][] samples = new float[12][2];
     *     float[][] tile = new float[12][5 * LANES];
     *     WarmUp.repeat(6000, () -> sums(samples, wide, 0, 2, 5 * LANES, tile, 0, 12));
     *     WarmUp.repeat(6000, () -> sums(samples, wide, 0, 2, LANES, tile, 0, 12));
     *     WarmUp.repeat(6000, () -> steps(two, wide, 2, tile, 5 * LANES, 0, 12));
     *     WarmUp.repeat(6000, () -> steps(two, wide, 2, tile, LANES, 0, 12));
     *     return WarmUp.untilFast(120 * LANES, () -> steps(two, wide, 2, tile, 5 * LANES, 0, 12));
     * }
     * }</pre>
     */
    private MethodSpec batches() {
        CodeBlock.Builder code = CodeBlock.builder();
        matrix(code, "two", 2, ROWS);
        matrix(code, "wide", 2, ALL_WIDTHS);
        matrix(code, "samples", ROWS, 2);
        matrix(code, "tile", ROWS, ALL_WIDTHS);
        String sums = "sums(samples, wide, 0, 2, $L, tile, 0, $L)";
        String steps = "steps(two, wide, 2, tile, $L, 0, $L)";
        for (String product : List.of(sums, steps)) {
            repeat(code, CodeBlock.of(product, ALL_WIDTHS, ROWS));
            repeat(code, CodeBlock.of(product, "LANES", ROWS));
        }
        if (plan.layers().stream().anyMatch(VectorBatchMethods::turns)) {
            matrix(code, "columns", ALL_WIDTHS, 2);
            repeat(code, CodeBlock.of("turnedSums(samples, columns, 2, tile, 0, $L)", ROWS));
        }
        return method("warmUpBatches", "Has the products of batches compiled.\n\n")
                .addJavadoc("@return whether they became fast")
                .returns(TypeName.BOOLEAN)
                .addCode(code.build())
                .addStatement(
                        "return $T.untilFast($L, () -> $L)",
                        RuntimeTypes.WARM_UP,
                        VectorTiles.lanes(2 * ROWS * (VectorTiles.PAIR + VectorTiles.TRIPLE)),
                        CodeBlock.of(steps, ALL_WIDTHS, ROWS))
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
