package dev.nnmaven.runtime.math;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PoolTest {

    @Test
    void whatIsGivenIsTakenOnce() {
        Pool<Object> pool = new Pool<>();
        assertThat(pool.take()).isNull();
        Object piece = new Object();
        pool.give(piece);
        assertThat(pool.take()).isSameAs(piece);
        assertThat(pool.take()).isNull();
    }

    @Test
    void keepsAPieceForEachProcessorAndDropsMore() {
        Pool<Integer> pool = new Pool<>();
        int processors = Runtime.getRuntime().availableProcessors();
        for (int i = 0; i < processors + 5; i++) {
            pool.give(i);
        }
        int kept = 0;
        while (pool.take() != null) {
            kept++;
        }
        assertThat(kept).isEqualTo(processors);
    }

    @Test
    void noTwoThreadsHaveTheSamePiece() throws InterruptedException {
        Pool<Object> pool = new Pool<>();
        Set<Object> held = ConcurrentHashMap.newKeySet();
        AtomicInteger clashes = new AtomicInteger();
        Thread[] threads = new Thread[4];
        for (int t = 0; t < threads.length; t++) {
            threads[t] = new Thread(() -> {
                for (int round = 0; round < 100_000; round++) {
                    Object taken = pool.take();
                    Object piece = taken == null ? new Object() : taken;
                    if (!held.add(piece)) {
                        clashes.incrementAndGet();
                    }
                    held.remove(piece);
                    pool.give(piece);
                }
            });
            threads[t].start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(clashes).hasValue(0);
    }
}
