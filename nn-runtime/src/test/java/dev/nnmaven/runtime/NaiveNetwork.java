package dev.nnmaven.runtime;

import dev.nnmaven.runtime.math.Vectors;
import dev.nnmaven.runtime.weights.Tensor;
import dev.nnmaven.runtime.weights.Weights;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** One sigmoid layer without bias, the textbook way. */
public final class NaiveNetwork implements Network {
    private final float[][] w;
    private final float[] o;
    private float learningRate = 0.1f;
    private final float[][] change;

    public NaiveNetwork(int inputs, int outputs) {
        w = new float[outputs][inputs];
        o = new float[outputs];
        change = new float[outputs][inputs];
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
    public float[] query(float[] inputs) {
        float[] outputs = new float[outputSize()];
        query(inputs, outputs);
        return outputs;
    }

    @Override
    public void query(float[] inputs, float[] outputs) {
        for (int k = 0; k < w.length; k++) {
            float sum = 0;
            for (int i = 0; i < w[k].length; i++) {
                sum += w[k][i] * inputs[i];
            }
            outputs[k] = (float) (1 / (1 + Math.exp(-sum)));
        }
    }

    @Override
    public void train(float[] inputs, float[] targets) {
        addChange(inputs, targets);
        applyChange(learningRate);
    }

    @Override
    public void train(float[][] inputs, float[][] targets) {
        Vectors.requireSome("inputs", inputs.length);
        for (int n = 0; n < inputs.length; n++) {
            addChange(inputs[n], targets[n]);
        }
        applyChange(learningRate / inputs.length);
    }

    private void addChange(float[] inputs, float[] targets) {
        query(inputs, o);
        for (int k = 0; k < w.length; k++) {
            float delta = (targets[k] - o[k]) * o[k] * (1 - o[k]);
            for (int i = 0; i < w[k].length; i++) {
                change[k][i] += delta * inputs[i];
            }
        }
    }

    private void applyChange(float rate) {
        for (int k = 0; k < w.length; k++) {
            for (int i = 0; i < w[k].length; i++) {
                w[k][i] += rate * change[k][i];
                change[k][i] = 0;
            }
        }
    }

    @Override
    public float learningRate() {
        return learningRate;
    }

    @Override
    public void learningRate(float rate) {
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
