package dev.nnmaven.annotations;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How the learning rate changes from epoch to epoch, in {@link NeuralNetwork#schedule()}. The training loop of nn-runtime
 * follows it; who calls {@code train} without the loop has a constant rate, but for {@link #warmUp}.
 *
 * <pre>{@code
 * @NeuralNetwork(inputs = 4, optimizer = Optimizer.ADAM,
 *     schedule = @Schedule(kind = Schedule.Kind.COSINE, warmUp = 500),
 *     layers = {@Layer(size = 16), @Layer(size = 1)})
 * public interface Tides extends Network {}
 * }</pre>
 */
@Retention(RetentionPolicy.SOURCE)
@Target({})
public @interface Schedule {

    /** What the rate does, with e the number of epochs done and α the declared learning rate. */
    enum Kind {
        /** α. */
        CONSTANT,

        /** α·factor^⌊e / every⌋; factor 0.1 unless given. */
        STEP,

        /** α·factor^e; factor 0.95 unless given. */
        EXPONENTIAL,

        /** Half a cosine wave from α down to {@code minimum} over {@code epochs}, and that from then on. */
        COSINE,

        /** A straight line from α down to {@code minimum} over {@code epochs}, and that from then on. */
        LINEAR,

        /**
         * Times factor whenever the validation loss has had no new minimum for {@code patience} epochs, but not below
         * {@code minimum}; factor 0.1 unless given. Needs a validation loss or {@code trainingLoss()} in the training loop.
         */
        REDUCE_ON_PLATEAU
    }

    /** {@return what the rate does} */
    Kind kind() default Kind.CONSTANT;

    /** {@return for {@link Kind#STEP}: epochs between two steps, at least 1} */
    int every() default 10;

    /**
     * {@return for {@link Kind#STEP}, {@link Kind#EXPONENTIAL} and {@link Kind#REDUCE_ON_PLATEAU}: above 0 and below 1}
     */
    double factor() default 0.1;

    /**
     * {@return for {@link Kind#COSINE} and {@link Kind#LINEAR}: epochs until the minimum is reached; 0 for those of the
     * training}
     */
    int epochs() default 0;

    /**
     * {@return for {@link Kind#COSINE}, {@link Kind#LINEAR} and {@link Kind#REDUCE_ON_PLATEAU}: the lowest rate, from 0
     * to the learning rate}
     */
    double minimum() default 0;

    /** {@return for {@link Kind#REDUCE_ON_PLATEAU}: epochs without a new minimum, at least 1} */
    int patience() default 5;

    /**
     * {@return for every kind: steps over which the rate rises from near 0 to its full size, 0 for none} Step t of the
     * network, counted from 1, has t / warmUp of the rate. It works without the training loop too.
     */
    int warmUp() default 0;
}
