package dev.nnmaven.runtime.training;

import dev.nnmaven.runtime.data.SampleSet;
import dev.nnmaven.runtime.data.SampleSource;

/**
 * Where a training takes its samples from.
 *
 * @param feed the samples to train on
 * @param labels the same if they are in memory, or else null
 * @param trainingLoss their loss, null if not asked for
 * @param validationLoss that of others, null if there are none
 */
record Supply<V>(Feed<V> feed, SampleSet labels, Evaluation<V> trainingLoss, Evaluation<V> validationLoss) {

    /**
     * @param conditions to be added to
     * @throws IllegalArgumentException if the samples do not fit the network or the settings
     */
    static <S extends SampleSet, V> Supply<V> inMemory(
            Trainee<S, V> trainee, Settings<S> settings, S samples, Conditions<S, V> conditions) {
        requireSizes("samples", samples.inputSize(), samples.targetSize(), trainee);
        requireValidation(settings);
        Split<S> split = new Split<>(samples, null);
        if (settings.validationShare > 0) {
            split = Split.share(trainee, samples, settings.validationShare, settings.validationSeed);
        } else if (settings.validation != null) {
            requireValidationSizes(settings, trainee);
            split = Split.of(trainee, samples, settings.validation);
        }
        conditions.add("samples", split.training());
        conditions.add("validation", split.validation());
        return new Supply<>(
                new MemoryFeed<>(trainee, split.training(), settings.order),
                split.training(),
                settings.trainingLoss ? evaluation(trainee, split.training(), settings.loss) : null,
                split.validation() == null ? null : evaluation(trainee, split.validation(), settings.loss));
    }

    /**
     * @param conditions to be added to
     * @throws IllegalArgumentException if the source does not fit the network or the settings
     */
    static <S extends SampleSet, V> Supply<V> streamed(
            Trainee<S, V> trainee, Settings<S> settings, SampleSource<S> source, Conditions<S, V> conditions) {
        requireSizes("a source of samples", source.inputSize(), source.targetSize(), trainee);
        requireValidation(settings);
        if (settings.validationShare > 0) {
            throw new IllegalArgumentException("validationSplit: found a source, expected samples in memory to split;"
                    + " give validation other samples than those of the source");
        }
        if (settings.validation != null) {
            requireValidationSizes(settings, trainee);
        }
        conditions.add("source", source.size() < 0 ? "of unknown size" : "of " + source.size() + " samples");
        conditions.add("shuffleBuffer", Integer.toString(settings.shuffleBuffer));
        conditions.add("validation", settings.validation);
        int buffer = settings.order.shuffled() ? settings.shuffleBuffer : 1;
        Evaluation<V> trainingLoss = null;
        if (settings.trainingLoss) {
            trainingLoss =
                    new Evaluation<>(trainee, new StreamFeed<>(trainee, source, Order.AS_GIVEN, 1), settings.loss);
        }
        return new Supply<>(
                new StreamFeed<>(trainee, source, settings.order, buffer),
                null,
                trainingLoss,
                settings.validation == null ? null : evaluation(trainee, settings.validation, settings.loss));
    }

    private static <S extends SampleSet, V> Evaluation<V> evaluation(Trainee<S, V> trainee, S samples, Loss loss) {
        return new Evaluation<>(trainee, new MemoryFeed<>(trainee, samples, Order.AS_GIVEN), loss);
    }

    private static void requireValidation(Settings<?> settings) {
        if (settings.patience > 0 && settings.validation == null && settings.validationShare == 0) {
            throw new IllegalArgumentException(
                    "earlyStopping: found no validation, expected validation or validationSplit as well");
        }
    }

    private static <S extends SampleSet> void requireValidationSizes(Settings<S> settings, Trainee<S, ?> trainee) {
        S validation = settings.validation;
        requireSizes("validation samples", validation.inputSize(), validation.targetSize(), trainee);
    }

    private static void requireSizes(String whose, int inputs, int targets, Trainee<?, ?> trainee) {
        requireSize(whose, "inputs", inputs, trainee.inputSize());
        requireSize(whose, "targets", targets, trainee.outputSize());
    }

    private static void requireSize(String whose, String what, int found, int expected) {
        if (found != expected) {
            throw new IllegalArgumentException(
                    "found " + whose + " with " + found + " " + what + ", expected " + expected + " as in the network");
        }
    }
}
