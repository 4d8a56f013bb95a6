package dev.nnmaven.runtime.contract;

import dev.nnmaven.runtime.internal.Texts;
import java.util.List;

/** What a contract does with vectors of raw numbers: the methods of {@link ModelContract} that scale. */
interface RawVectors {
    /** {@return a name for each input; empty if not known} */
    List<String> features();

    /** {@return what raw features go through to become inputs} */
    FittedScaling inputScaling();

    /** {@return what raw targets go through before they are trained on} */
    FittedScaling targetScaling();

    /**
     * The inputs for raw features, in a new array.
     *
     * @param rawFeatures as many as the network has inputs
     * @return new arrays with scaled numbers
     * @throws IllegalArgumentException if there are more or less than the scaling has places, or a feature is NaN, infinite,
     *     or so far off that its input would be, naming it: a missing value has no answer
     */
    default float[] scale(float[] rawFeatures) {
        return scale(rawFeatures, -1);
    }

    /**
     * As {@link #scale(float[])}, for several rows.
     *
     * @param rawFeatures as many as the network has inputs, in each row; left unchanged
     * @return new arrays with scaled numbers
     */
    default float[][] scale(float[][] rawFeatures) {
        float[][] inputs = new float[rawFeatures.length][];
        for (int n = 0; n < inputs.length; n++) {
            inputs[n] = scale(rawFeatures[n], n);
        }
        return inputs;
    }

    private float[] scale(float[] rawFeatures, int row) {
        inputScaling().requirePlaces("features", rawFeatures.length);
        float[] inputs = new float[rawFeatures.length];
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = (float) inputScaling().apply(i, rawFeatures[i]);
            if (!Float.isFinite(inputs[i])) {
                throw notFinite(row, i, rawFeatures[i]);
            }
        }
        return inputs;
    }

    /**
     * As {@link #scale(float[])}.
     *
     * @param rawFeatures as many as the network has inputs, in each row; left unchanged
     * @return new arrays with scaled numbers
     */
    default double[] scale(double[] rawFeatures) {
        return scale(rawFeatures, -1);
    }

    /**
     * As {@link #scale(double[])}, for several rows.
     *
     * @param rawFeatures as many as the network has inputs, in each row; left unchanged
     * @return new arrays with scaled numbers
     */
    default double[][] scale(double[][] rawFeatures) {
        double[][] inputs = new double[rawFeatures.length][];
        for (int n = 0; n < inputs.length; n++) {
            inputs[n] = scale(rawFeatures[n], n);
        }
        return inputs;
    }

    private double[] scale(double[] rawFeatures, int row) {
        inputScaling().requirePlaces("features", rawFeatures.length);
        double[] inputs = new double[rawFeatures.length];
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = inputScaling().apply(i, rawFeatures[i]);
            if (!Double.isFinite(inputs[i])) {
                throw notFinite(row, i, rawFeatures[i]);
            }
        }
        return inputs;
    }

    /**
     * Turns raw targets into those that the network is trained on, in a new array.
     *
     * @param rawTargets as many as the network has outputs; left unchanged
     * @return new arrays with scaled numbers
     */
    default float[] scaleTargets(float[] rawTargets) {
        targetScaling().requirePlaces("targets", rawTargets.length);
        float[] targets = new float[rawTargets.length];
        for (int k = 0; k < targets.length; k++) {
            targets[k] = (float) targetScaling().apply(k, rawTargets[k]);
        }
        return targets;
    }

    /**
     * As {@link #scaleTargets(float[])}.
     *
     * @param rawTargets as many as the network has outputs; left unchanged
     * @return new arrays with scaled numbers
     */
    default double[] scaleTargets(double[] rawTargets) {
        targetScaling().requirePlaces("targets", rawTargets.length);
        double[] targets = new double[rawTargets.length];
        for (int k = 0; k < targets.length; k++) {
            targets[k] = targetScaling().apply(k, rawTargets[k]);
        }
        return targets;
    }

    /**
     * Turns the outputs of the network into what its targets were before they were scaled, in the same array.
     *
     * @param outputs as many as the network has; replaced
     */
    default void unscale(float[] outputs) {
        targetScaling().requirePlaces("outputs", outputs.length);
        if (!targetScaling().isNone()) {
            for (int k = 0; k < outputs.length; k++) {
                outputs[k] = (float) targetScaling().undo(k, outputs[k]);
            }
        }
    }

    /**
     * As {@link #unscale(float[])}.
     *
     * @param outputs as many as the network has; replaced
     */
    default void unscale(double[] outputs) {
        targetScaling().requirePlaces("outputs", outputs.length);
        if (!targetScaling().isNone()) {
            for (int k = 0; k < outputs.length; k++) {
                outputs[k] = targetScaling().undo(k, outputs[k]);
            }
        }
    }

    private IllegalArgumentException notFinite(int row, int place, Number feature) {
        boolean finite = Double.isFinite(feature.doubleValue());
        return new IllegalArgumentException((row < 0 ? "" : "row " + row + ", ") + "features[" + place + "]"
                + Texts.inBrackets(features(), place) + ": found " + feature + ", expected "
                + (finite ? "a number whose scaled value is finite" : "a finite number"));
    }
}
