package dev.nnmaven.runtime.internal;

import java.io.IOException;

/**
 * Reads and writes files although the calling thread is interrupted, or is while it waits. A file channel closes when its
 * thread is interrupted, so the work is done in a thread of its own, which nobody else knows.
 */
public final class Uninterrupted {
    private Uninterrupted() {}

    /**
     * The work.
     *
     * @param <T> what it returns
     */
    @FunctionalInterface
    public interface Work<T> {

        /** @throws IOException if it fails */
        T call() throws IOException;
    }

    /**
     * Waits for some work to be done in another thread. An interrupt stays for the caller to see.
     *
     * @throws IOException as the work; all else it throws is thrown on, too
     */
    public static <T> T call(Work<T> work) throws IOException {
        Task<T> task = new Task<>(work);
        Thread thread = new Thread(task, "nn-file");
        thread.start();
        boolean interrupted = false;
        while (true) {
            try {
                thread.join();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return task.result();
    }

    private static final class Task<T> implements Runnable {
        private final Work<T> work;
        private T result;
        private Throwable failure;

        Task(Work<T> work) {
            this.work = work;
        }

        @Override
        public void run() {
            try {
                result = work.call();
            } catch (IOException | RuntimeException | Error e) {
                failure = e;
            }
        }

        T result() throws IOException {
            if (failure instanceof IOException e) {
                throw e;
            }
            if (failure instanceof RuntimeException e) {
                throw e;
            }
            if (failure instanceof Error e) {
                throw e;
            }
            return result;
        }
    }
}
