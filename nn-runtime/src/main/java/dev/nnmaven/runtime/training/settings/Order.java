package dev.nnmaven.runtime.training.settings;

/**
 * The order in which epochs take samples.
 *
 * @param shuffled whether it is another one for each epoch, or else that of the samples
 * @param seed of the shuffling
 */
public record Order(boolean shuffled, long seed) {
    public static final Order AS_GIVEN = new Order(false, 0);

    /** Steps the seed from epoch to epoch; the golden ratio spreads the bits well. */
    private static final long SEED_STEP = 0x9e3779b97f4a7c15L;

    /** @param epoch from 1 */
    public long seedOf(int epoch) {
        return seed + (epoch - 1) * SEED_STEP;
    }

    /** For messages and checkpoints. */
    @Override
    public String toString() {
        return shuffled ? "shuffled with seed " + seed : "in order";
    }
}
