package dev.nnmaven.runtime.training;

import dev.nnmaven.runtime.DoubleNetwork;
import dev.nnmaven.runtime.NaiveDoubleNetwork;
import dev.nnmaven.runtime.NaiveNetwork;
import dev.nnmaven.runtime.Network;
import dev.nnmaven.runtime.data.DoubleSamples;
import dev.nnmaven.runtime.data.SampleSet;
import dev.nnmaven.runtime.data.Samples;
import dev.nnmaven.runtime.weights.WeightsSnapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.function.LongSupplier;

/** Networks and samples that fit each other, and a look at their weights. */
public final class Data {
    public static final int INPUTS = 3;
    public static final int OUTPUTS = 2;

    private Data() {}

    public static NaiveNetwork network() {
        return new NaiveNetwork(INPUTS, OUTPUTS);
    }

    public static NaiveDoubleNetwork doubleNetwork() {
        return new NaiveDoubleNetwork(INPUTS, OUTPUTS);
    }

    /** Random inputs; the targets follow from them, with labels. */
    public static Samples floats(int count, long seed) {
        Random random = new Random(seed);
        float[][] inputs = new float[count][INPUTS];
        float[][] targets = new float[count][OUTPUTS];
        int[] labels = new int[count];
        for (int n = 0; n < count; n++) {
            float sum = 0;
            for (int i = 0; i < INPUTS; i++) {
                inputs[n][i] = (float) random.nextGaussian();
                sum += (i + 1) * inputs[n][i];
            }
            labels[n] = sum > 0 ? 1 : 0;
            targets[n][0] = sum > 0 ? 0.1f : 0.9f;
            targets[n][1] = 1 - targets[n][0];
        }
        return Samples.of(inputs, targets, labels);
    }

    /** Samples of one input, their number. */
    public static Samples numbered(int count) {
        float[][] inputs = new float[count][1];
        for (int i = 0; i < count; i++) {
            inputs[i][0] = i;
        }
        return Samples.of(inputs, new float[count][1]);
    }

    public static DoubleSamples widened(Samples samples) {
        double[][] inputs = new double[samples.size()][samples.inputSize()];
        double[][] targets = new double[samples.size()][samples.targetSize()];
        int[] labels = new int[samples.size()];
        for (int n = 0; n < inputs.length; n++) {
            for (int i = 0; i < inputs[n].length; i++) {
                inputs[n][i] = samples.input(n)[i];
            }
            for (int k = 0; k < targets[n].length; k++) {
                targets[n][k] = samples.target(n)[k];
            }
            labels[n] = samples.label(n);
        }
        return DoubleSamples.of(inputs, targets, labels);
    }

    /** A training that measures time with another clock. */
    public static <S extends SampleSet> Training<S> clocked(Training<S> training, LongSupplier nanoTime) {
        return training.clock(nanoTime);
    }

    /** All numbers that a network saves, without the header: equal if the weights are, bit for bit. */
    public static byte[] weights(Network network, Path directory) {
        return bytes(network::save, directory);
    }

    /** All numbers that a network saves, without the header: equal if the weights are, bit for bit. */
    public static byte[] weights(DoubleNetwork network, Path directory) {
        return bytes(network::save, directory);
    }

    private static byte[] bytes(WeightsSnapshot.Transfer save, Path directory) {
        try {
            Path file = directory.resolve("weights");
            save.with(file);
            byte[] content = Files.readAllBytes(file);
            int header = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN).getInt();
            return Arrays.copyOfRange(content, Long.BYTES + header, content.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
