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
import dev.nnmaven.plugin.codegen.plan.HotSpotLimits;
import java.util.ArrayList;
import java.util.List;

/** The product of a batch in vector instructions that changes weights: what all samples add to each row. */
final class VectorSteps {

    /** Samples whose steps are in the panels at a time, so that these stay in the second-level cache. */
    static final int SAMPLES = 64;

    /** Rows whose factors are side by side at a time: lanes of the widest vector, and whole tiles. */
    static final int ROWS = HotSpotLimits.SHORTEST_VECTOR_ROW;

    private final Scalar scalar;
    private final VectorTiles tiles;
    private final VectorType vector;

    VectorSteps(Scalar scalar, VectorTiles tiles) {
        this.scalar = scalar;
        this.vector = new VectorType(scalar.precision());
        this.tiles = tiles;
    }

    List<MethodSpec> all() {
        List<MethodSpec> methods = new ArrayList<>(List.of(steps(), factors(), panelSteps(TALL), panelSteps(SHORT)));
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
     *         for (int first = from; first < to; first += 16) {
     *             factors(x, s, end, first, to - 1, panels);
     *             int j = first;
     *             for (; TALL && j < Math.min(first + 16, to) - 7; j += 8) {
     *                 steps8(panels, FACTORS + j - first, end - s, columns, w, j, edge);
     *             }
     *             for (; j < Math.min(first + 16, to); j += 4) {
     *                 steps4(panels, FACTORS + j - first, end - s, columns, w, j, to - 1, edge);
     *             }
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
                .beginControlFlow("for (int first = from; first < to; first += $L)", ROWS)
                .addStatement("factors(x, s, end, first, to - 1, panels)")
                .addStatement("int j = first")
                .beginControlFlow(
                        "for (; TALL && j < $T.min(first + $L, to) - $L; j += $L)", Math.class, ROWS, TALL - 1, TALL)
                .addStatement("steps$L(panels, FACTORS + j - first, end - s, columns, w, j, edge)", TALL)
                .endControlFlow()
                .beginControlFlow("for (; j < $T.min(first + $L, to); j += $L)", Math.class, ROWS, SHORT)
                .addStatement("steps$L(panels, FACTORS + j - first, end - s, columns, w, j, to - 1, edge)", SHORT)
                .endControlFlow()
                .endControlFlow()
                .endControlFlow()
                .addStatement("PANELS.give(panels)")
                .build();
    }

    /**
     * <pre>{@code
     * // Copies what 16 rows from j on are multiplied by, sample after sample; past the last row, that one again.
     * private static void factors(float[][] x, int first, int end, int j, int last, float[] panels) {
     *     int at = FACTORS;
     *     for (int s = first; s < end; s++) {
     *         float[] values = x[s];
     *         if (j + 15 <= last) {
     *             for (int i = 0; i < 16; i += LANES) {
     *                 FloatVector.fromArray(SPECIES, values, j + i).intoArray(panels, at + i);
     *             }
     *         } else {
     *             for (int i = 0; i < 16; i++) {
     *                 panels[at + i] = values[Math.min(j + i, last)];
     *             }
     *         }
     *         at += 16;
     *     }
     * }
     * }</pre>
     *
     * <p>Otherwise each product looks up a sample and whether it is long enough. Measured on 784 × 200 at batch 64, JDK 17: the
     * steps take 0.7 to 0.85 of the time, with 16 lanes and with 8.
     */
    private MethodSpec factors() {
        return VectorTiles.method(
                        "factors",
                        "Copies what $L rows from j on are multiplied by, sample after sample; past the last row, that one again.",
                        ROWS)
                .addParameter(scalar.matrix(), "x")
                .addParameter(TypeName.INT, "first")
                .addParameter(TypeName.INT, "end")
                .addParameter(TypeName.INT, "j")
                .addParameter(TypeName.INT, "last")
                .addParameter(scalar.vector(), "panels")
                .addStatement("int at = FACTORS")
                .beginControlFlow("for (int s = first; s < end; s++)")
                .addStatement("$T values = x[s]", scalar.vector())
                .beginControlFlow("if (j + $L <= last)", ROWS - 1)
                .beginControlFlow("for (int i = 0; i < $L; i += LANES)", ROWS)
                .addStatement("$L.intoArray(panels, at + i)", vector.load("values", "j + i"))
                .endControlFlow()
                .nextControlFlow("else")
                .beginControlFlow("for (int i = 0; i < $L; i++)", ROWS)
                .addStatement("panels[at + i] = values[$T.min(j + i, last)]", Math.class)
                .endControlFlow()
                .endControlFlow()
                .addStatement("at += $L", ROWS)
                .endControlFlow()
                .build();
    }

    /**
     * <pre>{@code
     * // Steps of some rows, for some samples.
     * private static void steps8(
     *         float[] panels, int factors, int samples, int columns, float[][] w, int j, float[][] edge) {
     *     int at = 0;
     *     for (int k = 0; k < columns; k += width(columns - k)) {
     *         int width = width(columns - k);
     *         int tail = tail(k, columns);
     *         if (width == 2 * LANES) {
     *             steps8x2(panels, factors, samples, at, w, j, k, tail);
     *         } else if (width == 3 * LANES) {
     *             steps8x3(panels, factors, samples, at, w, j, k, tail);
     *         } else {
     *             intoEdge(w, j, j + 7, columns, edge, 8);
     *             steps8x1(panels, factors, samples, at, edge);
     *             fromEdge(w, j, j + 7, columns, edge, 8);
     *         }
     *         at += samples * width;
     *     }
     * }
     * }</pre>
     */
    private MethodSpec panelSteps(int height) {
        String last = height == TALL ? "j + " + (TALL - 1) : "last";
        String clamp = height == TALL ? "" : ", last";
        MethodSpec.Builder method = VectorTiles.method(
                        "steps" + height,
                        "Steps of rows from j on, for some samples."
                                + (height == TALL ? "" : " Past the last row, that one again."))
                .addParameter(scalar.vector(), "panels")
                .addParameter(TypeName.INT, "factors")
                .addParameter(TypeName.INT, "samples")
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
                        "$L(panels, factors, samples, at, w, j$L, k, tail)",
                        VectorTiles.name("steps", height, PAIR),
                        clamp)
                .nextControlFlow("else if (width == 3 * LANES)")
                .addCode(triple(height))
                .nextControlFlow("else")
                .addStatement("intoEdge(w, j, $L, columns, edge, $L)", last, height)
                .addStatement("$L(panels, factors, samples, at, edge)", VectorTiles.name("steps", height, 1))
                .addStatement("fromEdge(w, j, $L, columns, edge, $L)", last, height)
                .endControlFlow()
                .addStatement("at += samples * width")
                .endControlFlow()
                .build();
    }

    /**
     * Where there are 16 registers, three vectors of two rows each:
     *
     * <pre>{@code
     * steps2x3(panels, factors, samples, at, w, j, last, k, tail);
     * if (j + 2 <= last) {
     *     steps2x3(panels, factors + 2, samples, at, w, j + 2, last, k, tail);
     * }
     * }</pre>
     */
    private static CodeBlock triple(int height) {
        String name = VectorTiles.name("steps", height == TALL ? TALL : shortRows(TRIPLE), TRIPLE);
        if (height == TALL) {
            return CodeBlock.builder()
                    .addStatement("$L(panels, factors, samples, at, w, j, k, tail)", name)
                    .build();
        }
        return CodeBlock.builder()
                .addStatement("$L(panels, factors, samples, at, w, j, last, k, tail)", name)
                .beginControlFlow("if (j + 2 <= last)")
                .addStatement("$L(panels, factors + 2, samples, at, w, j + 2, last, k, tail)", name)
                .endControlFlow()
                .build();
    }

    /**
     * <pre>{@code
     * private static void steps8x2(
     *         float[] panels, int factors, int samples, int start, float[][] w, int j, int k, int tail) {
     *     float[] w0 = w[j];
     *     ...
     *     FloatVector s00 = FloatVector.fromArray(SPECIES, w0, k);
     *     for (int s = 0; s < samples; s++) {
     *         int at = start + s * 2 * LANES;
     *         int factor = factors + s * 16;
     *         FloatVector row0 = FloatVector.fromArray(SPECIES, panels, at);
     *         FloatVector factor0 = FloatVector.broadcast(SPECIES, panels[factor]);
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
            CodeBlock row = edge
                    ? CodeBlock.of("edge[$L]", i)
                    : CodeBlock.of("w[$L]", clamps ? VectorTiles.clamped("j", i) : RowLoops.plus("j", i));
            code.addStatement("$T w$L = $L", scalar.vector(), i, row);
        }
        tiles.loadSums(code, height, width, "w");
        code.beginControlFlow("for (int s = 0; s < samples; s++)");
        code.addStatement("int at = start + $L", VectorTiles.rowOfPanel("s", width));
        code.addStatement("int factor = factors + s * $L", ROWS);
        tiles.addProducts(code, height, width, "panels", i -> "panels[" + RowLoops.plus("factor", i) + "]");
        code.endControlFlow();
        VectorTiles.storeSums(code, height, width, "w");

        MethodSpec.Builder method = VectorTiles.method(VectorTiles.name("steps", height, width), "A tile of steps.")
                .addParameter(scalar.vector(), "panels")
                .addParameter(TypeName.INT, "factors")
                .addParameter(TypeName.INT, "samples")
                .addParameter(TypeName.INT, "start")
                .addParameter(scalar.matrix(), edge ? "edge" : "w");
        if (!edge) {
            method.addParameter(TypeName.INT, "j");
            if (clamps) {
                method.addParameter(TypeName.INT, "last");
            }
            method.addParameter(TypeName.INT, "k").addParameter(TypeName.INT, "tail");
        }
        return method.addCode(code.build()).build();
    }
}
