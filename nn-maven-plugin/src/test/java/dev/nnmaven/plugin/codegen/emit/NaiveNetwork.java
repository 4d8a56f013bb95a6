package dev.nnmaven.plugin.codegen.emit;

import dev.nnmaven.annotations.ErrorRule;

/** The mathematics of the notes, as plainly as it can be said, in double: what generated code must agree with. */
final class NaiveNetwork {

    /** {@code weights[l][k][j]} leads from node j to node k of layer l. */
    final double[][][] weights;

    final double[][] biases;
    private final boolean bias;
    private final ErrorRule rule;
    private final double learningRate;

    NaiveNetwork(double[][][] weights, double[][] biases, boolean bias, ErrorRule rule, double learningRate) {
        this.weights = weights;
        this.biases = biases;
        this.bias = bias;
        this.rule = rule;
        this.learningRate = learningRate;
    }

    double[] query(double[] inputs) {
        double[][] a = forward(inputs);
        return a[a.length - 1];
    }

    /** ½·Σ(t − o)² */
    double loss(double[] inputs, double[] targets) {
        double[] o = query(inputs);
        double sum = 0;
        for (int k = 0; k < o.length; k++) {
            sum += (targets[k] - o[k]) * (targets[k] - o[k]);
        }
        return sum / 2;
    }

    void train(double[] inputs, double[] targets) {
        train(new double[][] {inputs}, new double[][] {targets});
    }

    /** The mean of the steps that each sample would cause alone. */
    void train(double[][] inputs, double[][] targets) {
        double[][][] samples = new double[inputs.length][][];
        double[][][] deltas = new double[inputs.length][][];
        for (int n = 0; n < inputs.length; n++) {
            samples[n] = forward(inputs[n]);
            deltas[n] = deltas(samples[n], targets[n]);
        }
        for (int n = 0; n < inputs.length; n++) {
            for (int l = 0; l < weights.length; l++) {
                update(l, samples[n][l], deltas[n][l], learningRate / inputs.length);
            }
        }
    }

    private double[][] deltas(double[][] a, double[] targets) {
        int last = weights.length - 1;
        double[][] deltas = new double[weights.length][];
        double[] e = new double[targets.length];
        for (int k = 0; k < e.length; k++) {
            e[k] = targets[k] - a[last + 1][k];
        }
        for (int l = last; l >= 0; l--) {
            double[] delta = new double[e.length];
            for (int k = 0; k < e.length; k++) {
                delta[k] = e[k] * a[l + 1][k] * (1 - a[l + 1][k]);
            }
            deltas[l] = delta;
            double[] back = rule == ErrorRule.GRADIENT ? delta : e;
            double[] before = new double[a[l].length];
            for (int j = 0; j < before.length; j++) {
                for (int k = 0; k < e.length; k++) {
                    before[j] += weights[l][k][j] * back[k];
                }
            }
            e = before;
        }
        return deltas;
    }

    private void update(int l, double[] x, double[] deltas, double rate) {
        for (int k = 0; k < deltas.length; k++) {
            for (int j = 0; j < x.length; j++) {
                weights[l][k][j] += rate * deltas[k] * x[j];
            }
            if (bias) {
                biases[l][k] += rate * deltas[k];
            }
        }
    }

    private double[][] forward(double[] inputs) {
        double[][] a = new double[weights.length + 1][];
        a[0] = inputs;
        for (int l = 0; l < weights.length; l++) {
            a[l + 1] = new double[weights[l].length];
            for (int k = 0; k < weights[l].length; k++) {
                double z = bias ? biases[l][k] : 0;
                for (int j = 0; j < a[l].length; j++) {
                    z += weights[l][k][j] * a[l][j];
                }
                a[l + 1][k] = 1 / (1 + Math.exp(-z));
            }
        }
        return a;
    }
}
