package dev.nnmaven.runtime;

import dev.nnmaven.runtime.math.Vectors;
import dev.nnmaven.runtime.weights.Tensor;

/** One sigmoid layer without bias, the textbook way. */
public final class NaiveNetwork extends NaiveLayer implements Network {
    private final float[][] w;
    private final float[] o;
    private float learningRate = 0.1f;
    private final float[][] change;

    public NaiveNetwork(int inputs, int outputs) {
        this(new float[outputs][inputs]);
    }

    private NaiveNetwork(float[][] w) {
        super(w[0].length, w.length, Tensor.matrixByOutput("output.weight", w));
        this.w = w;
        o = new float[w.length];
        change = new float[w.length][w[0].length];
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
}
