package dev.nnmaven.plugin.codegen.emit.vector;

import com.palantir.javapoet.CodeBlock;
import dev.nnmaven.plugin.codegen.emit.loop.RowLoops;
import dev.nnmaven.plugin.codegen.emit.text.Scalar;
import dev.nnmaven.plugin.codegen.plan.HotSpotLimits;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;

/**
 * The loops over a matrix for one sample where the sums of a row do not stay in registers: four rows a pass, each read from
 * end to end, because weights then come from the second- or third-level cache, which is fastest in a row. The sums stand in
 * the result's array. The last vector of a pass, which may overlap the one before, is computed first and written last.
 */
final class VectorStreams {

    private final Scalar scalar;
    private final VectorType vector;

    VectorStreams(Scalar scalar) {
        this.scalar = scalar;
        this.vector = new VectorType(scalar.precision());
    }

    /** Whether the rows of a matrix are too long for {@link VectorRows}: more than two blocks of sums. */
    boolean suits(RowLoops.Matrix matrix) {
        int widest = vector.lanes().max().orElseThrow();
        return matrix.column().length() > 2 * HotSpotLimits.VECTOR_SUMS * widest;
    }

    /** Whether that depends on the lanes: with some, a row does not fit into the widest block of sums. */
    boolean suitsShortVectors(RowLoops.Matrix matrix) {
        int shortest = vector.lanes().min().orElseThrow();
        return !suits(matrix) && matrix.column().length() > HotSpotLimits.VECTOR_SUMS * shortest;
    }

    /**
     * The condition that {@link #suitsShortVectors} leaves to the machine. Where there are 32 registers of 512 bits, two
     * blocks are as fast.
     *
     * <pre>{@code
     * !TALL && N1 > 13 * LANES
     * }</pre>
     */
    static String pays(RowLoops.Matrix matrix) {
        return "!TALL && " + matrix.column().bound() + " > " + VectorTiles.lanes(HotSpotLimits.VECTOR_SUMS);
    }

    /**
     * {@code result += Σ factors[row]·matrix[row]}:
     *
     * <pre>{@code
     * for (int j = 0; j < w1.length - 3; j += 4) {
     *     if (x[j] != 0f || x[j + 1] != 0f) {
     *         FloatVector factor0 = FloatVector.broadcast(SPECIES, x[j]);
     *         float[] row0 = w1[j];
     *         int end = N1 - LANES;
     *         FloatVector last = FloatVector.fromArray(SPECIES, a, end);
     *         last = last.add(factor0.mul(... row0 at end ...));
     *         for (int k = 0; k < end; k += LANES) { ... }
     *         last.intoArray(a, end);
     *     }
     * }
     * }</pre>
     */
    void sumOfRows(CodeBlock.Builder code, RowLoops.Matrix matrix, String factors, String result, boolean skipsZeros) {
        inPasses(code, matrix, (pass, indices) -> {
            guard(pass, factors, indices, skipsZeros);
            loadRows(pass, matrix, indices, "factor", factors);
            String c = matrix.column().index();
            beginRows(pass, matrix);
            sum(pass, "last", result, "end", indices.size());
            beginColumns(pass, c);
            sum(pass, "sum", result, c, indices.size());
            pass.addStatement("sum.intoArray($L, $L)", result, c);
            pass.endControlFlow();
            pass.addStatement("last.intoArray($L, end)", result);
            endGuard(pass, skipsZeros);
        });
    }

    /**
     * Four rows a pass, and one of those left over. Up to the rows that there are, so that a loop can be warmed up on few of
     * them:
     *
     * <pre>{@code
     * for (int j = 0; j < w1.length - 3; j += 4) {
     *     ...
     * }
     * for (int j = w1.length / 4 * 4; j < w1.length; j++) {
     *     ...
     * }
     * }</pre>
     */
    private static void inPasses(
            CodeBlock.Builder code, RowLoops.Matrix matrix, BiConsumer<CodeBlock.Builder, List<String>> pass) {
        String r = matrix.row().index();
        int rows = HotSpotLimits.ROWS_PER_PASS;
        if (matrix.row().length() >= rows) {
            code.beginControlFlow(
                    "for (int $1L = 0; $1L < $2L.length - $3L; $1L += $4L)", r, matrix.name(), rows - 1, rows);
            pass.accept(
                    code,
                    IntStream.range(0, rows).mapToObj(i -> RowLoops.plus(r, i)).toList());
            code.endControlFlow();
        }
        if (matrix.row().length() % rows > 0) {
            code.beginControlFlow(
                    "for (int $1L = $2L.length / $3L * $3L; $1L < $2L.length; $1L++)", r, matrix.name(), rows);
            pass.accept(code, List.of(r));
            code.endControlFlow();
        }
    }

    /** Rows on which all of a loop is warmed up: those of a pass, and one more if some are left over. */
    static int warmUpRows(RowLoops.Matrix matrix) {
        int rows = HotSpotLimits.ROWS_PER_PASS;
        return Math.min(matrix.row().length(), matrix.row().length() % rows > 0 ? rows + 1 : rows);
    }

    private void sum(CodeBlock.Builder code, String sum, String result, String index, int rows) {
        code.addStatement("$T $L = $L", vector.type(), sum, vector.load(result, index));
        for (int i = 0; i < rows; i++) {
            code.addStatement("$L = $L", sum, VectorType.multiplyAdd("factor" + i, vector.load("row" + i, index), sum));
        }
    }

    /**
     * {@code matrix[row] += x[row]·columnFactors}, then {@link #sumOfRows} with {@code next}:
     *
     * <pre>{@code
     * for (int k = 0; k < end; k += LANES) {
     *     FloatVector vStep = FloatVector.fromArray(SPECIES, g1, k);
     *     FloatVector v0 = FloatVector.fromArray(SPECIES, row0, k);
     *     v0 = v0.add(factor0.mul(vStep));
     *     v0.intoArray(row0, k);
     *     FloatVector sum = FloatVector.fromArray(SPECIES, a, k);
     *     sum = sum.add(after0.mul(v0));
     *     sum.intoArray(a, k);
     * }
     * }</pre>
     */
    void addOuterProductThenSum(
            CodeBlock.Builder code,
            RowLoops.Matrix matrix,
            String x,
            String columnFactors,
            String next,
            String result) {
        inPasses(code, matrix, (pass, indices) -> {
            loadRows(pass, matrix, indices, "factor", x);
            for (int i = 0; i < indices.size(); i++) {
                pass.addStatement(
                        "$T after$L = $L", vector.type(), i, vector.broadcast(next + "[" + indices.get(i) + "]"));
            }
            String c = matrix.column().index();
            beginRows(pass, matrix);
            update(pass, "last", columnFactors, "end", indices.size());
            sumUpdated(pass, "lastSum", result, "last", "end", indices.size());
            beginColumns(pass, c);
            update(pass, "v", columnFactors, c, indices.size());
            store(pass, "v", c, indices.size());
            sumUpdated(pass, "sum", result, "v", c, indices.size());
            pass.addStatement("sum.intoArray($L, $L)", result, c);
            pass.endControlFlow();
            store(pass, "last", "end", indices.size());
            pass.addStatement("lastSum.intoArray($L, end)", result);
        });
    }

    private void update(CodeBlock.Builder code, String value, String columnFactors, String index, int rows) {
        code.addStatement("$T $LStep = $L", vector.type(), value, vector.load(columnFactors, index));
        for (int i = 0; i < rows; i++) {
            String v = value + i;
            code.addStatement("$T $L = $L", vector.type(), v, vector.load("row" + i, index));
            code.addStatement("$L = $L", v, VectorType.multiplyAdd("factor" + i, CodeBlock.of("$LStep", value), v));
        }
    }

    private void sumUpdated(CodeBlock.Builder code, String sum, String result, String value, String index, int rows) {
        code.addStatement("$T $L = $L", vector.type(), sum, vector.load(result, index));
        for (int i = 0; i < rows; i++) {
            code.addStatement("$L = $L", sum, VectorType.multiplyAdd("after" + i, CodeBlock.of("$L$L", value, i), sum));
        }
    }

    private static void store(CodeBlock.Builder code, String value, String index, int rows) {
        for (int i = 0; i < rows; i++) {
            code.addStatement("$1L$2L.intoArray(row$2L, $3L)", value, i, index);
        }
    }

    private void loadRows(
            CodeBlock.Builder code, RowLoops.Matrix matrix, List<String> indices, String name, String factors) {
        for (int i = 0; i < indices.size(); i++) {
            code.addStatement(
                    "$T $L$L = $L", vector.type(), name, i, vector.broadcast(factors + "[" + indices.get(i) + "]"));
            code.addStatement("$T row$L = $L[$L]", scalar.vector(), i, matrix.name(), indices.get(i));
        }
    }

    private static void beginRows(CodeBlock.Builder code, RowLoops.Matrix matrix) {
        code.addStatement("int end = $L - LANES", matrix.column().bound());
    }

    private static void beginColumns(CodeBlock.Builder code, String c) {
        code.beginControlFlow("for (int $1L = 0; $1L < end; $1L += LANES)", c);
    }

    private void guard(CodeBlock.Builder code, String factors, List<String> indices, boolean skipsZeros) {
        if (skipsZeros) {
            List<String> tests = indices.stream()
                    .map(index -> factors + "[" + index + "] != " + scalar.literal(0))
                    .toList();
            code.beginControlFlow("if ($L)", String.join(" || ", tests));
        }
    }

    private static void endGuard(CodeBlock.Builder code, boolean skipsZeros) {
        if (skipsZeros) {
            code.endControlFlow();
        }
    }
}
