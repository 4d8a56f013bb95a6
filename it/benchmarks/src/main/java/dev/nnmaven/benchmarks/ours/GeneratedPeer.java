package dev.nnmaven.benchmarks.ours;

import dev.nnmaven.benchmarks.Net1024x1024x1024x10;
import dev.nnmaven.benchmarks.Net13x32x16x1;
import dev.nnmaven.benchmarks.Net2x3x1;
import dev.nnmaven.benchmarks.Net4x8x3;
import dev.nnmaven.benchmarks.Net784x128x64x10;
import dev.nnmaven.benchmarks.Net784x200x10;
import dev.nnmaven.benchmarks.peer.Exercise;
import dev.nnmaven.runtime.Network;
import java.io.IOException;
import java.util.Arrays;

/** A generated class, in single precision. */
public final class GeneratedPeer extends GeneratedBatches<float[]> {
    private Network network;
    private float[][] inputs;
    private float[][] targets;

    private static Network network(int[] sizes) {
        String name = Arrays.toString(sizes);
        return switch (name) {
            case "[2, 3, 1]" -> new Net2x3x1();
            case "[4, 8, 3]" -> new Net4x8x3();
            case "[13, 32, 16, 1]" -> new Net13x32x16x1();
            case "[784, 200, 10]" -> new Net784x200x10();
            case "[784, 128, 64, 10]" -> new Net784x128x64x10();
            case "[1024, 1024, 1024, 10]" -> new Net1024x1024x1024x10();
            default -> throw new IllegalArgumentException("no declaration in src/main/nn has the sizes " + name);
        };
    }

    @Override
    public void open(Exercise exercise) throws IOException {
        network = network(exercise.sizes());
        network.load(exercise.folder().resolve(Exercise.SAFETENSORS));
        inputs = exercise.inputs();
        targets = exercise.targets();
        open(inputs, targets);
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
    void trainEach(float[][] someInputs, float[][] someTargets) {
        network.trainEach(someInputs, someTargets);
    }

    @Override
    void trainBatch(float[][] someInputs, float[][] someTargets) {
        network.train(someInputs, someTargets);
    }

    @Override
    public void query(int sample, float[] answer) {
        network.query(inputs[sample], answer);
    }

    @Override
    public void queryBatch(int from, int to, float[][] answers) {
        network.query(inputs(from, to), answers);
    }
}
