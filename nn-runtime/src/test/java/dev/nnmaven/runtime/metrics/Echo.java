package dev.nnmaven.runtime.metrics;

import dev.nnmaven.runtime.DoubleNetwork;
import dev.nnmaven.runtime.Network;
import dev.nnmaven.runtime.contract.ModelContract;
import dev.nnmaven.runtime.data.DoubleSamples;
import dev.nnmaven.runtime.data.Samples;
import java.lang.reflect.Proxy;
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
        return network(DoubleNetwork.class, samples.inputSize());
    }

    static Network network(Samples samples) {
        return network(Network.class, samples.inputSize());
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

    /** One for both precisions, as rows are copied alike whatever they hold. */
    private static <N> N network(Class<N> type, int size) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    if (method.getName().endsWith("Size")) {
                        return size;
                    }
                    if (method.getName().equals("contract")) {
                        return ModelContract.none();
                    }
                    if (method.getName().equals("query") && arguments[0] instanceof Object[] inputs) {
                        Object[] outputs = (Object[]) arguments[1];
                        for (int n = 0; n < inputs.length; n++) {
                            System.arraycopy(inputs[n], 0, outputs[n], 0, size);
                        }
                        return null;
                    }
                    throw new UnsupportedOperationException(method.toString());
                }));
    }
}
