package dev.nnmaven.runtime.math;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;

/**
 * Runs the parts of a batch on several threads: the caller's and workers that live as long as there is work. A step on a
 * batch of 64 takes 200 microseconds in two phases and waking a parked thread a tenth of that, so whoever waits spins for
 * a while before it parks; a run makes no garbage.
 */
public final class Team {
    /** As long as the serial part between two phases or two steps of a common size. */
    private static final long SPIN_NANOS = TimeUnit.MICROSECONDS.toNanos(50);

    /** From then on the processor is offered to other threads in each turn: there may be fewer free than threads. */
    private static final long YIELD_AFTER_NANOS = TimeUnit.MICROSECONDS.toNanos(5);

    /** Workers of a network that nobody needs any longer are gone soon, those of one in use outlive its pauses. */
    private static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(2);

    /** Rows of the tallest tile in generated code. */
    private static final int TILE = 8;

    /** Enough to pay for bringing the weights into panels; what so many samples read stays in the second-level cache. */
    public static final int MOST_SAMPLES = 128;

    /** So that a thread that is held up leaves some of its work to others. */
    private static final int PARTS_PER_THREAD = 2;

    private static final int NONE = -1;

    /** Moves the first of the unclaimed parts on by one. */
    private static final long AFTER_FIRST = 1L << Integer.SIZE;

    private final Worker[] workers;
    private final long spinNanos;
    private final long idleNanos;

    /** Held by the thread whose run the workers take part in, which alone writes the plain fields below. */
    private final AtomicBoolean busy = new AtomicBoolean();

    /**
     * Parts that nobody has claimed yet: the first, and the one after the last in the lower half. The caller takes them
     * from the front and workers from the back, so that in each step of a training the same thread has the same weights
     * in its cache. Written after the other fields of a run. Whoever claims a part reads them afterwards, so that it is
     * one of the present run even if he looked before that began.
     */
    private final AtomicLong unclaimed = new AtomicLong();

    /** Parts not done yet. Whoever claimed one can rely on the fields of the run until he counts it here. */
    private final AtomicInteger unfinished = new AtomicInteger();

    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private volatile Thread waiter;
    private int parts;
    private IntConsumer part;

    Team(int threads, long spinNanos, long idleNanos) {
        this.spinNanos = spinNanos;
        this.idleNanos = idleNanos;
        workers = new Worker[threads - 1];
        for (int i = 0; i < workers.length; i++) {
            workers[i] = new Worker("nn-maven-worker-" + (i + 1));
        }
    }

    /**
     * A team that starts its first worker when it has something to do.
     *
     * @param threads the caller's included, 1 to {@link Vectors#MAX_THREADS}; no more are used than there are processors
     * @throws IllegalArgumentException otherwise
     */
    public static Team of(int threads) {
        Vectors.requireThreads(threads);
        return new Team(Math.min(threads, Runtime.getRuntime().availableProcessors()), SPIN_NANOS, IDLE_NANOS);
    }

    /** Samples of a batch that one thread takes at a time: whole tiles, as many for each thread, and at most {@value #MOST_SAMPLES}. */
    public int share(int samples) {
        return share(samples, workers.length + 1);
    }

    /** As {@link #share}, of work in two halves: each has half of the threads. */
    public int shareOfHalf(int samples) {
        return share(samples, Math.max(1, (workers.length + 1) / 2));
    }

    private static int share(int samples, int threads) {
        int tiles = (samples - 1) / (threads * TILE) + 1;
        return Math.max(1, Math.min(tiles, MOST_SAMPLES / TILE)) * TILE;
    }

    /** Parts into which the rows of a matrix are cut: one for one thread, and several for each of more. */
    public int parts() {
        return workers.length == 0 ? 1 : PARTS_PER_THREAD * (workers.length + 1);
    }

    /** Where a part of the rows of a matrix begins, in whole tiles; {@code rows} for the part after the last. */
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
     */
    public void run(int parts, IntConsumer part) {
        if (parts > 1 && workers.length > 0 && busy.compareAndSet(false, true)) {
            try {
                runTogether(parts, part);
            } finally {
                busy.set(false);
            }
            return;
        }
        for (int n = 0; n < parts; n++) {
            part.accept(n);
        }
    }

    private void runTogether(int parts, IntConsumer part) {
        int helpers = Math.min(parts - 1, workers.length);
        for (int i = 0; i < helpers; i++) {
            workers[i].startUnlessRunning();
        }
        this.parts = parts;
        this.part = part;
        unfinished.set(parts);
        unclaimed.set(parts);
        for (int i = 0; i < helpers; i++) {
            workers[i].wake();
        }
        work(true);
        awaitOthers();
        this.part = null;
        Throwable thrown = failure.getAndSet(null);
        if (thrown != null) {
            throw Team.<RuntimeException>unchecked(thrown);
        }
    }

    /** Does parts until none is left to claim. */
    private void work(boolean fromFront) {
        for (int number = claim(fromFront); number != NONE; number = claim(fromFront)) {
            int done = 1;
            try {
                part.accept(number);
            } catch (Throwable thrown) {
                keep(thrown);
                done += count(unclaimed.getAndSet(0));
            }
            if (unfinished.addAndGet(-done) == 0) {
                LockSupport.unpark(waiter);
            }
        }
    }

    private int claim(boolean fromFront) {
        for (long left = unclaimed.get(); count(left) > 0; left = unclaimed.get()) {
            if (unclaimed.compareAndSet(left, fromFront ? left + AFTER_FIRST : left - 1)) {
                return fromFront ? (int) (left >>> Integer.SIZE) : (int) left - 1;
            }
        }
        return NONE;
    }

    private static int count(long unclaimed) {
        return (int) unclaimed - (int) (unclaimed >>> Integer.SIZE);
    }

    private void keep(Throwable thrown) {
        if (!failure.compareAndSet(null, thrown) && failure.get() != thrown) {
            failure.get().addSuppressed(thrown);
        }
    }

    private void awaitOthers() {
        if (spinUntilDone()) {
            return;
        }
        boolean interrupted = false;
        waiter = Thread.currentThread();
        while (unfinished.get() > 0) {
            LockSupport.park(this);
            // Nobody parks while his flag is set.
            interrupted |= Thread.interrupted();
        }
        waiter = null;
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether all was done before it is time to park. */
    private boolean spinUntilDone() {
        long start = System.nanoTime();
        while (unfinished.get() > 0) {
            if (!spin(start)) {
                return false;
            }
        }
        return true;
    }

    /** Whether there was work before it is time to park. */
    private boolean spinUntilWork() {
        long start = System.nanoTime();
        while (count(unclaimed.get()) == 0) {
            if (!spin(start)) {
                return false;
            }
        }
        return true;
    }

    /** False if it is time to park. */
    private boolean spin(long start) {
        long waited = System.nanoTime() - start;
        if (waited > spinNanos) {
            return false;
        }
        if (waited > YIELD_AFTER_NANOS) {
            Thread.yield();
        } else {
            Thread.onSpinWait();
        }
        return true;
    }

    /** A part may throw any exception, declared or not. */
    @SuppressWarnings("unchecked")
    private static <T extends Throwable> T unchecked(Throwable thrown) throws T {
        throw (T) thrown;
    }

    /** One thread at a time, started anew after it ended. */
    private final class Worker implements Runnable {
        private final String name;
        private volatile boolean running;
        private volatile Thread parked;

        Worker(String name) {
            this.name = name;
        }

        void startUnlessRunning() {
            if (!running) {
                // The thread must not keep alive what the caller's inheritable thread-local variables refer to.
                Thread thread = new Thread(null, this, name, 0, false);
                thread.setDaemon(true);
                // Before the start: the thread may end before this one goes on.
                running = true;
                try {
                    thread.start();
                } catch (Throwable notStarted) {
                    running = false;
                    throw notStarted;
                }
            }
        }

        void wake() {
            LockSupport.unpark(parked);
        }

        @Override
        public void run() {
            try {
                do {
                    work(false);
                } while (spinUntilWork() || parkUntilWork());
            } finally {
                parked = null;
                // A run that begins just before this goes without us.
                running = false;
            }
        }

        /** Whether there is work; false if there was none for too long. */
        private boolean parkUntilWork() {
            long end = System.nanoTime() + idleNanos;
            parked = Thread.currentThread();
            while (count(unclaimed.get()) == 0) {
                long left = end - System.nanoTime();
                if (left <= 0) {
                    return false;
                }
                LockSupport.parkNanos(Team.this, left);
                // Nobody parks while his flag is set, and no part expects it.
                Thread.interrupted();
            }
            parked = null;
            return true;
        }
    }
}
