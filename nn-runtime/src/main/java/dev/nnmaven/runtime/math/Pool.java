package dev.nnmaven.runtime.math;

import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Scratch that threads use in turn, so that a batch makes no garbage: memory fresh from the heap is in no cache, which
 * costs a large batch of queries a quarter of its time.
 *
 * @param <T> a piece of scratch, which only the thread uses that has taken it
 */
public final class Pool<T> {
    /** More are at work at once only if threads are interrupted while they hold one; what they use then is garbage. */
    private final AtomicReferenceArray<T> free =
            new AtomicReferenceArray<>(Runtime.getRuntime().availableProcessors());

    /** Empty: the first piece is made by the first who needs one. */
    public Pool() {}

    /** A piece that nobody uses, with whatever was left in it, or null if there is none: then the caller makes one. */
    public T take() {
        for (int i = 0; i < free.length(); i++) {
            if (free.get(i) != null) {
                T piece = free.getAndSet(i, null);
                if (piece != null) {
                    return piece;
                }
            }
        }
        return null;
    }

    /** @param piece that the caller has taken or made, and uses no longer */
    public void give(T piece) {
        for (int i = 0; i < free.length(); i++) {
            if (free.get(i) == null && free.compareAndSet(i, null, piece)) {
                return;
            }
        }
    }
}
