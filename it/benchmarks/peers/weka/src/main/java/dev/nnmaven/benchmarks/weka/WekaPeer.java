package dev.nnmaven.benchmarks.weka;

import dev.nnmaven.benchmarks.peer.Exercise;
import dev.nnmaven.benchmarks.peer.Peer;
import dev.nnmaven.benchmarks.peer.Work;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import weka.classifiers.functions.MultilayerPerceptron;
import weka.core.Attribute;
import weka.core.DenseInstance;
import weka.core.Instances;

/** Weka's multilayer perceptron as a classifier. It trains in epochs: a run of samples is the one that it began with. */
public final class WekaPeer implements Peer {
    private Exercise exercise;
    private Instances samples;
    private MultilayerPerceptron network;
    private int epochSize;

    @Override
    public void open(Exercise exercise) throws Exception {
        this.exercise = exercise;
        if (exercise.outputSize() == 1) {
            return;
        }
        ArrayList<Attribute> attributes = new ArrayList<>();
        for (int i = 0; i < exercise.inputSize(); i++) {
            attributes.add(new Attribute("x" + i));
        }
        List<String> classes =
                IntStream.range(0, exercise.outputSize()).mapToObj(k -> "y" + k).toList();
        attributes.add(new Attribute("class", classes));
        samples = new Instances("samples", attributes, exercise.inputs().length);
        samples.setClassIndex(exercise.inputSize());
        for (int n = 0; n < exercise.inputs().length; n++) {
            double[] values = Arrays.copyOf(Exercise.doubles(exercise.inputs()[n]), exercise.inputSize() + 1);
            values[exercise.inputSize()] = Exercise.label(exercise.targets()[n]);
            samples.add(new DenseInstance(1, values));
        }
        begin(new Instances(samples, 0, 1));
    }

    private void begin(Instances epoch) throws Exception {
        int[] sizes = exercise.sizes();
        network = new MultilayerPerceptron();
        network.setHiddenLayers(Arrays.stream(sizes, 1, sizes.length - 1)
                .mapToObj(String::valueOf)
                .collect(Collectors.joining(",")));
        network.setLearningRate(Exercise.LEARNING_RATE);
        network.setMomentum(0);
        network.setNormalizeAttributes(false);
        network.setNominalToBinaryFilter(false);
        network.setReset(false);
        network.setTrainingTime(Integer.MAX_VALUE);
        network.initializeClassifier(epoch);
        epochSize = epoch.size();
    }

    @Override
    public Optional<String> cannot(Work work) {
        if (exercise.outputSize() == 1) {
            return Optional.of("a single output of it is linear");
        }
        return switch (work) {
            case BATCH, BATCH2 -> Optional.of("it takes a step for each sample only");
            case CALLS -> Optional.of("it trains whole epochs only");
            default -> Optional.empty();
        };
    }

    @Override
    public Optional<String> incomparable() {
        return Optional.of("it takes no weights, and its answers add up to 1");
    }

    @Override
    public void train(int sample) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void trainEach(int from, int to) throws Exception {
        if (to - from != epochSize) {
            begin(new Instances(samples, from, to - from));
        }
        network.next();
    }

    @Override
    public void trainBatch(int from, int to) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void query(int sample, float[] answer) throws Exception {
        double[] values = network.distributionForInstance(samples.get(sample));
        for (int k = 0; k < answer.length; k++) {
            answer[k] = (float) values[k];
        }
    }
}
