package dev.nnmaven.plugin.codegen.emit.vector;

import static dev.nnmaven.plugin.codegen.emit.vector.VectorTiles.PAIR;
import static dev.nnmaven.plugin.codegen.emit.vector.VectorTiles.TALL;
import static dev.nnmaven.plugin.codegen.emit.vector.VectorTiles.TRIPLE;
import static dev.nnmaven.plugin.codegen.emit.vector.VectorTiles.lanes;
import static dev.nnmaven.plugin.codegen.emit.vector.VectorTiles.shortRows;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.nnmaven.plugin.codegen.emit.text.Scalar;
import java.util.ArrayList;
import java.util.List;

/**
 * The product of a batch in vector instructions that adds rows up: forward with a row per input, sending errors back with
 * a row per neuron, and the other way round with a matrix that is turned on its way into the panel.
 */
final class VectorSums {

    private final Scalar scalar;
    private final VectorTiles tiles;

    VectorSums(Scalar scalar, VectorTiles tiles) {
        this.scalar = scalar;
        this.tiles = tiles;
    }

    List<MethodSpec> all(boolean turned) {
        List<MethodSpec> methods = new ArrayList<>();
        methods.add(sums());
        if (turned) {
            methods.addAll(List.of(turnedSums(), turnedPanel()));
        }
        methods.add(panelSums());
        for (int width : List.of(PAIR, TRIPLE, 1)) {
            methods.add(tile(TALL, width));
            methods.add(tile(shortRows(width), width));
        }
        return methods;
    }

    /**
     * <pre>{@code
     * // a[s] += Σ x[s][j]·w[j] over the rows from one to before another, for the samples from one index to before another.
     * private static void sums(
     *         float[][] x, float[][] w, int first, int end, int columns, float[][] a, int from, int to) {
     *     float[] panel = takePanel();
     *     for (int k = 0; k < columns; k += width(columns - k)) {
     *         panel(w, first, end, k, columns, panel, 0);
     *         panelSums(x, first, end, panel, k, columns, a, from, to);
     *     }
     *     PANELS.give(panel);
     * }
     * }</pre>
     */
    private MethodSpec sums() {
        return product(
                "sums",
                "{@code a[s] += Σ x[s][j]·w[j]} over the rows from one to before another",
                List.of("first", "end", "columns"),
                "columns",
                "x, first, end, panel",
                "panel(w, first, end, k, columns, panel, 0)");
    }

    /**
     * <pre>{@code
     * // a[s][k] += w[k]·x[s], for the samples from one index to before another.
     * private static void turnedSums(float[][] x, float[][] w, int rows, float[][] a, int from, int to) {
     *     float[] panel = takePanel();
     *     for (int k = 0; k < w.length; k += width(w.length - k)) {
     *         turnedPanel(w, k, rows, panel);
     *         panelSums(x, 0, rows, panel, k, w.length, a, from, to);
     *     }
     *     PANELS.give(panel);
     * }
     * }</pre>
     */
    private MethodSpec turnedSums() {
        return product(
                "turnedSums",
                "{@code a[s][k] += w[k]·x[s]}",
                List.of("rows"),
                "w.length",
                "x, 0, rows, panel",
                "turnedPanel(w, k, rows, panel)");
    }

    /**
     * @param parameters rows and columns of w
     * @param columns of the results
     * @param rows what is multiplied by which rows of a panel
     * @param fill brings columns from k on into the panel
     */
    private MethodSpec product(
            String name, String formula, List<String> parameters, String columns, String rows, String fill) {
        MethodSpec.Builder method = VectorTiles.method(
                        name, formula + ", for the samples from one index to before another.")
                .addParameter(scalar.matrix(), "x")
                .addParameter(scalar.matrix(), "w");
        parameters.forEach(parameter -> method.addParameter(TypeName.INT, parameter));
        return method.addParameter(scalar.matrix(), "a")
                .addParameter(TypeName.INT, "from")
                .addParameter(TypeName.INT, "to")
                .addStatement("$T panel = takePanel()", scalar.vector())
                .beginControlFlow("for (int k = 0; k < $1L; k += width($1L - k))", columns)
                .addStatement(fill)
                .addStatement("panelSums($L, k, $L, a, from, to)", rows, columns)
                .endControlFlow()
                .addStatement("PANELS.give(panel)")
                .build();
    }

    /**
     * <pre>{@code
     * // The rows of w from k on as columns; past the last one, that one again.
     * private static void turnedPanel(float[][] w, int k, int rows, float[] panel) {
     *     int width = width(w.length - k);
     *     int tail = tail(k, w.length);
     *     for (int c = 0; c < width; c += 2) {
     *         int row = c < width - LANES ? k + c : tail + c - (width - LANES);
     *         float[] row0 = w[Math.min(row, w.length - 1)];
     *         float[] row1 = w[Math.min(row + 1, w.length - 1)];
     *         int at = c;
     *         for (int j = 0; j < rows; j++) {
     *             panel[at] = row0[j];
     *             panel[at + 1] = row1[j];
     *             at += width;
     *         }
     *     }
     * }
     * }</pre>
     *
     * <p>Two rows at a time, because half as often a line of the panel comes into the first-level cache.
     */
    private MethodSpec turnedPanel() {
        return VectorTiles.method(
                        "turnedPanel", "The rows of w from k on as columns; past the last one, that one again.")
                .addParameter(scalar.matrix(), "w")
                .addParameter(TypeName.INT, "k")
                .addParameter(TypeName.INT, "rows")
                .addParameter(scalar.vector(), "panel")
                .addStatement("int width = width(w.length - k)")
                .addStatement("int tail = tail(k, w.length)")
                .beginControlFlow("for (int c = 0; c < width; c += 2)")
                .addStatement("int row = c < width - LANES ? k + c : tail + c - (width - LANES)")
                .addStatement("$T row0 = w[$T.min(row, w.length - 1)]", scalar.vector(), Math.class)
                .addStatement("$T row1 = w[$T.min(row + 1, w.length - 1)]", scalar.vector(), Math.class)
                .addStatement("int at = c")
                .beginControlFlow("for (int j = 0; j < rows; j++)")
                .addStatement("panel[at] = row0[j]")
                .addStatement("panel[at + 1] = row1[j]")
                .addStatement("at += width")
                .endControlFlow()
                .endControlFlow()
                .build();
    }

    /**
     * <pre>{@code
     * // The sums of some columns, for the samples from one index to before another.
     * private static void panelSums(
     *         float[][] x, int first, int end, float[] panel, int k, int columns, float[][] a, int from, int to) {
     *     int width = width(columns - k);
     *     int tail = tail(k, columns);
     *     int s = from;
     *     if (width == 2 * LANES) {
     *         for (; TALL && s < to - 4; s += 8) {
     *             sums8x2(x, first, end, panel, k, tail, a, s, to - 1);
     *         }
     *         for (; s < to; s += 4) {
     *             sums4x2(x, first, end, panel, k, tail, a, s, to - 1);
     *         }
     *         return;
     *     }
     *     if (width == 3 * LANES) {
     *         ...
     *         return;
     *     }
     *     float[][] edge = new float[8][LANES];
     *     for (; TALL && s < to - 4; s += 8) {
     *         intoEdge(a, s, to - 1, columns, edge, 8);
     *         sums8x1(x, first, end, panel, edge, s, to - 1);
     *         fromEdge(a, s, to - 1, columns, edge, 8);
     *     }
     *     ...
     * }
     * }</pre>
     */
    private MethodSpec panelSums() {
        CodeBlock.Builder code = CodeBlock.builder()
                .addStatement("int width = width(columns - k)")
                .addStatement("int tail = tail(k, columns)")
                .addStatement("int s = from");
        for (int width : List.of(PAIR, TRIPLE)) {
            code.beginControlFlow("if (width == $L)", lanes(width));
            for (int height : List.of(TALL, shortRows(width))) {
                beginSweep(code, height);
                code.addStatement(
                        "$L(x, first, end, panel, k, tail, a, s, to - 1)", VectorTiles.name("sums", height, width));
                code.endControlFlow();
            }
            code.addStatement("return").endControlFlow();
        }
        code.addStatement("$T edge = new $T[$L][LANES]", scalar.matrix(), scalar.type(), TALL);
        for (int height : List.of(TALL, shortRows(1))) {
            beginSweep(code, height);
            code.addStatement("intoEdge(a, s, to - 1, columns, edge, $L)", height);
            code.addStatement("$L(x, first, end, panel, edge, s, to - 1)", VectorTiles.name("sums", height, 1));
            code.addStatement("fromEdge(a, s, to - 1, columns, edge, $L)", height);
            code.endControlFlow();
        }
        return VectorTiles.method(
                        "panelSums", "The sums of some columns, for the samples from one index to before another.")
                .addParameter(scalar.matrix(), "x")
                .addParameter(TypeName.INT, "first")
                .addParameter(TypeName.INT, "end")
                .addParameter(scalar.vector(), "panel")
                .addParameter(TypeName.INT, "k")
                .addParameter(TypeName.INT, "columns")
                .addParameter(scalar.matrix(), "a")
                .addParameter(TypeName.INT, "from")
                .addParameter(TypeName.INT, "to")
                .addCode(code.build())
                .build();
    }

    private static void beginSweep(CodeBlock.Builder code, int height) {
        if (height == TALL) {
            code.beginControlFlow("for (; TALL && s < to - $L; s += $L)", TALL / 2, TALL);
        } else {
            code.beginControlFlow("for (; s < to; s += $L)", height);
        }
    }

    /**
     * <pre>{@code
     * private static void sums4x2(
     *         float[][] x, int first, int end, float[] panel, int k, int tail, float[][] a, int s, int last) {
     *     float[] x0 = x[s];
     *     float[] a0 = a[s];
     *     float[] x1 = x[Math.min(s + 1, last)];
     *     ...
     *     FloatVector s00 = FloatVector.fromArray(SPECIES, a0, k);
     *     for (int j = first; j < end; j++) {
     *         int at = (j - first) * 2 * LANES;
     *         FloatVector row0 = FloatVector.fromArray(SPECIES, panel, at);
     *         FloatVector row1 = FloatVector.fromArray(SPECIES, panel, at + LANES);
     *         FloatVector factor0 = FloatVector.broadcast(SPECIES, x0[j]);
     *         s00 = FUSED ? factor0.fma(row0, s00) : s00.add(factor0.mul(row0));
     *         ...
     *     }
     *     s00.intoArray(a0, k);
     * }
     * }</pre>
     */
    private MethodSpec tile(int height, int width) {
        boolean edge = width == 1;
        CodeBlock.Builder code = CodeBlock.builder();
        for (int i = 0; i < height; i++) {
            code.addStatement("$T x$L = x[$L]", scalar.vector(), i, VectorTiles.clamped("s", i));
            CodeBlock row = edge ? CodeBlock.of("edge[$L]", i) : CodeBlock.of("a[$L]", VectorTiles.clamped("s", i));
            code.addStatement("$T a$L = $L", scalar.vector(), i, row);
        }
        tiles.loadSums(code, height, width, "a");
        code.beginControlFlow("for (int j = first; j < end; j++)");
        code.addStatement("int at = $L", VectorTiles.rowOfPanel("(j - first)", width));
        tiles.addProducts(code, height, width, "panel", i -> "x" + i + "[j]");
        code.endControlFlow();
        VectorTiles.storeSums(code, height, width, "a");

        MethodSpec.Builder method = VectorTiles.method(
                        VectorTiles.name("sums", height, width),
                        "A tile of sums; past the last sample, that one again.")
                .addParameter(scalar.matrix(), "x")
                .addParameter(TypeName.INT, "first")
                .addParameter(TypeName.INT, "end")
                .addParameter(scalar.vector(), "panel");
        if (edge) {
            method.addParameter(scalar.matrix(), "edge");
        } else {
            method.addParameter(TypeName.INT, "k")
                    .addParameter(TypeName.INT, "tail")
                    .addParameter(scalar.matrix(), "a");
        }
        return method.addParameter(TypeName.INT, "s")
                .addParameter(TypeName.INT, "last")
                .addCode(code.build())
                .build();
    }
}
