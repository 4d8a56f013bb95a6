package dev.nnmaven.runtime.math;

import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;

/**
 * Runs the parts of a batch on one thread or several. Every network has a team, so that this class does without those of
 * the JDK for threads: to load them takes 2 of the 60 ms up to a first answer.
 */
public final class Team {
    /** As long as the serial part between two phases or two steps of a common size. */
    private static final long SPIN_NANOS = TimeUnit.MICROSECONDS.toNanos(50);

    /** Workers of a network that nobody needs any longer are gone soon, those of one in use outlive its pauses. */
    private static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(2);

    /** Rows of the tallest tile in generated code. */
    private static final int TILE = 8;

    /**
     * Enough to pay for bringing the weights into panels. What so many samples read need not stay in the second-level cache,
     * since a tile reads it slowly: answers of 784-200-10 take 0.97, of 1024-1024-1024-10 0.8 to 0.9 of the time with half
     * as many.
     */
    public static final int MOST_SAMPLES = 256;

    /** So that a thread that is held up leaves some of its work to others. */
    private static final int PARTS_PER_THREAD = 2;

    private final int threads;

    /** Null for one thread. */
    private final Crew crew;

    Team(int threads, long spinNanos, long idleNanos) {
        this.threads = threads;
        this.crew = threads == 1 ? null : new Crew(threads - 1, spinNanos, idleNanos);
    }

    /**
     * {@return a team that starts its first worker when it has something to do}
     *
     * @param threads the caller's included, 1 to {@link Vectors#MAX_THREADS}; no more are used than there are
     *     processors
     * @throws IllegalArgumentException otherwise
     */
    public static Team of(int threads) {
        Vectors.requireThreads(threads);
        return new Team(Math.min(threads, Runtime.getRuntime().availableProcessors()), SPIN_NANOS, IDLE_NANOS);
    }

    /**
     * {@return samples of a batch that one thread takes at a time: whole tiles, as many for each thread, and at most
     * {@value #MOST_SAMPLES}}
     *
     * @param samples of the batch
     */
    public int share(int samples) {
        return share(samples, threads);
    }

    /**
     * As {@link #share}, of work in two halves: each has half of the threads.
     *
     * @param samples of the batch
     * @return how many samples
     */
    public int shareOfHalf(int samples) {
        return share(samples, Math.max(1, threads / 2));
    }

    private static int share(int samples, int threads) {
        int rounds = (samples - 1) / (threads * MOST_SAMPLES) + 1;
        int tiles = (samples - 1) / (rounds * threads * TILE) + 1;
        return tiles * TILE;
    }

    /** {@return parts into which the rows of a matrix are cut: one for one thread, and several for each of more} */
    public int parts() {
        return threads == 1 ? 1 : PARTS_PER_THREAD * threads;
    }

    /**
     * {@return where a part of the rows of a matrix begins, in whole tiles; {@code rows} for the part after the last}
     *
     * @param rows of the matrix
     * @param part from 0 to {@code parts}
     * @param parts into which they are cut
     */
    public static int firstRow(int rows, int part, int parts) {
        int tiles = (int) (((long) rows + TILE - 1) / TILE);
        return Math.min((int) ((long) tiles * part / parts) * TILE, rows);
    }

    /**
     * Calls {@code part} once with each number from 0 to {@code parts}−1, in any order and on any threads of the team,
     * and returns when all calls have returned. They see what the caller did before, and the caller sees what they did.
     * Whatever a call throws is thrown here, after the calls under way have ended; those not begun are left out then.
     * If the team is at work already, for another thread or for the part that calls this, the caller makes all calls
     * itself. An interrupt of the caller changes nothing but its flag, which stays.
     *
     * @param parts any number; nothing happens below 1
     * @param part what to call with each number
     */
    public void run(int parts, IntConsumer part) {
        if (parts > 1 && crew != null && crew.run(parts, part)) {
            return;
        }
        for (int n = 0; n < parts; n++) {
            part.accept(n);
        }
    }
}
