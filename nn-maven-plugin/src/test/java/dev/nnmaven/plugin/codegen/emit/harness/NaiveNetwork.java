package dev.nnmaven.plugin.codegen.emit.harness;

import dev.nnmaven.annotations.Activation;
import dev.nnmaven.annotations.ErrorRule;
import dev.nnmaven.annotations.Loss;
import dev.nnmaven.plugin.codegen.spec.LayerSpec;
import dev.nnmaven.plugin.codegen.spec.NetworkSpec;
import java.util.Arrays;

/** The mathematics of the notes, as plainly as it can be said, in double: what generated code must agree with. */
public final class NaiveNetwork {

    /** {@code weights[l][k][j]} leads from node j to node k of layer l. */
    public final double[][][] weights;

    public final double[][] biases;
    private final NetworkSpec spec;

    public NaiveNetwork(NetworkSpec spec, double[][][] weights, double[][] biases) {
        this.spec = spec;
        this.weights = weights;
        this.biases = biases;
    }

    public double[] query(double[] inputs) {
        Pass pass = forward(inputs);
        return pass.a[pass.a.length - 1];
    }

    /** Sums of the last layer. */
    public double[] logits(double[] inputs) {
        return forward(inputs).z[weights.length - 1];
    }

    public double loss(double[] o, double[] targets) {
        Activation last = layer(weights.length - 1).activation();
        double sum = 0;
        for (int k = 0; k < o.length; k++) {
            double distance = Math.abs(targets[k] - o[k]);
            sum += switch (spec.loss()) {
                case SQUARED_ERROR -> distance * distance / 2;
                case ABSOLUTE_ERROR -> distance;
                case HUBER -> distance <= 1 ? distance * distance / 2 : distance - 0.5;
                case CROSS_ENTROPY ->
                    -targets[k] * Math.log(o[k])
                            - (last == Activation.SIGMOID ? (1 - targets[k]) * Math.log(1 - o[k]) : 0);
            };
        }
        return sum;
    }

    public void train(double[] inputs, double[] targets) {
        train(new double[][] {inputs}, new double[][] {targets});
    }

    /** The mean of the steps that each sample would cause alone. */
    public void train(double[][] inputs, double[][] targets) {
        addSteps(inputs, targets, spec.learningRate(), weights, biases);
    }

    /** Adds the mean step with another learning rate to other arrays. */
    public void addSteps(
            double[][] inputs, double[][] targets, double rate, double[][][] toWeights, double[][] toBiases) {
        Pass[] samples = new Pass[inputs.length];
        double[][][] deltas = new double[inputs.length][][];
        for (int n = 0; n < inputs.length; n++) {
            samples[n] = forward(inputs[n]);
            deltas[n] = deltas(samples[n], targets[n]);
        }
        for (int n = 0; n < inputs.length; n++) {
            for (int l = 0; l < weights.length; l++) {
                update(l, samples[n].a[l], deltas[n][l], rate / inputs.length, toWeights, toBiases);
            }
        }
    }

    private double[][] deltas(Pass pass, double[] targets) {
        int last = weights.length - 1;
        double[][] deltas = new double[weights.length][];
        double[] e = new double[targets.length];
        for (int k = 0; k < e.length; k++) {
            e[k] = error(targets[k] - pass.a[last + 1][k]);
        }
        for (int l = last; l >= 0; l--) {
            double[] delta = new double[e.length];
            for (int k = 0; k < e.length; k++) {
                boolean slopeCancels = l == last && spec.loss() == Loss.CROSS_ENTROPY;
                delta[k] = slopeCancels ? e[k] : e[k] * slope(layer(l).activation(), pass.z[l][k]);
            }
            deltas[l] = delta;
            e = before(l, spec.errorRule() == ErrorRule.GRADIENT ? delta : e);
        }
        return deltas;
    }

    private double error(double difference) {
        return switch (spec.loss()) {
            case SQUARED_ERROR, CROSS_ENTROPY -> difference;
            case ABSOLUTE_ERROR -> Math.signum(difference);
            case HUBER -> Math.abs(difference) <= 1 ? difference : Math.signum(difference);
        };
    }

    private double[] before(int l, double[] back) {
        double[] before = new double[weights[l][0].length];
        for (int k = 0; k < back.length; k++) {
            double total = 1;
            if (spec.errorRule() == ErrorRule.PROPORTIONAL) {
                total = Arrays.stream(weights[l][k]).sum();
                total = Math.abs(total) < 0.1 ? Math.copySign(0.1, total) : total;
            }
            for (int j = 0; j < before.length; j++) {
                before[j] += weights[l][k][j] / total * back[k];
            }
        }
        return before;
    }

    private void update(int l, double[] x, double[] deltas, double rate, double[][][] toWeights, double[][] toBiases) {
        for (int k = 0; k < deltas.length; k++) {
            for (int j = 0; j < x.length; j++) {
                toWeights[l][k][j] += rate * deltas[k] * x[j];
            }
            if (layer(l).bias()) {
                toBiases[l][k] += rate * deltas[k];
            }
        }
    }

    private Pass forward(double[] inputs) {
        double[][] z = new double[weights.length][];
        double[][] a = new double[weights.length + 1][];
        a[0] = inputs;
        for (int l = 0; l < weights.length; l++) {
            z[l] = new double[weights[l].length];
            for (int k = 0; k < weights[l].length; k++) {
                z[l][k] = layer(l).bias() ? biases[l][k] : 0;
                for (int j = 0; j < a[l].length; j++) {
                    z[l][k] += weights[l][k][j] * a[l][j];
                }
            }
            a[l + 1] = activations(layer(l).activation(), z[l]);
        }
        return new Pass(z, a);
    }

    private static double[] activations(Activation activation, double[] z) {
        if (activation != Activation.SOFTMAX) {
            return Arrays.stream(z).map(value -> activation(activation, value)).toArray();
        }
        double sum = Arrays.stream(z).map(Math::exp).sum();
        return Arrays.stream(z).map(value -> Math.exp(value) / sum).toArray();
    }

    private static double activation(Activation activation, double z) {
        return switch (activation) {
            case SIGMOID -> 1 / (1 + Math.exp(-z));
            case TANH -> Math.tanh(z);
            case RELU -> Math.max(z, 0);
            case LEAKY_RELU -> z > 0 ? z : 0.01 * z;
            case ELU -> z > 0 ? z : Math.exp(z) - 1;
            case SOFTPLUS -> Math.log(1 + Math.exp(z));
            case GELU -> 0.5 * z * (1 + Math.tanh(geluArgument(z)));
            case IDENTITY -> z;
            case SOFTMAX -> throw new IllegalArgumentException("softmax looks at all neurons");
        };
    }

    private static double slope(Activation activation, double z) {
        double a = activation(activation, z);
        return switch (activation) {
            case SIGMOID -> a * (1 - a);
            case TANH -> 1 - a * a;
            case RELU -> z > 0 ? 1 : 0;
            case LEAKY_RELU -> z > 0 ? 1 : 0.01;
            case ELU -> z > 0 ? 1 : Math.exp(z);
            case SOFTPLUS -> 1 / (1 + Math.exp(-z));
            case GELU -> {
                double tanh = Math.tanh(geluArgument(z));
                double inner = Math.sqrt(2 / Math.PI) * (1 + 3 * 0.044715 * z * z);
                yield 0.5 * (1 + tanh) + 0.5 * z * (1 - tanh * tanh) * inner;
            }
            case IDENTITY -> 1;
            case SOFTMAX -> throw new IllegalArgumentException("softmax looks at all neurons");
        };
    }

    private static double geluArgument(double z) {
        return Math.sqrt(2 / Math.PI) * (z + 0.044715 * z * z * z);
    }

    private LayerSpec layer(int l) {
        return spec.layers().get(l);
    }

    /** Sums of each layer, and activations with the inputs first. */
    private record Pass(double[][] z, double[][] a) {}
}
