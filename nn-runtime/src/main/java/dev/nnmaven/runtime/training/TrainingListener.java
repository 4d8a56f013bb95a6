package dev.nnmaven.runtime.training;

/**
 * Hears how a training goes, in the thread that trains. All methods do nothing unless overridden. The {@link Progress}
 * is the same object in every call and changes after it: take what you need, do not keep it.
 *
 * <pre>{@code
 * Training.of(network).validationSplit(0.1).listener(new TrainingListener() {
 *     @Override
 *     public void epochFinished(Progress progress) {
 *         progress.lastResult().validationLoss().ifPresent(System.out::println);
 *     }
 * }).run(samples);
 * }</pre>
 */
public interface TrainingListener {

    /**
     * Before the first step; {@link Progress#totalSamples} are above 0 if the training goes on from a checkpoint.
     *
     * @param progress how far the training is
     */
    default void started(Progress progress) {}

    /**
     * After each batch, or, if each sample makes a step, after every 64 steps and the last of an epoch. It costs what
     * this method costs: do little here.
     *
     * @param progress how far the training is
     */
    default void stepped(Progress progress) {}

    /**
     * After the last step of each epoch, and after {@link #stepped}; losses are in {@link Progress#lastResult}.
     *
     * @param progress how far the training is
     */
    default void epochFinished(Progress progress) {}

    /**
     * When something looks wrong, at most once for each kind in a training, which goes on. It is also in the {@link
     * System.Logger} {@code dev.nnmaven}.
     *
     * @param warning its kind
     * @param advice what was found and what to do
     */
    default void warned(TrainingWarning warning, String advice) {}

    /**
     * At the end, whether all epochs were made or not.
     *
     * @param summary what came of the training
     */
    default void finished(TrainingSummary summary) {}

    /**
     * Instead of {@link #finished}, when the network or a listener threw an exception, which goes on afterwards.
     *
     * @param progress how far the training is
     */
    default void aborted(Progress progress) {}
}
