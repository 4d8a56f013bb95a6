package dev.nnmaven.runtime.training.judging;

import dev.nnmaven.runtime.LearningRateSchedule;
import dev.nnmaven.runtime.training.EpochResult;
import dev.nnmaven.runtime.training.precision.Trainee;
import java.util.List;
import java.util.OptionalDouble;

/** Sets the learning rate of a network before each epoch, and at the end to what it was. */
public final class LearningRate implements AutoCloseable {
    private final Trainee<?, ?> trainee;
    private final LearningRateSchedule schedule;
    private final boolean changes;
    private final double declared;
    private final int epochs;

    /**
     * @param hasLosses whether a loss is taken after each epoch
     * @throws IllegalArgumentException if the schedule needs losses, and there are none
     */
    public LearningRate(Trainee<?, ?> trainee, LearningRateSchedule schedule, int epochs, boolean hasLosses) {
        if (schedule.needsLosses() && !hasLosses) {
            throw new IllegalArgumentException("schedule: found " + schedule
                    + ", and no loss to follow, expected validation, validationSplit or trainingLoss");
        }
        this.trainee = trainee;
        this.schedule = schedule;
        this.changes = !schedule.equals(LearningRateSchedule.constant());
        this.declared = trainee.learningRate();
        this.epochs = epochs;
    }

    public boolean followsLosses() {
        return schedule.needsLosses();
    }

    /** What a checkpoint must have in common with the training that goes on from it. */
    public String condition() {
        if (!(schedule instanceof Record)) {
            return "one of its own";
        }
        boolean overAll = schedule instanceof LearningRateSchedule.Fall fall && fall.epochs() == 0;
        return schedule + (overAll ? ", which are " + epochs : "");
    }

    /** @param history the results so far, of those epochs that have a loss */
    public void startEpoch(int epochsDone, List<EpochResult> history) {
        if (!changes) {
            return;
        }
        double[] losses = history.stream()
                .map(LearningRate::loss)
                .mapToDouble(OptionalDouble::getAsDouble)
                .toArray();
        trainee.learningRate(schedule.rate(declared, epochsDone, epochs, losses));
    }

    private static OptionalDouble loss(EpochResult result) {
        return result.validationLoss().isPresent() ? result.validationLoss() : result.trainingLoss();
    }

    /** The next training begins with the declared rate, not with what was left of it. */
    @Override
    public void close() {
        if (changes) {
            trainee.learningRate(declared);
        }
    }
}
