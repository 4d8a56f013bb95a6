package dev.nnmaven.runtime.math;

/** What generated code does with whole matrices. */
public final class Matrices {

    /** Columns of 16 floats fill a cache line of the result; so many rows stay in the first-level cache. */
    private static final int BLOCK = 16;

    private Matrices() {}

    /**
     * {@code to[k][j] = from[j][k]} for the rows of {@code from} from one index to before another.
     *
     * @param from rows of one length
     * @param to as many rows as those are long
     */
    public static void transpose(float[][] from, float[][] to, int first, int end) {
        for (int j0 = first; j0 < end; j0 += BLOCK) {
            int j1 = Math.min(j0 + BLOCK, end);
            for (int k = 0; k < to.length; k++) {
                float[] row = to[k];
                for (int j = j0; j < j1; j++) {
                    row[j] = from[j][k];
                }
            }
        }
    }

    /**
     * {@code to[k][j] = from[j][k]} for the rows of {@code from} from one index to before another.
     *
     * @param from rows of one length
     * @param to as many rows as those are long
     */
    public static void transpose(double[][] from, double[][] to, int first, int end) {
        for (int j0 = first; j0 < end; j0 += BLOCK) {
            int j1 = Math.min(j0 + BLOCK, end);
            for (int k = 0; k < to.length; k++) {
                double[] row = to[k];
                for (int j = j0; j < j1; j++) {
                    row[j] = from[j][k];
                }
            }
        }
    }
}
