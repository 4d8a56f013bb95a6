package dev.nnmaven.runtime.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/**
 * The samples and learning rates of the latest steps. The same steps from the same weights give the same bits, so that the
 * one that went astray can be found afterwards, without a look at all weights after each.
 */
final class StepLog<V> {
    private final Trainee<?, V> trainee;
    private final int batchSize;
    private final V[] inputs;
    private final V[] targets;
    private final List<Stretch> stretches = new ArrayList<>();
    private int samples;

    /**
     * Steps of one epoch with one learning rate: of full batches, the last perhaps excepted.
     *
     * @param from the first of their samples
     * @param stepsBefore in the epoch
     */
    private record Stretch(int from, int epoch, long stepsBefore, double learningRate) {
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
     */
    record Step(int before, int epoch, long step, String learningRate, String found) {}

    /** @param most samples between two calls of {@link #clear} */
    StepLog(Trainee<?, V> trainee, int batchSize, int most) {
        this.trainee = trainee;
        this.batchSize = batchSize;
        this.inputs = trainee.rows(most);
        this.targets = trainee.rows(most);
    }

    /** To be called after the steps; the vectors must stay as they are. */
    void add(V[] ofInputs, V[] ofTargets, Progress progress) {
        double rate = trainee.learningRate();
        if (stretches.isEmpty() || !stretches.get(stretches.size() - 1).goesOn(progress.epoch(), rate)) {
            long stepsBefore = progress.step() - steps(ofInputs.length);
            stretches.add(new Stretch(samples, progress.epoch(), stepsBefore, rate));
        }
        System.arraycopy(ofInputs, 0, inputs, samples, ofInputs.length);
        System.arraycopy(ofTargets, 0, targets, samples, ofTargets.length);
        samples += ofInputs.length;
    }

    void clear() {
        Arrays.fill(inputs, 0, samples, null);
        Arrays.fill(targets, 0, samples, null);
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
                make(from, Math.min(from + batchSize, end));
                String found = look.get();
                if (found != null) {
                    long step = stretch.stepsBefore() + steps(from - stretch.from()) + 1;
                    astray = new Step(made, stretch.epoch(), step, trainee.learningRateText(), found);
                }
                made++;
            }
        }
        trainee.learningRate(rate);
        return astray;
    }

    private void make(int from, int to) {
        V[] ofInputs = Arrays.copyOfRange(inputs, from, to);
        V[] ofTargets = Arrays.copyOfRange(targets, from, to);
        if (batchSize == 1) {
            trainee.trainEach(ofInputs, ofTargets);
        } else {
            trainee.train(ofInputs, ofTargets);
        }
    }

    private long steps(int ofSamples) {
        return (ofSamples + batchSize - 1L) / batchSize;
    }
}
