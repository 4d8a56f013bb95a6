package dev.nnmaven.runtime.training.feeds;

import dev.nnmaven.runtime.contract.FittedScaling;
import dev.nnmaven.runtime.data.SampleSet;
import dev.nnmaven.runtime.training.precision.Trainee;
import java.util.List;

/** What samples go through before a network is trained on them. */
public record Scalings(FittedScaling inputs, FittedScaling targets) {
    public static final Scalings NONE = new Scalings(FittedScaling.none(), FittedScaling.none());

    boolean areNone() {
        return inputs.isNone() && targets.isNone();
    }

    /** For answers to raw targets. */
    public Scalings ofInputs() {
        return new Scalings(inputs, FittedScaling.none());
    }

    /** For targets of samples whose inputs are scaled. */
    public Scalings ofTargets() {
        return new Scalings(FittedScaling.none(), targets);
    }

    /** Scaled copies of the vectors, without labels; the samples themselves if they stay as they are. */
    public <S extends SampleSet, V> S apply(Trainee<S, V> trainee, S samples) {
        if (areNone()) {
            return samples;
        }
        V[] inputsScaled = trainee.rows(samples.size());
        V[] targetsScaled = trainee.rows(samples.size());
        for (int n = 0; n < inputsScaled.length; n++) {
            inputsScaled[n] = trainee.scaled(trainee.input(samples, n), inputs);
            targetsScaled[n] = trainee.scaled(trainee.target(samples, n), targets);
        }
        return trainee.samples(inputsScaled, targetsScaled, null, List.of(), List.of());
    }

    /** @throws IllegalArgumentException if the samples are of classes, and targets are scaled */
    public void requireFit(SampleSet samples) {
        if (samples.hasLabels() && !targets.isNone()) {
            throw new IllegalArgumentException("scaleTargets: found samples with labels, expected targets of a"
                    + " regression: a class is as far from one class as from another");
        }
    }
}
