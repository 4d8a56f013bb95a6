package dev.nnmaven.runtime.metrics;

import dev.nnmaven.runtime.DoubleNetwork;
import dev.nnmaven.runtime.DoubleRegressor;
import dev.nnmaven.runtime.Network;
import dev.nnmaven.runtime.Regressor;
import dev.nnmaven.runtime.contract.ModelContract;
import dev.nnmaven.runtime.data.DoubleSamples;
import dev.nnmaven.runtime.data.SampleSet;
import dev.nnmaven.runtime.data.Samples;
import dev.nnmaven.runtime.internal.ClassTargets;
import dev.nnmaven.runtime.internal.Texts;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * What a network answers to samples, and what it should have answered. In doubles, whatever the precision of the network:
 * a float widened to a double is the same number, so that every metric is written once.
 *
 * <p>The network is asked batch by batch, when the first answer of a batch is asked for: walk through the samples in
 * order.
 */
final class Answers {
    /** Enough to keep several threads busy, not so many that the answers fill the cache. */
    private static final int BATCH = 256;

    private static final double THRESHOLD = 0.5;
    private static final String QUANTITIES = "; for quantities there is RegressionReport";

    private final SampleSet samples;

    /** Of outputs, or of two classes that one output tells apart; empty if not known. */
    private final List<String> names;

    private final List<String> features;
    private final Query query;
    private final Vector inputs;
    private final Vector targets;
    private final ClassTargets classTargets;

    /** The answers to the samples from {@code first} on. */
    private double[][] batch = {};

    private int first;

    private Answers(
            SampleSet samples, ModelContract contract, boolean regressor, Query query, Vector inputs, Vector targets) {
        this.samples = samples;
        this.classTargets = new ClassTargets(regressor, samples instanceof Samples);
        this.features = samples.featureNames().isEmpty() ? contract.features() : samples.featureNames();
        this.names = samples.labelNames().isEmpty() ? contract.labels() : samples.labelNames();
        this.query = query;
        this.inputs = inputs;
        this.targets = targets;
    }

    /** The answers to neighbouring samples. */
    private interface Query {
        double[][] of(int from, int count);
    }

    /** The inputs or targets of one sample. */
    private interface Vector {
        double[] of(int sample);
    }

    /**
     * A network that scales is asked with raw features, as it was trained with.
     *
     * @throws IllegalArgumentException if the samples have other sizes than the network
     */
    static Answers of(Network network, Samples samples) {
        return of(network, samples, network.contract().isScaling() ? network::queryRaw : network::query);
    }

    private static Answers of(Network network, Samples samples, BiConsumer<float[][], float[][]> asked) {
        requireSizes(samples, network.inputSize(), network.outputSize());
        Query query = (from, count) -> {
            float[][] inputs = new float[count][];
            Arrays.setAll(inputs, n -> samples.input(from + n));
            float[][] outputs = new float[count][network.outputSize()];
            ask(from, () -> asked.accept(inputs, outputs));
            return Arrays.stream(outputs).map(Answers::widened).toArray(double[][]::new);
        };
        return new Answers(
                samples,
                network.contract(),
                network instanceof Regressor<?, ?>,
                query,
                n -> widened(samples.input(n)),
                n -> widened(samples.target(n)));
    }

    /** As {@link #of(Network, Samples)}. */
    static Answers of(DoubleNetwork network, DoubleSamples samples) {
        return of(network, samples, network.contract().isScaling() ? network::queryRaw : network::query);
    }

    private static Answers of(DoubleNetwork network, DoubleSamples samples, BiConsumer<double[][], double[][]> asked) {
        requireSizes(samples, network.inputSize(), network.outputSize());
        Query query = (from, count) -> {
            double[][] inputs = new double[count][];
            Arrays.setAll(inputs, n -> samples.input(from + n));
            double[][] outputs = new double[count][network.outputSize()];
            ask(from, () -> asked.accept(inputs, outputs));
            return outputs;
        };
        return new Answers(
                samples,
                network.contract(),
                network instanceof DoubleRegressor<?, ?>,
                query,
                samples::input,
                samples::target);
    }

    /** Rows are counted from the start of the batch. */
    private static void ask(int from, Runnable asking) {
        try {
            asking.run();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("samples from " + from + " on: " + e.getMessage(), e);
        }
    }

    /** Number of samples. */
    int size() {
        return samples.size();
    }

    /** Number of outputs. */
    int outputs() {
        return samples.targetSize();
    }

    /**
     * Number of classes: one output tells two apart.
     *
     * @throws IllegalArgumentException if there are several outputs, but no labels
     */
    int classes() {
        if (outputs() > 1 && !samples.hasLabels()) {
            throw new IllegalArgumentException(
                    "found samples without labels, expected labels to compare answers with" + QUANTITIES);
        }
        return Math.max(2, outputs());
    }

    /** A name for each class if they are known, such as {@code sick=0} and {@code sick=1} of one output; otherwise none. */
    List<String> classNames() {
        if (outputs() == 1 && names.size() == 1) {
            return List.of(names.get(0) + "=0", names.get(0) + "=1");
        }
        return names.size() == classes() ? names : List.of();
    }

    /** A name for each output, or none. */
    List<String> outputNames() {
        return names.size() == outputs() ? names : List.of();
    }

    /**
     * What the network answers to a sample.
     *
     * @throws IllegalArgumentException if that is not all finite
     */
    double[] output(int sample) {
        if (sample < first || sample >= first + batch.length) {
            first = sample;
            batch = query.of(first, Math.min(BATCH, size() - first));
        }
        double[] output = batch[sample - first];
        for (int k = 0; k < output.length; k++) {
            if (!Double.isFinite(output[k])) {
                throw new IllegalArgumentException("sample " + sample + ": found " + output[k] + " as output " + k
                        + Texts.inBrackets(outputNames(), k) + " of the network, expected a finite number; "
                        + reason(inputs.of(sample)));
            }
        }
        return output;
    }

    private String reason(double[] input) {
        for (int i = 0; i < input.length; i++) {
            if (!Double.isFinite(input[i])) {
                return "its input " + i + Texts.inBrackets(features, i) + " is " + input[i];
            }
        }
        return "its training went astray: try a lower learning rate";
    }

    /**
     * What the network should have answered.
     *
     * @throws IllegalArgumentException if that is not all finite
     */
    double[] target(int sample) {
        double[] target = targets.of(sample);
        for (int k = 0; k < target.length; k++) {
            if (!Double.isFinite(target[k])) {
                throw new IllegalArgumentException("sample " + sample + ": found " + target[k] + " as target " + k
                        + Texts.inBrackets(outputNames(), k) + ", expected a finite number");
            }
        }
        return target;
    }

    /**
     * A number for each class, the larger the more the network takes the sample for that class: its outputs, or 1 − p and
     * p for one output p. The first of the largest is the network's answer, which is class 1 for p above 0.5.
     */
    double[] scores(int sample) {
        double[] output = output(sample);
        return output.length == 1 ? new double[] {1 - output[0], output[0]} : output;
    }

    /**
     * The class of a sample: its label, or for one output whether its target is above 0.5.
     *
     * @throws IllegalArgumentException if the target of one output leaves that open
     */
    int label(int sample) {
        if (outputs() > 1) {
            return samples.label(sample);
        }
        double[] target = targets.of(sample);
        String problem = classTargets.problem(target);
        if (problem != null) {
            throw new IllegalArgumentException("sample " + sample + ": " + problem + QUANTITIES);
        }
        return target[0] > THRESHOLD ? 1 : 0;
    }

    private static double[] widened(float[] values) {
        double[] wide = new double[values.length];
        Arrays.setAll(wide, i -> values[i]);
        return wide;
    }

    private static void requireSizes(SampleSet samples, int inputs, int outputs) {
        if (samples.inputSize() != inputs || samples.targetSize() != outputs) {
            throw new IllegalArgumentException("found samples with " + samples.inputSize() + " inputs and "
                    + samples.targetSize() + " targets, expected " + inputs + " and " + outputs
                    + " as in the network");
        }
    }
}
