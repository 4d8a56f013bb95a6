package dev.nnmaven.runtime.training;

/** Hands samples to a network, some at a time, in arrays that are used again. */
interface Batches<S> {

    /**
     * Trains on the samples with the numbers {@code order[from]} and those after it: one step with their mean, or one
     * step for each, as the batches were made for.
     *
     * @return how many samples: a full batch, or those that are left
     */
    int train(S samples, int[] order, int from);
}
