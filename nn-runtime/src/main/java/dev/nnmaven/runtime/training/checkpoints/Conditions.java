package dev.nnmaven.runtime.training.checkpoints;

import dev.nnmaven.runtime.data.SampleSet;
import dev.nnmaven.runtime.math.VectorUnit;
import dev.nnmaven.runtime.training.feeds.SampleHash;
import dev.nnmaven.runtime.training.feeds.Scalings;
import dev.nnmaven.runtime.training.precision.Trainee;
import dev.nnmaven.runtime.training.settings.Settings;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What must be the same for a training to go on from a checkpoint as if it had not stopped, by name. It looks at all
 * samples, unless no checkpoint is asked for.
 */
public final class Conditions<S extends SampleSet, V> {
    static final String INPUT_SCALING = "inputScaling";

    private final Trainee<S, V> trainee;
    private final boolean needed;
    private final Map<String, String> conditions = new LinkedHashMap<>();

    public Conditions(Trainee<S, V> trainee, Settings<S> settings) {
        this.trainee = trainee;
        this.needed = settings.checkpointFile != null || settings.resumeFile != null;
        conditions.put("precision", trainee.precision());
        conditions.put("inputs", Integer.toString(trainee.inputSize()));
        conditions.put("outputs", Integer.toString(trainee.outputSize()));
        conditions.put("batchSize", Integer.toString(settings.batchSize));
        conditions.put("order", settings.order.toString());
        boolean fused = settings.batchSize > 1 && VectorUnit.fuses(trainee.networkClass());
        conditions.put(
                Checkpoint.ARITHMETIC, fused ? "vector instructions of " + VectorUnit.bits() + " bits" : "plain Java");
    }

    /** @param samples null if there are none */
    public void add(String name, S samples) {
        if (needed) {
            conditions.put(name, samples == null ? "none" : text(samples));
        }
    }

    /** @param value a number or something else to tell */
    public void add(String name, String value) {
        conditions.put(name, value);
    }

    public void add(Scalings scalings) {
        conditions.put(INPUT_SCALING, scalings.inputs().toString());
        conditions.put("targetScaling", scalings.targets().toString());
    }

    /** Whether anybody will compare them. */
    public boolean areNeeded() {
        return needed;
    }

    /** Number and hash, as a source's after it was read. */
    public String text(S samples) {
        return samples.size() + " with hash " + hash(samples);
    }

    public Map<String, String> asMap() {
        return conditions;
    }

    /** Depends on every bit of all vectors, and on their order. */
    private String hash(S samples) {
        SampleHash hash = new SampleHash();
        for (int i = 0; i < samples.size(); i++) {
            hash.add(trainee.hash(trainee.input(samples, i)));
            hash.add(trainee.hash(trainee.target(samples, i)));
        }
        return hash.toString();
    }
}
