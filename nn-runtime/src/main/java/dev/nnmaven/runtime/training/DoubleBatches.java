package dev.nnmaven.runtime.training;

import dev.nnmaven.runtime.DoubleNetwork;
import dev.nnmaven.runtime.data.DoubleSamples;

/** In double precision. */
final class DoubleBatches implements Batches<DoubleSamples> {
    private final DoubleNetwork network;
    private final boolean mean;
    private final double[][] inputs;
    private final double[][] targets;
    private final double[][] lastInputs;
    private final double[][] lastTargets;

    /** @param samples in an epoch, so that the last batch, which may be smaller, has its own arrays */
    DoubleBatches(DoubleNetwork network, boolean mean, int size, int samples) {
        this.network = network;
        this.mean = mean;
        inputs = new double[size][];
        targets = new double[size][];
        lastInputs = new double[samples % size][];
        lastTargets = new double[samples % size][];
    }

    @Override
    public int train(DoubleSamples samples, int[] order, int from) {
        return order.length - from < inputs.length
                ? train(samples, order, from, lastInputs, lastTargets)
                : train(samples, order, from, inputs, targets);
    }

    private int train(DoubleSamples samples, int[] order, int from, double[][] in, double[][] out) {
        for (int n = 0; n < in.length; n++) {
            in[n] = samples.input(order[from + n]);
            out[n] = samples.target(order[from + n]);
        }
        if (mean) {
            network.train(in, out);
        } else {
            network.trainEach(in, out);
        }
        return in.length;
    }
}
