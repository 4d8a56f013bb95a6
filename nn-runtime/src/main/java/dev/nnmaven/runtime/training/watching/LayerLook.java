package dev.nnmaven.runtime.training.watching;

import dev.nnmaven.runtime.training.TrainingWarning;
import dev.nnmaven.runtime.weights.Tensor;
import dev.nnmaven.runtime.weights.WeightedSums;
import dev.nnmaven.runtime.weights.WeightsSnapshot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One look at what the layers of a network make of some samples. It computes that itself, from the weights and from the
 * activations that the fingerprint of a generated network names, so that no network needs code for it. Where it does not
 * understand the fingerprint or the tensors, it finds nothing.
 *
 * <p>A neuron is stuck for a sample if the slope of its activation is below 0.01, where the greatest is about 1, or ¼ for
 * sigmoid: hardly any error comes through. That is sigmoid within 1 % of its bounds, tanh beyond ±0.995, relu at 0, and
 * elu, gelu and softplus for sums below about −3 to −5.
 */
final class LayerLook implements WeightsSnapshot.Viewer {
    private static final double FLAT = 0.01;

    /** The few samples for which a saturated neuron is elsewhere teach it little beside the rest. */
    private static final double NEARLY_ALL = 0.95;

    /** Activations kept of a layer, 8 MiB of them; of a very wide one the samples are fewer. */
    private static final int MOST_NUMBERS = 1 << 20;

    private static final int LEAST_SAMPLES = 8;

    /** {@code -200(sigmoid)} of {@code 784-200(sigmoid)-10(sigmoid, no bias), squared_error, weighted_error} */
    private static final Pattern LAYER = Pattern.compile("-(\\d{1,9})\\((\\w+)(, no bias)?\\)");

    private static final String WEIGHT = ".weight";
    private static final String BIAS = ".bias";

    /**
     * @param name of the layer
     * @param stuck how many of its neurons are stuck: for all samples where the function is flat on one side, for nearly
     *     all where it is on both
     */
    record Layer(String name, LayerFunction function, int neurons, int stuck) {}

    private final double[][] inputs;
    private final List<Layer> layers = new ArrayList<>();
    private double[][] outputs = {};

    LayerLook(double[][] inputs) {
        this.inputs = inputs;
    }

    /** Those of the network, or none if it is not understood. */
    List<Layer> layers() {
        return layers;
    }

    /** Of the last layer for the first samples, usually for all; none if the network is not understood. */
    double[][] outputs() {
        return outputs;
    }

    @Override
    public void see(String fingerprint, List<Tensor> tensors) {
        double[][] x = Arrays.copyOf(inputs, samples(fingerprint));
        Iterator<Tensor> rest = tensors.iterator();
        Matcher matcher = LAYER.matcher(fingerprint);
        while (matcher.find()) {
            LayerFunction function = LayerFunction.named(matcher.group(2));
            int neurons = Integer.parseInt(matcher.group(1));
            boolean bias = matcher.group(3) == null;
            List<Tensor> own = new ArrayList<>();
            while (rest.hasNext() && own.size() < (bias ? 2 : 1)) {
                own.add(rest.next());
            }
            if (function == null || !areOfOneLayer(own, bias, x[0].length, neurons)) {
                layers.clear();
                return;
            }
            double[][] z = new double[x.length][neurons];
            for (Tensor tensor : own) {
                WeightedSums.add(tensor, x, z);
            }
            layers.add(new Layer(layerOf(own.get(0), WEIGHT), function, neurons, stuck(function, z)));
            for (double[] sums : z) {
                function.activate(sums);
            }
            x = z;
        }
        if (rest.hasNext()) {
            layers.clear();
        }
        outputs = layers.isEmpty() ? outputs : x;
    }

    private static boolean areOfOneLayer(List<Tensor> tensors, boolean bias, int inputs, int neurons) {
        boolean fit = tensors.size() == (bias ? 2 : 1)
                && tensors.stream().allMatch(tensor -> WeightedSums.fit(tensor, inputs, neurons));
        return fit
                && layerOf(tensors.get(0), WEIGHT) != null
                && (!bias || layerOf(tensors.get(0), WEIGHT).equals(layerOf(tensors.get(1), BIAS)));
    }

    /** {@code hidden} of {@code hidden.weight}; null if it ends otherwise. */
    private static String layerOf(Tensor tensor, String end) {
        String name = tensor.name();
        return name.endsWith(end) ? name.substring(0, name.length() - end.length()) : null;
    }

    private int samples(String fingerprint) {
        int widest = LAYER.matcher(fingerprint)
                .results()
                .mapToInt(layer -> Integer.parseInt(layer.group(1)))
                .max()
                .orElse(1);
        return Math.min(inputs.length, Math.max(LEAST_SAMPLES, MOST_NUMBERS / widest));
    }

    private static int stuck(LayerFunction function, double[][] z) {
        if (function.warning() == null) {
            return 0;
        }
        double needed = function.warning() == TrainingWarning.DEAD_LAYER ? z.length : NEARLY_ALL * z.length;
        int stuck = 0;
        for (int k = 0; k < z[0].length; k++) {
            int samples = 0;
            for (double[] sums : z) {
                samples += Math.abs(function.slope(sums[k])) < FLAT ? 1 : 0;
            }
            stuck += samples >= needed ? 1 : 0;
        }
        return stuck;
    }
}
