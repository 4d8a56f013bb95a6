package dev.nnmaven.runtime.math;

import java.util.Arrays;

/**
 * What the weights that enter each neuron add up to, by which the proportional error rule divides the neuron's error.
 * Where weights cancel out, their shares of the sum have no bound, and neither would the errors have. So no sum is nearer
 * to 0 than 0.1: a smaller one is taken as 0.1, or as −0.1 if it is negative.
 */
public final class WeightSums {

    private static final double SMALLEST = 0.1;

    private WeightSums() {}

    /**
     * Adds up the weights of each neuron, from a matrix with a row for each input.
     *
     * @param weights one row for each input, as long as the totals
     * @param totals receives the sum of the weights of each input or neuron
     */
    public static void byInput(float[][] weights, float[] totals) {
        Arrays.fill(totals, 0f);
        for (float[] row : weights) {
            for (int k = 0; k < totals.length; k++) {
                totals[k] += row[k];
            }
        }
        guard(totals);
    }

    /**
     * Adds up the weights of each neuron, from a matrix with a row for each neuron.
     *
     * @param weights one row for each neuron
     * @param totals receives the sum of the weights of each input or neuron
     */
    public static void byNeuron(float[][] weights, float[] totals) {
        for (int k = 0; k < totals.length; k++) {
            float sum = 0f;
            for (float weight : weights[k]) {
                sum += weight;
            }
            totals[k] = guarded(sum);
        }
    }

    /**
     * Adds up the weights of each neuron, from a matrix in one array.
     *
     * @param weights the rows of all neurons, one after the other
     * @param totals receives the sum of the weights of each input or neuron
     */
    public static void flat(float[] weights, float[] totals) {
        int inputs = weights.length / totals.length;
        for (int k = 0; k < totals.length; k++) {
            float sum = 0f;
            for (int j = 0; j < inputs; j++) {
                sum += weights[k * inputs + j];
            }
            totals[k] = guarded(sum);
        }
    }

    /**
     * {@return the sum, or the nearest number to it that may divide an error; NaN for NaN}
     *
     * @param sum of weights
     */
    public static float guarded(float sum) {
        return Math.abs(sum) < (float) SMALLEST ? Math.copySign((float) SMALLEST, sum) : sum;
    }

    private static void guard(float[] totals) {
        for (int k = 0; k < totals.length; k++) {
            totals[k] = guarded(totals[k]);
        }
    }

    /**
     * Adds up the weights of each neuron, from a matrix with a row for each input.
     *
     * @param weights one row for each input, as long as the totals
     * @param totals receives the sum of the weights of each input or neuron
     */
    public static void byInput(double[][] weights, double[] totals) {
        Arrays.fill(totals, 0);
        for (double[] row : weights) {
            for (int k = 0; k < totals.length; k++) {
                totals[k] += row[k];
            }
        }
        guard(totals);
    }

    /**
     * Adds up the weights of each neuron, from a matrix with a row for each neuron.
     *
     * @param weights one row for each neuron
     * @param totals receives the sum of the weights of each input or neuron
     */
    public static void byNeuron(double[][] weights, double[] totals) {
        for (int k = 0; k < totals.length; k++) {
            double sum = 0;
            for (double weight : weights[k]) {
                sum += weight;
            }
            totals[k] = guarded(sum);
        }
    }

    /**
     * Adds up the weights of each neuron, from a matrix in one array.
     *
     * @param weights the rows of all neurons, one after the other
     * @param totals receives the sum of the weights of each input or neuron
     */
    public static void flat(double[] weights, double[] totals) {
        int inputs = weights.length / totals.length;
        for (int k = 0; k < totals.length; k++) {
            double sum = 0;
            for (int j = 0; j < inputs; j++) {
                sum += weights[k * inputs + j];
            }
            totals[k] = guarded(sum);
        }
    }

    /**
     * {@return the sum, or the nearest number to it that may divide an error; NaN for NaN}
     *
     * @param sum of weights
     */
    public static double guarded(double sum) {
        return Math.abs(sum) < SMALLEST ? Math.copySign(SMALLEST, sum) : sum;
    }

    private static void guard(double[] totals) {
        for (int k = 0; k < totals.length; k++) {
            totals[k] = guarded(totals[k]);
        }
    }
}
