package dev.nnmaven.plugin.codegen.emit.harness;

import dev.nnmaven.annotations.Activation;
import dev.nnmaven.plugin.codegen.spec.LayerSpec;
import dev.nnmaven.plugin.codegen.spec.NetworkSpec;
import java.util.Arrays;
import java.util.Random;

/** Random weights, inputs and targets for a network. */
public final class RandomNetworks {

    private RandomNetworks() {}

    /** Random weights that single precision holds exactly, so that both precisions start from the same network. */
    public static NaiveNetwork naive(NetworkSpec spec, Random random) {
        boolean bias = spec.layers().get(0).bias();
        double[][][] weights = new double[spec.layers().size()][][];
        double[][] biases = new double[weights.length][];
        for (int l = 0; l < weights.length; l++) {
            int inputs = spec.fanIn(l);
            weights[l] = new double[spec.layers().get(l).size()][];
            for (int k = 0; k < weights[l].length; k++) {
                weights[l][k] = vector(random, inputs);
                for (int j = 0; j < inputs; j++) {
                    weights[l][k][j] = (float) ((weights[l][k][j] - 0.5) / Math.sqrt(inputs));
                }
            }
            biases[l] = bias ? vector(random, weights[l].length) : new double[weights[l].length];
        }
        return new NaiveNetwork(spec, weights, biases);
    }

    /** Targets that the last activation can reach: for softmax, shares of a whole. */
    public static double[] targets(Random random, NetworkSpec spec) {
        LayerSpec last = spec.layers().get(spec.layers().size() - 1);
        double[] targets = vector(random, last.size());
        if (last.activation() == Activation.SOFTMAX) {
            double sum = Arrays.stream(targets).map(Math::abs).sum();
            Arrays.setAll(targets, k -> Math.abs(targets[k]) / sum);
        }
        return targets;
    }

    public static double[] vector(Random random, int length) {
        double[] values = new double[length];
        Arrays.setAll(values, i -> random.nextFloat());
        return values;
    }
}
