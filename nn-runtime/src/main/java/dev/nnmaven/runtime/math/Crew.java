package dev.nnmaven.runtime.math;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;

/**
 * The threads of a team that has several: the caller's and workers that live as long as there is work. A step on a batch
 * of 64 takes 200 microseconds in two phases and waking a parked thread a tenth of that, so whoever waits spins for a
 * while before it parks; a run makes no garbage.
 */
final class Crew {
    /** From then on the processor is offered to other threads in each turn: there may be fewer free than threads. */
    private static final long YIELD_AFTER_NANOS = TimeUnit.MICROSECONDS.toNanos(5);

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

    /** @param workers besides the caller, at least 1 */
    Crew(int workers, long spinNanos, long idleNanos) {
        this.spinNanos = spinNanos;
        this.idleNanos = idleNanos;
        this.workers = new Worker[workers];
        for (int i = 0; i < workers; i++) {
            this.workers[i] = new Worker("nn-maven-worker-" + (i + 1));
        }
    }

    /**
     * As {@link Team#run}, with at least two parts.
     *
     * @return false if it is at work already; nothing was done then
     */
    boolean run(int parts, IntConsumer part) {
        if (!busy.compareAndSet(false, true)) {
            return false;
        }
        try {
            runTogether(parts, part);
        } finally {
            busy.set(false);
        }
        return true;
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
            throw Crew.<RuntimeException>unchecked(thrown);
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
                LockSupport.parkNanos(Crew.this, left);
                // Nobody parks while his flag is set, and no part expects it.
                Thread.interrupted();
            }
            parked = null;
            return true;
        }
    }
}
