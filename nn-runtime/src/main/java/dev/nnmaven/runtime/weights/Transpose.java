package dev.nnmaven.runtime.weights;

/**
 * Moves blocks between file order and arrays that hold one row per input. Each array is visited once per block, so that
 * the numbers taken from it are neighbours in memory.
 */
final class Transpose {
    private Transpose() {}

    static void read(float[][] arrays, Tensor.Block block, float[] values) {
        for (int c = 0; c < block.columns(); c++) {
            float[] array = arrays[block.column() + c];
            for (int r = 0, to = c; r < block.rows(); r++, to += block.columns()) {
                values[to] = array[block.row() + r];
            }
        }
    }

    static void read(double[][] arrays, Tensor.Block block, double[] values) {
        for (int c = 0; c < block.columns(); c++) {
            double[] array = arrays[block.column() + c];
            for (int r = 0, to = c; r < block.rows(); r++, to += block.columns()) {
                values[to] = array[block.row() + r];
            }
        }
    }

    static void write(float[] values, Tensor.Block block, float[][] arrays) {
        for (int c = 0; c < block.columns(); c++) {
            float[] array = arrays[block.column() + c];
            for (int r = 0, from = c; r < block.rows(); r++, from += block.columns()) {
                array[block.row() + r] = values[from];
            }
        }
    }

    static void write(double[] values, Tensor.Block block, double[][] arrays) {
        for (int c = 0; c < block.columns(); c++) {
            double[] array = arrays[block.column() + c];
            for (int r = 0, from = c; r < block.rows(); r++, from += block.columns()) {
                array[block.row() + r] = values[from];
            }
        }
    }
}
