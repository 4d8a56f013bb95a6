package dev.nnmaven.runtime.contract;

import dev.nnmaven.runtime.internal.Texts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What has to stay with the weights of a network for its answers to mean anything. Immutable; everything is optional. A
 * network keeps it, its weights files carry it, and what a file says is compared with what the network knows. A {@code
 * Training} fills it in; steps by hand do not change it.
 *
 * <pre>{@code
 * network.contract(network.contract().withFeatures(List.of("area", "rooms")).withMetric("testR2", 0.93));
 * List<String> features = network.contract().features();
 * }</pre>
 *
 * @param features a name for each input, in their order; empty if not known
 * @param labels a name for each output, in their order: the classes, or what each output stands for. One output may have
 *     two, those of class 0 and class 1. Empty if not known
 * @param inputScaling what raw features go through to become inputs
 * @param targetScaling what raw targets go through before they are trained on; answers go back through it
 * @param seed of the initial weights
 * @param data tells the data trained on from other data, such as {@code 8000 samples with hash 1f2e3d}
 * @param metrics finite numbers by name, in order: how good the network was in the end
 */
public record ModelContract(
        List<String> features,
        List<String> labels,
        FittedScaling inputScaling,
        FittedScaling targetScaling,
        OptionalLong seed,
        Optional<String> data,
        Map<String, Double> metrics)
        implements RawVectors {
    private static final ModelContract NONE = new ModelContract(
            List.of(),
            List.of(),
            FittedScaling.none(),
            FittedScaling.none(),
            OptionalLong.empty(),
            Optional.empty(),
            Map.of());

    /**
     * Checks that a file can hold all of it.
     *
     * @param features a name for each input, or none
     * @param labels a name for each output, or none
     * @param inputScaling from raw features to inputs
     * @param targetScaling from raw targets to those trained on
     * @param seed of the initial weights, empty if not known
     * @param data what the weights were trained on, empty if not known
     * @param metrics finite numbers by name
     * @throws IllegalArgumentException if a text cannot be saved, as it has half of a surrogate pair, or a metric is
     *     not finite
     */
    public ModelContract {
        features = List.copyOf(features);
        labels = List.copyOf(labels);
        metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
        requireTexts("features", features);
        requireTexts("labels", labels);
        if (data.isPresent()) {
            requireText("data", data.get());
        }
        for (Map.Entry<String, Double> metric : metrics.entrySet()) {
            requireText("metrics", metric.getKey());
            if (!Double.isFinite(metric.getValue())) {
                throw new IllegalArgumentException("metrics: found " + metric.getValue() + " as "
                        + Texts.quoted(metric.getKey()) + ", expected a finite number");
            }
        }
    }

    /**
     * Knows nothing: a network with it behaves as if there were no contracts.
     *
     * @return the empty contract
     */
    public static ModelContract none() {
        return NONE;
    }

    /**
     * Knows names only.
     *
     * @param features a name for each input
     * @param labels the name of each output, or a constant of an enum
     * @return a contract of these names
     */
    public static ModelContract named(List<String> features, List<?> labels) {
        List<String> names = new ArrayList<>();
        for (Object label : labels) {
            names.add(label instanceof Enum<?> constant ? constant.name() : label.toString());
        }
        return NONE.withFeatures(features).withLabels(names);
    }

    /**
     * Takes the place of the names of features.
     *
     * @param names one for each input, or none
     * @return a changed copy
     */
    public ModelContract withFeatures(List<String> names) {
        return new ModelContract(names, labels, inputScaling, targetScaling, seed, data, metrics);
    }

    /**
     * Takes the place of the names of labels.
     *
     * @param names one for each output, two for one output, or none
     * @return a changed copy
     */
    public ModelContract withLabels(List<String> names) {
        return new ModelContract(features, names, inputScaling, targetScaling, seed, data, metrics);
    }

    /**
     * Takes the place of both scalings.
     *
     * @param inputs from raw features to inputs
     * @param targets from raw targets to those trained on
     * @return a changed copy
     */
    public ModelContract withScaling(FittedScaling inputs, FittedScaling targets) {
        return new ModelContract(features, labels, inputs, targets, seed, data, metrics);
    }

    /**
     * Takes the place of the seed.
     *
     * @param initial seed of the initial weights
     * @return a changed copy
     */
    public ModelContract withSeed(long initial) {
        return new ModelContract(
                features, labels, inputScaling, targetScaling, OptionalLong.of(initial), data, metrics);
    }

    /**
     * Takes the place of what tells the data trained on.
     *
     * @param text null if not known
     * @return a changed copy
     */
    public ModelContract withData(String text) {
        return new ModelContract(
                features, labels, inputScaling, targetScaling, seed, Optional.ofNullable(text), metrics);
    }

    /**
     * Takes the place of all metrics before.
     *
     * @param all finite numbers by name, in the order of the file
     * @return a changed copy
     */
    public ModelContract withMetrics(Map<String, Double> all) {
        return new ModelContract(features, labels, inputScaling, targetScaling, seed, data, all);
    }

    /**
     * Adds a metric after the others, or gives one another value.
     *
     * @param name of the metric
     * @param value a finite number
     * @return a changed copy
     */
    public ModelContract withMetric(String name, double value) {
        Map<String, Double> more = new LinkedHashMap<>(metrics);
        more.put(name, value);
        return withMetrics(more);
    }

    /** {@return whether inputs or targets are scaled} */
    public boolean isScaling() {
        return !inputScaling.isNone() || !targetScaling.isNone();
    }

    /**
     * In what the names of another contract differ from those here, a line each, such as {@code features[2]: expected
     * petalLength, found petal_width}. Names that only one of both knows do not differ.
     *
     * @param other the contract to compare with
     * @return the differences; empty if there is none
     */
    public List<String> nameDifferences(ModelContract other) {
        List<String> differences = new ArrayList<>();
        NameDifferences.add("features", features, other.features, differences);
        NameDifferences.add("labels", labels, other.labels, differences);
        return differences;
    }

    /** All that is known, such as {@code features: a, b; inputs: standard of 2 with hash 5d2ac1f0; seed: 42}. */
    @Override
    public String toString() {
        return ContractText.of(this);
    }

    /**
     * What does not fit a network of these sizes, a line each.
     *
     * @param inputs how many the network has
     * @param outputs how many the network has
     * @return the differences; empty if there is none
     */
    public List<String> sizeDifferences(int inputs, int outputs) {
        List<String> differences = new ArrayList<>();
        NameDifferences.size("features", inputs, features.size(), "names", differences);
        if (!(outputs == 1 && labels.size() == 2)) {
            NameDifferences.size("labels", outputs, labels.size(), outputs == 1 ? "or 2 names" : "names", differences);
        }
        NameDifferences.size("input scaling", inputs, inputScaling.width(), "places", differences);
        NameDifferences.size("target scaling", outputs, targetScaling.width(), "places", differences);
        return differences;
    }

    /**
     * This contract, for a network that wants to keep it.
     *
     * @param inputs how many the network has
     * @param outputs how many the network has
     * @return this
     * @throws IllegalArgumentException if it has another number of names than the network has inputs or outputs, or scales
     *     as many
     */
    public ModelContract requireSizes(int inputs, int outputs) {
        requireNone(sizeDifferences(inputs, outputs));
        return this;
    }

    /**
     * This contract with the names that a network knows, where it has none.
     *
     * @param known what the network knows
     * @return a contract with all names that are known
     * @throws IllegalArgumentException if it has others
     */
    public ModelContract requireNames(ModelContract known) {
        requireNone(known.nameDifferences(this));
        ModelContract named = features.isEmpty() && !known.features.isEmpty() ? withFeatures(known.features) : this;
        return labels.isEmpty() && !known.labels.isEmpty() ? named.withLabels(known.labels) : named;
    }

    private static void requireNone(List<String> differences) {
        if (!differences.isEmpty()) {
            throw new IllegalArgumentException(
                    "the contract does not fit the network: " + String.join("; ", differences));
        }
    }

    private static void requireTexts(String what, List<String> texts) {
        for (String text : texts) {
            requireText(what, text);
        }
    }

    private static void requireText(String what, String text) {
        if (!Texts.isEncodable(text)) {
            throw new IllegalArgumentException(
                    what + ": found " + Texts.quoted(text) + ", expected text without halves of surrogate pairs");
        }
    }
}
