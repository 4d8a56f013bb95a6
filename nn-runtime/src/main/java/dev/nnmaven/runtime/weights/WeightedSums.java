package dev.nnmaven.runtime.weights;

/** The weighted sums of a layer, in double, whatever the type and layout of its weights: to look at a network, not to run it. */
public final class WeightedSums {
    private WeightedSums() {}

    /**
     * {@return whether {@link #add} can be called}
     *
     * @param tensor the weights of the layer
     * @param inputs width of what the layer reads
     * @param outputs its neurons
     */
    public static boolean fit(Tensor tensor, int inputs, int outputs) {
        return tensor.isVector()
                ? tensor.inputs() == outputs
                : tensor.inputs() == inputs && tensor.elements() == (long) inputs * outputs;
    }

    /**
     * Adds what a tensor brings to the sums of some samples: {@code z[n] += W·x[n]} for a matrix, {@code z[n] += b} for a
     * vector.
     *
     * @param tensor of a network; left unchanged
     * @param x what the layer reads, a row for each sample
     * @param z its sums, as many rows
     */
    public static void add(Tensor tensor, double[][] x, double[][] z) {
        Object values = tensor.newBlockArray();
        double[] wide = new double[tensor.block(0).size()];
        for (int b = 0; b < tensor.blocks(); b++) {
            Tensor.Block block = tensor.block(b);
            tensor.read(block, values);
            for (int i = 0; i < block.size(); i++) {
                wide[i] = values instanceof float[] floats ? floats[i] : ((double[]) values)[i];
            }
            for (int n = 0; n < z.length; n++) {
                if (tensor.isVector()) {
                    addBiases(block, wide, z[n]);
                } else {
                    addProducts(block, wide, x[n], z[n]);
                }
            }
        }
    }

    private static void addBiases(Tensor.Block block, double[] biases, double[] z) {
        for (int k = 0; k < block.columns(); k++) {
            z[block.column() + k] += biases[k];
        }
    }

    private static void addProducts(Tensor.Block block, double[] weights, double[] x, double[] z) {
        for (int r = 0; r < block.rows(); r++) {
            double sum = 0;
            for (int c = 0; c < block.columns(); c++) {
                sum += weights[r * block.columns() + c] * x[block.column() + c];
            }
            z[block.row() + r] += sum;
        }
    }
}
