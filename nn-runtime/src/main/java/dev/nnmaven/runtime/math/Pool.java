package dev.nnmaven.runtime.math;

import java.util.ArrayList;
import java.util.List;

/**
 * Scratch that threads use in turn, so that a batch makes no garbage: memory fresh from the heap is in no cache, which
 * costs a large batch of queries a quarter of its time. Whoever takes a piece works with it for much longer than that, so
 * that a lock will do.
 *
 * @param <T> a piece of scratch, which only the thread uses that has taken it
 */
public final class Pool<T> {
    /** More are at work at once only if threads are interrupted while they hold one; what they use then is garbage. */
    private final int most = Runtime.getRuntime().availableProcessors();

    private final List<T> free = new ArrayList<>();

    /** Empty: the first piece is made by the first who needs one. */
    public Pool() {}

    /**
     * {@return a piece that nobody uses, with whatever was left in it, or null if there is none: then the caller makes
     * one}
     */
    public synchronized T take() {
        return free.isEmpty() ? null : free.remove(free.size() - 1);
    }

    /**
     * Gives a piece back, for others to take.
     *
     * @param piece that the caller has taken or made, and uses no longer
     */
    public synchronized void give(T piece) {
        if (free.size() < most) {
            free.add(piece);
        }
    }
}
