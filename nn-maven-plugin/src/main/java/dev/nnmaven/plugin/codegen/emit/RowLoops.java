package dev.nnmaven.plugin.codegen.emit;

import com.palantir.javapoet.CodeBlock;
import dev.nnmaven.plugin.codegen.plan.HotSpotLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The three loops over a matrix of row arrays. Every array in an inner loop is indexed by the bare loop variable: C2
 * vectorises nothing else.
 */
final class RowLoops {

    /**
     * One direction of a matrix.
     *
     * @param index name of the loop variable
     * @param bound name of the constant that holds the length
     */
    record Axis(String index, String bound, int length) {}

    /**
     * @param name of the array of row arrays
     * @param row counts the rows
     * @param column runs along each row
     */
    record Matrix(String name, Axis row, Axis column) {}

    private final Scalar scalar;

    RowLoops(Scalar scalar) {
        this.scalar = scalar;
    }

    /**
     * {@code result += Σ factors[row]·matrix[row]}, four rows a pass; rows left over at the end have a pass of their
     * own:
     *
     * <pre>{@code
     * for (int j = 0; j < N0; j += 4) {
     *     float x0 = x[j];
     *     float x1 = x[j + 1];
     *     float[] row0 = w1[j];
     *     float[] row1 = w1[j + 1];
     *     for (int k = 0; k < N1; k++) {
     *         a[k] += x0 * row0[k] + x1 * row1[k];
     *     }
     * }
     * }</pre>
     */
    void sumOfRows(CodeBlock.Builder code, Matrix matrix, String factors, String result) {
        int step = HotSpotLimits.ROWS_PER_PASS;
        int left = matrix.row().length() % step;
        if (matrix.row().length() >= step) {
            beginLoop(code, matrix.row(), step);
            List<String> indices = IntStream.range(0, step)
                    .mapToObj(i -> plus(matrix.row().index(), i))
                    .toList();
            sumPass(code, matrix, indices, factors, result);
            code.endControlFlow();
        }
        if (left > 0) {
            List<String> indices = IntStream.range(
                            matrix.row().length() - left, matrix.row().length())
                    .mapToObj(Integer::toString)
                    .toList();
            sumPass(code, matrix, indices, factors, result);
        }
    }

    private void sumPass(CodeBlock.Builder code, Matrix matrix, List<String> indices, String factors, String result) {
        Operand factor = Operand.locals(factors);
        String c = matrix.column().index();
        List<String> terms = new ArrayList<>();
        for (int i = 0; i < indices.size(); i++) {
            code.addStatement("$T $L = $L[$L]", scalar.type(), factor.at(i), factors, indices.get(i));
            terms.add(factor.at(i) + " * row" + i + "[" + c + "]");
        }
        for (int i = 0; i < indices.size(); i++) {
            code.addStatement("$T row$L = $L[$L]", scalar.vector(), i, matrix.name(), indices.get(i));
        }
        beginLoop(code, matrix.column(), 1);
        code.addStatement("$L[$L] += $L", result, c, String.join(" + ", terms));
        code.endControlFlow();
    }

    /**
     * {@code result[row] = start + matrix[row]·vector}, in eight partial sums if the rows are long enough for them:
     *
     * <pre>{@code
     * for (int k = 0; k < N2; k++) {
     *     float[] row = w2[k];
     *     float s0 = 0.0f;
     *     float s1 = 0.0f;
     *     for (int j = 0; j < N1; j += 2) {
     *         s0 += row[j] * x[j];
     *         s1 += row[j + 1] * x[j + 1];
     *     }
     *     a[k] = b2[k] + (s0 + s1);
     * }
     * }</pre>
     *
     * @param start an expression that ends in a plus, or nothing
     */
    void dotProducts(CodeBlock.Builder code, Matrix matrix, String vector, String result, String start) {
        int length = matrix.column().length();
        int sums = length < 2 * HotSpotLimits.PARTIAL_SUMS ? 1 : HotSpotLimits.PARTIAL_SUMS;
        beginLoop(code, matrix.row(), 1);
        code.addStatement(
                "$T row = $L[$L]", scalar.vector(), matrix.name(), matrix.row().index());
        for (int i = 0; i < sums; i++) {
            code.addStatement("$T s$L = $L", scalar.type(), i, scalar.literal(0));
        }
        beginLoop(code, matrix.column(), sums);
        for (int i = 0; i < sums; i++) {
            String index = plus(matrix.column().index(), i);
            code.addStatement("s$1L += row[$2L] * $3L[$2L]", i, index, vector);
        }
        code.endControlFlow();
        for (int i = 0; i < length % sums; i++) {
            code.addStatement("s$1L += row[$2L] * $3L[$2L]", i, length - length % sums + i, vector);
        }
        code.addStatement("$L[$L] = $L$L", result, matrix.row().index(), start, pairwiseSum(0, sums));
        code.endControlFlow();
    }

    /**
     * {@code matrix[row] += α·rowFactors[row]·columnFactors}:
     *
     * <pre>{@code
     * for (int j = 0; j < N0; j++) {
     *     float step = LEARNING_RATE * x[j];
     *     float[] row = w1[j];
     *     for (int k = 0; k < N1; k++) {
     *         row[k] += step * d1[k];
     *     }
     * }
     * }</pre>
     */
    void addOuterProduct(CodeBlock.Builder code, Matrix matrix, String rowFactors, String columnFactors) {
        beginLoop(code, matrix.row(), 1);
        String r = matrix.row().index();
        code.addStatement("$T step = LEARNING_RATE * $L[$L]", scalar.type(), rowFactors, r);
        code.addStatement("$T row = $L[$L]", scalar.vector(), matrix.name(), r);
        beginLoop(code, matrix.column(), 1);
        code.addStatement("row[$1L] += step * $2L[$1L]", matrix.column().index(), columnFactors);
        code.endControlFlow();
        code.endControlFlow();
    }

    /** {@code for (int j = 0; j < N0 - 3; j += 4)}; without the subtraction where the step divides the length. */
    private static void beginLoop(CodeBlock.Builder code, Axis axis, int step) {
        String bound = axis.length() % step == 0 ? axis.bound() : axis.bound() + " - " + (step - 1);
        String next = step == 1 ? axis.index() + "++" : axis.index() + " += " + step;
        code.beginControlFlow("for (int $1L = 0; $1L < $2L; $3L)", axis.index(), bound, next);
    }

    private static String plus(String index, int offset) {
        return offset == 0 ? index : index + " + " + offset;
    }

    /** {@code ((s0 + s1) + (s2 + s3))}: a tree is as deep as it must be, and no addition waits for the one before. */
    private static String pairwiseSum(int from, int to) {
        if (to - from == 1) {
            return "s" + from;
        }
        int middle = (from + to) / 2;
        return "(" + pairwiseSum(from, middle) + " + " + pairwiseSum(middle, to) + ")";
    }
}
