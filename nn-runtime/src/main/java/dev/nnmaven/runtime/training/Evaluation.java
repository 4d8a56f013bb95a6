package dev.nnmaven.runtime.training;

import dev.nnmaven.runtime.contract.FittedScaling;
import java.io.IOException;

/** Asks a network for its answers to samples and takes the mean of their losses. */
final class Evaluation<V> {
    /** Enough to keep several threads busy, not so many that the answers fill the cache. */
    private static final int BATCH = 256;

    private final Trainee<?, V> trainee;
    private final Feed<V> samples;
    private final FittedScaling targetScaling;
    private final Loss loss;
    private final Rows<V> rows;
    private final double[] output;
    private final double[] target;
    private final OneClass answers = new OneClass();
    private final OneClass classes = new OneClass();
    private V[] outputs;

    /**
     * @param samples taken in the order of their first epoch; inputs are scaled, targets are not
     * @param targetScaling what answers go back through before they are compared
     */
    Evaluation(Trainee<?, V> trainee, Feed<V> samples, FittedScaling targetScaling, Loss loss) {
        this.trainee = trainee;
        this.samples = samples;
        this.targetScaling = targetScaling;
        this.loss = loss;
        int count = samples.size() < 0 ? BATCH : (int) Math.min(BATCH, samples.size());
        this.rows = new Rows<>(trainee, count);
        this.output = new double[trainee.outputSize()];
        this.target = new double[trainee.outputSize()];
        this.outputs = trainee.outputs(count);
    }

    /** The mean over all samples, added up in their order: it depends on the weights only. */
    double mean() throws IOException {
        answers.reset();
        classes.reset();
        double sum = 0;
        long count = 0;
        try (samples) {
            samples.start(1, 0);
            for (int n = rows.fill(samples); n > 0; n = rows.fill(samples)) {
                if (n != outputs.length) {
                    outputs = trainee.outputs(n);
                }
                trainee.query(rows.inputs(), outputs);
                for (int i = 0; i < n; i++) {
                    trainee.widen(outputs[i], output);
                    for (int k = 0; k < output.length; k++) {
                        output[k] = targetScaling.undo(k, output[k]);
                    }
                    trainee.widen(rows.targets()[i], target);
                    answers.add(output);
                    classes.add(target);
                    sum += loss.of(output, target);
                }
                count += n;
            }
        }
        return sum / count;
    }

    /** The class that the network answered to all samples, or −1 if there were several, or if that was right. */
    int oneClass() {
        return classes.only() < 0 ? answers.only() : -1;
    }

    /** Whether all vectors have their largest number at the same place; a single number is one of two classes. */
    private static final class OneClass {
        private static final int NONE = -2;
        private static final int SEVERAL = -1;

        private int only = NONE;

        void reset() {
            only = NONE;
        }

        void add(double[] vector) {
            if (only == SEVERAL) {
                return;
            }
            int largest = vector.length == 1 && vector[0] > 0.5 ? 1 : 0;
            for (int k = 1; k < vector.length; k++) {
                largest = vector[k] > vector[largest] ? k : largest;
            }
            only = only == NONE || only == largest ? largest : SEVERAL;
        }

        int only() {
            return only;
        }
    }
}
