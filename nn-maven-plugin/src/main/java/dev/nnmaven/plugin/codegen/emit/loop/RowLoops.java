package dev.nnmaven.plugin.codegen.emit.loop;

import com.palantir.javapoet.CodeBlock;
import dev.nnmaven.plugin.codegen.emit.text.Scalar;
import dev.nnmaven.plugin.codegen.plan.HotSpotLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The loops over a matrix of row arrays for one sample. Every array in an inner loop is indexed by the bare loop variable: C2
 * vectorises nothing else.
 */
public final class RowLoops {

    /**
     * One direction of a matrix.
     *
     * @param index name of the loop variable
     * @param bound name of the constant that holds the length
     */
    public record Axis(String index, String bound, int length) {}

    /**
     * @param name of the array of row arrays
     * @param row counts the rows
     * @param column runs along each row
     */
    public record Matrix(String name, Axis row, Axis column) {}

    private final Scalar scalar;

    public RowLoops(Scalar scalar) {
        this.scalar = scalar;
    }

    /**
     * {@code result += Σ factors[row]·matrix[row]}, four rows a pass; rows left over at the end have a pass of their
     * own. Each sum takes its products in the order of the rows, as every other form of this loop does:
     *
     * <pre>{@code
     * for (int j = 0; j < N0; j += 4) {
     *     float x0 = x[j];
     *     float x1 = x[j + 1];
     *     if (all || x0 != 0f || x1 != 0f) {
     *         float[] row0 = w1[j];
     *         float[] row1 = w1[j + 1];
     *         for (int k = 0; k < N1; k++) {
     *             a[k] = a[k] + x0 * row0[k] + x1 * row1[k];
     *         }
     *     }
     * }
     * }</pre>
     *
     * @param skipsZeros whether rows whose factors are 0 are passed over, unless a variable {@code all} is true
     */
    public void sumOfRows(CodeBlock.Builder code, Matrix matrix, String factors, String result, boolean skipsZeros) {
        String c = matrix.column().index();
        inPasses(code, matrix, "", (pass, indices) -> {
            Operand factor = Operand.locals(factors);
            loadFactors(pass, factors, indices, factor);
            guarded(pass, skipsZeros, factor, indices.size(), body -> {
                rows(body, matrix, indices);
                beginLoop(body, matrix.column(), 1);
                body.addStatement("$1L[$2L] = $1L[$2L] + $3L", result, c, products(factor, c, indices.size()));
                body.endControlFlow();
            });
        });
    }

    /**
     * {@code matrix[row] += rowFactors[row]·columnFactors}, four rows a pass:
     *
     * <pre>{@code
     * for (int j = from; j < to - 1; j += 2) {
     *     float x0 = x[j];
     *     float x1 = x[j + 1];
     *     if (all || x0 != 0f || x1 != 0f) {
     *         float[] row0 = w1[j];
     *         float[] row1 = w1[j + 1];
     *         for (int k = 0; k < N1; k++) {
     *             row0[k] += x0 * g1[k];
     *             row1[k] += x1 * g1[k];
     *         }
     *     }
     * }
     * }</pre>
     *
     * @param range {@code from, to} if the method has parameters of these names for a part of the rows, or nothing
     */
    void addOuterProduct(
            CodeBlock.Builder code,
            Matrix matrix,
            String rowFactors,
            String columnFactors,
            boolean skipsZeros,
            String range) {
        String c = matrix.column().index();
        inPasses(code, matrix, range, (pass, indices) -> {
            Operand factor = Operand.locals(rowFactors);
            loadFactors(pass, rowFactors, indices, factor);
            guarded(pass, skipsZeros, factor, indices.size(), body -> {
                rows(body, matrix, indices);
                beginLoop(body, matrix.column(), 1);
                for (int i = 0; i < indices.size(); i++) {
                    body.addStatement("row$1L[$2L] += $3L * $4L[$2L]", i, c, factor.at(i), columnFactors);
                }
                body.endControlFlow();
            });
        });
    }

    /**
     * {@link #addOuterProduct} with {@code x} and then {@link #sumOfRows} with {@code next}, while each row is at hand:
     *
     * <pre>{@code
     * for (int j = 0; j < N0; j += 4) {
     *     float x0 = x[j];
     *     float next0 = next[j];
     *     float[] row0 = w1[j];
     *     for (int k = 0; k < N1; k++) {
     *         float v0 = row0[k] + x0 * g1[k];
     *         row0[k] = v0;
     *         a[k] = a[k] + next0 * v0;
     *     }
     * }
     * }</pre>
     */
    void addOuterProductThenSum(
            CodeBlock.Builder code, Matrix matrix, String x, String steps, String next, String result) {
        String c = matrix.column().index();
        inPasses(code, matrix, "", (pass, indices) -> {
            Operand before = Operand.locals(x);
            Operand after = Operand.locals(next);
            loadFactors(pass, x, indices, before);
            loadFactors(pass, next, indices, after);
            rows(pass, matrix, indices);
            beginLoop(pass, matrix.column(), 1);
            pass.addStatement("$T g = $L[$L]", scalar.type(), steps, c);
            List<String> terms = new ArrayList<>();
            for (int i = 0; i < indices.size(); i++) {
                pass.addStatement("$1T v$2L = row$2L[$3L] + $4L * g", scalar.type(), i, c, before.at(i));
                terms.add(after.at(i) + " * v" + i);
            }
            for (int i = 0; i < indices.size(); i++) {
                pass.addStatement("row$1L[$2L] = v$1L", i, c);
            }
            pass.addStatement("$1L[$2L] = $1L[$2L] + $3L", result, c, String.join(" + ", terms));
            pass.endControlFlow();
        });
    }

    /**
     * Four rows a pass, and a pass of their own for the rows left over.
     *
     * @param pass receives where to write and the index of each row
     */
    private static void inPasses(
            CodeBlock.Builder code, Matrix matrix, String range, BiConsumer<CodeBlock.Builder, List<String>> pass) {
        int step = HotSpotLimits.ROWS_PER_PASS;
        int length = matrix.row().length();
        int left = length % step;
        if (length >= step) {
            if (range.isEmpty()) {
                beginLoop(code, matrix.row(), step);
            } else {
                String bound = left == 0 ? "to" : "to - " + (step - 1);
                code.beginControlFlow(
                        "for (int $1L = from; $1L < $2L; $1L += $3L)",
                        matrix.row().index(),
                        bound,
                        step);
            }
            pass.accept(
                    code,
                    IntStream.range(0, step)
                            .mapToObj(i -> plus(matrix.row().index(), i))
                            .toList());
            code.endControlFlow();
        }
        if (left > 0) {
            if (!range.isEmpty()) {
                code.beginControlFlow("if (from < to && to == $L)", matrix.row().bound());
            }
            pass.accept(
                    code,
                    IntStream.range(length - left, length)
                            .mapToObj(Integer::toString)
                            .toList());
            if (!range.isEmpty()) {
                code.endControlFlow();
            }
        }
    }

    private void loadFactors(CodeBlock.Builder code, String factors, List<String> indices, Operand factor) {
        for (int i = 0; i < indices.size(); i++) {
            code.addStatement("$T $L = $L[$L]", scalar.type(), factor.at(i), factors, indices.get(i));
        }
    }

    private void rows(CodeBlock.Builder code, Matrix matrix, List<String> indices) {
        for (int i = 0; i < indices.size(); i++) {
            code.addStatement("$T row$L = $L[$L]", scalar.vector(), i, matrix.name(), indices.get(i));
        }
    }

    private void guarded(
            CodeBlock.Builder code, boolean skipsZeros, Operand factor, int count, Consumer<CodeBlock.Builder> body) {
        if (!skipsZeros) {
            body.accept(code);
            return;
        }
        String tests = IntStream.range(0, count)
                .mapToObj(i -> factor.at(i) + " != " + scalar.literal(0))
                .collect(Collectors.joining(" || "));
        code.beginControlFlow("if (all || $L)", tests);
        body.accept(code);
        code.endControlFlow();
    }

    private static String products(Operand factor, String c, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> factor.at(i) + " * row" + i + "[" + c + "]")
                .collect(Collectors.joining(" + "));
    }

    /** {@code for (int j = 0; j < N0 - 3; j += 4)}; without the subtraction where the step divides the length. */
    public static void beginLoop(CodeBlock.Builder code, Axis axis, int step) {
        String bound = axis.length() % step == 0 ? axis.bound() : axis.bound() + " - " + (step - 1);
        String next = step == 1 ? axis.index() + "++" : axis.index() + " += " + step;
        code.beginControlFlow("for (int $1L = 0; $1L < $2L; $3L)", axis.index(), bound, next);
    }

    public static String plus(String index, int offset) {
        return offset == 0 ? index : index + " + " + offset;
    }
}
