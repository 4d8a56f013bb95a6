package dev.nnmaven.plugin.codegen.emit.loop;

import com.palantir.javapoet.CodeBlock;
import dev.nnmaven.plugin.codegen.emit.text.Scalar;

/**
 * The products of each row of a matrix and a vector, for one sample. A long row is added up in as many
 * partial sums as in vector instructions, so that the bits are the same.
 */
record DotProducts(Scalar scalar) {

    /**
     * {@code result[row] = start + matrix[row]·vector}, in partial sums if the rows are long enough for them:
     *
     * <pre>{@code
     * for (int k = 0; k < N2; k++) {
     *     float[] row = w2[k];
     *     float s0 = 0f;
     *     float s1 = 0f;
     *     for (int j = 0; j < N1 - 1; j += 2) {
     *         s0 += row[j] * x[j];
     *         s1 += row[j + 1] * x[j + 1];
     *     }
     *     float s = s0 + s1;
     *     for (int j = 4; j < N1; j++) {
     *         s += row[j] * x[j];
     *     }
     *     a[k] = b2[k] + s;
     * }
     * }</pre>
     *
     * @param start an expression that ends in a plus, or nothing
     */
    void of(CodeBlock.Builder code, RowLoops.Matrix matrix, String vector, String result, String start) {
        int length = matrix.column().length();
        String c = matrix.column().index();
        int sums = length < scalar.partialSums() ? 1 : scalar.partialSums();
        RowLoops.beginLoop(code, matrix.row(), 1);
        code.addStatement(
                "$T row = $L[$L]", scalar.vector(), matrix.name(), matrix.row().index());
        for (int i = 0; i < sums; i++) {
            code.addStatement("$T s$L = $L", scalar.type(), i, scalar.literal(0));
        }
        int half = Math.max(1, sums / 2);
        for (int first = 0; first < sums; first += half) {
            String bound = length % sums == 0 ? matrix.column().bound() : String.valueOf(length - length % sums);
            code.beginControlFlow(
                    "for (int $1L = $2L; $1L < $3L; $4L)", c, first, bound, sums == 1 ? c + "++" : c + " += " + sums);
            for (int i = first; i < first + half; i++) {
                code.addStatement("s$1L += row[$2L] * $3L[$2L]", i, RowLoops.plus(c, i - first), vector);
            }
            code.endControlFlow();
        }
        String sum = treeSum(0, 1, sums);
        boolean rest = length % sums > 0;
        if (rest) {
            code.addStatement("$T s = $L", scalar.type(), sum);
            code.beginControlFlow(
                    "for (int $1L = $2L; $1L < $3L; $1L++)",
                    c,
                    length - length % sums,
                    matrix.column().bound());
            code.addStatement("s += row[$1L] * $2L[$1L]", c, vector);
            code.endControlFlow();
            sum = "s";
        }
        boolean alone = rest || sums == 1 || start.isEmpty();
        code.addStatement(
                alone ? "$L[$L] = $L$L" : "$L[$L] = $L($L)",
                result,
                matrix.row().index(),
                start,
                sum);
        code.endControlFlow();
    }

    /**
     * {@code s0 + s2 + (s1 + s3)}: a tree is as deep as it must be, and no addition waits for the one before. A vector of so
     * many lanes gives the same when its halves are added, then the halves of that, and so on.
     */
    private static String treeSum(int first, int step, int sums) {
        if (step == sums) {
            return "s" + first;
        }
        String right = treeSum(first + step, 2 * step, sums);
        return treeSum(first, 2 * step, sums) + " + " + (2 * step == sums ? right : "(" + right + ")");
    }
}
