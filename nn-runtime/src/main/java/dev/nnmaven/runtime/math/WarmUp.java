package dev.nnmaven.runtime.math;

import java.util.concurrent.TimeUnit;

/**
 * Has HotSpot compile the loops in vector instructions of a generated class while its user does something else. If the system
 * property {@code nn.warmup} is {@code off}, nothing is called to have it compiled.
 */
public final class WarmUp {

    /** Loading the Vector API takes two processors 50 ms: longer than the first answer of a network in plain Java. */
    private static final long DELAY_MILLIS = 50;

    private static final boolean WANTED = !"off".equals(System.getProperty("nn.warmup"));

    /** Between two looks at the clock. */
    private static final int CALLS = 100;

    /** A call that takes no longer is compiled, whatever it was before; one row of a matrix takes a tenth of it. */
    private static final long FAST_NANOS = 500;

    /** It takes HotSpot a tenth of that if nothing else waits to be compiled. */
    private static final long PATIENCE_NANOS = 3_000_000_000L;

    /** Calls that are not compiled yet: the quickest hundred of them, since other threads may hold up some. */
    private static final int UNCOMPILED = 500;

    /** Compiled loops are twenty times as fast and more; badly compiled ones hardly faster. */
    private static final int COMPILED_GAIN = 5;

    /**
     * Twice what a multiply-add takes before it is compiled. Who has little to do is not held up for long then, and who has
     * much gains: the threads that compile have the processor to themselves.
     */
    private static final long NANOS_FOR_A_MULTIPLY_ADD = 10;

    private final Runnable task;
    private final Thread thread;
    private volatile long begin;

    /** @param task ends by itself */
    public WarmUp(Runnable task) {
        this.task = task;
        this.thread = new Thread(null, new Delayed(DELAY_MILLIS, task), "nn-maven-warm-up", 0, false);
        thread.setDaemon(true);
        // This object stays, and with it the thread; neither may hold on to whoever happened to be the first.
        thread.setContextClassLoader(null);
    }

    /** Runs the task in a thread of its own; at once and in this one if the system property is {@code off}. */
    public void start() {
        if (!WANTED) {
            task.run();
            return;
        }
        begin = System.nanoTime();
        thread.start();
    }

    /**
     * Waits for the task to end, as long as it may pay: twice what the work would take one thread otherwise, and no longer
     * than three seconds from the start. An interrupted thread does not wait.
     *
     * @param multiplyAdds of the work that is to be done
     */
    public void await(long multiplyAdds) {
        if (!thread.isAlive()) {
            return;
        }
        long left = PATIENCE_NANOS - (System.nanoTime() - begin);
        // As milliseconds, since a thread waits forever for 0 of them.
        long millis = TimeUnit.NANOSECONDS.toMillis(Math.min(left, multiplyAdds * NANOS_FOR_A_MULTIPLY_ADD));
        if (millis <= 0) {
            return;
        }
        try {
            thread.join(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Calls a loop in vector instructions until HotSpot has compiled it, which one sees by how long it takes: before, each
     * instruction is a call that allocates. Nothing happens if the system property is {@code off}.
     *
     * @return whether it became fast in reasonable time, or is not tried
     */
    public static boolean untilFast(Runnable loop) {
        if (!WANTED) {
            return true;
        }
        long begin = System.nanoTime();
        long before = Long.MAX_VALUE;
        int calls = 0;
        while (System.nanoTime() - begin < PATIENCE_NANOS) {
            long start = System.nanoTime();
            repeat(CALLS, loop);
            long took = System.nanoTime() - start;
            calls += CALLS;
            if (calls <= UNCOMPILED) {
                before = Math.min(before, took);
            } else if (took < before / COMPILED_GAIN || took < CALLS * FAST_NANOS) {
                return true;
            }
        }
        return false;
    }

    /** Calls a loop so often, unless the system property is {@code off}. */
    public static void repeat(int calls, Runnable loop) {
        for (int i = 0; WANTED && i < calls; i++) {
            loop.run();
        }
    }
}
