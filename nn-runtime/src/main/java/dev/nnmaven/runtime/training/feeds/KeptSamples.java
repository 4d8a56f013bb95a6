package dev.nnmaven.runtime.training.feeds;

import dev.nnmaven.runtime.training.precision.Trainee;
import java.util.Arrays;

/** References to samples, where these cannot be read again. */
final class KeptSamples<V> implements Past<V> {
    private final V[] inputs;
    private final V[] targets;
    private int size;

    /** @param most samples between two calls of {@link #clear} */
    KeptSamples(Trainee<?, V> trainee, int most) {
        this.inputs = trainee.rows(most);
        this.targets = trainee.rows(most);
    }

    @Override
    public void add(V[] ofInputs, V[] ofTargets) {
        System.arraycopy(ofInputs, 0, inputs, size, ofInputs.length);
        System.arraycopy(ofTargets, 0, targets, size, ofTargets.length);
        size += ofInputs.length;
    }

    @Override
    public void clear() {
        Arrays.fill(inputs, 0, size, null);
        Arrays.fill(targets, 0, size, null);
        size = 0;
    }

    @Override
    public void take(int epoch, long sample, int index, V[] intoInputs, V[] intoTargets) {
        System.arraycopy(inputs, index, intoInputs, 0, intoInputs.length);
        System.arraycopy(targets, index, intoTargets, 0, intoTargets.length);
    }
}
