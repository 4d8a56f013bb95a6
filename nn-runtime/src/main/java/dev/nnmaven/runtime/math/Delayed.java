package dev.nnmaven.runtime.math;

/** What nobody waits for at once, and a program that ends soon does without. */
record Delayed(long millis, Runnable task) implements Runnable {
    @Override
    public void run() {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        task.run();
    }
}
