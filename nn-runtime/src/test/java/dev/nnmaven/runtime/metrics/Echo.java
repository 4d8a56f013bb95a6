package dev.nnmaven.runtime.metrics;

import dev.nnmaven.runtime.DoubleNetwork;
import dev.nnmaven.runtime.Network;
import dev.nnmaven.runtime.data.DoubleSamples;
import dev.nnmaven.runtime.data.Samples;
import java.nio.file.Path;
import java.util.Arrays;

/** Networks that answer what they are asked, batches only, and samples that make them answer what a test wants. */
final class Echo {
    private Echo() {}

    /** Samples with labels that get these answers; the targets say nothing. */
    static DoubleSamples classified(double[][] answers, int... labels) {
        return DoubleSamples.of(answers, new double[answers.length][answers[0].length], labels);
    }

    /** Samples for one output that get these answers. */
    static DoubleSamples oneOutput(double[] answers, double... targets) {
        return DoubleSamples.of(columns(answers), columns(targets));
    }

    /** Samples of these classes that are taken for those, without any doubt. */
    static DoubleSamples certain(int classes, int[] labels, int[] answers) {
        double[][] rows = new double[answers.length][classes];
        for (int n = 0; n < answers.length; n++) {
            rows[n][answers[n]] = 1;
        }
        return classified(rows, labels);
    }

    static DoubleNetwork network(DoubleSamples samples) {
        return new OfDoubles(samples.inputSize());
    }

    static Network network(Samples samples) {
        return new OfFloats(samples.inputSize());
    }

    /** The same samples, rounded. */
    static Samples floats(DoubleSamples samples) {
        float[][] inputs = new float[samples.size()][];
        float[][] targets = new float[samples.size()][];
        int[] labels = new int[samples.size()];
        for (int n = 0; n < samples.size(); n++) {
            inputs[n] = rounded(samples.input(n));
            targets[n] = rounded(samples.target(n));
            labels[n] = samples.hasLabels() ? samples.label(n) : 0;
        }
        return samples.hasLabels() ? Samples.of(inputs, targets, labels) : Samples.of(inputs, targets);
    }

    private static float[] rounded(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    private static double[][] columns(double[] values) {
        return Arrays.stream(values).mapToObj(value -> new double[] {value}).toArray(double[][]::new);
    }

    private record OfDoubles(int inputSize) implements DoubleNetwork {
        @Override
        public int outputSize() {
            return inputSize;
        }

        @Override
        public void query(double[][] inputs, double[][] outputs) {
            for (int n = 0; n < inputs.length; n++) {
                System.arraycopy(inputs[n], 0, outputs[n], 0, inputSize);
            }
        }

        @Override
        public double[] query(double[] inputs) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void query(double[] inputs, double[] outputs) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void train(double[] inputs, double[] targets) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void train(double[][] inputs, double[][] targets) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void threads(int threads) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void save(Path file) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void load(Path file) {
            throw new UnsupportedOperationException();
        }
    }

    private record OfFloats(int inputSize) implements Network {
        @Override
        public int outputSize() {
            return inputSize;
        }

        @Override
        public void query(float[][] inputs, float[][] outputs) {
            for (int n = 0; n < inputs.length; n++) {
                System.arraycopy(inputs[n], 0, outputs[n], 0, inputSize);
            }
        }

        @Override
        public float[] query(float[] inputs) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void query(float[] inputs, float[] outputs) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void train(float[] inputs, float[] targets) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void train(float[][] inputs, float[][] targets) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void threads(int threads) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void save(Path file) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void load(Path file) {
            throw new UnsupportedOperationException();
        }
    }
}
