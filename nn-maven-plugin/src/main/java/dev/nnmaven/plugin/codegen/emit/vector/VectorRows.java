package dev.nnmaven.plugin.codegen.emit.vector;

import com.palantir.javapoet.CodeBlock;
import dev.nnmaven.plugin.codegen.emit.loop.RowLoops;
import dev.nnmaven.plugin.codegen.emit.text.Scalar;
import dev.nnmaven.plugin.codegen.plan.HotSpotLimits;

/**
 * The loops over a matrix of row arrays for one sample, in vector instructions. The columns are cut into blocks whose sums
 * stay in registers, each in a variable of its own, from the first row to the last; what is left of a row at its end is
 * covered by a vector that overlaps the one before.
 */
final class VectorRows {

    /** Fewer sums wait for one another: an addition takes four cycles. */
    private static final int NARROWEST = 4;

    private final Scalar scalar;
    private final VectorType vector;

    VectorRows(Scalar scalar) {
        this.scalar = scalar;
        this.vector = new VectorType(scalar.precision());
    }

    /**
     * {@code result = start + Σ factors[row]·matrix[row]}:
     *
     * <pre>{@code
     * for (int k = 0; k < N1; k += 13 * LANES) {
     *     int k0 = Math.min(k, N1 - LANES);
     *     FloatVector s0 = FloatVector.fromArray(SPECIES, b1, k0);
     *     for (int j = 0; j < w1.length; j++) {
     *         FloatVector factor = FloatVector.broadcast(SPECIES, x[j]);
     *         float[] row = w1[j];
     *         FloatVector row0 = FloatVector.fromArray(SPECIES, row, k0);
     *         s0 = s0.add(factor.mul(row0));
     *     }
     *     s0.intoArray(a, k0);
     * }
     * }</pre>
     *
     * @param start an array, or nothing for 0
     * @param skipsZeros whether to go from one factor that is not 0 to the next: {@code j = next(x, j + 1)}
     */
    void sumOfRows(
            CodeBlock.Builder code,
            RowLoops.Matrix matrix,
            String factors,
            String result,
            String start,
            boolean skipsZeros) {
        int width = beginBlock(code, matrix.column());
        sums(code, matrix.column(), width, start);
        String r = matrix.row().index();
        if (skipsZeros) {
            code.beginControlFlow(
                    "for (int $1L = next($2L, 0); $1L < $3L; $1L = next($2L, $1L + 1))",
                    r,
                    factors,
                    matrix.name() + ".length");
        } else {
            beginRows(code, matrix);
        }
        code.addStatement("$T factor = $L", vector.type(), vector.broadcast(factors + "[" + r + "]"));
        code.addStatement("$T row = $L[$L]", scalar.vector(), matrix.name(), r);
        for (int i = 0; i < width; i++) {
            code.addStatement("$T row$L = $L", vector.type(), i, vector.load("row", index(matrix.column(), i)));
            code.addStatement("s$L = $L", i, VectorType.multiplyAdd("factor", CodeBlock.of("row$L", i), "s" + i));
        }
        code.endControlFlow();
        storeSums(code, matrix.column(), width, result);
        code.endControlFlow();
    }

    /**
     * {@code matrix[row] += rowFactors[row]·columnFactors}. The last vector is read before those that it overlaps are
     * written:
     *
     * <pre>{@code
     * for (int k = 0; k < N1; k += 13 * LANES) {
     *     int k0 = Math.min(k, N1 - LANES);
     *     FloatVector g0 = FloatVector.fromArray(SPECIES, g1, k0);
     *     for (int j = from; j < to; j++) {
     *         if (all || x[j] != 0f) {
     *             FloatVector factor = FloatVector.broadcast(SPECIES, x[j]);
     *             float[] row = w1[j];
     *             FloatVector row0 = FloatVector.fromArray(SPECIES, row, k0);
     *             row0 = row0.add(factor.mul(g0));
     *             row0.intoArray(row, k0);
     *         }
     *     }
     * }
     * }</pre>
     *
     * @param range whether the rows are those from {@code from} to before {@code to}
     */
    void addOuterProduct(
            CodeBlock.Builder code,
            RowLoops.Matrix matrix,
            String rowFactors,
            String columnFactors,
            boolean skipsZeros,
            boolean range) {
        int width = beginBlock(code, matrix.column());
        steps(code, matrix.column(), width, columnFactors);
        String r = matrix.row().index();
        if (range) {
            code.beginControlFlow("for (int $1L = from; $1L < to; $1L++)", r);
        } else {
            beginRows(code, matrix);
        }
        if (skipsZeros) {
            code.beginControlFlow("if (all || $L[$L] != $L)", rowFactors, r, scalar.literal(0));
        }
        code.addStatement("$T factor = $L", vector.type(), vector.broadcast(rowFactors + "[" + r + "]"));
        code.addStatement("$T row = $L[$L]", scalar.vector(), matrix.name(), r);
        loadUpdated(code, matrix.column(), width - 1, CodeBlock.of("step$L", width - 1));
        for (int i = 0; i < width - 1; i++) {
            loadUpdated(code, matrix.column(), i, CodeBlock.of("step$L", i));
            code.addStatement("row$L.intoArray(row, $L)", i, index(matrix.column(), i));
        }
        code.addStatement("row$L.intoArray(row, $L)", width - 1, index(matrix.column(), width - 1));
        if (skipsZeros) {
            code.endControlFlow();
        }
        code.endControlFlow();
        code.endControlFlow();
    }

    /**
     * {@link #addOuterProduct} with {@code x} and then {@link #sumOfRows} with {@code next}, while each row is in registers.
     * The last vector is read late, since it would be one more to hold:
     *
     * <pre>{@code
     * for (int k = 0; k < N1; k += 13 * LANES) {
     *     ...
     *     for (int j = 0; j < w1.length; j++) {
     *         FloatVector factor = FloatVector.broadcast(SPECIES, x[j]);
     *         FloatVector after = FloatVector.broadcast(SPECIES, next[j]);
     *         float[] row = w1[j];
     *         FloatVector row0 = FloatVector.fromArray(SPECIES, row, k0);
     *         row0 = row0.add(factor.mul(step0));
     *         row0.intoArray(row, k0);
     *         s0 = s0.add(after.mul(row0));
     *         ...
     *         FloatVector row12 = FloatVector.fromArray(SPECIES, row, k12);
     *         row12 = row12.add(factor.mul(FloatVector.fromArray(SPECIES, g1, k12)));
     *         FloatVector row11 = FloatVector.fromArray(SPECIES, row, k11);
     *         ...
     *     }
     *     ...
     * }
     * }</pre>
     */
    void addOuterProductThenSum(
            CodeBlock.Builder code,
            RowLoops.Matrix matrix,
            String x,
            String columnFactors,
            String next,
            String result,
            String start) {
        int width = beginBlock(code, matrix.column());
        sums(code, matrix.column(), width, start);
        int held = Math.min(width, HotSpotLimits.VECTOR_STEPS);
        steps(code, matrix.column(), held, columnFactors);
        String r = matrix.row().index();
        beginRows(code, matrix);
        code.addStatement("$T factor = $L", vector.type(), vector.broadcast(x + "[" + r + "]"));
        code.addStatement("$T after = $L", vector.type(), vector.broadcast(next + "[" + r + "]"));
        code.addStatement("$T row = $L[$L]", scalar.vector(), matrix.name(), r);
        int last = width - 1;
        int overlapped = firstOverlapped(matrix.column().length(), width);
        for (int i = 0; i < width; i++) {
            if (i == overlapped) {
                loadUpdated(code, matrix.column(), last, step(matrix.column(), last, held, columnFactors));
            }
            if (i < last) {
                loadUpdated(code, matrix.column(), i, step(matrix.column(), i, held, columnFactors));
            }
            code.addStatement("row$L.intoArray(row, $L)", i, index(matrix.column(), i));
            code.addStatement("s$L = $L", i, VectorType.multiplyAdd("after", CodeBlock.of("row$L", i), "s" + i));
        }
        code.endControlFlow();
        storeSums(code, matrix.column(), width, result);
        code.endControlFlow();
    }

    /** Up to the rows that there are, so that a loop can be warmed up on one of them. */
    private static void beginRows(CodeBlock.Builder code, RowLoops.Matrix matrix) {
        code.beginControlFlow(
                "for (int $1L = 0; $1L < $2L.length; $1L++)", matrix.row().index(), matrix.name());
    }

    /** Begins the loop over the blocks of columns, and names where each vector of a block stands. */
    private int beginBlock(CodeBlock.Builder code, RowLoops.Axis column) {
        int width = width(column.length());
        code.beginControlFlow(
                "for (int $1L = 0; $1L < $2L; $1L += $3L * LANES)", column.index(), column.bound(), width);
        for (int i = 0; i < width; i++) {
            String offset = i == 0 ? column.index() : column.index() + " + " + (i == 1 ? "" : i + " * ") + "LANES";
            code.addStatement("int $L = $T.min($L, $L - LANES)", index(column, i), Math.class, offset, column.bound());
        }
        return width;
    }

    /**
     * Vectors in a block: as many as fit into registers, with as little left over in the last block as can be. A last
     * block of one vector that overlaps the block before is out of question, since it would update columns twice.
     */
    private int width(int columns) {
        int widest = vector.lanes().max().orElseThrow();
        int vectors = (columns + widest - 1) / widest;
        int best = 0;
        int leastWasted = Integer.MAX_VALUE;
        for (int width = HotSpotLimits.VECTOR_SUMS; width >= Math.min(vectors, NARROWEST); width--) {
            int wasted = (vectors + width - 1) / width * width - vectors;
            if (updatesOnce(columns, width) && wasted + 2 < leastWasted) {
                best = width;
                leastWasted = wasted;
            }
        }
        // As for 80,653 columns. Sums then move between registers and memory, which is slow, but right.
        for (int width = HotSpotLimits.VECTOR_SUMS + 1; best == 0; width++) {
            best = updatesOnce(columns, width) ? width : 0;
        }
        return best;
    }

    /** Whether no last block is a single vector that overlaps another block, whatever the lanes. */
    private boolean updatesOnce(int columns, int width) {
        return vector.lanes()
                .allMatch(lanes -> columns % lanes == 0
                        || columns <= width * lanes
                        || width > 1 && (columns / lanes + 1) % width != 1);
    }

    /** The first vector of a block that the last one may overlap, whatever the lanes. */
    private int firstOverlapped(int columns, int width) {
        return vector.lanes()
                .map(lanes -> {
                    int from = (columns - 1) / (width * lanes) * width * lanes;
                    int last = Math.min(from + (width - 1) * lanes, columns - lanes);
                    return Math.min(width - 1, (last - from) / lanes);
                })
                .min()
                .orElseThrow();
    }

    private void sums(CodeBlock.Builder code, RowLoops.Axis column, int width, String start) {
        for (int i = 0; i < width; i++) {
            CodeBlock first = start.isEmpty()
                    ? CodeBlock.of("$T.zero(SPECIES)", vector.type())
                    : vector.load(start, index(column, i));
            code.addStatement("$T s$L = $L", vector.type(), i, first);
        }
    }

    private void storeSums(CodeBlock.Builder code, RowLoops.Axis column, int width, String result) {
        for (int i = 0; i < width; i++) {
            code.addStatement("s$L.intoArray($L, $L)", i, result, index(column, i));
        }
    }

    private void steps(CodeBlock.Builder code, RowLoops.Axis column, int width, String columnFactors) {
        for (int i = 0; i < width; i++) {
            code.addStatement("$T step$L = $L", vector.type(), i, vector.load(columnFactors, index(column, i)));
        }
    }

    /** Of those that are not held in registers, {@code FloatVector.fromArray(SPECIES, g1, k11)}. */
    private CodeBlock step(RowLoops.Axis column, int i, int held, String columnFactors) {
        return i < held ? CodeBlock.of("step$L", i) : vector.load(columnFactors, index(column, i));
    }

    private void loadUpdated(CodeBlock.Builder code, RowLoops.Axis column, int i, CodeBlock step) {
        code.addStatement("$T row$L = $L", vector.type(), i, vector.load("row", index(column, i)));
        code.addStatement("row$L = $L", i, VectorType.multiplyAdd("factor", step, "row" + i));
    }

    private static String index(RowLoops.Axis column, int i) {
        return column.index() + i;
    }
}
