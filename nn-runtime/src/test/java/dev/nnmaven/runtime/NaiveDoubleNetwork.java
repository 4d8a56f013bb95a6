package dev.nnmaven.runtime;

import dev.nnmaven.runtime.math.Vectors;
import dev.nnmaven.runtime.weights.Tensor;
import dev.nnmaven.runtime.weights.Weights;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** One sigmoid layer without bias, the textbook way. */
public final class NaiveDoubleNetwork implements DoubleNetwork {
    private final double[][] w;
    private final double[] o;
    private double learningRate = 0.1;
    private final double[][] change;

    public NaiveDoubleNetwork(int inputs, int outputs) {
        w = new double[outputs][inputs];
        o = new double[outputs];
        change = new double[outputs][inputs];
        Weights.initialise(42, tensors());
    }

    @Override
    public int inputSize() {
        return w[0].length;
    }

    @Override
    public int outputSize() {
        return w.length;
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

    @Override
    public void threads(int threads) {
        Vectors.requireThreads(threads);
    }

    @Override
    public void save(Path file) throws IOException {
        Weights.save(file, "naive", inputSize() + "-" + outputSize(), tensors());
    }

    @Override
    public void load(Path file) throws IOException {
        Weights.load(file, "naive", inputSize() + "-" + outputSize(), tensors());
    }

    private List<Tensor> tensors() {
        return List.of(Tensor.matrixByOutput("output.weight", w));
    }
}
