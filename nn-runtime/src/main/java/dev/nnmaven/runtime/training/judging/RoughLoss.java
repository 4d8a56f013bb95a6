package dev.nnmaven.runtime.training.judging;

import dev.nnmaven.runtime.training.Loss;

/** Where a cross entropy must be taken from logits, as outputs have lost what it depends on. */
final class RoughLoss {
    /** Not far above 2<sup>−54</sup>, which smaller outputs count as. */
    private static final double LEAST_SURE = 0x1p-50;

    /**
     * What a probability close to 1 lacks of it is known to 2<sup>−24</sup> in single precision. That is 2<sup>−14</sup> of
     * this, by which its logarithm is off then.
     */
    private static final double LEAST_SURE_REST = 0x1p-10;

    private RoughLoss() {}

    /** Whether a cross entropy depends on digits that the outputs do not have. */
    static boolean isRough(Loss loss, double[] outputs, double[] targets) {
        if (loss == Loss.CROSS_ENTROPY) {
            // The formula with logits is for targets of sum 1 only; of others, such as those of sigmoids, outputs must
            // do.
            return Math.abs(sum(targets) - 1) < 1e-3 && hasLost(outputs, targets, 0);
        }
        return loss == Loss.BINARY_CROSS_ENTROPY && hasLost(outputs, targets, LEAST_SURE_REST);
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }

    private static boolean hasLost(double[] outputs, double[] targets, double leastRest) {
        for (int k = 0; k < outputs.length; k++) {
            if (targets[k] > 0 && outputs[k] < LEAST_SURE || targets[k] < 1 && 1 - outputs[k] < leastRest) {
                return true;
            }
        }
        return false;
    }
}
