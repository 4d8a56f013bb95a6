package dev.nnmaven.runtime.training;

import dev.nnmaven.runtime.Network;
import dev.nnmaven.runtime.data.Samples;

/** In single precision. */
final class FloatBatches implements Batches<Samples> {
    private final Network network;
    private final boolean mean;
    private final float[][] inputs;
    private final float[][] targets;
    private final float[][] lastInputs;
    private final float[][] lastTargets;

    /** @param samples in an epoch, so that the last batch, which may be smaller, has its own arrays */
    FloatBatches(Network network, boolean mean, int size, int samples) {
        this.network = network;
        this.mean = mean;
        inputs = new float[size][];
        targets = new float[size][];
        lastInputs = new float[samples % size][];
        lastTargets = new float[samples % size][];
    }

    @Override
    public int train(Samples samples, int[] order, int from) {
        return order.length - from < inputs.length
                ? train(samples, order, from, lastInputs, lastTargets)
                : train(samples, order, from, inputs, targets);
    }

    private int train(Samples samples, int[] order, int from, float[][] in, float[][] out) {
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
