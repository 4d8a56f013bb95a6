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

    /** At most, between two looks at the clock. */
    private static final int CALLS = 100;

    /** At most as well: before they are compiled, so many take some tenths of a second. */
    private static final long OPERATIONS = 1_000_000;

    /** HotSpot compiles a loop before its method: the second call of a long one may be fast, and the third is not. */
    private static final int LEAST_CALLS = 700;

    /** A call without any operation takes a tenth of it. */
    private static final long CALL_NANOS = 300;

    /** It takes HotSpot a tenth of that if nothing else waits to be compiled. */
    private static final long PATIENCE_NANOS = 3_000_000_000L;

    /**
     * Twice what a multiply-add takes before it is compiled. Who has little to do is not held up for long then, and who has
     * much gains: the threads that compile have the processor to themselves.
     */
    private static final long NANOS_FOR_A_MULTIPLY_ADD = 10;

    private final Runnable task;
    private final Thread thread;
    private volatile long begin;

    /**
     * Has a task that {@code start} runs in the background.
     *
     * @param task ends by itself
     */
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
     * Calls a loop in vector instructions until HotSpot has compiled it, which one sees by how long it takes: compiled, ten
     * operations take a nanosecond. Before, each instruction is a call that allocates, and so it is for good if HotSpot
     * compiles it badly: then one operation takes ten nanoseconds. Nothing happens if the system property is {@code off}.
     *
     * @param operations of one call, with one number each, such as a multiply-add
     * @param loop to call
     * @return whether it became fast in reasonable time, or is not tried
     */
    public static boolean untilFast(long operations, Runnable loop) {
        if (!WANTED) {
            return true;
        }
        int calls = (int) Math.max(1, Math.min(CALLS, OPERATIONS / operations));
        long begin = System.nanoTime();
        long made = 0;
        while (System.nanoTime() - begin < PATIENCE_NANOS) {
            long start = System.nanoTime();
            repeat(calls, loop);
            long took = System.nanoTime() - start;
            made += calls;
            if (made >= LEAST_CALLS && took < calls * (CALL_NANOS + operations)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Calls a loop so often, unless the system property is {@code off}.
     *
     * @param calls how often
     * @param loop to call
     */
    public static void repeat(int calls, Runnable loop) {
        for (int i = 0; WANTED && i < calls; i++) {
            loop.run();
        }
    }
}
