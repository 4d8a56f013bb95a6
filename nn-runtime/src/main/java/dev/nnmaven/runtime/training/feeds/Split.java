package dev.nnmaven.runtime.training.feeds;

import dev.nnmaven.runtime.data.SampleSet;
import dev.nnmaven.runtime.internal.Shuffle;
import dev.nnmaven.runtime.training.precision.Trainee;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.Map;

/**
 * Samples to train on and, apart from them, samples to validate with.
 *
 * @param validation null if there is no validation
 */
public record Split<S extends SampleSet>(S training, S validation) {

    /**
     * Holds a share of the samples out of the training: random ones that depend on seed and number of samples only. Both
     * parts keep the order of the samples.
     */
    public static <S extends SampleSet> Split<S> share(Trainee<S, ?> trainee, S samples, double share, long seed) {
        int size = samples.size();
        if (size < 2) {
            throw new IllegalArgumentException(
                    "validationSplit: found 1 sample, expected at least 2, one of them to train on");
        }
        int held = (int) Math.max(1, Math.min(size - 1, Math.round(share * size)));
        int[] numbers = new int[size];
        Shuffle.fill(numbers, seed);
        Arrays.sort(numbers, 0, held);
        Arrays.sort(numbers, held, size);
        return new Split<>(
                trainee.pick(samples, Arrays.copyOfRange(numbers, held, size)),
                trainee.pick(samples, Arrays.copyOf(numbers, held)));
    }

    /**
     * Takes two sets of samples that have no input vector in common.
     *
     * @throws IllegalArgumentException if they have
     */
    public static <S extends SampleSet, V> Split<S> of(Trainee<S, V> trainee, S training, S validation) {
        Map<V, Integer> held = new IdentityHashMap<>();
        for (int i = 0; i < validation.size(); i++) {
            held.put(trainee.input(validation, i), i);
        }
        for (int i = 0; i < training.size(); i++) {
            Integer leaked = held.get(trainee.input(training, i));
            if (leaked != null) {
                throw new IllegalArgumentException("validation: found sample " + leaked + " to be sample " + i
                        + " of the training, expected samples that are not trained on; use validationSplit, or"
                        + " trainingLoss to watch the loss of the training itself");
            }
        }
        return new Split<>(training, validation);
    }
}
