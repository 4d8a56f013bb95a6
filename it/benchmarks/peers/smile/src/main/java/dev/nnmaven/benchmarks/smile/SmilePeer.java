package dev.nnmaven.benchmarks.smile;

import dev.nnmaven.benchmarks.peer.Exercise;
import dev.nnmaven.benchmarks.peer.Peer;

/** Smile's multilayer perceptron, on the OpenBLAS of the operating system: its first answer crashes without one. */
public final class SmilePeer implements Peer {
    private SmileNetwork network;
    private double[][] inputs;
    private double[][] targets;

    @Override
    public void open(Exercise exercise) {
        network = new SmileNetwork(exercise);
        inputs = Exercise.doubles(exercise.inputs());
        targets = Exercise.doubles(exercise.targets());
    }

    @Override
    public void train(int sample) {
        network.step(inputs[sample], targets[sample]);
    }

    @Override
    public void trainBatch(int from, int to) {
        network.step(inputs, targets, from, to);
    }

    @Override
    public void query(int sample, float[] answer) {
        network.answer(inputs[sample], answer);
    }

    @Override
    public void close() {
        network.close();
    }
}
