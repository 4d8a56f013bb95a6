package dev.nnmaven.plugin.codegen.emit.loop;

import com.palantir.javapoet.CodeBlock;
import dev.nnmaven.plugin.codegen.emit.text.Scalar;
import dev.nnmaven.plugin.codegen.plan.HotSpotLimits;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The loops over a matrix of row arrays for a batch: four results at a time, so that each row that is loaded serves four
 * sums. A sum takes its products in the same order as for one sample, and so has the same bits.
 */
public final class PanelLoops {

    private final Scalar scalar;

    public PanelLoops(Scalar scalar) {
        this.scalar = scalar;
    }

    /**
     * {@code results[s] += Σ factors[s][row]·matrix[row]} for the samples from s to s + 3, two rows a pass:
     *
     * <pre>{@code
     * float[] x0 = x[s];
     * float[] a0 = a[s];
     * for (int j = 0; j < N0; j += 2) {
     *     float x0_0 = x0[j];
     *     float x0_1 = x0[j + 1];
     *     float[] row0 = w1[j];
     *     float[] row1 = w1[j + 1];
     *     for (int k = 0; k < N1; k++) {
     *         float v0 = row0[k];
     *         float v1 = row1[k];
     *         a0[k] = a0[k] + x0_0 * v0 + x0_1 * v1;
     *     }
     * }
     * }</pre>
     */
    public void sumsOfRows(CodeBlock.Builder code, RowLoops.Matrix matrix, String factors, String results) {
        int height = HotSpotLimits.PANEL_RESULTS;
        for (String array : List.of(factors, results)) {
            for (int i = 0; i < height; i++) {
                code.addStatement("$T $L$L = $L[$L]", scalar.vector(), array, i, array, RowLoops.plus("s", i));
            }
        }
        int step = HotSpotLimits.PANEL_ROWS;
        int length = matrix.row().length();
        RowLoops.beginLoop(code, matrix.row(), step);
        pass(
                code,
                matrix,
                factors,
                results,
                IntStream.range(0, step)
                        .mapToObj(i -> RowLoops.plus(matrix.row().index(), i))
                        .toList());
        code.endControlFlow();
        if (length % step > 0) {
            pass(code, matrix, factors, results, List.of(Integer.toString(length - 1)));
        }
    }

    private void pass(
            CodeBlock.Builder code, RowLoops.Matrix matrix, String factors, String results, List<String> rows) {
        int height = HotSpotLimits.PANEL_RESULTS;
        String c = matrix.column().index();
        for (int i = 0; i < height; i++) {
            for (int r = 0; r < rows.size(); r++) {
                code.addStatement("$1T $2L$3L_$4L = $2L$3L[$5L]", scalar.type(), factors, i, r, rows.get(r));
            }
        }
        for (int r = 0; r < rows.size(); r++) {
            code.addStatement("$T row$L = $L[$L]", scalar.vector(), r, matrix.name(), rows.get(r));
        }
        RowLoops.beginLoop(code, matrix.column(), 1);
        for (int r = 0; r < rows.size(); r++) {
            code.addStatement("$1T v$2L = row$2L[$3L]", scalar.type(), r, c);
        }
        for (int i = 0; i < height; i++) {
            int sample = i;
            String products = IntStream.range(0, rows.size())
                    .mapToObj(r -> factors + sample + "_" + r + " * v" + r)
                    .collect(Collectors.joining(" + "));
            code.addStatement("$1L$2L[$3L] = $1L$2L[$3L] + $4L", results, i, c, products);
        }
        code.endControlFlow();
    }

    /**
     * {@code matrix[row] += Σ factors[s][row]·vectors[s]} over all samples but an odd last one, for the rows from
     * {@code from} to before {@code to}, four at a time:
     *
     * <pre>{@code
     * for (int j = from; j < to; j += 4) {
     *     float[] row0 = w1[j];
     *     for (int s = 0; s < samples - 1; s += 2) {
     *         float[] x0 = x[s];
     *         float[] x1 = x[s + 1];
     *         float x0_0 = x0[j];
     *         float x1_0 = x1[j];
     *         float[] g0 = g1[s];
     *         float[] g1 = g1[s + 1];
     *         for (int k = 0; k < N1; k++) {
     *             float v0 = g0[k];
     *             float v1 = g1[k];
     *             row0[k] = row0[k] + x0_0 * v0 + x1_0 * v1;
     *         }
     *     }
     * }
     * }</pre>
     */
    public void addOuterProducts(CodeBlock.Builder code, RowLoops.Matrix matrix, String factors, String vectors) {
        int step = HotSpotLimits.PANEL_RESULTS;
        String r = matrix.row().index();
        int left = matrix.row().length() % step;
        if (matrix.row().length() >= step) {
            String bound = left == 0 ? "to" : "to - " + (step - 1);
            code.beginControlFlow("for (int $1L = from; $1L < $2L; $1L += $3L)", r, bound, step);
            outerPass(
                    code,
                    matrix,
                    factors,
                    vectors,
                    IntStream.range(0, step).mapToObj(i -> RowLoops.plus(r, i)).toList());
            code.endControlFlow();
        }
        if (left > 0) {
            code.beginControlFlow("if (from < to && to == $L)", matrix.row().bound());
            int length = matrix.row().length();
            outerPass(
                    code,
                    matrix,
                    factors,
                    vectors,
                    IntStream.range(length - left, length)
                            .mapToObj(Integer::toString)
                            .toList());
            code.endControlFlow();
        }
    }

    private void outerPass(
            CodeBlock.Builder code, RowLoops.Matrix matrix, String factors, String vectors, List<String> rows) {
        String c = matrix.column().index();
        for (int i = 0; i < rows.size(); i++) {
            code.addStatement("$T row$L = $L[$L]", scalar.vector(), i, matrix.name(), rows.get(i));
        }
        code.beginControlFlow("for (int s = 0; s < samples - 1; s += 2)");
        for (int t = 0; t < 2; t++) {
            code.addStatement("$T $L$L = $L[$L]", scalar.vector(), factors, t, factors, RowLoops.plus("s", t));
        }
        for (int t = 0; t < 2; t++) {
            for (int i = 0; i < rows.size(); i++) {
                code.addStatement("$1T $2L$3L_$4L = $2L$3L[$5L]", scalar.type(), factors, t, i, rows.get(i));
            }
        }
        for (int t = 0; t < 2; t++) {
            code.addStatement("$T step$L = $L[$L]", scalar.vector(), t, vectors, RowLoops.plus("s", t));
        }
        RowLoops.beginLoop(code, matrix.column(), 1);
        code.addStatement("$T v0 = step0[$L]", scalar.type(), c);
        code.addStatement("$T v1 = step1[$L]", scalar.type(), c);
        for (int i = 0; i < rows.size(); i++) {
            code.addStatement("row$1L[$2L] = row$1L[$2L] + $3L0_$1L * v0 + $3L1_$1L * v1", i, c, factors);
        }
        code.endControlFlow();
        code.endControlFlow();
    }
}
