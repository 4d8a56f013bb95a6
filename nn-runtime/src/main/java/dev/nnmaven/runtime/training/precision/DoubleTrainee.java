package dev.nnmaven.runtime.training.precision;

import dev.nnmaven.runtime.DoubleNetwork;
import dev.nnmaven.runtime.DoubleRegressor;
import dev.nnmaven.runtime.LearningRateSchedule;
import dev.nnmaven.runtime.contract.FittedScaling;
import dev.nnmaven.runtime.contract.ModelContract;
import dev.nnmaven.runtime.data.DoubleSamples;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** In double precision. */
public record DoubleTrainee(DoubleNetwork network) implements Trainee<DoubleSamples, double[]> {
    @Override
    public int inputSize() {
        return network.inputSize();
    }

    @Override
    public int outputSize() {
        return network.outputSize();
    }

    @Override
    public String precision() {
        return "double";
    }

    @Override
    public boolean isRegressor() {
        return network instanceof DoubleRegressor<?, ?>;
    }

    @Override
    public void threads(int threads) {
        network.threads(threads);
    }

    @Override
    public ModelContract contract() {
        return network.contract();
    }

    @Override
    public void contract(ModelContract contract) {
        network.contract(contract);
    }

    @Override
    public double[][] rows(int count) {
        return new double[count][];
    }

    @Override
    public double[][] outputs(int count) {
        return new double[count][outputSize()];
    }

    @Override
    public double[] input(DoubleSamples samples, int index) {
        return samples.input(index);
    }

    @Override
    public double[] target(DoubleSamples samples, int index) {
        return samples.target(index);
    }

    @Override
    public void fill(DoubleSamples samples, int[] numbers, int from, int count, double[][] inputs, double[][] targets) {
        for (int n = 0; n < count; n++) {
            inputs[n] = samples.input(numbers[from + n]);
            targets[n] = samples.target(numbers[from + n]);
        }
    }

    @Override
    public DoubleSamples samples(
            double[][] inputs, double[][] targets, int[] labels, List<String> featureNames, List<String> labelNames) {
        DoubleSamples samples =
                labels == null ? DoubleSamples.of(inputs, targets) : DoubleSamples.of(inputs, targets, labels);
        return samples.withNames(featureNames, labelNames);
    }

    @Override
    public double[] scaled(double[] vector, FittedScaling scaling) {
        if (scaling.isNone()) {
            return vector;
        }
        double[] scaled = new double[vector.length];
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = scaling.apply(i, vector[i]);
        }
        return scaled;
    }

    @Override
    public void train(double[][] inputs, double[][] targets) {
        network.train(inputs, targets);
    }

    @Override
    public void trainEach(double[][] inputs, double[][] targets) {
        network.trainEach(inputs, targets);
    }

    @Override
    public void query(double[][] inputs, double[][] outputs) {
        network.query(inputs, outputs);
    }

    @Override
    public double loss(double[] input, double[] target) {
        return network.loss(input, target);
    }

    @Override
    public boolean hasLoss() {
        return Trainee.has(network.getClass(), DoubleNetwork.class, double[].class);
    }

    @Override
    public void widen(double[] vector, double[] wide) {
        System.arraycopy(vector, 0, wide, 0, vector.length);
    }

    @Override
    public int hash(double[] vector) {
        return Arrays.hashCode(vector);
    }

    @Override
    public double learningRate() {
        return network.learningRate();
    }

    @Override
    public String text(double number) {
        return Double.toString(number);
    }

    @Override
    public void learningRate(double rate) {
        network.learningRate(rate);
    }

    @Override
    public LearningRateSchedule schedule() {
        return network.schedule();
    }

    @Override
    public void save(Path file) throws IOException {
        network.save(file);
    }

    @Override
    public void load(Path file) throws IOException {
        network.load(file);
    }
}
