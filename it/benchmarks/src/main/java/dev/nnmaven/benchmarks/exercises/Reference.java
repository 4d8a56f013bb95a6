package dev.nnmaven.benchmarks.exercises;

import dev.nnmaven.benchmarks.peer.Exercise;

/** What every peer has to compute, in double precision and with no thought of speed. */
final class Reference {
    private final int[] sizes;
    private final double[][] weights;
    private final double[][] biases;

    Reference(Exercise exercise) {
        sizes = exercise.sizes();
        weights = Exercise.doubles(exercise.weights());
        biases = Exercise.doubles(exercise.biases());
    }

    float[] answer(float[] input) {
        double[] output = activations(Exercise.doubles(input))[sizes.length - 1];
        float[] answer = new float[output.length];
        for (int k = 0; k < output.length; k++) {
            answer[k] = (float) output[k];
        }
        return answer;
    }

    /** One step with the mean gradient of half the squared error. */
    void train(float[][] inputs, float[][] targets) {
        double rate = (double) Exercise.LEARNING_RATE / inputs.length;
        double[][][] activations = new double[inputs.length][][];
        double[][][] slopes = new double[inputs.length][][];
        for (int n = 0; n < inputs.length; n++) {
            activations[n] = activations(Exercise.doubles(inputs[n]));
            slopes[n] = slopes(activations[n], targets[n]);
        }
        for (int n = 0; n < inputs.length; n++) {
            for (int l = 0; l < weights.length; l++) {
                for (int j = 0; j < sizes[l + 1]; j++) {
                    double delta = rate * slopes[n][l][j];
                    biases[l][j] += delta;
                    for (int i = 0; i < sizes[l]; i++) {
                        weights[l][j * sizes[l] + i] += delta * activations[n][l][i];
                    }
                }
            }
        }
    }

    /** The input, and the outputs of each layer. */
    private double[][] activations(double[] input) {
        double[][] activations = new double[sizes.length][];
        activations[0] = input;
        for (int l = 0; l < weights.length; l++) {
            activations[l + 1] = new double[sizes[l + 1]];
            for (int j = 0; j < sizes[l + 1]; j++) {
                double sum = biases[l][j];
                for (int i = 0; i < sizes[l]; i++) {
                    sum += weights[l][j * sizes[l] + i] * activations[l][i];
                }
                activations[l + 1][j] = 1 / (1 + Math.exp(-sum));
            }
        }
        return activations;
    }

    /** Of minus half the squared error, by the sums of each layer. */
    private double[][] slopes(double[][] activations, float[] target) {
        double[][] slopes = new double[weights.length][];
        double[] error = Exercise.doubles(target);
        double[] output = activations[weights.length];
        for (int k = 0; k < error.length; k++) {
            error[k] -= output[k];
        }
        for (int l = weights.length - 1; l >= 0; l--) {
            slopes[l] = new double[sizes[l + 1]];
            double[] below = new double[sizes[l]];
            for (int j = 0; j < sizes[l + 1]; j++) {
                double activation = activations[l + 1][j];
                slopes[l][j] = error[j] * activation * (1 - activation);
                for (int i = 0; i < sizes[l]; i++) {
                    below[i] += weights[l][j * sizes[l] + i] * slopes[l][j];
                }
            }
            error = below;
        }
        return slopes;
    }
}
