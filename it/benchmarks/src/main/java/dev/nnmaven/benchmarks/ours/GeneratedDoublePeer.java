package dev.nnmaven.benchmarks.ours;

import dev.nnmaven.benchmarks.Double784x200x10;
import dev.nnmaven.benchmarks.peer.Exercise;
import dev.nnmaven.runtime.DoubleNetwork;
import java.io.IOException;

/** A generated class, in double precision. */
public final class GeneratedDoublePeer extends GeneratedBatches<double[]> {
    private DoubleNetwork network;
    private double[][] inputs;
    private double[][] targets;
    private double[] outputs;

    @Override
    public void open(Exercise exercise) throws IOException {
        network = new Double784x200x10();
        network.load(exercise.folder().resolve(Exercise.SAFETENSORS));
        inputs = Exercise.doubles(exercise.inputs());
        targets = Exercise.doubles(exercise.targets());
        open(inputs, targets);
        outputs = new double[exercise.outputSize()];
    }

    @Override
    public void threads(int threads) {
        network.threads(threads);
    }

    @Override
    public void train(int sample) {
        network.train(inputs[sample], targets[sample]);
    }

    @Override
    void trainEach(double[][] someInputs, double[][] someTargets) {
        network.trainEach(someInputs, someTargets);
    }

    @Override
    void trainBatch(double[][] someInputs, double[][] someTargets) {
        network.train(someInputs, someTargets);
    }

    @Override
    public void query(int sample, float[] answer) {
        network.query(inputs[sample], outputs);
        copy(outputs, answer);
    }

    @Override
    public void queryBatch(int from, int to, float[][] answers) {
        double[][] rows = new double[to - from][outputs.length];
        network.query(inputs(from, to), rows);
        for (int n = 0; n < rows.length; n++) {
            copy(rows[n], answers[n]);
        }
    }

    private static void copy(double[] from, float[] to) {
        for (int k = 0; k < to.length; k++) {
            to[k] = (float) from[k];
        }
    }
}
