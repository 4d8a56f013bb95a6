package dev.nnmaven.runtime.math;

/**
 * The loss of one sample, as declared. Cross entropy takes the logits, which are the weighted sums of the last layer before
 * its activation: outputs round to 0 and 1, and their logarithm says nothing then, while this is finite for all finite
 * logits.
 *
 * <p>Sums are doubles for either precision. Logarithms and powers are those of {@link StrictMath}: the same on every JVM.
 */
public final class SampleLoss {
    private SampleLoss() {}

    /**
     * ½·Σ (t − o)².
     *
     * @param outputs o, what the network answers
     * @param targets t, what it should answer, as many
     * @return the loss; NaN if a number is
     */
    public static double squaredError(double[] outputs, double[] targets) {
        double sum = 0;
        for (int k = 0; k < outputs.length; k++) {
            double error = targets[k] - outputs[k];
            sum += error * error;
        }
        return sum / 2;
    }

    /**
     * As {@link #squaredError(double[], double[])}.
     *
     * @param outputs o, what the network answers
     * @param targets t, what it should answer, as many
     * @return the loss; NaN if a number is
     */
    public static double squaredError(float[] outputs, float[] targets) {
        return squaredError(widen(outputs), widen(targets));
    }

    /**
     * Σ ½·(t − o)² up to a distance of 1, |t − o| − ½ beyond.
     *
     * @param outputs o, what the network answers
     * @param targets t, what it should answer, as many
     * @return the loss; NaN if a number is
     */
    public static double huber(double[] outputs, double[] targets) {
        double sum = 0;
        for (int k = 0; k < outputs.length; k++) {
            double distance = Math.abs(targets[k] - outputs[k]);
            sum += distance <= 1 ? distance * distance / 2 : distance - 0.5;
        }
        return sum;
    }

    /**
     * As {@link #huber(double[], double[])}.
     *
     * @param outputs o, what the network answers
     * @param targets t, what it should answer, as many
     * @return the loss; NaN if a number is
     */
    public static double huber(float[] outputs, float[] targets) {
        return huber(widen(outputs), widen(targets));
    }

    /**
     * Σ |t − o|.
     *
     * @param outputs o, what the network answers
     * @param targets t, what it should answer, as many
     * @return the loss; NaN if a number is
     */
    public static double absoluteError(double[] outputs, double[] targets) {
        double sum = 0;
        for (int k = 0; k < outputs.length; k++) {
            sum += Math.abs(targets[k] - outputs[k]);
        }
        return sum;
    }

    /**
     * As {@link #absoluteError(double[], double[])}.
     *
     * @param outputs o, what the network answers
     * @param targets t, what it should answer, as many
     * @return the loss; NaN if a number is
     */
    public static double absoluteError(float[] outputs, float[] targets) {
        return absoluteError(widen(outputs), widen(targets));
    }

    /**
     * −Σ t·ln(softmax(z)) = Σ t·(m + ln Σ exp(zᵢ − m) − z), where m is the largest z, so that no power is above 1.
     *
     * @param logits z
     * @param targets t, with sum 1
     * @return the loss; NaN if a number is
     */
    public static double softmaxCrossEntropy(double[] logits, double[] targets) {
        double largest = Double.NEGATIVE_INFINITY;
        for (double z : logits) {
            largest = Math.max(largest, z);
        }
        double powers = 0;
        for (double z : logits) {
            powers += StrictMath.exp(z - largest);
        }
        double total = largest + StrictMath.log(powers);
        double sum = 0;
        for (int k = 0; k < logits.length; k++) {
            sum += targets[k] * (total - logits[k]);
        }
        return sum;
    }

    /**
     * As {@link #softmaxCrossEntropy(double[], double[])}.
     *
     * @param logits z, the weighted sums of the last layer
     * @param targets t, what it should answer, as many
     * @return the loss; NaN if a number is
     */
    public static double softmaxCrossEntropy(float[] logits, float[] targets) {
        return softmaxCrossEntropy(widen(logits), widen(targets));
    }

    /**
     * −Σ (t·ln(o) + (1 − t)·ln(1 − o)) for o = sigmoid(z), which is Σ (max(z, 0) − t·z + ln(1 + exp(−|z|))).
     *
     * @param logits z
     * @param targets t, from 0 to 1
     * @return the loss; NaN if a number is
     */
    public static double sigmoidCrossEntropy(double[] logits, double[] targets) {
        double sum = 0;
        for (int k = 0; k < logits.length; k++) {
            double z = logits[k];
            // Split so that nothing is lost where t is 1 and z large, or t 0 and z very negative.
            double linear = z > 0 ? (1 - targets[k]) * z : -targets[k] * z;
            sum += linear + StrictMath.log1p(StrictMath.exp(-Math.abs(z)));
        }
        return sum;
    }

    /**
     * As {@link #sigmoidCrossEntropy(double[], double[])}.
     *
     * @param logits z, the weighted sums of the last layer
     * @param targets t, what it should answer, as many
     * @return the loss; NaN if a number is
     */
    public static double sigmoidCrossEntropy(float[] logits, float[] targets) {
        return sigmoidCrossEntropy(widen(logits), widen(targets));
    }

    private static double[] widen(float[] values) {
        double[] wide = new double[values.length];
        for (int k = 0; k < wide.length; k++) {
            wide[k] = values[k];
        }
        return wide;
    }
}
