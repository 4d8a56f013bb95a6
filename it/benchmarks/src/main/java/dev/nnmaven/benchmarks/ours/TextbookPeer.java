package dev.nnmaven.benchmarks.ours;

import dev.nnmaven.benchmarks.peer.Exercise;
import dev.nnmaven.benchmarks.peer.Peer;
import java.util.Arrays;

/**
 * The loops of a textbook: weights in one flat array per layer, a dot product per neuron, one sample after the other. All
 * arrays are made once, so that it is not slowed down by garbage.
 */
public final class TextbookPeer implements Peer {
    private Exercise exercise;
    private int layers;
    private int[] sizes;
    private float[][] w;
    private float[][] b;
    private float[][] weightChanges;
    private float[][] biasChanges;
    /** The outputs of each layer; those of none are the inputs. */
    private float[][] o;
    /** The slopes of the loss by the sums of each layer. */
    private float[][] d;

    @Override
    public void open(Exercise exercise) {
        this.exercise = exercise;
        layers = exercise.layers();
        sizes = exercise.sizes();
        w = new float[layers][];
        b = new float[layers][];
        weightChanges = new float[layers][];
        biasChanges = new float[layers][];
        o = new float[layers + 1][];
        d = new float[layers][];
        for (int l = 0; l < layers; l++) {
            w[l] = exercise.weights()[l].clone();
            b[l] = exercise.biases()[l].clone();
            weightChanges[l] = new float[w[l].length];
            biasChanges[l] = new float[b[l].length];
            o[l + 1] = new float[sizes[l + 1]];
            d[l] = new float[sizes[l + 1]];
        }
    }

    @Override
    public void query(int sample, float[] answer) {
        forward(sample);
        System.arraycopy(o[layers], 0, answer, 0, answer.length);
    }

    @Override
    public void train(int sample) {
        forward(sample);
        backward(exercise.targets()[sample]);
        for (int l = 0; l < layers; l++) {
            change(w[l], b[l], o[l], d[l], Exercise.LEARNING_RATE);
        }
    }

    @Override
    public void trainBatch(int from, int to) {
        for (int l = 0; l < layers; l++) {
            Arrays.fill(weightChanges[l], 0f);
            Arrays.fill(biasChanges[l], 0f);
        }
        for (int n = from; n < to; n++) {
            forward(n);
            backward(exercise.targets()[n]);
            for (int l = 0; l < layers; l++) {
                change(weightChanges[l], biasChanges[l], o[l], d[l], Exercise.LEARNING_RATE / (to - from));
            }
        }
        for (int l = 0; l < layers; l++) {
            add(weightChanges[l], w[l]);
            add(biasChanges[l], b[l]);
        }
    }

    private void forward(int sample) {
        o[0] = exercise.inputs()[sample];
        for (int l = 0; l < layers; l++) {
            forward(o[l], w[l], b[l], o[l + 1]);
        }
    }

    private void backward(float[] target) {
        float[] output = o[layers];
        for (int k = 0; k < output.length; k++) {
            d[layers - 1][k] = (target[k] - output[k]) * output[k] * (1f - output[k]);
        }
        for (int l = layers - 1; l > 0; l--) {
            backward(w[l], d[l], o[l], d[l - 1]);
        }
    }

    private static void forward(float[] x, float[] w, float[] b, float[] o) {
        for (int j = 0; j < o.length; j++) {
            float sum = b[j];
            for (int i = 0; i < x.length; i++) {
                sum += w[j * x.length + i] * x[i];
            }
            o[j] = (float) (1.0 / (1.0 + Math.exp(-sum)));
        }
    }

    private static void backward(float[] w, float[] above, float[] o, float[] below) {
        for (int j = 0; j < below.length; j++) {
            float sum = 0f;
            for (int k = 0; k < above.length; k++) {
                sum += w[k * below.length + j] * above[k];
            }
            below[j] = sum * o[j] * (1f - o[j]);
        }
    }

    private static void change(float[] w, float[] b, float[] x, float[] d, float rate) {
        for (int j = 0; j < d.length; j++) {
            float delta = rate * d[j];
            for (int i = 0; i < x.length; i++) {
                w[j * x.length + i] += delta * x[i];
            }
            b[j] += delta;
        }
    }

    private static void add(float[] changes, float[] values) {
        for (int n = 0; n < values.length; n++) {
            values[n] += changes[n];
        }
    }
}
