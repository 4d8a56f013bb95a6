package dev.nnmaven.runtime;

import dev.nnmaven.runtime.math.Vectors;
import dev.nnmaven.runtime.weights.Tensor;

/** One sigmoid layer without bias, the textbook way. */
public final class NaiveDoubleNetwork extends NaiveLayer implements DoubleNetwork {
    private final double[][] w;
    private final double[] o;
    private double learningRate = 0.1;
    private final double[][] change;

    public NaiveDoubleNetwork(int inputs, int outputs) {
        this(new double[outputs][inputs]);
    }

    private NaiveDoubleNetwork(double[][] w) {
        super(w[0].length, w.length, Tensor.matrixByOutput("output.weight", w));
        this.w = w;
        o = new double[w.length];
        change = new double[w.length][w[0].length];
    }

    @Override
    public double[] query(double[] inputs) {
        double[] outputs = new double[outputSize()];
        query(inputs, outputs);
        return outputs;
    }

    @Override
    public void query(double[] inputs, double[] outputs) {
        for (int k = 0; k < w.length; k++) {
            double sum = 0;
            for (int i = 0; i < w[k].length; i++) {
                sum += w[k][i] * inputs[i];
            }
            outputs[k] = 1 / (1 + Math.exp(-sum));
        }
    }

    @Override
    public void train(double[] inputs, double[] targets) {
        addChange(inputs, targets);
        applyChange(learningRate);
    }

    @Override
    public void train(double[][] inputs, double[][] targets) {
        Vectors.requireSome("inputs", inputs.length);
        for (int n = 0; n < inputs.length; n++) {
            addChange(inputs[n], targets[n]);
        }
        applyChange(learningRate / inputs.length);
    }

    private void addChange(double[] inputs, double[] targets) {
        query(inputs, o);
        for (int k = 0; k < w.length; k++) {
            double delta = (targets[k] - o[k]) * o[k] * (1 - o[k]);
            for (int i = 0; i < w[k].length; i++) {
                change[k][i] += delta * inputs[i];
            }
        }
    }

    private void applyChange(double rate) {
        for (int k = 0; k < w.length; k++) {
            for (int i = 0; i < w[k].length; i++) {
                w[k][i] += rate * change[k][i];
                change[k][i] = 0;
            }
        }
    }

    @Override
    public double learningRate() {
        return learningRate;
    }

    @Override
    public void learningRate(double rate) {
        Vectors.requireRate(rate);
        learningRate = rate;
    }
}
