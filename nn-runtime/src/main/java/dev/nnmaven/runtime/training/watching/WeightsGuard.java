package dev.nnmaven.runtime.training.watching;

import dev.nnmaven.runtime.contract.ModelContract;
import dev.nnmaven.runtime.training.Progress;
import dev.nnmaven.runtime.training.TrainingDivergedException;
import dev.nnmaven.runtime.training.feeds.Feed;
import dev.nnmaven.runtime.training.precision.Trainee;
import dev.nnmaven.runtime.weights.OutputWeights;
import dev.nnmaven.runtime.weights.WeightsSnapshot;

/**
 * Looks at all weights from time to time, keeps a copy as long as they are finite, and stops the training when they are
 * not: NaN and infinity do not go away by further steps. Then it makes the steps since the copy once more, to go back to
 * just before the one that went astray.
 */
public final class WeightsGuard<V> {
    /**
     * Samples between two copies, which take about as long as training on one to ten samples, so well below a hundredth of
     * the training.
     */
    private static final int PERIOD = 4096;

    /** Samples between two quick looks: each takes a microsecond, which is long beside a step of the smallest networks. */
    private static final int PROBE_PERIOD = 64;

    private static final String ADVICE =
            ". Try a lower learning rate, and make sure that all inputs and targets are finite and scaled";

    private final Trainee<?, V> trainee;
    private final StepLog<V> log;
    private final WeightsSnapshot good = new WeightsSnapshot();
    private final OutputWeights outputs;
    private final boolean works;

    /** The contract that weights have which no step has changed; null once the copy is of others. */
    private ModelContract untrained;

    private int goodEpoch;
    private long goodStep;
    private long nextLook = PERIOD;
    private long nextProbe = PROBE_PERIOD;

    /**
     * @param feed where the samples come from
     * @param together samples that are trained on between two looks
     * @param needed what needs copies of the weights, for the message, or null if nothing does
     * @throws IllegalArgumentException if the network cannot be copied, but is needed to be
     */
    public WeightsGuard(Trainee<?, V> trainee, Feed<V> feed, int batchSize, int together, String needed) {
        this.trainee = trainee;
        this.log = new StepLog<>(trainee, batchSize, feed.past(Math.addExact(PERIOD, together)));
        this.works = good.take(trainee::save);
        this.untrained = trainee.keepsContract() ? trainee.contract() : null;
        this.outputs = new OutputWeights(trainee::save);
        if (!works && needed != null) {
            throw new IllegalArgumentException(needed + ": found a network of " + trainee.networkClass()
                    + ", expected one whose save and load call Weights.save and Weights.load with the path they are"
                    + " given, as generated networks do");
        }
    }

    /**
     * Keeps the weights if it is time, and otherwise looks at the outputs' own: a step that went astray ends the training
     * at once.
     *
     * @param inputs of the samples since the last call
     * @param targets of these
     * @throws TrainingDivergedException if a number is not finite; the network has the weights from before the step then
     */
    public void stepped(V[] inputs, V[] targets, Progress progress) {
        if (works) {
            log.add(inputs, targets, progress);
        }
        if (progress.totalSamples() >= nextLook) {
            keep(progress);
        } else if (works && progress.totalSamples() >= nextProbe) {
            nextProbe = progress.totalSamples() + PROBE_PERIOD;
            if (!outputs.areFinite()) {
                look(progress);
            }
        }
    }

    /**
     * Looks at the weights, and keeps them.
     *
     * @throws TrainingDivergedException if one is not finite; the network has the weights from before the step then
     */
    public void keep(Progress progress) {
        nextLook = progress.totalSamples() + PERIOD;
        if (works) {
            requireFinite(progress, good.takeFinite(trainee::save));
            log.clear();
            untrained = progress.totalSamples() == 0 ? untrained : null;
            goodEpoch = progress.epoch();
            goodStep = progress.step();
        }
    }

    /**
     * Looks at the weights, and does not keep them: they are not known to be good before their loss is.
     *
     * @throws TrainingDivergedException if one is not finite; the network has the weights from before the step then
     */
    public void look(Progress progress) {
        if (works) {
            requireFinite(progress, good.inspect(trainee::save));
        }
    }

    /**
     * Looks at a loss.
     *
     * @throws TrainingDivergedException if it is not finite; the network has the weights kept before then
     */
    public void requireFinite(Progress progress, String what, double loss) {
        if (!Double.isFinite(loss)) {
            throw diverged(progress, loss + " as " + what + ", expected a finite number");
        }
    }

    private void requireFinite(Progress progress, String found) {
        if (found == null) {
            return;
        }
        good.restore(trainee::load);
        StepLog.Step astray = log.find(() -> good.inspect(trainee::save));
        if (astray == null) {
            // A network whose steps depend on more than weights, samples and learning rate.
            throw diverged(progress, found + ", expected finite weights");
        }
        good.restore(trainee::load);
        log.repeat(astray.before());
        if (astray.before() == 0) {
            giveContractBack();
        }
        String message = "epoch " + astray.epoch() + ", step " + astray.step() + ", learning rate "
                + astray.learningRate() + ": found " + astray.found()
                + ", expected finite weights; the network has the weights from before that step"
                + (astray.spoilt().isEmpty()
                        ? ADVICE
                        : ". A sample of that step has " + astray.spoilt() + ": leave out what is not finite");
        throw new TrainingDivergedException(message, astray.epoch(), astray.step());
    }

    /** What tells the network from others; empty if it cannot be copied. */
    public String fingerprint() {
        return good.fingerprint();
    }

    /** How the network makes its steps, see {@link WeightsSnapshot#rule}. */
    public String rule() {
        return good.rule();
    }

    /** The weights kept last, to be read only. */
    public WeightsSnapshot lastGood() {
        return good;
    }

    /** To weights as they were before the training; others were trained with its scaling. */
    private void giveContractBack() {
        if (untrained != null) {
            trainee.contract(untrained);
        }
    }

    private TrainingDivergedException diverged(Progress progress, String found) {
        String kept = "the network has no copy of its weights to go back to";
        if (works) {
            good.restore(trainee::load);
            giveContractBack();
            kept = "the network has the weights of "
                    + (goodEpoch <= 1 && goodStep == 0 ? "the start" : "epoch " + goodEpoch + ", step " + goodStep);
        }
        String message = "epoch " + progress.epoch() + ", step " + progress.step() + ", learning rate "
                + trainee.text(trainee.learningRate()) + ": found " + found + "; " + kept + ADVICE;
        return new TrainingDivergedException(message, progress.epoch(), progress.step());
    }
}
