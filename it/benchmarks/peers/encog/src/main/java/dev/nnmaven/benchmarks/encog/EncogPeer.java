package dev.nnmaven.benchmarks.encog;

import dev.nnmaven.benchmarks.peer.Exercise;
import dev.nnmaven.benchmarks.peer.Peer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.encog.engine.network.activation.ActivationSigmoid;
import org.encog.ml.data.MLDataSet;
import org.encog.ml.data.basic.BasicMLDataSet;
import org.encog.neural.networks.BasicNetwork;
import org.encog.neural.networks.layers.BasicLayer;
import org.encog.neural.networks.training.propagation.back.Backpropagation;

/** Encog's back-propagation, without its correction of flat spots, which is another arithmetic. */
public final class EncogPeer implements Peer {

    /** Samples that are trained on together, in one step or in one for each. */
    private record Part(int from, int to, boolean oneStep) {}

    private BasicNetwork network;
    private double[][] inputs;
    private double[][] targets;
    private double[] outputs;
    private final Map<Part, Backpropagation> trainers = new HashMap<>();

    @Override
    public void open(Exercise exercise) {
        int layers = exercise.layers();
        network = new BasicNetwork();
        network.addLayer(new BasicLayer(null, true, exercise.inputSize()));
        for (int l = 0; l < layers; l++) {
            network.addLayer(new BasicLayer(new ActivationSigmoid(), l < layers - 1, exercise.sizes()[l + 1]));
        }
        network.getStructure().finalizeStructure();
        for (int l = 0; l < layers; l++) {
            int in = exercise.sizes()[l];
            for (int j = 0; j < exercise.sizes()[l + 1]; j++) {
                for (int i = 0; i < in; i++) {
                    network.setWeight(l, i, j, exercise.weights()[l][j * in + i]);
                }
                network.setWeight(l, in, j, exercise.biases()[l][j]);
            }
        }
        inputs = Exercise.doubles(exercise.inputs());
        targets = Exercise.doubles(exercise.targets());
        outputs = new double[exercise.outputSize()];
    }

    private Backpropagation trainer(int from, int to, boolean oneStep) {
        return trainers.computeIfAbsent(new Part(from, to, oneStep), part -> {
            MLDataSet samples =
                    new BasicMLDataSet(Arrays.copyOfRange(inputs, from, to), Arrays.copyOfRange(targets, from, to));
            // It adds up the gradients of a batch.
            double rate = (double) Exercise.LEARNING_RATE / (oneStep ? to - from : 1);
            Backpropagation trainer = new Backpropagation(network, samples, rate, 0);
            // Zero means all of them.
            trainer.setBatchSize(oneStep ? 0 : 1);
            trainer.setThreadCount(1);
            trainer.fixFlatSpot(false);
            return trainer;
        });
    }

    @Override
    public void train(int sample) {
        trainer(sample, sample + 1, true).iteration();
    }

    @Override
    public void trainEach(int from, int to) {
        trainer(from, to, false).iteration();
    }

    @Override
    public void trainBatch(int from, int to) {
        trainer(from, to, true).iteration();
    }

    @Override
    public void query(int sample, float[] answer) {
        network.compute(inputs[sample], outputs);
        for (int k = 0; k < answer.length; k++) {
            answer[k] = (float) outputs[k];
        }
    }
}
