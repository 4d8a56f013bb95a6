package dev.nnmaven.plugin.codegen.emit.vector;

import com.palantir.javapoet.CodeBlock;
import dev.nnmaven.plugin.codegen.emit.loop.RowLoops;
import dev.nnmaven.plugin.codegen.emit.text.Scalar;
import dev.nnmaven.plugin.codegen.plan.HotSpotLimits;

/** The dot products of a matrix of row arrays with one sample, in vector instructions. */
final class VectorDots {

    private final Scalar scalar;
    private final VectorType vector;

    VectorDots(Scalar scalar) {
        this.scalar = scalar;
        this.vector = new VectorType(scalar.precision());
    }

    /**
     * {@code result[row] = start[row] + matrix[row]·vector}, four rows at a time. The lanes of one or two vectors are the
     * partial sums of plain Java:
     *
     * <pre>{@code
     * for (int k = 0; k < w2.length; k += 4) {
     *     int k1 = Math.min(k + 1, w2.length - 1);
     *     float[] row0 = w2[k];
     *     FloatVector s0 = FloatVector.zero(SPECIES);
     *     FloatVector t0 = s0;
     *     for (int j = 0; j < N1 - 15; j += 16) {
     *         FloatVector values = FloatVector.fromArray(SPECIES, x, j);
     *         s0 = s0.add(values.mul(FloatVector.fromArray(SPECIES, row0, j)));
     *         if (HALVES) {
     *             FloatVector others = FloatVector.fromArray(SPECIES, x, j + LANES);
     *             t0 = t0.add(others.mul(FloatVector.fromArray(SPECIES, row0, j + LANES)));
     *         }
     *     }
     *     s0 = s0.add(HALVES ? t0 : s0.rearrange(TURN_BY_8));
     *     s0 = s0.add(s0.rearrange(TURN_BY_4));
     *     ...
     *     a[k] = b2[k] + withRest(s0.lane(0), row0, x);
     * }
     * }</pre>
     *
     * <p>The lanes are added up here, half to half, because reduceLanes leaves the order open and HotSpot does not always
     * inline a method of ours: then each vector that it is given becomes an object.
     *
     * @param start an array, or nothing for 0
     */
    void dotProducts(CodeBlock.Builder code, RowLoops.Matrix matrix, String values, String result, String start) {
        String r = matrix.row().index();
        String c = matrix.column().index();
        int height = Math.min(HotSpotLimits.ROWS_PER_PASS, matrix.row().length());
        code.beginControlFlow("for (int $1L = 0; $1L < $2L; $1L += $3L)", r, matrix.name() + ".length", height);
        for (int i = 1; i < height; i++) {
            code.addStatement("int $1L$2L = $4T.min($1L + $2L, $3L.length - 1)", r, i, matrix.name(), Math.class);
        }
        for (int i = 0; i < height; i++) {
            code.addStatement("$T row$L = $L[$L]", scalar.vector(), i, matrix.name(), numbered(r, i));
            code.addStatement("$1T s$2L = $1T.zero(SPECIES)", vector.type(), i);
            code.addStatement("$1T t$2L = s$2L", vector.type(), i);
        }
        RowLoops.beginLoop(code, matrix.column(), scalar.partialSums());
        addLanes(code, height, "s", "values", values, c);
        code.beginControlFlow("if (HALVES)");
        addLanes(code, height, "t", "others", values, c + " + LANES");
        code.endControlFlow();
        code.endControlFlow();
        for (int i = 0; i < height; i++) {
            String at = numbered(r, i);
            String sum = "s" + i;
            int half = scalar.partialSums() / 2;
            code.addStatement("$1L = $1L.add(HALVES ? t$2L : $1L.rearrange($3L))", sum, i, VectorHelpers.turn(half));
            for (int lanes = half / 2; lanes > 0; lanes /= 2) {
                code.addStatement("$1L = $1L.add($1L.rearrange($2L))", sum, VectorHelpers.turn(lanes));
            }
            code.addStatement(
                    "$1L[$2L] = $3LwithRest(s$4L.lane(0), row$4L, $5L)",
                    result,
                    at,
                    start.isEmpty() ? "" : start + "[" + at + "] + ",
                    i,
                    values);
        }
        code.endControlFlow();
    }

    private void addLanes(CodeBlock.Builder code, int height, String sums, String loaded, String values, String index) {
        code.addStatement("$T $L = $L", vector.type(), loaded, vector.load(values, index));
        for (int i = 0; i < height; i++) {
            code.addStatement("$1L = $1L.add($2L.mul($3L))", sums + i, loaded, vector.load("row" + i, index));
        }
    }

    private static String numbered(String index, int i) {
        return i == 0 ? index : index + i;
    }
}
