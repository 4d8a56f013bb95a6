package dev.nnmaven.runtime.weights;

/**
 * Moves blocks between file order and arrays that hold one row per input. Each array is visited once per block, so that
 * the numbers taken from it are neighbours in memory. It has a method of its own, which HotSpot compiles after the first
 * of them: interpreted to the end, it would take half the time of loading weights and giving a first answer.
 */
final class Transpose {
    private Transpose() {}

    static void read(float[][] arrays, Tensor.Block block, float[] values) {
        for (int c = 0; c < block.columns(); c++) {
            read(arrays[block.column() + c], block, values, c);
        }
    }

    private static void read(float[] array, Tensor.Block block, float[] values, int column) {
        for (int r = 0, to = column; r < block.rows(); r++, to += block.columns()) {
            values[to] = array[block.row() + r];
        }
    }

    static void read(double[][] arrays, Tensor.Block block, double[] values) {
        for (int c = 0; c < block.columns(); c++) {
            read(arrays[block.column() + c], block, values, c);
        }
    }

    private static void read(double[] array, Tensor.Block block, double[] values, int column) {
        for (int r = 0, to = column; r < block.rows(); r++, to += block.columns()) {
            values[to] = array[block.row() + r];
        }
    }

    static void write(float[] values, Tensor.Block block, float[][] arrays) {
        for (int c = 0; c < block.columns(); c++) {
            write(values, c, block, arrays[block.column() + c]);
        }
    }

    private static void write(float[] values, int column, Tensor.Block block, float[] array) {
        for (int r = 0, from = column; r < block.rows(); r++, from += block.columns()) {
            array[block.row() + r] = values[from];
        }
    }

    static void write(double[] values, Tensor.Block block, double[][] arrays) {
        for (int c = 0; c < block.columns(); c++) {
            write(values, c, block, arrays[block.column() + c]);
        }
    }

    private static void write(double[] values, int column, Tensor.Block block, double[] array) {
        for (int r = 0, from = column; r < block.rows(); r++, from += block.columns()) {
            array[block.row() + r] = values[from];
        }
    }
}
