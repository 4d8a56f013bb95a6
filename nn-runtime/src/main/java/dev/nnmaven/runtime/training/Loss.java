package dev.nnmaven.runtime.training;

import dev.nnmaven.runtime.metrics.LogLoss;

/**
 * How bad an answer is: what a training reports and stops by. It has no influence on the steps, which follow the loss of
 * the network.
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
     * The loss of one sample; that of several is the mean of theirs.
     *
     * @param outputs what the network answers, back from the scaling of targets if there is one; the array is used again
     *     after the call
     * @param targets what it should have answered, as many, not scaled; the array is used again after the call
     * @return the lower the better; a number that is NaN or infinite ends the training
     */
    double of(double[] outputs, double[] targets);
}
