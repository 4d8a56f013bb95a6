package dev.nnmaven.runtime.math;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WarmUpTest {

    private static final int OPERATIONS = 100;

    /** Of much work, for which one waits as long as one ever does. */
    private static final long MANY = 1_000_000_000_000L;

    @Test
    void warmsUpOnADaemonOfItsOwn() throws Exception {
        CompletableFuture<Thread> thread = new CompletableFuture<>();
        new WarmUp(() -> thread.complete(Thread.currentThread())).start();
        assertThat(thread.get()).isNotSameAs(Thread.currentThread()).matches(Thread::isDaemon);
        assertThat(thread.get().getName()).isEqualTo("nn-maven-warm-up");
    }

    @Test
    void callsALoopUntilItIsFast() {
        AtomicInteger calls = new AtomicInteger();
        boolean fast = WarmUp.untilFast(OPERATIONS, () -> {
            long end = System.nanoTime() + 20_000;
            if (calls.incrementAndGet() <= 1_000) {
                while (System.nanoTime() < end) {
                    Thread.onSpinWait();
                }
            }
        });
        assertThat(fast).isTrue();
        assertThat(calls.get()).isBetween(1_001, 10_000);
    }

    @Test
    void givesUpALoopThatStaysSlow() {
        AtomicInteger calls = new AtomicInteger();
        boolean fast = WarmUp.untilFast(OPERATIONS, () -> {
            long end = System.nanoTime() + 5_000;
            calls.incrementAndGet();
            while (System.nanoTime() < end) {
                Thread.onSpinWait();
            }
        });
        assertThat(fast).isFalse();
        assertThat(calls.get()).isGreaterThan(1_000);
    }

    /** As a loop is that HotSpot compiles without knowing how to: a tenth of the time, a hundred times too long. */
    @Test
    void givesUpALoopThatBecomesLessSlow() {
        AtomicInteger calls = new AtomicInteger();
        boolean fast = WarmUp.untilFast(OPERATIONS, () -> {
            long end = System.nanoTime() + (calls.incrementAndGet() <= 600 ? 100_000 : 5_000);
            while (System.nanoTime() < end) {
                Thread.onSpinWait();
            }
        });
        assertThat(fast).isFalse();
        assertThat(calls.get()).isGreaterThan(600);
    }

    @Test
    void aLongLoopIsFastIfItsOperationsAre() {
        AtomicInteger calls = new AtomicInteger();
        boolean fast = WarmUp.untilFast(1_000_000, () -> {
            long end = System.nanoTime() + 100_000;
            calls.incrementAndGet();
            while (System.nanoTime() < end) {
                Thread.onSpinWait();
            }
        });
        assertThat(fast).isTrue();
        assertThat(calls.get()).as("enough for its method to be compiled").isGreaterThanOrEqualTo(700);
    }

    @Test
    void muchWorkWaitsForItsEnd() {
        AtomicBoolean done = new AtomicBoolean();
        WarmUp warmUp = new WarmUp(() -> {
            sleep(200);
            done.set(true);
        });
        warmUp.start();
        warmUp.await(MANY);
        assertThat(done).isTrue();
        warmUp.await(MANY);
    }

    @Test
    void littleWorkDoesNotWait() {
        CountDownLatch end = new CountDownLatch(1);
        WarmUp warmUp = new WarmUp(() -> awaitUninterrupted(end));
        warmUp.start();
        assertThat(millis(() -> warmUp.await(1_000_000))).isLessThan(1_000);
        end.countDown();
    }

    @Test
    void nobodyWaitsForAWarmUpThatDoesNotEnd() {
        CountDownLatch end = new CountDownLatch(1);
        WarmUp warmUp = new WarmUp(() -> awaitUninterrupted(end));
        warmUp.start();
        long waited = millis(() -> {
            warmUp.await(MANY);
            warmUp.await(MANY);
            warmUp.await(MANY);
        });
        assertThat(waited).isBetween(2_000L, 30_000L);
        assertThat(end.getCount()).isOne();
        end.countDown();
    }

    @Test
    void anInterruptedThreadDoesNotWaitAndStaysInterrupted() {
        CountDownLatch end = new CountDownLatch(1);
        WarmUp warmUp = new WarmUp(() -> awaitUninterrupted(end));
        warmUp.start();
        Thread.currentThread().interrupt();
        assertThat(millis(() -> warmUp.await(MANY))).isLessThan(1_000);
        assertThat(Thread.interrupted()).isTrue();
        end.countDown();
    }

    private static long millis(Runnable work) {
        long begin = System.nanoTime();
        work.run();
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
