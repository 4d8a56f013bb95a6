package dev.nnmaven.plugin.codegen.emit.vector;

import static dev.nnmaven.plugin.codegen.emit.vector.VectorTiles.PAIR;
import static dev.nnmaven.plugin.codegen.emit.vector.VectorTiles.SHORT;
import static dev.nnmaven.plugin.codegen.emit.vector.VectorTiles.TALL;
import static dev.nnmaven.plugin.codegen.emit.vector.VectorTiles.TRIPLE;
import static dev.nnmaven.plugin.codegen.emit.vector.VectorTiles.shortRows;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.nnmaven.plugin.codegen.emit.loop.RowLoops;
import dev.nnmaven.plugin.codegen.emit.text.Scalar;
import java.util.ArrayList;
import java.util.List;

/** The product of a batch in vector instructions that changes weights: what all samples add to each row. */
final class VectorSteps {

    /** Samples whose steps are in the panels at a time, so that these stay in the second-level cache. */
    static final int SAMPLES = 64;

    private final Scalar scalar;
    private final VectorTiles tiles;

    VectorSteps(Scalar scalar, VectorTiles tiles) {
        this.scalar = scalar;
        this.tiles = tiles;
    }

    List<MethodSpec> all() {
        List<MethodSpec> methods = new ArrayList<>(List.of(steps(), panelSteps(TALL), panelSteps(SHORT)));
        for (int width : List.of(PAIR, TRIPLE, 1)) {
            methods.add(tile(TALL, width));
            methods.add(tile(shortRows(width), width));
        }
        return methods;
    }

    /**
     * <pre>{@code
     * // w[j] += Σ x[s][j]·g[s], for the rows from one index to before another.
     * private static void steps(float[][] x, float[][] g, int samples, float[][] w, int columns, int from, int to) {
     *     float[] panels = takePanel();
     *     float[][] edge = new float[8][LANES];
     *     for (int s = 0; s < samples; s += 64) {
     *         int end = Math.min(s + 64, samples);
     *         int at = 0;
     *         for (int k = 0; k < columns; k += width(columns - k)) {
     *             panel(g, s, end, k, columns, panels, at);
     *             at += (end - s) * width(columns - k);
     *         }
     *         int j = from;
     *         for (; TALL && j < to - 7; j += 8) {
     *             steps8(x, s, end, panels, columns, w, j, edge);
     *         }
     *         for (; j < to; j += 4) {
     *             steps4(x, s, end, panels, columns, w, j, to - 1, edge);
     *         }
     *     }
     *     PANELS.give(panels);
     * }
     * }</pre>
     */
    private MethodSpec steps() {
        return VectorTiles.method(
                        "steps", "{@code w[j] += Σ x[s][j]·g[s]}, for the rows from one index to before another.")
                .addParameter(scalar.matrix(), "x")
                .addParameter(scalar.matrix(), "g")
                .addParameter(TypeName.INT, "samples")
                .addParameter(scalar.matrix(), "w")
                .addParameter(TypeName.INT, "columns")
                .addParameter(TypeName.INT, "from")
                .addParameter(TypeName.INT, "to")
                .addStatement("$T panels = takePanel()", scalar.vector())
                .addStatement("$T edge = new $T[$L][LANES]", scalar.matrix(), scalar.type(), TALL)
                .beginControlFlow("for (int s = 0; s < samples; s += $L)", SAMPLES)
                .addStatement("int end = $T.min(s + $L, samples)", Math.class, SAMPLES)
                .addStatement("int at = 0")
                .beginControlFlow("for (int k = 0; k < columns; k += width(columns - k))")
                .addStatement("panel(g, s, end, k, columns, panels, at)")
                .addStatement("at += (end - s) * width(columns - k)")
                .endControlFlow()
                .addStatement("int j = from")
                .beginControlFlow("for (; TALL && j < to - $L; j += $L)", TALL - 1, TALL)
                .addStatement("steps$L(x, s, end, panels, columns, w, j, edge)", TALL)
                .endControlFlow()
                .beginControlFlow("for (; j < to; j += $L)", SHORT)
                .addStatement("steps$L(x, s, end, panels, columns, w, j, to - 1, edge)", SHORT)
                .endControlFlow()
                .endControlFlow()
                .addStatement("PANELS.give(panels)")
                .build();
    }

    /**
     * <pre>{@code
     * // Steps of some rows, for the samples from one index to before another.
     * private static void steps8(
     *         float[][] x, int s, int end, float[] panels, int columns, float[][] w, int j, float[][] edge) {
     *     int at = 0;
     *     for (int k = 0; k < columns; k += width(columns - k)) {
     *         int width = width(columns - k);
     *         int tail = tail(k, columns);
     *         if (width == 2 * LANES) {
     *             steps8x2(x, s, end, panels, at, w, j, k, tail);
     *         } else if (width == 3 * LANES) {
     *             steps8x3(x, s, end, panels, at, w, j, k, tail);
     *         } else {
     *             intoEdge(w, j, j + 7, columns, edge, 8);
     *             steps8x1(x, s, end, panels, at, edge, j);
     *             fromEdge(w, j, j + 7, columns, edge, 8);
     *         }
     *         at += (end - s) * width;
     *     }
     * }
     * }</pre>
     */
    private MethodSpec panelSteps(int height) {
        String last = height == TALL ? "j + " + (TALL - 1) : "last";
        String clamp = height == TALL ? "" : ", last";
        MethodSpec.Builder method = VectorTiles.method(
                        "steps" + height,
                        "Steps of rows from j on, for the samples from one index to before another."
                                + (height == TALL ? "" : " Past the last row, that one again."))
                .addParameter(scalar.matrix(), "x")
                .addParameter(TypeName.INT, "s")
                .addParameter(TypeName.INT, "end")
                .addParameter(scalar.vector(), "panels")
                .addParameter(TypeName.INT, "columns")
                .addParameter(scalar.matrix(), "w")
                .addParameter(TypeName.INT, "j");
        if (height != TALL) {
            method.addParameter(TypeName.INT, "last");
        }
        return method.addParameter(scalar.matrix(), "edge")
                .addStatement("int at = 0")
                .beginControlFlow("for (int k = 0; k < columns; k += width(columns - k))")
                .addStatement("int width = width(columns - k)")
                .addStatement("int tail = tail(k, columns)")
                .beginControlFlow("if (width == 2 * LANES)")
                .addStatement(
                        "$L(x, s, end, panels, at, w, j$L, k, tail)", VectorTiles.name("steps", height, PAIR), clamp)
                .nextControlFlow("else if (width == 3 * LANES)")
                .addCode(triple(height))
                .nextControlFlow("else")
                .addStatement("intoEdge(w, j, $L, columns, edge, $L)", last, height)
                .addStatement("$L(x, s, end, panels, at, edge, j$L)", VectorTiles.name("steps", height, 1), clamp)
                .addStatement("fromEdge(w, j, $L, columns, edge, $L)", last, height)
                .endControlFlow()
                .addStatement("at += (end - s) * width")
                .endControlFlow()
                .build();
    }

    /**
     * Where there are 16 registers, three vectors of two rows each:
     *
     * <pre>{@code
     * steps2x3(x, s, end, panels, at, w, j, last, k, tail);
     * if (j + 2 <= last) {
     *     steps2x3(x, s, end, panels, at, w, j + 2, last, k, tail);
     * }
     * }</pre>
     */
    private static CodeBlock triple(int height) {
        String name = VectorTiles.name("steps", height == TALL ? TALL : shortRows(TRIPLE), TRIPLE);
        if (height == TALL) {
            return CodeBlock.builder()
                    .addStatement("$L(x, s, end, panels, at, w, j, k, tail)", name)
                    .build();
        }
        return CodeBlock.builder()
                .addStatement("$L(x, s, end, panels, at, w, j, last, k, tail)", name)
                .beginControlFlow("if (j + 2 <= last)")
                .addStatement("$L(x, s, end, panels, at, w, j + 2, last, k, tail)", name)
                .endControlFlow()
                .build();
    }

    /**
     * <pre>{@code
     * private static void steps8x2(
     *         float[][] x, int first, int end, float[] panels, int start, float[][] w, int j, int k, int tail) {
     *     float[] w0 = w[j];
     *     ...
     *     FloatVector s00 = FloatVector.fromArray(SPECIES, w0, k);
     *     for (int s = first; s < end; s++) {
     *         int at = start + (s - first) * 2 * LANES;
     *         float[] values = x[s];
     *         FloatVector row0 = FloatVector.fromArray(SPECIES, panels, at);
     *         FloatVector factor0 = FloatVector.broadcast(SPECIES, values[j]);
     *         ...
     *     }
     *     s00.intoArray(w0, k);
     * }
     * }</pre>
     */
    private MethodSpec tile(int height, int width) {
        boolean edge = width == 1;
        boolean clamps = height != TALL;
        CodeBlock.Builder code = CodeBlock.builder();
        for (int i = 0; i < height; i++) {
            if (clamps) {
                code.addStatement("int j$L = $L", i, VectorTiles.clamped("j", i));
            }
            String row = edge ? "edge[" + i + "]" : "w[" + row(clamps, i) + "]";
            code.addStatement("$T w$L = $L", scalar.vector(), i, row);
        }
        tiles.loadSums(code, height, width, "w");
        code.beginControlFlow("for (int s = first; s < end; s++)");
        code.addStatement("int at = start + $L", VectorTiles.rowOfPanel("s", width));
        code.addStatement("$T values = x[s]", scalar.vector());
        tiles.addProducts(code, height, width, "panels", i -> "values[" + row(clamps, i) + "]");
        code.endControlFlow();
        VectorTiles.storeSums(code, height, width, "w");

        MethodSpec.Builder method = VectorTiles.method(VectorTiles.name("steps", height, width), "A tile of steps.")
                .addParameter(scalar.matrix(), "x")
                .addParameter(TypeName.INT, "first")
                .addParameter(TypeName.INT, "end")
                .addParameter(scalar.vector(), "panels")
                .addParameter(TypeName.INT, "start")
                .addParameter(scalar.matrix(), edge ? "edge" : "w")
                .addParameter(TypeName.INT, "j");
        if (clamps) {
            method.addParameter(TypeName.INT, "last");
        }
        if (!edge) {
            method.addParameter(TypeName.INT, "k").addParameter(TypeName.INT, "tail");
        }
        return method.addCode(code.build()).build();
    }

    private static String row(boolean clamps, int i) {
        return clamps ? "j" + i : RowLoops.plus("j", i);
    }
}
