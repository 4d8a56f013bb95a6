package dev.nnmaven.runtime.training;

import dev.nnmaven.runtime.weights.WeightsSnapshot;

/** Remembers the weights after the best epoch, and says when there was none better for long enough. */
final class EarlyStopping {
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
    EarlyStopping(Trainee<?, ?> trainee, int patience, double minDelta) {
        this.trainee = trainee;
        this.patience = patience;
        this.minDelta = minDelta;
    }

    /** Looks at the network after an epoch. */
    void epochDone(int epoch, double loss) {
        // The first finite loss is better than none, whatever minDelta is.
        if (bestEpoch == 0 || loss < bestLoss - minDelta) {
            best.take(trainee::save);
            bestEpoch = epoch;
            bestLoss = loss;
        }
    }

    boolean stopsAfter(int epoch) {
        return bestEpoch > 0 && epoch - bestEpoch >= patience;
    }

    /** Gives the network the best weights, unless no epoch was done. */
    void restoreBest() {
        if (bestEpoch > 0) {
            best.restore(trainee::load);
        }
    }

    /** From 1, or 0 if no epoch was done. */
    int bestEpoch() {
        return bestEpoch;
    }

    double bestLoss() {
        return bestLoss;
    }

    WeightsSnapshot best() {
        return best;
    }

    /** Goes on from what another training remembered, if anything. */
    void resume(Checkpoint from) {
        if (from.bestEpoch() > 0) {
            best = from.best();
            bestEpoch = from.bestEpoch();
            bestLoss = from.bestLoss();
        }
    }
}
