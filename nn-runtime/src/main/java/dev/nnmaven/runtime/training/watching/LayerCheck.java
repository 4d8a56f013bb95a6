package dev.nnmaven.runtime.training.watching;

import dev.nnmaven.runtime.training.precision.Trainee;
import dev.nnmaven.runtime.weights.WeightsSnapshot;
import java.util.List;

/**
 * Looks at the layers of a network after the epochs 1, 2, 4, 8 and so on of a training, with some of its samples: layers
 * die early if at all, and so all looks together cost little however many epochs there are.
 */
public final class LayerCheck<V> {
    /** Enough to tell a neuron that answers nothing from one that answers little, few enough to cost nothing. */
    private static final int MOST_SAMPLES = 128;

    /** Fewer of very wide ones: 8 MiB of doubles. */
    private static final int MOST_NUMBERS = 1 << 20;

    private static final int LEAST_SAMPLES = 8;

    /**
     * Share of the variance of the targets that the outputs leave unexplained. A network that has learned nearly all is
     * not to be warned of: to be at a bound is what it needs then.
     */
    private static final double LEARNED = 0.1;

    private final Trainee<?, V> trainee;
    private final V[] inputs;
    private final V[] targets;

    /** Every so many samples of the first epoch, evenly spread over it, however many it turns out to have. */
    private long stride = 1;

    private int kept;
    private long seen;
    private int epochs;

    public LayerCheck(Trainee<?, V> trainee) {
        this.trainee = trainee;
        int samples = Math.min(MOST_SAMPLES, Math.max(LEAST_SAMPLES, MOST_NUMBERS / trainee.inputSize()));
        inputs = trainee.rows(samples);
        targets = trainee.rows(samples);
    }

    /** Keeps some of the samples that were trained on; their arrays must not change. */
    public void trained(V[] someInputs, V[] someTargets) {
        if (epochs > 0) {
            return;
        }
        for (int n = 0; n < someInputs.length; n++) {
            if (seen++ % stride == 0) {
                keep(someInputs[n], someTargets[n]);
            }
        }
    }

    private void keep(V input, V target) {
        if (kept == inputs.length) {
            kept = (kept + 1) / 2;
            for (int n = 0; n < kept; n++) {
                inputs[n] = inputs[2 * n];
                targets[n] = targets[2 * n];
            }
            stride *= 2;
            if ((seen - 1) % stride != 0) {
                return;
            }
        }
        inputs[kept] = input;
        targets[kept] = target;
        kept++;
    }

    /** The mean of the declared loss over the samples kept; NaN if there are none. */
    public double meanLoss() {
        double sum = 0;
        for (int n = 0; n < kept; n++) {
            sum += trainee.loss(inputs[n], targets[n]);
        }
        return sum / kept;
    }

    /**
     * Tells the advisor what it finds, if it is time for a look.
     *
     * @param targetNames or none
     */
    public void epochDone(int epoch, Advisor advisor, List<String> targetNames) {
        epochs++;
        if (kept == 0 || Integer.bitCount(epochs) > 1) {
            return;
        }
        LayerLook look = new LayerLook(widened(inputs, trainee.inputSize()));
        WeightsSnapshot.view(trainee::save, look);
        List<LayerLook.Layer> layers = look.layers();
        if (layers.isEmpty()) {
            return;
        }
        double[][] wanted = widened(targets, trainee.outputSize());
        if (epochs == 1) {
            advisor.seeReach(layers.get(layers.size() - 1), wanted, targetNames);
        }
        if (unexplained(wanted, look.outputs()) > LEARNED) {
            advisor.seeLayers(layers, look.outputs().length, epoch);
        }
    }

    /** Σ(t − o)² / Σ(t − mean of t)²; NaN where all targets are the same. */
    private double unexplained(double[][] wanted, double[][] outputs) {
        double errors = 0;
        double variance = 0;
        for (int k = 0; k < trainee.outputSize(); k++) {
            // Measured from the first, so that the variance of targets that are all the same is exactly 0.
            double first = wanted[0][k];
            double mean = 0;
            for (int n = 0; n < outputs.length; n++) {
                mean += (wanted[n][k] - first) / outputs.length;
            }
            for (int n = 0; n < outputs.length; n++) {
                double error = wanted[n][k] - outputs[n][k];
                double distance = wanted[n][k] - first - mean;
                errors += error * error;
                variance += distance * distance;
            }
        }
        return variance == 0 ? Double.NaN : errors / variance;
    }

    private double[][] widened(V[] vectors, int length) {
        double[][] wide = new double[kept][length];
        for (int n = 0; n < kept; n++) {
            trainee.widen(vectors[n], wide[n]);
        }
        return wide;
    }
}
