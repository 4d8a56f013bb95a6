package dev.nnmaven.runtime.training.watching;

import dev.nnmaven.runtime.data.SampleSet;
import dev.nnmaven.runtime.internal.Figures;
import dev.nnmaven.runtime.internal.Texts;
import dev.nnmaven.runtime.training.EpochResult;
import dev.nnmaven.runtime.training.TrainingWarning;
import dev.nnmaven.runtime.training.precision.Trainee;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.DoubleSupplier;
import java.util.function.Function;

/**
 * Notices what usually is a mistake, and says so once per training: to the listeners, and in the log. Overfitting is none:
 * it is only in the log, as information, once per class of networks.
 */
public final class Advisor {
    /** Scaled numbers are rarely beyond 5 standard deviations; raw pixels, prices and years are. */
    private static final double LARGE_NUMBER = 10;

    /** The first epochs may be slow: a loss gets as many more to fall, and answers as many to differ. */
    private static final int EPOCHS = 5;

    private static final int LONGEST_TEXT = 60;

    /** Classes of networks, by name. */
    private static final Set<String> TOLD_OF_OVERFITTING = ConcurrentHashMap.newKeySet();

    private final String network;
    private final Listeners listeners;
    private final Set<TrainingWarning> given = EnumSet.noneOf(TrainingWarning.class);
    private int epochsOfOneClass;

    /** Since the start or the resumption. */
    private int epochs;

    /** The loss of samples trained on after the first of these. */
    private double learnedFirst;

    private boolean lossJudged;

    /** @param network its class, for messages */
    public Advisor(String network, Listeners listeners) {
        this.network = network;
        this.listeners = listeners;
    }

    /**
     * Looks at some inputs, each in doubles.
     *
     * @param features their names, or none
     */
    public <V> void seeInputs(Trainee<?, V> trainee, V[] inputs, List<String> features) {
        String large = large(trainee, inputs, trainee.inputSize(), features);
        if (large != null) {
            warn(
                    TrainingWarning.UNSCALED_INPUTS,
                    "found the input " + large + " of a sample, expected most inputs from -1 to 1: scale them, with"
                            + " scaleInputs of the training, or as with Scaling.linear or Scaling.pixels");
        }
    }

    /**
     * Looks at some targets, each in doubles.
     *
     * @param names of the targets, or none
     */
    public <V> void seeTargets(Trainee<?, V> trainee, V[] targets, List<String> names) {
        String large = large(trainee, targets, trainee.outputSize(), names);
        if (large != null) {
            warn(
                    TrainingWarning.UNSCALED_TARGETS,
                    "found the target " + large + " of a sample, expected most targets from -1 to 1: scale them, with"
                            + " scaleTargets(ScalingKind.STANDARD) of the training");
        }
    }

    /** {@code 3750.0 at place 0 (bodyMass)}, or null if none is large. */
    private static <V> String large(Trainee<?, V> trainee, V[] vectors, int length, List<String> names) {
        double[] wide = new double[length];
        for (V vector : vectors) {
            trainee.widen(vector, wide);
            for (int i = 0; i < length; i++) {
                if (Math.abs(wide[i]) > LARGE_NUMBER) {
                    return trainee.text(wide[i]) + " at place " + i + Texts.inBrackets(names, i);
                }
            }
        }
        return null;
    }

    /**
     * @param last layer of the network
     * @param targets as they are trained on
     * @param names of the targets, or none
     */
    void seeReach(LayerLook.Layer last, double[][] targets, List<String> names) {
        LayerFunction function = last.function();
        for (double[] target : targets) {
            for (int k = 0; k < target.length; k++) {
                if (!function.reaches(target[k])) {
                    warn(
                            TrainingWarning.TARGETS_OUT_OF_REACH,
                            "found the target " + Figures.number(target[k]) + " at place " + k
                                    + Texts.inBrackets(names, k) + " of a sample, as it is trained on, expected "
                                    + function.range() + ", as layer " + last.name() + " (" + function.shown()
                                    + ") answers nothing else: choose identity for this layer, the last");
                    return;
                }
            }
        }
    }

    /**
     * @param file the training goes on from
     * @param before arithmetic of batches until then, null if that is not known
     */
    public void seeArithmetic(Path file, String before, String now) {
        if (before != null && !before.equals(now)) {
            warn(
                    TrainingWarning.OTHER_ARITHMETIC,
                    "found " + Texts.shortened(before, LONGEST_TEXT) + " in the checkpoint " + file + ", " + now
                            + " here: batches may round otherwise from now on, so the training need not end with the bits"
                            + " that it would have without having been stopped; start java as before"
                            + " (--add-modules jdk.incubator.vector, -Dnn.vector), or each time with -Dnn.vector=exact");
        }
    }

    /** @param names of the classes, or none */
    public void seeLabels(SampleSet samples, List<String> names) {
        String advice = ClassBalance.advice(samples, label -> name(label, names));
        if (advice != null) {
            warn(TrainingWarning.LABEL_IMBALANCE, advice);
        }
    }

    /**
     * @param history up to the epoch that just ended; if its first loss is 0, there is nothing to gain
     * @param learned the loss of samples trained on, to be asked for if the history has none of those
     */
    public void seeLosses(List<EpochResult> history, DoubleSupplier learned) {
        boolean measured = history.get(0).trainingLoss().isPresent();
        epochs++;
        if (epochs == 1 && !measured) {
            learnedFirst = learned.getAsDouble();
        }
        if (lossJudged || (measured ? history.size() : epochs) <= EPOCHS) {
            return;
        }
        if (stalls(history, EpochResult::trainingLoss)) {
            warnOfLoss(history, history.get(0).trainingLoss().getAsDouble());
        } else if (stalls(history, EpochResult::validationLoss)) {
            double first = history.get(0).validationLoss().getAsDouble();
            if (measured || learned.getAsDouble() < learnedFirst) {
                tellOverfitting(history, first);
            } else {
                warnOfLoss(history, first);
            }
        }
    }

    private static boolean stalls(List<EpochResult> history, Function<EpochResult, OptionalDouble> kind) {
        OptionalDouble first = kind.apply(history.get(0));
        return first.isPresent()
                && first.getAsDouble() != 0
                && history.stream()
                        .map(kind)
                        .noneMatch(loss -> loss.isPresent() && loss.getAsDouble() < first.getAsDouble());
    }

    private void warnOfLoss(List<EpochResult> history, double first) {
        lossJudged = true;
        warn(
                TrainingWarning.LOSS_DOES_NOT_FALL,
                "found no loss below " + Figures.number(first) + ", that after the first epoch, in "
                        + history.size()
                        + " epochs: try another learning rate, first a lower one, and check that inputs and targets"
                        + " belong together and targets are within the range of the outputs");
    }

    /** No mistake, and a loop over many splits would say it for each. */
    private void tellOverfitting(List<EpochResult> history, double first) {
        lossJudged = true;
        if (TOLD_OF_OVERFITTING.add(network)) {
            log(
                    System.Logger.Level.INFO,
                    "found no validation loss below " + Figures.number(first) + ", that after the first epoch, in "
                            + history.size()
                            + " epochs, while the loss of the samples trained on falls: " + network
                            + " overfits. That is common with few samples. earlyStopping gives the best weights back;"
                            + " fewer neurons, dropout, l2 or more samples may help");
        }
    }

    /**
     * @param oneClass the class answered to all samples of the validation, or −1 if there are several
     * @param names of the classes, or none
     */
    public void seeAnswers(int oneClass, List<String> names) {
        epochsOfOneClass = oneClass < 0 ? 0 : epochsOfOneClass + 1;
        if (epochsOfOneClass == EPOCHS) {
            warn(
                    TrainingWarning.ONE_CLASS,
                    "found one answer to all samples of the validation, which are of several classes, in each of "
                            + EPOCHS + " epochs, in the last one " + name(oneClass, names)
                            + ": check the labels and the scaling of the inputs, and try another learning"
                            + " rate");
        }
    }

    /**
     * @param layers of a network that has yet to learn, in forward order
     * @param samples how many were looked at
     */
    void seeLayers(List<LayerLook.Layer> layers, int samples, int epoch) {
        String dead = stuck(layers, TrainingWarning.DEAD_LAYER);
        if (!dead.isEmpty()) {
            warn(
                    TrainingWarning.DEAD_LAYER,
                    "found " + dead + " dead after epoch " + epoch + ": none of " + samples
                            + " samples brings them where their activation has a slope, so they learn nothing; try a"
                            + " lower learning rate or another seed, check the scaling of inputs and targets, or choose leaky_relu");
        }
        String saturated = stuck(layers.subList(0, layers.size() - 1), TrainingWarning.SATURATED_LAYER);
        if (!saturated.isEmpty()) {
            warn(
                    TrainingWarning.SATURATED_LAYER,
                    "found " + saturated + " saturated after epoch " + epoch + ": nearly all of " + samples
                            + " samples bring them to a bound of their activation, so they hardly learn; check the"
                            + " scaling of inputs and targets, try a lower learning rate, or choose another activation");
        }
    }

    /** {@code 61 of 64 neurons of layer hidden (relu) and 9 of 16 neurons of layer last (relu)}; empty if there are none. */
    private static String stuck(List<LayerLook.Layer> layers, TrainingWarning warning) {
        StringBuilder text = new StringBuilder();
        for (LayerLook.Layer layer : layers) {
            if (layer.function().warning() == warning && 2 * layer.stuck() > layer.neurons()) {
                text.append(text.isEmpty() ? "" : " and ");
                text.append(layer.stuck()).append(" of ").append(layer.neurons());
                text.append(" neurons of layer ").append(layer.name());
                text.append(" (").append(layer.function().shown()).append(')');
            }
        }
        return text.toString();
    }

    /** {@code VERSICOLOR}, or {@code class 1}; one output may have one name, which is of neither class. */
    private static String name(int ofClass, List<String> names) {
        return names.size() > 1 ? Texts.shortened(names.get(ofClass), LONGEST_TEXT) : "class " + ofClass;
    }

    private void warn(TrainingWarning warning, String advice) {
        if (given.add(warning)) {
            log(System.Logger.Level.WARNING, advice);
            listeners.warned(warning, advice);
        }
    }

    private void log(System.Logger.Level level, String text) {
        listeners.clearConsole();
        // Here, as finding a logger takes longer than training a tiny network.
        System.getLogger("dev.nnmaven").log(level, text);
    }
}
