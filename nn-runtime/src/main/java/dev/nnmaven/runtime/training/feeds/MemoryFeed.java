package dev.nnmaven.runtime.training.feeds;

import dev.nnmaven.runtime.data.SampleSet;
import dev.nnmaven.runtime.internal.Shuffle;
import dev.nnmaven.runtime.training.precision.Trainee;
import dev.nnmaven.runtime.training.settings.Order;

/** Samples in memory, in their own order or shuffled. */
public final class MemoryFeed<S extends SampleSet, V> implements Feed<V> {
    private final Trainee<S, V> trainee;
    private final S samples;
    private final Order order;
    private final int[] numbers;
    private int next;

    public MemoryFeed(Trainee<S, V> trainee, S samples, Order order) {
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

    /** Nothing has to be remembered: an epoch and a number in it tell the sample. */
    @Override
    public Past<V> past(int most) {
        return new Past<>() {
            private MemoryFeed<S, V> again;
            private int epochAgain;

            @Override
            public void add(V[] inputs, V[] targets) {}

            @Override
            public void clear() {
                again = null;
            }

            @Override
            public void take(int epoch, long sample, int index, V[] inputs, V[] targets) {
                if (again == null || epoch != epochAgain) {
                    again = new MemoryFeed<>(trainee, samples, order);
                    again.start(epoch, sample);
                    epochAgain = epoch;
                }
                again.next = (int) sample;
                again.next(inputs, targets);
            }
        };
    }
}
