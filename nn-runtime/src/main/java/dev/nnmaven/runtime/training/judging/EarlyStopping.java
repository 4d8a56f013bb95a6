package dev.nnmaven.runtime.training.judging;

import dev.nnmaven.runtime.training.precision.Trainee;
import dev.nnmaven.runtime.weights.WeightsSnapshot;

/** Remembers the weights after the best epoch, and says when there was none better for long enough. */
public final class EarlyStopping {
    private final Trainee<?, ?> trainee;
    private final int patience;
    private final double minDelta;
    private WeightsSnapshot best = WeightsSnapshot.ofWeights();
    private int bestEpoch;
    private double bestLoss = Double.POSITIVE_INFINITY;

    /**
     * @param patience epochs without improvement before it stops
     * @param minDelta what a loss must be lower by to be an improvement
     */
    public EarlyStopping(Trainee<?, ?> trainee, int patience, double minDelta) {
        this.trainee = trainee;
        this.patience = patience;
        this.minDelta = minDelta;
    }

    /** Looks at the network after an epoch. */
    public void epochDone(int epoch, double loss) {
        // The first finite loss is better than none, whatever minDelta is.
        if (bestEpoch == 0 || loss < bestLoss - minDelta) {
            best.take(trainee::save);
            bestEpoch = epoch;
            bestLoss = loss;
        }
    }

    public boolean stopsAfter(int epoch) {
        return bestEpoch > 0 && epoch - bestEpoch >= patience;
    }

    /** Gives the network the best weights, unless no epoch was done. */
    public void restoreBest() {
        if (bestEpoch > 0) {
            best.restore(trainee::load);
        }
    }

    /** From 1, or 0 if no epoch was done. */
    public int bestEpoch() {
        return bestEpoch;
    }

    public double bestLoss() {
        return bestLoss;
    }

    public WeightsSnapshot best() {
        return best;
    }

    /** Goes on from what another training remembered. */
    public void resume(int fromEpoch, double fromLoss, WeightsSnapshot fromBest) {
        best = fromBest;
        bestEpoch = fromEpoch;
        bestLoss = fromLoss;
    }
}
