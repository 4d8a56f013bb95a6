package dev.nnmaven.runtime.training.feeds;

import dev.nnmaven.runtime.training.precision.Trainee;
import java.io.IOException;

/** Takes samples from a feed, some at a time, in arrays that are used again. */
public final class Rows<V> {
    private final Trainee<?, V> trainee;
    private final V[] fullInputs;
    private final V[] fullTargets;

    /** For what is left at the end of an epoch: a network takes arrays that are full. */
    private V[] lastInputs;

    private V[] lastTargets;
    private int filled;

    Rows(Trainee<?, V> trainee, int count) {
        this.trainee = trainee;
        fullInputs = trainee.rows(count);
        fullTargets = trainee.rows(count);
        lastInputs = trainee.rows(0);
        lastTargets = trainee.rows(0);
    }

    /**
     * As many as a feed has, and at least one, so that a source which takes itself for empty is found out.
     *
     * @param most to be taken together
     */
    public static <V> Rows<V> of(Trainee<?, V> trainee, Feed<V> feed, int most) {
        return new Rows<>(trainee, feed.size() < 0 ? most : (int) Math.max(1, Math.min(most, feed.size())));
    }

    /** @return how many samples: as many as there is room for, fewer at the end of an epoch, or 0 after it */
    public int fill(Feed<V> feed) throws IOException {
        filled = feed.next(fullInputs, fullTargets);
        if (filled < fullInputs.length) {
            if (filled != lastInputs.length) {
                lastInputs = trainee.rows(filled);
                lastTargets = trainee.rows(filled);
            }
            System.arraycopy(fullInputs, 0, lastInputs, 0, filled);
            System.arraycopy(fullTargets, 0, lastTargets, 0, filled);
        }
        return filled;
    }

    /** The most that are taken together. */
    public int size() {
        return fullInputs.length;
    }

    /** As many as were filled. */
    public V[] inputs() {
        return filled == fullInputs.length ? fullInputs : lastInputs;
    }

    /** As many as were filled. */
    public V[] targets() {
        return filled == fullTargets.length ? fullTargets : lastTargets;
    }
}
