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
        double[][] a = forward(inputs);
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
        for (int l = 0; l <= last; l++) {
            for (int k = 0; k < deltas[l].length; k++) {
                for (int j = 0; j < a[l].length; j++) {
                    weights[l][k][j] += learningRate * deltas[l][k] * a[l][j];
                }
                if (bias) {
                    biases[l][k] += learningRate * deltas[l][k];
                }
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
