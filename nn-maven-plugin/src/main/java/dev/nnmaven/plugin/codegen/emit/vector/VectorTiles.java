package dev.nnmaven.plugin.codegen.emit.vector;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.nnmaven.plugin.codegen.emit.text.RuntimeTypes;
import dev.nnmaven.plugin.codegen.emit.text.Scalar;
import dev.nnmaven.plugin.codegen.plan.HotSpotLimits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import javax.lang.model.element.Modifier;

/**
 * What the matrix products of a batch in vector instructions share. A product is computed in tiles of eight rows, or less,
 * and two vectors, whose sums stay in registers, each in a variable of its own; where the number of vectors is odd, the last
 * tile has three. The factor that is read in vectors is copied into panels first, so that a tile reads it from end to end.
 * The last vector ends with the row and may cover columns of the one before: these come out the same twice. A row no
 * longer than a vector goes through tiles of one, whose sums stand in an array as long as a vector, the edge.
 */
final class VectorTiles {

    /** Rows of a tile where there are 16 registers. */
    static final int SHORT = HotSpotLimits.TILE_ROWS;

    /** Rows of a tile where there are 32. */
    static final int TALL = 2 * SHORT;

    /** Vectors side by side in a tile. */
    static final int PAIR = 2;

    /** What is left of an odd number of vectors. */
    static final int TRIPLE = 3;

    private final Scalar scalar;
    private final VectorType vector;

    VectorTiles(Scalar scalar) {
        this.scalar = scalar;
        this.vector = new VectorType(scalar.precision());
    }

    /** @param turned whether there are products with a matrix whose columns stand in its rows */
    List<MethodSpec> all(boolean turned) {
        List<MethodSpec> methods = new ArrayList<>();
        methods.addAll(new VectorSums(scalar, this).all(turned));
        methods.addAll(new VectorSteps(scalar, this).all());
        methods.addAll(List.of(takePanel(), width(), tail(), panel(), move("intoEdge", true), move("fromEdge", false)));
        return methods;
    }

    /**
     * <pre>{@code
     * // Where factors begin: three vectors of each row of any matrix find room before, and all steps of 64 samples.
     * private static final int FACTORS = 64 * (784 + LANES);
     * private static final Pool<float[]> PANELS = new Pool<>();
     * }</pre>
     *
     * @param widest of what layers read and write
     */
    List<FieldSpec> fields(int widest) {
        FieldSpec size = FieldSpec.builder(TypeName.INT, "FACTORS", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .initializer("$L * ($L + LANES)", VectorSteps.SAMPLES, widest)
                .addJavadoc(
                        "Where factors begin: three vectors of each row of any matrix find room before, and all steps of $L samples.",
                        VectorSteps.SAMPLES)
                .build();
        TypeName type = ParameterizedTypeName.get(RuntimeTypes.POOL, scalar.vector());
        FieldSpec pool = FieldSpec.builder(type, "PANELS", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .initializer("new $T<>()", RuntimeTypes.POOL)
                .build();
        return List.of(size, pool);
    }

    /**
     * <pre>{@code
     * private static float[] takePanel() {
     *     float[] panel = PANELS.take();
     *     return panel == null ? new float[FACTORS + 1024] : panel;
     * }
     * }</pre>
     */
    private MethodSpec takePanel() {
        return method("takePanel", "Scratch that no other thread uses, until it is given back.")
                .returns(scalar.vector())
                .addStatement("$T panel = PANELS.take()", scalar.vector())
                .addStatement(
                        "return panel == null ? new $T[FACTORS + $L] : panel",
                        scalar.type(),
                        VectorSteps.SAMPLES * VectorSteps.ROWS)
                .build();
    }

    /** Rows of a tile of so many vectors where there are 16 registers. */
    static int shortRows(int width) {
        return width == TRIPLE ? SHORT / 2 : SHORT;
    }

    /**
     * <pre>{@code
     * // Columns of the next panel: two vectors, or one or three if that is what is left.
     * private static int width(int columns) {
     *     int vectors = (columns + LANES - 1) / LANES;
     *     return vectors == 1 || vectors == 3 ? vectors * LANES : 2 * LANES;
     * }
     * }</pre>
     */
    private static MethodSpec width() {
        return method("width", "Columns of the next panel: two vectors, or one or three if that is what is left.")
                .returns(TypeName.INT)
                .addParameter(TypeName.INT, "columns")
                .addStatement("int vectors = (columns + LANES - 1) / LANES")
                .addStatement("return vectors == 1 || vectors == 3 ? vectors * LANES : 2 * LANES")
                .build();
    }

    /**
     * <pre>{@code
     * // Where the last vector of a panel begins, to end with the last column at the latest.
     * private static int tail(int k, int columns) {
     *     return Math.max(0, Math.min(k + width(columns - k), columns) - LANES);
     * }
     * }</pre>
     */
    private static MethodSpec tail() {
        return method("tail", "Where the last vector of a panel begins, to end with the last column at the latest.")
                .returns(TypeName.INT)
                .addParameter(TypeName.INT, "k")
                .addParameter(TypeName.INT, "columns")
                .addStatement("return $1T.max(0, $1T.min(k + width(columns - k), columns) - LANES)", Math.class)
                .build();
    }

    /**
     * <pre>{@code
     * private static void panel(float[][] w, int first, int end, int k, int columns, float[] panel, int at) {
     *     int width = width(columns - k);
     *     int tail = tail(k, columns);
     *     for (int j = first; j < end; j++) {
     *         if (width == LANES) {
     *             System.arraycopy(w[j], 0, panel, at, columns);
     *             Arrays.fill(panel, at + columns, at + LANES, 0f);
     *         } else {
     *             for (int c = 0; c < width - LANES; c += LANES) {
     *                 FloatVector.fromArray(SPECIES, w[j], k + c).intoArray(panel, at + c);
     *             }
     *             FloatVector.fromArray(SPECIES, w[j], tail).intoArray(panel, at + width - LANES);
     *         }
     *         at += width;
     *     }
     * }
     * }</pre>
     */
    private MethodSpec panel() {
        return method("panel", "Copies some columns of some rows, one row behind the other; 0 past the last column.")
                .addParameter(scalar.matrix(), "w")
                .addParameter(TypeName.INT, "first")
                .addParameter(TypeName.INT, "end")
                .addParameter(TypeName.INT, "k")
                .addParameter(TypeName.INT, "columns")
                .addParameter(scalar.vector(), "panel")
                .addParameter(TypeName.INT, "at")
                .addStatement("int width = width(columns - k)")
                .addStatement("int tail = tail(k, columns)")
                .beginControlFlow("for (int j = first; j < end; j++)")
                .beginControlFlow("if (width == LANES)")
                .addStatement("$T.arraycopy(w[j], 0, panel, at, columns)", System.class)
                .addStatement("$T.fill(panel, at + columns, at + LANES, $L)", Arrays.class, scalar.literal(0))
                .nextControlFlow("else")
                .beginControlFlow("for (int c = 0; c < width - LANES; c += LANES)")
                .addStatement("$L.intoArray(panel, at + c)", vector.load("w[j]", "k + c"))
                .endControlFlow()
                .addStatement("$L.intoArray(panel, at + width - LANES)", vector.load("w[j]", "tail"))
                .endControlFlow()
                .addStatement("at += width")
                .endControlFlow()
                .build();
    }

    /**
     * <pre>{@code
     * private static void intoEdge(
     *         float[][] rows, int first, int last, int columns, float[][] edge, int height) {
     *     for (int i = 0; i < height; i++) {
     *         System.arraycopy(rows[Math.min(first + i, last)], 0, edge[i], 0, columns);
     *     }
     * }
     * }</pre>
     */
    private MethodSpec move(String name, boolean into) {
        CodeBlock row = CodeBlock.of("rows[$T.min(first + i, last)], 0", Math.class);
        String comment =
                into ? "Copies the columns of some rows; past the last row, that one again." : "Copies them back.";
        return method(name, comment)
                .addParameter(scalar.matrix(), "rows")
                .addParameter(TypeName.INT, "first")
                .addParameter(TypeName.INT, "last")
                .addParameter(TypeName.INT, "columns")
                .addParameter(scalar.matrix(), "edge")
                .addParameter(TypeName.INT, "height")
                .beginControlFlow("for (int i = 0; i < height; i++)")
                .addStatement(
                        into ? "$T.arraycopy($L, edge[i], 0, columns)" : "$T.arraycopy(edge[i], 0, $L, columns)",
                        System.class,
                        row)
                .endControlFlow()
                .build();
    }

    /** {@code sums8x2} */
    static String name(String product, int height, int width) {
        return product + height + "x" + width;
    }

    /**
     * The sums of a tile, from the rows of an array:
     *
     * <pre>{@code
     * FloatVector s00 = FloatVector.fromArray(SPECIES, a0, k);
     * FloatVector s01 = FloatVector.fromArray(SPECIES, a0, tail);
     * }</pre>
     */
    void loadSums(CodeBlock.Builder code, int height, int width, String rows) {
        for (int i = 0; i < height; i++) {
            for (int c = 0; c < width; c++) {
                code.addStatement("$T s$L$L = $L", vector.type(), i, c, vector.load(rows + i, column(width, c)));
            }
        }
    }

    /**
     * <pre>{@code
     * FloatVector row0 = FloatVector.fromArray(SPECIES, panel, at);
     * FloatVector factor0 = FloatVector.broadcast(SPECIES, x0[j]);
     * s00 = FUSED ? factor0.fma(row0, s00) : s00.add(factor0.mul(row0));
     * }</pre>
     *
     * @param factor of a row of the tile
     */
    void addProducts(CodeBlock.Builder code, int height, int width, String panel, IntFunction<String> factor) {
        for (int c = 0; c < width; c++) {
            code.addStatement(
                    "$T row$L = $L", vector.type(), c, vector.load(panel, c == 0 ? "at" : "at + " + lanes(c)));
        }
        for (int i = 0; i < height; i++) {
            code.addStatement("$T factor$L = $L", vector.type(), i, vector.broadcast(factor.apply(i)));
            for (int c = 0; c < width; c++) {
                String sum = "s" + i + c;
                code.addStatement(
                        "$L = $L", sum, VectorType.fusedMultiplyAdd("factor" + i, CodeBlock.of("row$L", c), sum));
            }
        }
    }

    /** {@code s00.intoArray(a0, k)} */
    static void storeSums(CodeBlock.Builder code, int height, int width, String rows) {
        for (int i = 0; i < height; i++) {
            for (int c = 0; c < width; c++) {
                code.addStatement("s$L$L.intoArray($L$L, $L)", i, c, rows, i, column(width, c));
            }
        }
    }

    /**
     * Where a row of a panel begins, {@code s * 2 * LANES}. Computed from the row, for then HotSpot sees before the
     * loop that no index is out of bounds: a tile of steps takes 0.87 of the time that it takes with an index counted up,
     * on JDK 17.
     */
    static String rowOfPanel(String row, int width) {
        return row + " * " + lanes(width);
    }

    /** Where a vector of a tile begins: {@code k}, {@code k + LANES}, {@code tail}; in an edge, at 0. */
    private static String column(int width, int c) {
        if (width == 1) {
            return "0";
        }
        return c == width - 1 ? "tail" : c == 0 ? "k" : "k + " + lanes(c);
    }

    /** {@code LANES}, {@code 2 * LANES} */
    static String lanes(int vectors) {
        return vectors == 1 ? "LANES" : vectors + " * LANES";
    }

    /** {@code Math.min(s + 1, last)} */
    static CodeBlock clamped(String index, int i) {
        return i == 0 ? CodeBlock.of("$L", index) : CodeBlock.of("$T.min($L + $L, last)", Math.class, index, i);
    }

    static MethodSpec.Builder method(String name, String comment, Object... values) {
        return MethodSpec.methodBuilder(name)
                .addJavadoc(comment, values)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC);
    }
}
