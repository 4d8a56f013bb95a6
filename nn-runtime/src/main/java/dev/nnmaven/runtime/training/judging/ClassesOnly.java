package dev.nnmaven.runtime.training.judging;

import dev.nnmaven.runtime.data.SampleSet;
import dev.nnmaven.runtime.data.Samples;
import dev.nnmaven.runtime.internal.ClassTargets;
import dev.nnmaven.runtime.training.Loss;
import dev.nnmaven.runtime.training.Measure;
import dev.nnmaven.runtime.training.feeds.Scalings;
import dev.nnmaven.runtime.training.precision.Trainee;
import dev.nnmaven.runtime.training.settings.Settings;
import dev.nnmaven.runtime.weights.WeightsSnapshot;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Refuses what rates classes where there are quantities: it would show a number all the same, which means nothing. */
public final class ClassesOnly {
    private static final Set<Loss> LOSSES = Set.of(Loss.LOG_LOSS, Loss.CROSS_ENTROPY, Loss.BINARY_CROSS_ENTROPY);

    private static final String NO_CLASSES = ", whose outputs are quantities and no classes, expected ";
    private static final Set<String> OF_QUANTITIES =
            Set.of("identity", "tanh", "relu", "leaky_relu", "elu", "gelu", "softplus");

    private static final String MEASURES = "a measure of quantities, such as Measure.ABSOLUTE_ERROR";
    private static final String LOSSES_THAT_FIT =
            "a loss of quantities, such as Loss.MEAN_SQUARED_ERROR, Loss.HUBER or Loss.ABSOLUTE_ERROR";

    private ClassesOnly() {}

    public static void requireFit(Trainee<?, ?> trainee, String name, Measure measure) {
        if (measure == Measure.ACCURACY && isOfQuantities(trainee)) {
            throw new IllegalArgumentException(
                    "metric " + name + ": found the Regressor " + trainee.networkClass() + NO_CLASSES + MEASURES);
        }
    }

    public static void requireFit(Trainee<?, ?> trainee, Loss loss) {
        if (!LOSSES.contains(loss)) {
            return;
        }
        if (isOfQuantities(trainee)) {
            throw new IllegalArgumentException(
                    "loss: found the Regressor " + trainee.networkClass() + NO_CLASSES + LOSSES_THAT_FIT);
        }
        String activation = lastActivation(trainee);
        if (!areShares(activation)) {
            throw new IllegalArgumentException("loss: found outputs of " + activation + " in " + trainee.networkClass()
                    + ", expected outputs from 0 to 1, those of sigmoid or softmax, or " + LOSSES_THAT_FIT);
        }
    }

    /**
     * Before the first step.
     *
     * @param whose the samples, for messages
     * @param samples that outputs are compared with, not scaled
     */
    public static <S extends SampleSet, V> void requireFit(
            Trainee<S, V> trainee, Settings<?> settings, Scalings scalings, String whose, S samples) {
        for (Map.Entry<String, String> user : users(settings).entrySet()) {
            if (!scalings.targets().isNone()) {
                throw new IllegalArgumentException(user.getKey()
                        + ": found scaleTargets, which is for quantities and not for classes, expected "
                        + user.getValue());
            }
            if (!samples.hasLabels() || samples.targetSize() == 1) {
                requireClasses(trainee, user, whose, samples);
            }
        }
    }

    private static <S extends SampleSet, V> void requireClasses(
            Trainee<S, V> trainee, Map.Entry<String, String> user, String whose, S samples) {
        ClassTargets targets = new ClassTargets(
                trainee.isRegressor() || !areShares(lastActivation(trainee)), samples instanceof Samples);
        double[] target = new double[samples.targetSize()];
        for (int n = 0; n < samples.size(); n++) {
            trainee.widen(trainee.target(samples, n), target);
            String problem = targets.problem(target);
            if (problem != null) {
                throw new IllegalArgumentException(user.getKey() + ": sample " + n + " of " + whose + ": " + problem
                        + "; for quantities choose " + user.getValue());
            }
        }
    }

    /** What needs classes, with what fits quantities instead. */
    private static Map<String, String> users(Settings<?> settings) {
        Map<String, String> users = new LinkedHashMap<>();
        settings.measures.forEach((name, measure) -> {
            if (measure == Measure.ACCURACY) {
                users.put("metric " + name, MEASURES);
            }
        });
        if (settings.loss == Loss.LOG_LOSS) {
            users.put("loss", LOSSES_THAT_FIT);
        }
        return users;
    }

    /** A regressor whose outputs are from 0 to 1 may be one for probabilities: its targets tell. */
    private static boolean isOfQuantities(Trainee<?, ?> trainee) {
        return trainee.isRegressor() && !areShares(lastActivation(trainee));
    }

    /** Of a network that does not say so, or in words of its own, anything is taken for granted. */
    private static boolean areShares(String activation) {
        return !OF_QUANTITIES.contains(activation);
    }

    /** {@code softmax} of {@code 4-8(tanh)-3(softmax, no bias), cross_entropy, gradient}; empty if there is none. */
    private static String lastActivation(Trainee<?, ?> trainee) {
        String[] found = {""};
        WeightsSnapshot.view(trainee::save, (fingerprint, tensors) -> {
            int start = fingerprint.lastIndexOf('(') + 1;
            String end = fingerprint.substring(start);
            found[0] = start == 0 ? "" : end.split("[,)]", 2)[0];
        });
        return found[0];
    }
}
