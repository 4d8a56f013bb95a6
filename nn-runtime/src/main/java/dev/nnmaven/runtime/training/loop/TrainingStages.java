package dev.nnmaven.runtime.training.loop;

import dev.nnmaven.runtime.data.SampleSet;
import dev.nnmaven.runtime.data.SampleSource;
import dev.nnmaven.runtime.training.TrainingSummary;
import dev.nnmaven.runtime.training.checkpoints.Conditions;
import dev.nnmaven.runtime.training.precision.Trainee;
import dev.nnmaven.runtime.training.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * The stages of a training, in order: what must be the same for it to be taken up again, the samples with their checks and
 * scaling, and the run itself.
 */
public final class TrainingStages {
    private TrainingStages() {}

    /**
     * Trains with samples in memory, from the look at them to the last checkpoint.
     *
     * @throws UncheckedIOException if a checkpoint cannot be read or written
     */
    public static <S extends SampleSet, V> TrainingSummary train(
            Trainee<S, V> trainee, Settings<S> settings, S samples) {
        Conditions<S, V> conditions = new Conditions<>(trainee, settings);
        return train(trainee, settings, conditions, () -> Supply.inMemory(trainee, settings, samples, conditions));
    }

    /**
     * Trains with samples that are read again for every epoch.
     *
     * @throws UncheckedIOException if the source cannot be read, or a checkpoint cannot be read or written
     */
    public static <S extends SampleSet, V> TrainingSummary train(
            Trainee<S, V> trainee, Settings<S> settings, SampleSource<S> source) {
        Conditions<S, V> conditions = new Conditions<>(trainee, settings);
        return train(trainee, settings, conditions, () -> Supply.streamed(trainee, settings, source, conditions));
    }

    private interface Supplies<V> {
        Supply<V> get() throws IOException;
    }

    private static <V> TrainingSummary train(
            Trainee<?, V> trainee, Settings<?> settings, Conditions<?, V> conditions, Supplies<V> supplies) {
        try {
            Supply<V> supply = supplies.get();
            return new TrainingRun<>(trainee, settings, conditions.asMap(), supply).run();
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }
}
