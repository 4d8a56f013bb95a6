package dev.nnmaven.runtime.training;

import dev.nnmaven.runtime.internal.ProbabilityLog;
import dev.nnmaven.runtime.math.SampleLoss;
import dev.nnmaven.runtime.metrics.LogLoss;

/**
 * How bad an answer is: what a training reports and stops by. It has no influence on the steps, which follow the loss of
 * the network.
 *
 * <pre>{@code
 * Training.of(network).validationSplit(0.1).loss(Loss.LOG_LOSS).run(samples);
 * }</pre>
 */
@FunctionalInterface
public interface Loss {

    /** The mean over the outputs of (t − o)². */
    Loss MEAN_SQUARED_ERROR = (outputs, targets) -> {
        double sum = 0;
        for (int k = 0; k < outputs.length; k++) {
            double error = targets[k] - outputs[k];
            sum += error * error;
        }
        return sum / outputs.length;
    };

    /** For a network that tells classes apart, see {@link LogLoss#of}. */
    Loss LOG_LOSS = LogLoss::of;

    /**
     * −Σ t·ln(o), for outputs that are the shares of a whole, such as those of softmax. An output counts as at least
     * 2<sup>−54</sup>, so that the loss is finite; where outputs are so near 0 and a network was generated with this loss,
     * training asks it for the loss of its logits instead.
     */
    Loss CROSS_ENTROPY = (outputs, targets) -> {
        double sum = 0;
        for (int k = 0; k < outputs.length; k++) {
            sum -= targets[k] * ProbabilityLog.of(outputs[k]);
        }
        return sum;
    };

    /**
     * −Σ (t·ln(o) + (1 − t)·ln(1 − o)), for outputs from 0 to 1 of which each stands alone. o and 1 − o count as at least
     * 2<sup>−54</sup>, so that the loss is finite; where outputs are near 0 or 1 and a network was generated with this loss,
     * training asks it for the loss of its logits instead.
     */
    Loss BINARY_CROSS_ENTROPY = (outputs, targets) -> {
        double sum = 0;
        for (int k = 0; k < outputs.length; k++) {
            sum -= targets[k] * ProbabilityLog.of(outputs[k]) + (1 - targets[k]) * ProbabilityLog.of(1 - outputs[k]);
        }
        return sum;
    };

    /** Σ ½·(t − o)² up to a distance of 1, |t − o| − ½ beyond. */
    Loss HUBER = SampleLoss::huber;

    /** Σ |t − o|. */
    Loss ABSOLUTE_ERROR = SampleLoss::absoluteError;

    /**
     * The loss of one sample; that of several is the mean of theirs.
     *
     * @param outputs what the network answers, back from the scaling of targets if there is one; the array is used again
     *     after the call
     * @param targets what it should have answered, as many, not scaled; the array is used again after the call
     * @return the lower the better; a number that is NaN or infinite ends the training
     */
    double of(double[] outputs, double[] targets);
}
