package dev.nnmaven.runtime.training.precision;

import dev.nnmaven.runtime.LearningRateSchedule;
import dev.nnmaven.runtime.Network;
import dev.nnmaven.runtime.Regressor;
import dev.nnmaven.runtime.contract.FittedScaling;
import dev.nnmaven.runtime.contract.ModelContract;
import dev.nnmaven.runtime.data.Samples;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** In single precision. */
public record FloatTrainee(Network network) implements Trainee<Samples, float[]> {
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
        return "float";
    }

    @Override
    public boolean isRegressor() {
        return network instanceof Regressor<?, ?>;
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
    public float[][] rows(int count) {
        return new float[count][];
    }

    @Override
    public float[][] outputs(int count) {
        return new float[count][outputSize()];
    }

    @Override
    public float[] input(Samples samples, int index) {
        return samples.input(index);
    }

    @Override
    public float[] target(Samples samples, int index) {
        return samples.target(index);
    }

    @Override
    public void fill(Samples samples, int[] numbers, int from, int count, float[][] inputs, float[][] targets) {
        for (int n = 0; n < count; n++) {
            inputs[n] = samples.input(numbers[from + n]);
            targets[n] = samples.target(numbers[from + n]);
        }
    }

    @Override
    public Samples samples(
            float[][] inputs, float[][] targets, int[] labels, List<String> featureNames, List<String> labelNames) {
        Samples samples = labels == null ? Samples.of(inputs, targets) : Samples.of(inputs, targets, labels);
        return samples.withNames(featureNames, labelNames);
    }

    @Override
    public float[] scaled(float[] vector, FittedScaling scaling) {
        if (scaling.isNone()) {
            return vector;
        }
        float[] scaled = new float[vector.length];
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = (float) scaling.apply(i, vector[i]);
        }
        return scaled;
    }

    @Override
    public void train(float[][] inputs, float[][] targets) {
        network.train(inputs, targets);
    }

    @Override
    public void trainEach(float[][] inputs, float[][] targets) {
        network.trainEach(inputs, targets);
    }

    @Override
    public void query(float[][] inputs, float[][] outputs) {
        network.query(inputs, outputs);
    }

    @Override
    public double loss(float[] input, float[] target) {
        return network.loss(input, target);
    }

    @Override
    public boolean hasLoss() {
        return Trainee.has(network.getClass(), Network.class, float[].class);
    }

    @Override
    public void widen(float[] vector, double[] wide) {
        for (int i = 0; i < vector.length; i++) {
            wide[i] = vector[i];
        }
    }

    @Override
    public int hash(float[] vector) {
        return Arrays.hashCode(vector);
    }

    @Override
    public double learningRate() {
        return network.learningRate();
    }

    @Override
    public String text(double number) {
        return Float.toString((float) number);
    }

    @Override
    public void learningRate(double rate) {
        network.learningRate((float) rate);
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
