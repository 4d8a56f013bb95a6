package dev.nnmaven.runtime.math;

/**
 * Leaves neurons out of a training step: each with a given probability, and the others count so much more that the sum is
 * the same on average (inverted dropout, Srivastava and others, <i>Dropout: a simple way to prevent neural networks from
 * overfitting</i>, 2014). Which ones depends on seed, layer and number of the sample only, not on threads or JVM.
 */
public final class Dropout {

    /** The odd number nearest to 2⁶⁴ divided by the golden ratio: multiples of it are spread evenly (Steele and others, <i>Fast splittable pseudorandom number generators</i>, 2014). */
    private static final long GOLDEN = 0x9e3779b97f4a7c15L;

    private Dropout() {}

    /**
     * Leaves neurons out of a step.
     *
     * @param activations of the layer; left unchanged
     * @param factors receives 0 for each neuron left out, and 1 / (1 − share) for the others
     * @param passed receives the products of both
     * @param share of the neurons to leave out, from 0 to below 1
     * @param seed of the network
     * @param layer its number
     * @param sample counted from the first of the training
     */
    public static void leaveOut(
            float[] activations, float[] factors, float[] passed, double share, long seed, int layer, long sample) {
        float kept = (float) (1 / (1 - share));
        long limit = limit(share);
        long state = state(seed, layer, sample);
        for (int k = 0; k < factors.length; k++) {
            state += GOLDEN;
            factors[k] = mixed(state) >>> 1 < limit ? 0 : kept;
            passed[k] = activations[k] * factors[k];
        }
    }

    /**
     * As {@link #leaveOut(float[], float[], float[], double, long, int, long)}; the same neurons.
     *
     * @param activations of the layer; left unchanged
     * @param factors receives 0 for each neuron left out, and 1 / (1 − share) for the others
     * @param passed receives the products of both
     * @param share of the neurons to leave out, from 0 to below 1
     * @param seed of the network
     * @param layer its number
     * @param sample counted from the first of the training
     */
    public static void leaveOut(
            double[] activations, double[] factors, double[] passed, double share, long seed, int layer, long sample) {
        double kept = 1 / (1 - share);
        long limit = limit(share);
        long state = state(seed, layer, sample);
        for (int k = 0; k < factors.length; k++) {
            state += GOLDEN;
            factors[k] = mixed(state) >>> 1 < limit ? 0 : kept;
            passed[k] = activations[k] * factors[k];
        }
    }

    /** The share of the numbers from 0 to 2⁶³ that are below. */
    private static long limit(double share) {
        return (long) (share * 0x1p63);
    }

    private static long state(long seed, int layer, long sample) {
        return mixed(mixed(seed + layer * GOLDEN) + sample);
    }

    /** A permutation of all numbers in which neighbours have nothing to do with each other: SplitMix64's. */
    private static long mixed(long number) {
        long z = (number ^ number >>> 30) * 0xbf58476d1ce4e5b9L;
        z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
        return z ^ z >>> 31;
    }
}
