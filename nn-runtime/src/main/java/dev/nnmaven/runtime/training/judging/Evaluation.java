package dev.nnmaven.runtime.training.judging;

import dev.nnmaven.runtime.contract.FittedScaling;
import dev.nnmaven.runtime.internal.AnsweredClass;
import dev.nnmaven.runtime.training.Loss;
import dev.nnmaven.runtime.training.Measure;
import dev.nnmaven.runtime.training.feeds.Feed;
import dev.nnmaven.runtime.training.feeds.Rows;
import dev.nnmaven.runtime.training.precision.Trainee;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Asks a network for its answers to samples and takes the mean of their losses. */
public final class Evaluation<V> {
    /** Enough to keep several threads busy, not so many that the answers fill the cache. */
    private static final int BATCH = 256;

    private final Trainee<?, V> trainee;
    private final Feed<V> samples;
    private final FittedScaling targetScaling;
    private final Loss loss;

    /** Whether the network itself knows the loss, from its logits. */
    private final boolean hasLogits;

    private final Map<String, Measure> measures;
    private final Map<String, Double> metrics = new LinkedHashMap<>();
    private final Rows<V> rows;
    private final double[] output;
    private final double[] target;
    private final OneClass answers = new OneClass();
    private final OneClass classes = new OneClass();
    private V[] outputs;

    /**
     * @param samples taken in the order of their first epoch; inputs are scaled, targets are not
     * @param targetScaling what answers go back through before they are compared
     * @param measures to be taken besides, by name
     */
    public Evaluation(
            Trainee<?, V> trainee,
            Feed<V> samples,
            FittedScaling targetScaling,
            Loss loss,
            Map<String, Measure> measures) {
        this.trainee = trainee;
        this.samples = samples;
        this.targetScaling = targetScaling;
        this.loss = loss;
        this.hasLogits = targetScaling.isNone() && trainee.hasLoss() && loss == DeclaredLoss.of(trainee);
        this.measures = measures;
        this.rows = Rows.of(trainee, samples, BATCH);
        this.output = new double[trainee.outputSize()];
        this.target = new double[trainee.outputSize()];
        this.outputs = trainee.outputs(rows.size());
    }

    /** The mean over all samples, added up in their order: it depends on the weights only. */
    public double mean() throws IOException {
        answers.reset();
        classes.reset();
        measures.keySet().forEach(name -> metrics.put(name, 0.0));
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
                    sum += hasLogits && RoughLoss.isRough(loss, output, target)
                            ? trainee.loss(rows.inputs()[i], rows.targets()[i])
                            : loss.of(output, target);
                    measures.forEach((name, measure) -> metrics.merge(name, measure.of(output, target), Double::sum));
                }
                count += n;
            }
        }
        double all = count;
        metrics.replaceAll((name, total) -> total / all);
        return sum / count;
    }

    /** What was measured with the last mean, in the order of the measures. */
    public Map<String, Double> metrics() {
        return Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
    }

    /** The class that the network answered to all samples, or −1 if there were several, or if that was right. */
    public int oneClass() {
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
            int largest = AnsweredClass.of(vector);
            only = only == NONE || only == largest ? largest : SEVERAL;
        }

        int only() {
            return only;
        }
    }
}
