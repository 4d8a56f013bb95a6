package dev.nnmaven.benchmarks.deepnetts;

import deepnetts.net.FeedForwardNetwork;
import deepnetts.net.layers.AbstractLayer;
import deepnetts.net.layers.activation.ActivationType;
import deepnetts.net.loss.LossType;
import deepnetts.net.train.opt.OptimizerType;
import deepnetts.util.Tensor;
import dev.nnmaven.benchmarks.peer.Exercise;
import dev.nnmaven.benchmarks.peer.Peer;

/** What the trainer of Deep Netts does for a sample, without its messages for each epoch. */
public final class DeepNettsPeer implements Peer {
    private Exercise exercise;
    private FeedForwardNetwork network;
    private Tensor[] inputs;
    private int batchSize;

    @Override
    public void open(Exercise exercise) {
        this.exercise = exercise;
        int layers = exercise.layers();
        FeedForwardNetwork.Builder builder = FeedForwardNetwork.builder().addInputLayer(exercise.inputSize());
        for (int l = 0; l < layers - 1; l++) {
            builder.addFullyConnectedLayer(exercise.sizes()[l + 1], ActivationType.SIGMOID);
        }
        network = builder.addOutputLayer(exercise.outputSize(), ActivationType.SIGMOID)
                .lossFunction(LossType.MEAN_SQUARED_ERROR)
                .build();
        for (int l = 0; l < layers; l++) {
            AbstractLayer layer = network.getLayers().get(l + 1);
            layer.setOptimizerType(OptimizerType.SGD);
            layer.setLearningRate(Exercise.LEARNING_RATE);
            int in = exercise.sizes()[l];
            for (int j = 0; j < exercise.sizes()[l + 1]; j++) {
                layer.getBiases()[j] = exercise.biases()[l][j];
                for (int i = 0; i < in; i++) {
                    layer.getWeights().set(i, j, exercise.weights()[l][j * in + i]);
                }
            }
        }
        setBatchSize(1);
        inputs = new Tensor[exercise.inputs().length];
        for (int n = 0; n < inputs.length; n++) {
            inputs[n] = new Tensor(exercise.inputs()[n]);
        }
    }

    private void setBatchSize(int size) {
        if (size == batchSize) {
            return;
        }
        batchSize = size;
        for (Object layer : network.getLayers()) {
            ((AbstractLayer) layer).setBatchMode(size > 1);
            ((AbstractLayer) layer).setBatchSize(size);
        }
    }

    private void addGradient(int sample) {
        network.setInput(inputs[sample]);
        network.setOutputError(
                network.getLossFunction().addPatternError(network.getOutput(), exercise.targets()[sample]));
        network.backward();
    }

    @Override
    public void train(int sample) {
        trainBatch(sample, sample + 1);
    }

    @Override
    public void trainBatch(int from, int to) {
        setBatchSize(to - from);
        for (int n = from; n < to; n++) {
            addGradient(n);
        }
        network.applyWeightChanges();
    }

    @Override
    public void query(int sample, float[] answer) {
        network.setInput(inputs[sample]);
        System.arraycopy(network.getOutput(), 0, answer, 0, answer.length);
    }
}
