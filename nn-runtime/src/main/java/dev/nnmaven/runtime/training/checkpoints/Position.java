package dev.nnmaven.runtime.training.checkpoints;

/**
 * Where a training starts or is taken up.
 *
 * @param epoch the epoch under way, from 1; one more than the number of epochs after the last
 * @param sample samples trained on in it
 * @param totalSamples samples trained on since the start
 * @param totalSteps steps made since the start
 * @param nanos time spent since the start
 */
public record Position(int epoch, long sample, long totalSamples, long totalSteps, long nanos) {
    public static final Position START = new Position(1, 0, 0, 0, 0);

    /** Whether no step is between them; time does not count. */
    boolean isAt(Position other) {
        return epoch == other.epoch && sample == other.sample;
    }
}
