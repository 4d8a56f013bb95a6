package dev.nnmaven.runtime.training;

import dev.nnmaven.runtime.data.SampleSet;
import dev.nnmaven.runtime.internal.Shuffle;

/** Samples in memory, in their own order or shuffled. */
final class MemoryFeed<S extends SampleSet, V> implements Feed<V> {
    private final Trainee<S, V> trainee;
    private final S samples;
    private final Order order;
    private final int[] numbers;
    private int next;

    MemoryFeed(Trainee<S, V> trainee, S samples, Order order) {
        this.trainee = trainee;
        this.samples = samples;
        this.order = order;
        this.numbers = new int[samples.size()];
    }

    @Override
    public long size() {
        return numbers.length;
    }

    /** An epoch's order does not depend on the epochs before it, so that a run can be taken up at any epoch. */
    @Override
    public void start(int epoch, long sample) {
        if (order.shuffled()) {
            Shuffle.fill(numbers, order.seedOf(epoch));
        } else {
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = i;
            }
        }
        next = (int) sample;
    }

    @Override
    public int next(V[] inputs, V[] targets) {
        int count = Math.min(inputs.length, numbers.length - next);
        trainee.fill(samples, numbers, next, count, inputs, targets);
        next += count;
        return count;
    }
}
