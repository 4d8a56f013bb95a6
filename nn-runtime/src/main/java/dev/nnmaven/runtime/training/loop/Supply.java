package dev.nnmaven.runtime.training.loop;

import dev.nnmaven.runtime.contract.ModelContract;
import dev.nnmaven.runtime.data.SampleSet;
import dev.nnmaven.runtime.data.SampleSource;
import dev.nnmaven.runtime.training.Loss;
import dev.nnmaven.runtime.training.checkpoints.Conditions;
import dev.nnmaven.runtime.training.checkpoints.Resume;
import dev.nnmaven.runtime.training.feeds.Feed;
import dev.nnmaven.runtime.training.feeds.MemoryFeed;
import dev.nnmaven.runtime.training.feeds.Names;
import dev.nnmaven.runtime.training.feeds.ScalingFit;
import dev.nnmaven.runtime.training.feeds.Scalings;
import dev.nnmaven.runtime.training.feeds.Split;
import dev.nnmaven.runtime.training.feeds.StreamFeed;
import dev.nnmaven.runtime.training.judging.ClassesOnly;
import dev.nnmaven.runtime.training.judging.DeclaredLoss;
import dev.nnmaven.runtime.training.judging.Evaluation;
import dev.nnmaven.runtime.training.precision.Trainee;
import dev.nnmaven.runtime.training.settings.Order;
import dev.nnmaven.runtime.training.settings.Settings;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * Where a training takes its samples from.
 *
 * @param feed the samples to train on
 * @param labels the same, before they were scaled, if they are in memory, or else null
 * @param names of features, and of classes or targets, as far as samples or network know them
 * @param data tells them from others if they are in memory, or else null
 * @param scalings what they go through
 * @param loss how answers are judged
 * @param trainingLoss their loss, null if not asked for
 * @param validationLoss that of others, null if there are none
 */
record Supply<V>(
        Feed<V> feed,
        SampleSet labels,
        ModelContract names,
        String data,
        Scalings scalings,
        Loss loss,
        Evaluation<V> trainingLoss,
        Evaluation<V> validationLoss) {
    /** Starts the text that tells data from other data. */
    static final String DATA = "samples: ";

    /**
     * @param conditions to be added to
     * @throws IllegalArgumentException if the samples do not fit the network or the settings
     * @throws IOException never, as the samples are in memory
     */
    static <S extends SampleSet, V> Supply<V> inMemory(
            Trainee<S, V> trainee, Settings<S> settings, S samples, Conditions<S, V> conditions) throws IOException {
        requireSizes("samples", samples.inputSize(), samples.targetSize(), trainee);
        requireValidation(settings);
        Split<S> split = new Split<>(samples, null);
        if (settings.validationShare > 0) {
            split = Split.share(trainee, samples, settings.validationShare, settings.validationSeed);
        } else if (settings.validation != null) {
            requireValidationSizes(settings, trainee);
            split = Split.of(trainee, samples, settings.validation);
        }
        S training = split.training();
        ModelContract known = trainee.contract();
        Names.require("the samples", training, known);
        ModelContract named = Names.add(known, training);
        if (settings.validation != null) {
            Names.require("the validation samples", settings.validation, named);
        }
        Scalings scalings = ScalingFit.of(
                trainee,
                settings,
                named,
                () -> new MemoryFeed<>(trainee, training, Order.AS_GIVEN),
                scaling -> Resume.hasInputScaling(settings, scaling));
        scalings.requireFit(training);
        if (settings.trainingLoss) {
            ClassesOnly.requireFit(trainee, settings, scalings, "those trained on", training);
        }
        if (split.validation() != null) {
            ClassesOnly.requireFit(trainee, settings, scalings, "the validation", split.validation());
        }
        // Looks at all samples, so once at most.
        String data = trainee.keepsContract() || conditions.areNeeded() ? conditions.text(training) : "unknown";
        conditions.add("samples", data);
        conditions.add("validation", split.validation());
        conditions.add(scalings);
        S scaledInputs = scalings.ofInputs().apply(trainee, training);
        S scaled = scalings.ofTargets().apply(trainee, scaledInputs);
        return new Supply<>(
                new MemoryFeed<>(trainee, scaled, settings.order),
                training,
                named,
                DATA + data,
                scalings,
                loss(trainee, settings),
                settings.trainingLoss ? evaluation(trainee, scaledInputs, scalings, settings) : null,
                evaluationOfOthers(trainee, split.validation(), scalings, settings));
    }

    /**
     * @param conditions to be added to
     * @throws IllegalArgumentException if the source does not fit the network or the settings
     * @throws IOException if the source cannot be read, which happens if a scaling is to be fitted
     */
    static <S extends SampleSet, V> Supply<V> streamed(
            Trainee<S, V> trainee, Settings<S> settings, SampleSource<S> source, Conditions<S, V> conditions)
            throws IOException {
        requireSizes("a source of samples", source.inputSize(), source.targetSize(), trainee);
        requireValidation(settings);
        if (settings.validationShare > 0) {
            throw new IllegalArgumentException("validationSplit: found a source, expected samples in memory to split;"
                    + " give validation other samples than those of the source");
        }
        if (settings.validation != null) {
            requireValidationSizes(settings, trainee);
            Names.require("the validation samples", settings.validation, trainee.contract());
        }
        conditions.add("source", source.size() < 0 ? "of unknown size" : "of " + source.size() + " samples");
        conditions.add("shuffleBuffer", Integer.toString(settings.shuffleBuffer));
        conditions.add("validation", settings.validation);
        int buffer = settings.order.shuffled() ? settings.shuffleBuffer : 1;
        Scalings scalings = ScalingFit.of(
                trainee,
                settings,
                trainee.contract(),
                () -> new StreamFeed<>(trainee, source, Order.AS_GIVEN, 1, Scalings.NONE),
                scaling -> Resume.hasInputScaling(settings, scaling));
        conditions.add(scalings);
        if (settings.validation != null) {
            ClassesOnly.requireFit(trainee, settings, scalings, "the validation", settings.validation);
        }
        Evaluation<V> trainingLoss = null;
        if (settings.trainingLoss) {
            trainingLoss = new Evaluation<>(
                    trainee,
                    new StreamFeed<>(trainee, source, Order.AS_GIVEN, 1, scalings.ofInputs()),
                    scalings.targets(),
                    loss(trainee, settings),
                    settings.measures);
        }
        return new Supply<>(
                new StreamFeed<>(trainee, source, settings.order, buffer, scalings),
                null,
                trainee.contract(),
                null,
                scalings,
                loss(trainee, settings),
                trainingLoss,
                evaluationOfOthers(trainee, settings.validation, scalings, settings));
    }

    /** Whether one is taken after each epoch. */
    boolean hasLoss() {
        return trainingLoss != null || validationLoss != null;
    }

    /** What was measured with the last mean. */
    Map<String, Double> metrics() {
        Evaluation<V> measured = validationLoss == null ? trainingLoss : validationLoss;
        return measured == null ? Map.of() : measured.metrics();
    }

    private static Loss loss(Trainee<?, ?> trainee, Settings<?> settings) {
        return settings.loss == null ? DeclaredLoss.of(trainee) : settings.loss;
    }

    private static <S extends SampleSet, V> Evaluation<V> evaluationOfOthers(
            Trainee<S, V> trainee, S samples, Scalings scalings, Settings<S> settings) {
        return samples == null
                ? null
                : evaluation(trainee, scalings.ofInputs().apply(trainee, samples), scalings, settings);
    }

    /** @param samples whose inputs are scaled, and whose targets are not */
    private static <S extends SampleSet, V> Evaluation<V> evaluation(
            Trainee<S, V> trainee, S samples, Scalings scalings, Settings<S> settings) {
        return new Evaluation<>(
                trainee,
                new MemoryFeed<>(trainee, samples, Order.AS_GIVEN),
                scalings.targets(),
                loss(trainee, settings),
                settings.measures);
    }

    private static void requireValidation(Settings<?> settings) {
        boolean hasLoss = settings.validation != null || settings.validationShare > 0 || settings.trainingLoss;
        if (!settings.measures.isEmpty() && !hasLoss) {
            throw new IllegalArgumentException(
                    "metric " + settings.measures.keySet().iterator().next()
                            + ": found no samples to measure it of, expected validation, validationSplit or trainingLoss as well");
        }
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

    /** One for each output, or none: a single output may stand for two classes. */
    List<String> targetNames(int outputs) {
        return names.labels().size() == outputs ? names.labels() : List.of();
    }
}
