package dev.nnmaven.runtime.training.feeds;

import dev.nnmaven.runtime.contract.FittedScaling;
import dev.nnmaven.runtime.contract.ModelContract;
import dev.nnmaven.runtime.contract.ScalingFitter;
import dev.nnmaven.runtime.training.precision.Trainee;
import dev.nnmaven.runtime.training.settings.ScalingChoice;
import dev.nnmaven.runtime.training.settings.Settings;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;

/** Fits the scaling that a training was asked for to the samples it trains on. */
public final class ScalingFit {
    private static final int ROWS = 64;

    private ScalingFit() {}

    /** The training that this one goes on from, if there is one. */
    public interface Earlier {
        /** Whether it had that scaling of its inputs. */
        boolean hasInputScaling(FittedScaling scaling) throws IOException;
    }

    /**
     * Fits what is to be fitted, in one pass over the samples.
     *
     * @param named what features and targets are called
     * @param samples opens those to train on, and no others: what is known of the rest is no business of the network
     * @param earlier what the training goes on from
     * @throws IllegalArgumentException if the network cannot keep a scaling, has one that nothing was said about, or the
     *     samples cannot be scaled
     * @throws IOException if the samples cannot be read
     */
    public static <V> Scalings of(
            Trainee<?, V> trainee,
            Settings<?> settings,
            ModelContract named,
            Supplier<Feed<V>> samples,
            Earlier earlier)
            throws IOException {
        ModelContract before = trainee.contract();
        requireSaid("scaleInputs", settings.inputScaling, "inputScaling", before.inputScaling());
        requireSaid("scaleTargets", settings.targetScaling, "targetScaling", before.targetScaling());
        ScalingFitter inputs = fitter(settings.inputScaling, trainee.inputSize(), named.features());
        ScalingFitter targets = fitter(settings.targetScaling, trainee.outputSize(), outputs(named, trainee));
        if (inputs != null || targets != null) {
            fit(trainee, samples.get(), inputs, targets);
        }
        Scalings scalings = new Scalings(
                scaling("scaleInputs", settings.inputScaling, inputs, () -> ofInputs(inputs, earlier)),
                scaling("scaleTargets", settings.targetScaling, targets, () -> targets.fitted()));
        ModelContract.none()
                .withScaling(scalings.inputs(), scalings.targets())
                .requireSizes(trainee.inputSize(), trainee.outputSize());
        if (!scalings.areNone() && !trainee.keepsContract()) {
            throw new IllegalArgumentException((scalings.inputs().isNone() ? "scaleTargets" : "scaleInputs")
                    + ": found a network of " + trainee.networkClass()
                    + ", which keeps no contract, expected one that does, as generated networks do");
        }
        return scalings;
    }

    /** Weights trained on scaled samples would go astray with others, and nothing would tell. */
    private static void requireSaid(String method, ScalingChoice choice, String name, FittedScaling before) {
        if (choice == null && !before.isNone()) {
            throw new IllegalArgumentException(method + ": found nothing said, but the network has the scaling "
                    + before
                    + " of an earlier training; say " + method + "(network.contract()." + name
                    + "()) to go on with it, or " + method + "(ScalingKind) for another one or, with NONE, for none");
        }
    }

    private static ScalingFitter fitter(ScalingChoice choice, int width, List<String> names) {
        return choice == null ? null : choice.fitter(width, names);
    }

    /** One output may have the names of two classes, but scaled targets are of a regression. */
    private static List<String> outputs(ModelContract named, Trainee<?, ?> trainee) {
        return named.labels().size() == trainee.outputSize() ? named.labels() : List.of();
    }

    /** A checkpoint from when 0/1 inputs were scaled as all others goes on as it began. */
    private static FittedScaling ofInputs(ScalingFitter fitter, Earlier earlier) throws IOException {
        FittedScaling scaling = fitter.fittedForInputs();
        FittedScaling ofAll = fitter.fitted();
        return !scaling.equals(ofAll) && earlier.hasInputScaling(ofAll) ? ofAll : scaling;
    }

    private static <V> void fit(Trainee<?, V> trainee, Feed<V> samples, ScalingFitter inputs, ScalingFitter targets)
            throws IOException {
        Rows<V> rows = new Rows<>(trainee, ROWS);
        double[] input = new double[trainee.inputSize()];
        double[] target = new double[trainee.outputSize()];
        try (samples) {
            samples.start(1, 0);
            for (int n = rows.fill(samples); n > 0; n = rows.fill(samples)) {
                for (int i = 0; i < n; i++) {
                    add("scaleInputs", trainee, rows.inputs()[i], input, inputs);
                    add("scaleTargets", trainee, rows.targets()[i], target, targets);
                }
            }
        }
    }

    private static <V> void add(String method, Trainee<?, V> trainee, V vector, double[] wide, ScalingFitter fitter) {
        if (fitter != null) {
            trainee.widen(vector, wide);
            try {
                fitter.add(wide);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(method + ", samples to train on: " + e.getMessage(), e);
            }
        }
    }

    /** Its numbers, where they had to be fitted. */
    private interface Fitted {
        FittedScaling scaling() throws IOException;
    }

    private static FittedScaling scaling(String method, ScalingChoice choice, ScalingFitter fitter, Fitted fitted)
            throws IOException {
        if (fitter == null) {
            return choice == null || choice.given() == null ? FittedScaling.none() : choice.given();
        }
        try {
            return fitted.scaling();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(method + ", samples to train on: " + e.getMessage(), e);
        }
    }
}
