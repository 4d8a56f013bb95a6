package dev.nnmaven.runtime.training.feeds;

import dev.nnmaven.runtime.contract.ModelContract;
import dev.nnmaven.runtime.data.SampleSet;
import java.util.List;

/** What samples call their features, and their classes or targets. */
public final class Names {
    private Names() {}

    /** A contract with the names that the samples have; those that they do not have stay. */
    public static ModelContract add(ModelContract contract, SampleSet samples) {
        List<String> features = samples.featureNames();
        List<String> labels = samples.labelNames();
        ModelContract named = features.isEmpty() ? contract : contract.withFeatures(features);
        return labels.isEmpty() ? named : named.withLabels(labels);
    }

    /** Columns in another order than the network knows would be learnt, and answers would be nonsense. */
    public static void require(String whose, SampleSet samples, ModelContract known) {
        List<String> differences = known.nameDifferences(add(ModelContract.none(), samples));
        if (!differences.isEmpty()) {
            throw new IllegalArgumentException(whose + " do not fit the network: " + String.join("; ", differences)
                    + ". Bring their columns into the order of the network");
        }
    }
}
