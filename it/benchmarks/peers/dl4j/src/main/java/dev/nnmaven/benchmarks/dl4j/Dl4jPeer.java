package dev.nnmaven.benchmarks.dl4j;

import dev.nnmaven.benchmarks.peer.Exercise;
import dev.nnmaven.benchmarks.peer.Peer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** A {@code MultiLayerNetwork}. Samples are arrays of ND4J made before. */
public final class Dl4jPeer implements Peer {

    /** Samples from one to before another. */
    private record Part(int from, int to) {}

    private Exercise exercise;
    private MultiLayerNetwork network;
    private final Map<Part, INDArray> inputs = new HashMap<>();
    private final Map<Part, INDArray> targets = new HashMap<>();

    @Override
    public void open(Exercise exercise) {
        this.exercise = exercise;
        int layers = exercise.layers();
        // L2 is the squared error, without the half; the rate makes up for that.
        var list = new NeuralNetConfiguration.Builder()
                .updater(new Sgd(Exercise.LEARNING_RATE / 2))
                .activation(Activation.SIGMOID)
                .list();
        for (int l = 0; l < layers - 1; l++) {
            list.layer(new DenseLayer.Builder()
                    .nIn(exercise.sizes()[l])
                    .nOut(exercise.sizes()[l + 1])
                    .build());
        }
        list.layer(new OutputLayer.Builder(LossFunction.L2)
                .nIn(exercise.sizes()[layers - 1])
                .nOut(exercise.outputSize())
                .activation(Activation.SIGMOID)
                .build());
        network = new MultiLayerNetwork(list.build());
        network.init();
        for (int l = 0; l < layers; l++) {
            int in = exercise.sizes()[l];
            int out = exercise.sizes()[l + 1];
            INDArray rows = Nd4j.create(exercise.weights()[l], new long[] {out, in}, 'c');
            network.setParam(l + "_W", rows.transpose());
            network.setParam(l + "_b", Nd4j.create(exercise.biases()[l], new long[] {1, out}, 'c'));
        }
    }

    private INDArray inputs(int from, int to) {
        return inputs.computeIfAbsent(
                new Part(from, to), part -> Nd4j.create(Arrays.copyOfRange(exercise.inputs(), from, to)));
    }

    private INDArray targets(int from, int to) {
        return targets.computeIfAbsent(
                new Part(from, to), part -> Nd4j.create(Arrays.copyOfRange(exercise.targets(), from, to)));
    }

    @Override
    public void train(int sample) {
        trainBatch(sample, sample + 1);
    }

    @Override
    public void trainBatch(int from, int to) {
        network.fit(inputs(from, to), targets(from, to));
    }

    @Override
    public void query(int sample, float[] answer) {
        try (INDArray output = network.output(inputs(sample, sample + 1))) {
            System.arraycopy(output.toFloatVector(), 0, answer, 0, answer.length);
        }
    }

    @Override
    public void queryBatch(int from, int to, float[][] answers) {
        try (INDArray output = network.output(inputs(from, to))) {
            float[][] values = output.toFloatMatrix();
            for (int n = 0; n < answers.length; n++) {
                System.arraycopy(values[n], 0, answers[n], 0, answers[n].length);
            }
        }
    }
}
