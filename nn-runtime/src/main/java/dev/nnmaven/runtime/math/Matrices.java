package dev.nnmaven.runtime.math;

/** What generated code does with whole matrices. */
public final class Matrices {

    /** So many rows of the result, a cache line of each, stay in the first-level cache until the line is full. */
    private static final int BLOCK = 256;

    private Matrices() {}

    /**
     * {@code to[k][j] = from[j][k]} for the rows of {@code from} from one index to before another.
     *
     * @param from rows of one length
     * @param to as many rows as those are long
     * @param first first row of {@code from}
     * @param end row of {@code from} after the last
     */
    public static void transpose(float[][] from, float[][] to, int first, int end) {
        for (int k0 = 0; k0 < to.length; k0 += BLOCK) {
            int k1 = Math.min(k0 + BLOCK, to.length);
            int j = first;
            for (; j < end - 3; j += 4) {
                float[] row0 = from[j];
                float[] row1 = from[j + 1];
                float[] row2 = from[j + 2];
                float[] row3 = from[j + 3];
                for (int k = k0; k < k1; k++) {
                    float[] column = to[k];
                    column[j] = row0[k];
                    column[j + 1] = row1[k];
                    column[j + 2] = row2[k];
                    column[j + 3] = row3[k];
                }
            }
            for (; j < end; j++) {
                float[] row = from[j];
                for (int k = k0; k < k1; k++) {
                    to[k][j] = row[k];
                }
            }
        }
    }

    /**
     * {@code to[k][j] = from[j][k]} for the rows of {@code from} from one index to before another.
     *
     * @param from rows of one length
     * @param to as many rows as those are long
     * @param first first row of {@code from}
     * @param end row of {@code from} after the last
     */
    public static void transpose(double[][] from, double[][] to, int first, int end) {
        for (int k0 = 0; k0 < to.length; k0 += BLOCK) {
            int k1 = Math.min(k0 + BLOCK, to.length);
            int j = first;
            for (; j < end - 3; j += 4) {
                double[] row0 = from[j];
                double[] row1 = from[j + 1];
                double[] row2 = from[j + 2];
                double[] row3 = from[j + 3];
                for (int k = k0; k < k1; k++) {
                    double[] column = to[k];
                    column[j] = row0[k];
                    column[j + 1] = row1[k];
                    column[j + 2] = row2[k];
                    column[j + 3] = row3[k];
                }
            }
            for (; j < end; j++) {
                double[] row = from[j];
                for (int k = k0; k < k1; k++) {
                    to[k][j] = row[k];
                }
            }
        }
    }
}
