package dev.nnmaven.runtime.training;

import dev.nnmaven.runtime.internal.AnsweredClass;

/**
 * How good an answer is: what a training shows beside its loss. It has no influence on anything.
 *
 * <pre>{@code
 * Training.of(network)
 *     .validationSplit(0.1)
 *     .metric("accuracy", Measure.ACCURACY)
 *     .metric("first output", (outputs, targets) -> Math.abs(targets[0] - outputs[0]))
 *     .run(samples);
 * }</pre>
 */
@FunctionalInterface
public interface Measure {

    /** 1 if the largest output is that of the largest target, otherwise 0; a single output is one of two classes. */
    Measure ACCURACY = (outputs, targets) -> AnsweredClass.of(outputs) == AnsweredClass.of(targets) ? 1 : 0;

    /** The mean over the outputs of |t − o|. */
    Measure ABSOLUTE_ERROR = (outputs, targets) -> {
        double sum = 0;
        for (int k = 0; k < outputs.length; k++) {
            sum += Math.abs(targets[k] - outputs[k]);
        }
        return sum / outputs.length;
    };

    /**
     * Of one sample; that of several is the mean of theirs.
     *
     * @param outputs what the network answers, back from the scaling of targets if there is one; the array is used again
     *     after the call
     * @param targets what it should have answered, as many, not scaled; the array is used again after the call
     * @return the measure of this sample
     */
    double of(double[] outputs, double[] targets);
}
