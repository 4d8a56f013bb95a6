package dev.nnmaven.benchmarks;

import dev.nnmaven.benchmarks.peer.Exercise;
import dev.nnmaven.benchmarks.peer.Peer;
import dev.nnmaven.benchmarks.peer.Work;
import dev.nnmaven.runtime.DoubleNetwork;
import java.io.IOException;
import java.util.Optional;

/** A generated class, in double precision. */
public final class GeneratedDoublePeer implements Peer {
    private DoubleNetwork network;
    private double[][] inputs;
    private double[][] targets;
    private Parts<double[]> inputParts;
    private Parts<double[]> targetParts;
    private double[] outputs;

    @Override
    public void open(Exercise exercise) throws IOException {
        network = new Double784x200x10();
        network.load(exercise.folder().resolve(Exercise.SAFETENSORS));
        inputs = Exercise.doubles(exercise.inputs());
        targets = Exercise.doubles(exercise.targets());
        inputParts = new Parts<>(inputs);
        targetParts = new Parts<>(targets);
        outputs = new double[exercise.outputSize()];
    }

    @Override
    public Optional<String> cannot(Work work) {
        return Optional.empty();
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
    public void trainEach(int from, int to) {
        network.trainEach(inputParts.of(from, to), targetParts.of(from, to));
    }

    @Override
    public void trainBatch(int from, int to) {
        network.train(inputParts.of(from, to), targetParts.of(from, to));
    }

    @Override
    public void query(int sample, float[] answer) {
        network.query(inputs[sample], outputs);
        copy(outputs, answer);
    }

    @Override
    public void queryBatch(int from, int to, float[][] answers) {
        double[][] rows = new double[to - from][outputs.length];
        network.query(inputParts.of(from, to), rows);
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
