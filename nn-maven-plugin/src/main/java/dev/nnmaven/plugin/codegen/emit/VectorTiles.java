package dev.nnmaven.plugin.codegen.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.nnmaven.plugin.codegen.plan.HotSpotLimits;
import java.util.List;
import java.util.function.Consumer;
import javax.lang.model.element.Modifier;

/**
 * The matrix products of a batch in vector instructions: tiles of four rows and three or two vectors, whose sums stay in
 * registers, each in a variable of its own. At an edge, the tile's last row or vector is one that it has already; both then
 * compute the same.
 */
final class VectorTiles {

    /** Rows of a matrix that one strip of three vectors takes through the second-level cache: 192 KiB. */
    private static final int STRIP = 1024;

    /** Samples whose steps, three vectors wide, stay in the first- or second-level cache while rows are updated. */
    private static final int SAMPLES = 256;

    private static final int HEIGHT = HotSpotLimits.TILE_HEIGHT;
    private static final int WIDTH = HotSpotLimits.TILE_WIDTH;

    private final Scalar scalar;
    private final VectorType vector;

    VectorTiles(Scalar scalar) {
        this.scalar = scalar;
        this.vector = new VectorType(scalar.precision());
    }

    List<MethodSpec> all() {
        return List.of(
                sums(),
                sumsTile(WIDTH),
                sumsTile(WIDTH - 1),
                steps(),
                stepsTile(2 * HEIGHT, WIDTH),
                stepsTile(HEIGHT, WIDTH),
                stepsTile(HEIGHT, WIDTH - 1));
    }

    /**
     * <pre>{@code
     * // a[s] += Σ x[s][j]·w[j], for the samples from one index to before another.
     * private static void sums(float[][] x, float[][] w, int columns, float[][] a, int from, int to) {
     *     for (int j = 0; j < w.length; j += 1024) {
     *         int end = Math.min(j + 1024, w.length);
     *         int vectors = (columns + LANES - 1) / LANES;
     *         int k = 0;
     *         for (; vectors > 4 || vectors == 3; vectors -= 3) {
     *             for (int s = from; s < to; s += 4) {
     *                 sums4x3(x, w, j, end, k, columns, a, s, to - 1);
     *             }
     *             k += 3 * LANES;
     *         }
     *         for (; vectors > 0; vectors -= 2) { ... }
     *     }
     * }
     * }</pre>
     */
    private MethodSpec sums() {
        CodeBlock.Builder code = CodeBlock.builder();
        code.beginControlFlow("for (int j = 0; j < w.length; j += $L)", STRIP);
        code.addStatement("int end = Math.min(j + $L, w.length)", STRIP);
        String arguments = "(x, w, j, end, k, columns, a, s, to - 1)";
        strips(
                code,
                strip -> {
                    strip.beginControlFlow("for (int s = from; s < to; s += $L)", HEIGHT);
                    strip.addStatement(tile("sums", HEIGHT, WIDTH) + arguments);
                    strip.endControlFlow();
                },
                strip -> {
                    strip.beginControlFlow("for (int s = from; s < to; s += $L)", HEIGHT);
                    strip.addStatement(tile("sums", HEIGHT, WIDTH - 1) + arguments);
                    strip.endControlFlow();
                });
        code.endControlFlow();
        return method("sums", "a[s] += Σ x[s][j]·w[j]", "the samples")
                .addParameter(scalar.matrix(), "x")
                .addParameter(scalar.matrix(), "w")
                .addParameter(TypeName.INT, "columns")
                .addParameter(scalar.matrix(), "a")
                .addParameter(TypeName.INT, "from")
                .addParameter(TypeName.INT, "to")
                .addCode(code.build())
                .build();
    }

    /**
     * <pre>{@code
     * // w[j] += Σ x[s][j]·g[s] over the samples, for the rows from one index to before another.
     * private static void steps(float[][] x, float[][] g, int samples, float[][] w, int columns, int from, int to)
     * }</pre>
     */
    private MethodSpec steps() {
        CodeBlock.Builder code = CodeBlock.builder();
        code.beginControlFlow("for (int s = 0; s < samples; s += $L)", SAMPLES);
        code.addStatement("int end = Math.min(s + $L, samples)", SAMPLES);
        String arguments = "(x, g, s, end, k, columns, w, j, to - 1)";
        strips(
                code,
                strip -> {
                    strip.addStatement("int j = from");
                    strip.beginControlFlow("for (; TALL && j < to - $L; j += $L)", 2 * HEIGHT - 1, 2 * HEIGHT);
                    strip.addStatement(tile("steps", 2 * HEIGHT, WIDTH) + arguments.replace(", to - 1", ""));
                    strip.endControlFlow();
                    strip.beginControlFlow("for (; j < to; j += $L)", HEIGHT);
                    strip.addStatement(tile("steps", HEIGHT, WIDTH) + arguments);
                    strip.endControlFlow();
                },
                strip -> {
                    strip.beginControlFlow("for (int j = from; j < to; j += $L)", HEIGHT);
                    strip.addStatement(tile("steps", HEIGHT, WIDTH - 1) + arguments);
                    strip.endControlFlow();
                });
        code.endControlFlow();
        return method("steps", "w[j] += Σ x[s][j]·g[s]", "the rows")
                .addParameter(scalar.matrix(), "x")
                .addParameter(scalar.matrix(), "g")
                .addParameter(TypeName.INT, "samples")
                .addParameter(scalar.matrix(), "w")
                .addParameter(TypeName.INT, "columns")
                .addParameter(TypeName.INT, "from")
                .addParameter(TypeName.INT, "to")
                .addCode(code.build())
                .build();
    }

    /** Strips of three vectors, and one or two of two, so that none has a single vector that overlaps another strip. */
    private static void strips(
            CodeBlock.Builder code, Consumer<CodeBlock.Builder> wide, Consumer<CodeBlock.Builder> narrow) {
        code.addStatement("int vectors = (columns + LANES - 1) / LANES");
        code.addStatement("int k = 0");
        code.beginControlFlow("for (; vectors > $L || vectors == $L; vectors -= $L)", WIDTH + 1, WIDTH, WIDTH);
        wide.accept(code);
        code.addStatement("k += $L * LANES", WIDTH);
        code.endControlFlow();
        code.beginControlFlow("for (; vectors > 0; vectors -= $L)", WIDTH - 1);
        narrow.accept(code);
        code.addStatement("k += $L * LANES", WIDTH - 1);
        code.endControlFlow();
    }

    /** {@code sums4x3} */
    private static String tile(String name, int height, int width) {
        return name + height + "x" + width;
    }

    /**
     * <pre>{@code
     * private static void sums4x3(
     *         float[][] x, float[][] w, int first, int end, int k, int columns, float[][] a, int s, int last) {
     *     float[] x0 = x[s];
     *     float[] a0 = a[s];
     *     float[] x1 = x[Math.min(s + 1, last)];
     *     int k0 = Math.min(k, columns - LANES);
     *     FloatVector s00 = FloatVector.fromArray(SPECIES, a0, k0);
     *     for (int j = first; j < end; j++) {
     *         float[] row = w[j];
     *         FloatVector row0 = FloatVector.fromArray(SPECIES, row, k0);
     *         FloatVector factor0 = FloatVector.broadcast(SPECIES, x0[j]);
     *         s00 = FUSED ? factor0.fma(row0, s00) : s00.add(factor0.mul(row0));
     *     }
     *     s00.intoArray(a0, k0);
     * }
     * }</pre>
     */
    private MethodSpec sumsTile(int width) {
        CodeBlock.Builder code = CodeBlock.builder();
        for (int i = 0; i < HEIGHT; i++) {
            code.addStatement("$T x$L = x[$L]", scalar.vector(), i, clamped("s", i));
            code.addStatement("$T a$L = a[$L]", scalar.vector(), i, clamped("s", i));
        }
        loadSums(code, HEIGHT, width, "a");
        code.beginControlFlow("for (int j = first; j < end; j++)");
        code.addStatement("$T row = w[j]", scalar.vector());
        loadRow(code, width);
        for (int i = 0; i < HEIGHT; i++) {
            addProducts(code, width, i, "x" + i + "[j]");
        }
        code.endControlFlow();
        storeSums(code, HEIGHT, width, "a");
        return tileMethod(tile("sums", HEIGHT, width), "Sums of samples over some rows.")
                .addParameter(scalar.matrix(), "x")
                .addParameter(scalar.matrix(), "w")
                .addParameter(TypeName.INT, "first")
                .addParameter(TypeName.INT, "end")
                .addParameter(TypeName.INT, "k")
                .addParameter(TypeName.INT, "columns")
                .addParameter(scalar.matrix(), "a")
                .addParameter(TypeName.INT, "s")
                .addParameter(TypeName.INT, "last")
                .addCode(code.build())
                .build();
    }

    /**
     * <pre>{@code
     * private static void steps4x3(
     *         float[][] x, float[][] g, int first, int end, int k, int columns, float[][] w, int j, int last) {
     *     int j1 = Math.min(j + 1, last);
     *     float[] w0 = w[j];
     *     ...
     *     for (int s = first; s < end; s++) {
     *         float[] row = g[s];
     *         float[] values = x[s];
     *         ...
     *     }
     * }
     * }</pre>
     */
    private MethodSpec stepsTile(int height, int width) {
        CodeBlock.Builder code = CodeBlock.builder();
        for (int i = 0; i < height; i++) {
            if (height == HEIGHT) {
                code.addStatement("int j$L = $L", i, clamped("j", i));
            }
            code.addStatement("$T w$L = w[$L]", scalar.vector(), i, row(height, i));
        }
        loadSums(code, height, width, "w");
        code.beginControlFlow("for (int s = first; s < end; s++)");
        code.addStatement("$T row = g[s]", scalar.vector());
        code.addStatement("$T values = x[s]", scalar.vector());
        loadRow(code, width);
        for (int i = 0; i < height; i++) {
            addProducts(code, width, i, "values[" + row(height, i) + "]");
        }
        code.endControlFlow();
        storeSums(code, height, width, "w");
        MethodSpec.Builder method = tileMethod(tile("steps", height, width), "Steps of rows for some samples.")
                .addParameter(scalar.matrix(), "x")
                .addParameter(scalar.matrix(), "g")
                .addParameter(TypeName.INT, "first")
                .addParameter(TypeName.INT, "end")
                .addParameter(TypeName.INT, "k")
                .addParameter(TypeName.INT, "columns")
                .addParameter(scalar.matrix(), "w")
                .addParameter(TypeName.INT, "j");
        if (height == HEIGHT) {
            method.addParameter(TypeName.INT, "last");
        }
        return method.addCode(code.build()).build();
    }

    /** A tall tile never stands at an edge. */
    private static String row(int height, int i) {
        return height == HEIGHT ? "j" + i : RowLoops.plus("j", i);
    }

    private static String clamped(String index, int i) {
        return i == 0 ? index : "Math.min(" + index + " + " + i + ", last)";
    }

    private void loadSums(CodeBlock.Builder code, int height, int width, String array) {
        for (int c = 0; c < width; c++) {
            String offset = c == 0 ? "k" : "k + " + (c == 1 ? "" : c + " * ") + "LANES";
            code.addStatement("int k$L = Math.min($L, columns - LANES)", c, offset);
        }
        for (int i = 0; i < height; i++) {
            for (int c = 0; c < width; c++) {
                code.addStatement("$T s$L$L = $L", vector.type(), i, c, vector.load(array + i, "k" + c));
            }
        }
    }

    private void loadRow(CodeBlock.Builder code, int width) {
        for (int c = 0; c < width; c++) {
            code.addStatement("$T row$L = $L", vector.type(), c, vector.load("row", "k" + c));
        }
    }

    private void addProducts(CodeBlock.Builder code, int width, int i, String factor) {
        code.addStatement("$T factor$L = $L", vector.type(), i, vector.broadcast(factor));
        for (int c = 0; c < width; c++) {
            String sum = "s" + i + c;
            code.addStatement("$L = $L", sum, VectorType.multiplyAdd("factor" + i, CodeBlock.of("row$L", c), sum));
        }
    }

    private static void storeSums(CodeBlock.Builder code, int height, int width, String array) {
        for (int i = 0; i < height; i++) {
            for (int c = 0; c < width; c++) {
                code.addStatement("s$1L$2L.intoArray($3L$1L, k$2L)", i, c, array);
            }
        }
    }

    private static MethodSpec.Builder method(String name, String formula, String range) {
        return MethodSpec.methodBuilder(name)
                .addJavadoc("{@code $L}, for $L from one index to before another.", formula, range)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC);
    }

    private static MethodSpec.Builder tileMethod(String name, String comment) {
        return MethodSpec.methodBuilder(name).addJavadoc(comment).addModifiers(Modifier.PRIVATE, Modifier.STATIC);
    }
}
