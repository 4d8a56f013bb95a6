package dev.nnmaven.plugin.codegen.emit.harness;

import dev.nnmaven.annotations.Precision;
import dev.nnmaven.plugin.codegen.emit.text.Fingerprint;
import dev.nnmaven.plugin.codegen.plan.NetworkPlan;
import dev.nnmaven.plugin.codegen.spec.LayerSpec;
import dev.nnmaven.plugin.codegen.spec.NetworkSpec;
import dev.nnmaven.runtime.DoubleNetwork;
import dev.nnmaven.runtime.DoubleReversible;
import dev.nnmaven.runtime.Network;
import dev.nnmaven.runtime.Reversible;
import dev.nnmaven.runtime.weights.Tensor;
import dev.nnmaven.runtime.weights.Weights;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.DoubleStream;

/** A compiled network of either precision behind one face in double, its weights readable and writable through files. */
public final class Harness {

    private final NetworkSpec spec;
    private final Network network;
    private final DoubleNetwork doubleNetwork;

    public Harness(NetworkPlan plan) {
        this.spec = plan.spec();
        Compiled compiled = Compiled.of(plan);
        boolean single = spec.precision() == Precision.FLOAT;
        this.network = single ? compiled.network() : null;
        this.doubleNetwork = single ? null : compiled.doubleNetwork();
    }

    public double[] query(double[] inputs) {
        return network != null ? widened(network.query(narrowed(inputs))) : doubleNetwork.query(inputs);
    }

    /** Of a network that can be run backwards. */
    public double[] backquery(double[] outputs) {
        return network != null
                ? widened(((Reversible) network).backquery(narrowed(outputs)))
                : ((DoubleReversible) doubleNetwork).backquery(outputs);
    }

    public double[] backquery(int label) {
        return network != null
                ? widened(((Reversible) network).backquery(label))
                : ((DoubleReversible) doubleNetwork).backquery(label);
    }

    public void train(double[] inputs, double[] targets) {
        if (network != null) {
            network.train(narrowed(inputs), narrowed(targets));
        } else {
            doubleNetwork.train(inputs, targets);
        }
    }

    /** One step on the mean of the batch. */
    public void train(double[][] inputs, double[][] targets) {
        if (network != null) {
            network.train(narrowed(inputs), narrowed(targets));
        } else {
            doubleNetwork.train(inputs, targets);
        }
    }

    /** A step on each sample, in order. */
    public void trainEach(double[][] inputs, double[][] targets) {
        if (network != null) {
            network.trainEach(narrowed(inputs), narrowed(targets));
        } else {
            doubleNetwork.trainEach(inputs, targets);
        }
    }

    public double[][] query(double[][] inputs) {
        if (network != null) {
            float[][] outputs = new float[inputs.length][network.outputSize()];
            network.query(narrowed(inputs), outputs);
            return Arrays.stream(outputs).map(Harness::widened).toArray(double[][]::new);
        }
        double[][] outputs = new double[inputs.length][doubleNetwork.outputSize()];
        doubleNetwork.query(inputs, outputs);
        return outputs;
    }

    public double loss(double[] inputs, double[] targets) {
        return network != null
                ? network.loss(narrowed(inputs), narrowed(targets))
                : doubleNetwork.loss(inputs, targets);
    }

    public void threads(int threads) {
        if (network != null) {
            network.threads(threads);
        } else {
            doubleNetwork.threads(threads);
        }
    }

    /** All weights, then all biases, in an order that does not depend on the loop form. */
    public double[] weights() {
        double[][][] weights = new double[spec.layers().size()][][];
        Arrays.setAll(weights, l -> new double[spec.layers().get(l).size()][spec.fanIn(l)]);
        double[][] biases = new double[weights.length][];
        Arrays.setAll(biases, l -> new double[weights[l].length]);
        get(weights, biases);
        return DoubleStream.concat(
                        Arrays.stream(weights).flatMap(Arrays::stream).flatMapToDouble(Arrays::stream),
                        Arrays.stream(biases).flatMapToDouble(Arrays::stream))
                .toArray();
    }

    /** Takes over the weights of a reference. */
    public void set(double[][][] weights, double[][] biases) {
        try {
            Path file = Files.createTempFile("weights", ".safetensors");
            Files.write(file, safetensors(weights, biases));
            if (network != null) {
                network.load(file);
            } else {
                doubleNetwork.load(file);
            }
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads the weights into arrays of the reference's shape. */
    public void get(double[][][] weights, double[][] biases) {
        try {
            Path file = Files.createTempFile("weights", ".safetensors");
            if (network != null) {
                network.save(file);
            } else {
                doubleNetwork.save(file);
            }
            Weights.load(file, "reference", fingerprint(), tensors(weights, biases));
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As another program would write it: no metadata of ours. */
    private byte[] safetensors(double[][][] weights, double[][] biases) {
        StringJoiner header = new StringJoiner(",", "{", "}");
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        for (int l = 0; l < weights.length; l++) {
            LayerSpec layer = spec.layers().get(l);
            header.add(
                    entry(layer.name() + ".weight", weights[l].length + "," + weights[l][0].length, data, weights[l]));
            if (layer.bias()) {
                header.add(entry(layer.name() + ".bias", String.valueOf(biases[l].length), data, biases[l]));
            }
        }
        byte[] json = header.toString().getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(8 + json.length + data.size())
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(json.length)
                .put(json)
                .put(data.toByteArray())
                .array();
    }

    private static String entry(String name, String shape, ByteArrayOutputStream data, double[]... rows) {
        int start = data.size();
        for (double[] row : rows) {
            ByteBuffer bytes = ByteBuffer.allocate(8 * row.length).order(ByteOrder.LITTLE_ENDIAN);
            bytes.asDoubleBuffer().put(row);
            data.writeBytes(bytes.array());
        }
        return "\"%s\":{\"dtype\":\"F64\",\"shape\":[%s],\"data_offsets\":[%d,%d]}"
                .formatted(name, shape, start, data.size());
    }

    private String fingerprint() {
        return Fingerprint.of(spec);
    }

    private List<Tensor> tensors(double[][][] weights, double[][] biases) {
        List<Tensor> tensors = new ArrayList<>();
        for (int l = 0; l < weights.length; l++) {
            LayerSpec layer = spec.layers().get(l);
            tensors.add(Tensor.matrixByOutput(layer.name() + ".weight", weights[l]));
            if (layer.bias()) {
                tensors.add(Tensor.vector(layer.name() + ".bias", biases[l]));
            }
        }
        return tensors;
    }

    private static float[][] narrowed(double[][] rows) {
        return Arrays.stream(rows).map(Harness::narrowed).toArray(float[][]::new);
    }

    private static float[] narrowed(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    private static double[] widened(float[] values) {
        double[] doubles = new double[values.length];
        for (int i = 0; i < doubles.length; i++) {
            doubles[i] = values[i];
        }
        return doubles;
    }
}
