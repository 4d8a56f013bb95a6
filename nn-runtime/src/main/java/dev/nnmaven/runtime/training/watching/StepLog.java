package dev.nnmaven.runtime.training.watching;

import dev.nnmaven.runtime.training.Progress;
import dev.nnmaven.runtime.training.feeds.Past;
import dev.nnmaven.runtime.training.precision.Trainee;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * The samples and learning rates of the latest steps. The same steps from the same weights give the same bits, so that the
 * one that went astray can be found afterwards, without a look at all weights after each.
 */
final class StepLog<V> {
    private final Trainee<?, V> trainee;
    private final int batchSize;
    private final Past<V> past;
    private final List<Stretch> stretches = new ArrayList<>();
    private int samples;

    /**
     * Steps of one epoch with one learning rate: of full batches, the last perhaps excepted.
     *
     * @param from samples of the log that came before it
     * @param sample samples of the epoch that came before it
     */
    private record Stretch(int from, int epoch, long sample, double learningRate) {
        boolean goesOn(int inEpoch, double withRate) {
            return inEpoch == epoch && withRate == learningRate;
        }
    }

    /**
     * A step that went astray.
     *
     * @param before steps of the log that came before it
     * @param step in the epoch, from 1
     * @param learningRate in the digits of the network's precision
     * @param found what is wrong with the weights after it
     * @param spoilt what was wrong with its samples before, or empty
     */
    record Step(int before, int epoch, long step, String learningRate, String found, String spoilt) {}

    /** @param past to be told of samples by this log only */
    StepLog(Trainee<?, V> trainee, int batchSize, Past<V> past) {
        this.trainee = trainee;
        this.batchSize = batchSize;
        this.past = past;
    }

    /** To be called after the steps; the vectors must stay as they are. */
    void add(V[] inputs, V[] targets, Progress progress) {
        double rate = trainee.learningRate();
        if (stretches.isEmpty() || !stretches.get(stretches.size() - 1).goesOn(progress.epoch(), rate)) {
            stretches.add(new Stretch(samples, progress.epoch(), progress.sample() - inputs.length, rate));
        }
        past.add(inputs, targets);
        samples += inputs.length;
    }

    void clear() {
        past.clear();
        stretches.clear();
        samples = 0;
    }

    /**
     * Makes the steps again, up to the first after which something is wrong.
     *
     * @param look says what is wrong with the weights, null if nothing is
     * @return that step, or null if there is none
     */
    Step find(Supplier<String> look) {
        return replay(Integer.MAX_VALUE, look);
    }

    /** Makes the first steps again. */
    void repeat(int count) {
        replay(count, () -> null);
    }

    private Step replay(int most, Supplier<String> look) {
        double rate = trainee.learningRate();
        Step astray = null;
        int made = 0;
        for (int n = 0; n < stretches.size() && astray == null; n++) {
            Stretch stretch = stretches.get(n);
            int end = n + 1 < stretches.size() ? stretches.get(n + 1).from() : samples;
            trainee.learningRate(stretch.learningRate());
            for (int from = stretch.from(); from < end && made < most && astray == null; from += batchSize) {
                long sample = stretch.sample() + from - stretch.from();
                V[] inputs = trainee.rows(Math.min(batchSize, end - from));
                V[] targets = trainee.rows(inputs.length);
                past.take(stretch.epoch(), sample, from, inputs, targets);
                make(inputs, targets);
                String found = look.get();
                if (found != null) {
                    long step = sample / batchSize + 1;
                    astray = new Step(
                            made,
                            stretch.epoch(),
                            step,
                            trainee.text(trainee.learningRate()),
                            found,
                            NotFinite.in(trainee, inputs, targets));
                }
                made++;
            }
        }
        trainee.learningRate(rate);
        return astray;
    }

    private void make(V[] inputs, V[] targets) {
        if (batchSize == 1) {
            trainee.trainEach(inputs, targets);
        } else {
            trainee.train(inputs, targets);
        }
    }
}
