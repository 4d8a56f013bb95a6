package dev.nnmaven.runtime.training.feeds;

/** Tells samples from others that somebody took by mistake: 64 bits of a quick hash, not one that resists an attack. */
public final class SampleHash {
    /** Odd, with its bits spread: see {@link java.util.SplittableRandom}. */
    private static final long MULTIPLIER = 0x9e3779b97f4a7c15L;

    private long hash;

    public void add(int vector) {
        hash = Long.rotateLeft((hash ^ vector) * MULTIPLIER, 29);
    }

    /** Takes over what another one has. */
    void set(SampleHash other) {
        hash = other.hash;
    }

    @Override
    public String toString() {
        return Long.toHexString(hash);
    }
}
