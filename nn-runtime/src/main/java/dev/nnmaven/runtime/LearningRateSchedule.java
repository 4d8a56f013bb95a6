package dev.nnmaven.runtime;

import java.util.Arrays;

/**
 * The learning rate of each epoch of a training. Those made here are values: two with the same numbers are equal, and say
 * in {@code toString} what they are.
 *
 * <pre>{@code
 * Training.of(network).epochs(50).schedule(LearningRateSchedule.cosine(50, 0.001)).run(samples);
 * }</pre>
 */
@FunctionalInterface
public interface LearningRateSchedule {

    /**
     * The rate for the next epoch.
     *
     * @param learningRate that of the network before the training
     * @param epochsDone from 0
     * @param epochs of the whole training
     * @param losses the validation loss after each epoch so far, or, without validation, the training loss; empty if
     *     neither is taken
     * @return finite and at least 0
     */
    double rate(double learningRate, int epochsDone, int epochs, double[] losses);

    /** {@return whether there must be losses} */
    default boolean needsLosses() {
        return false;
    }

    /**
     * The learning rate of the network throughout.
     *
     * @return the schedule
     */
    static LearningRateSchedule constant() {
        return new Constant();
    }

    /**
     * learningRate · factor^⌊epochsDone / every⌋.
     *
     * @param every at least 1
     * @param factor above 0
     * @return the schedule
     */
    static LearningRateSchedule step(int every, double factor) {
        return new Step(every, factor);
    }

    /**
     * learningRate · factor^epochsDone.
     *
     * @param factor above 0
     * @return the schedule
     */
    static LearningRateSchedule exponential(double factor) {
        return new Step(1, factor);
    }

    /**
     * Half a cosine wave: minimum + ½·(learningRate − minimum)·(1 + cos(π·epochsDone / epochs)), and the minimum after it;
     * of Loshchilov and Hutter, <i>SGDR: stochastic gradient descent with warm restarts</i>, 2017, without restarts.
     *
     * @param epochs until the minimum is reached, or 0 for those of the training
     * @param minimum at least 0
     * @return the schedule
     */
    static LearningRateSchedule cosine(int epochs, double minimum) {
        return new Fall(true, epochs, minimum);
    }

    /**
     * A straight line from the learning rate to the minimum, otherwise as {@link #cosine}.
     *
     * @param epochs until the minimum is reached, or 0 for those of the training
     * @param minimum at least 0
     * @return the schedule
     */
    static LearningRateSchedule linear(int epochs, double minimum) {
        return new Fall(false, epochs, minimum);
    }

    /**
     * Times factor whenever no loss of the last so many epochs was below all before, but not below the minimum.
     *
     * @param patience epochs, at least 1
     * @param factor above 0 and below 1
     * @param minimum at least 0
     * @return the schedule
     */
    static LearningRateSchedule reduceOnPlateau(int patience, double factor, double minimum) {
        return new Plateau(patience, factor, minimum);
    }

    /** See {@link #constant}. */
    record Constant() implements LearningRateSchedule {
        @Override
        public double rate(double learningRate, int epochsDone, int epochs, double[] losses) {
            return learningRate;
        }

        @Override
        public String toString() {
            return "constant";
        }
    }

    /**
     * See {@link #step}.
     *
     * @param every epochs between two steps, at least 1
     * @param factor above 0
     */
    record Step(int every, double factor) implements LearningRateSchedule {
        /**
         * Checks the ranges.
         *
         * @param every epochs between two steps, at least 1
         * @param factor above 0
         * @throws IllegalArgumentException if a number is out of its range
         */
        public Step {
            require(
                    every >= 1 && factor > 0 && factor < Double.POSITIVE_INFINITY,
                    "every from 1, factor above 0",
                    every,
                    factor);
        }

        @Override
        public double rate(double learningRate, int epochsDone, int epochs, double[] losses) {
            return learningRate * StrictMath.pow(factor, Math.floorDiv(epochsDone, every));
        }

        @Override
        public String toString() {
            return "times " + factor + " every " + every + (every == 1 ? " epoch" : " epochs");
        }
    }

    /**
     * See {@link #cosine} and {@link #linear}.
     *
     * @param cosine whether along a cosine, or else a straight line
     * @param epochs until the minimum is reached, or 0 for those of the training
     * @param minimum at least 0
     */
    record Fall(boolean cosine, int epochs, double minimum) implements LearningRateSchedule {
        /**
         * Checks the ranges.
         *
         * @param cosine whether along a cosine, or else a straight line
         * @param epochs until the minimum is reached, or 0 for those of the training
         * @param minimum at least 0
         * @throws IllegalArgumentException if a number is out of its range
         */
        public Fall {
            require(
                    epochs >= 0 && minimum >= 0 && minimum < Double.POSITIVE_INFINITY,
                    "epochs and minimum from 0",
                    epochs,
                    minimum);
        }

        @Override
        public double rate(double learningRate, int epochsDone, int ofTraining, double[] losses) {
            double done = Math.min(1, (double) epochsDone / (epochs == 0 ? ofTraining : epochs));
            double left = cosine ? (1 + StrictMath.cos(Math.PI * done)) / 2 : 1 - done;
            return minimum + (learningRate - minimum) * left;
        }

        @Override
        public String toString() {
            return (cosine ? "cosine" : "linear") + " to " + minimum + " over " + (epochs == 0 ? "all" : epochs)
                    + " epochs";
        }
    }

    /**
     * See {@link #reduceOnPlateau}.
     *
     * @param patience epochs, at least 1
     * @param factor above 0 and below 1
     * @param minimum at least 0
     */
    record Plateau(int patience, double factor, double minimum) implements LearningRateSchedule {
        /**
         * Checks the ranges.
         *
         * @param patience epochs, at least 1
         * @param factor above 0 and below 1
         * @param minimum at least 0
         * @throws IllegalArgumentException if a number is out of its range
         */
        public Plateau {
            require(
                    patience >= 1 && factor > 0 && factor < 1 && minimum >= 0,
                    "patience from 1, factor above 0 and below 1, minimum from 0",
                    patience,
                    factor,
                    minimum);
        }

        @Override
        public double rate(double learningRate, int epochsDone, int epochs, double[] losses) {
            double rate = learningRate;
            double best = Double.POSITIVE_INFINITY;
            int waited = 0;
            for (double loss : losses) {
                waited = loss < best ? 0 : waited + 1;
                best = Math.min(best, loss);
                if (waited == patience) {
                    rate = Math.max(rate * factor, Math.min(minimum, rate));
                    waited = 0;
                }
            }
            return rate;
        }

        @Override
        public boolean needsLosses() {
            return true;
        }

        @Override
        public String toString() {
            return "times " + factor + " after " + patience + " epochs without a lower loss, to " + minimum;
        }
    }

    private static void require(boolean right, String expected, Number... found) {
        if (!right) {
            throw new IllegalArgumentException("schedule: found " + Arrays.toString(found) + ", expected " + expected);
        }
    }
}
