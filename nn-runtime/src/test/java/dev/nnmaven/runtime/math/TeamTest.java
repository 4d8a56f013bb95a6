package dev.nnmaven.runtime.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A lost part, wake-up or worker ends these tests by their time limit, unless a count is wrong before. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TeamTest {
    private static final long SPIN = TimeUnit.MICROSECONDS.toNanos(50);
    private static final long IDLE = TimeUnit.SECONDS.toNanos(2);

    @Test
    void everyPartRunsOnce() {
        Team team = new Team(4, SPIN, IDLE);
        for (int parts : new int[] {0, 1, 2, 3, 17, 1000}) {
            AtomicIntegerArray calls = new AtomicIntegerArray(parts);
            team.run(parts, calls::incrementAndGet);
            for (int n = 0; n < parts; n++) {
                assertThat(calls.get(n)).isOne();
            }
        }
        team.run(-1, part -> {
            throw new AssertionError();
        });
    }

    @Test
    void sharesAreWholeTilesAndCoverABatchWithThreadsToSpare() {
        for (int threads : new int[] {1, 2, 3, 5}) {
            Team team = new Team(threads, SPIN, IDLE);
            for (int samples : new int[] {0, 1, 7, 8, 9, 15, 16, 17, 63, 64, 65, 128, 768, 1000, 1280}) {
                int share = team.share(samples);
                assertThat(share).isBetween(8, Team.MOST_SAMPLES);
                assertThat(share % 8).isZero();
                int rounds = (samples - 1) / (threads * Team.MOST_SAMPLES) + 1;
                assertThat(rounds * threads * share)
                        .as("%d samples on %d threads take more than %d rounds", samples, threads, rounds)
                        .isGreaterThanOrEqualTo(samples);
            }
        }
        assertThat(new Team(1, SPIN, IDLE).share(64)).isEqualTo(64);
        assertThat(new Team(2, SPIN, IDLE).share(64)).isEqualTo(32);
        assertThat(new Team(1, SPIN, IDLE).shareOfHalf(64)).isEqualTo(64);
        assertThat(new Team(2, SPIN, IDLE).shareOfHalf(64)).isEqualTo(64);
        assertThat(new Team(3, SPIN, IDLE).shareOfHalf(64)).isEqualTo(64);
        assertThat(new Team(4, SPIN, IDLE).shareOfHalf(64)).isEqualTo(32);
        assertThat(new Team(2, SPIN, IDLE).shareOfHalf(1000)).isEqualTo(Team.MOST_SAMPLES);
        assertThat(new Team(2, SPIN, IDLE).share(768)).isEqualTo(192);
    }

    @Test
    void partsTakeEachRowOnce() {
        assertThat(new Team(1, SPIN, IDLE).parts()).isEqualTo(1);
        for (int parts : new int[] {1, new Team(2, SPIN, IDLE).parts(), 12}) {
            for (int rows : new int[] {1, 7, 8, 9, 30, 784, Integer.MAX_VALUE - 8}) {
                assertThat(Team.firstRow(rows, 0, parts)).isZero();
                assertThat(Team.firstRow(rows, parts, parts)).isEqualTo(rows);
                for (int part = 1; part < parts; part++) {
                    int first = Team.firstRow(rows, part, parts);
                    assertThat(first).isBetween(Team.firstRow(rows, part - 1, parts), rows);
                    assertThat(first == rows || first % 8 == 0).isTrue();
                }
            }
        }
    }

    @Test
    void eachThreadGetsTheSamePartsAgain() {
        Team team = new Team(2, SPIN, IDLE);
        for (int round = 0; round < 100; round++) {
            CyclicBarrier meeting = new CyclicBarrier(2);
            Thread caller = Thread.currentThread();
            AtomicReference<Thread> first = new AtomicReference<>();
            team.run(2, part -> {
                if (part == 0) {
                    first.set(Thread.currentThread());
                }
                await(meeting);
            });
            assertThat(first).hasValue(caller);
        }
    }

    @Test
    void partsRunAtTheSameTimeOnTheCallerAndDaemons() throws Exception {
        Team team = new Team(3, SPIN, IDLE);
        for (int round = 0; round < 100; round++) {
            Set<Thread> threads = ConcurrentHashMap.newKeySet();
            CyclicBarrier meeting = new CyclicBarrier(3);
            team.run(3, part -> {
                threads.add(Thread.currentThread());
                await(meeting);
            });
            assertThat(threads).hasSize(3).contains(Thread.currentThread());
            threads.remove(Thread.currentThread());
            assertThat(threads)
                    .allMatch(Thread::isDaemon)
                    .allMatch(thread -> thread.getName().startsWith("nn-maven-worker-"));
        }
    }

    @Test
    void oneThreadOrOnePartStartsNobody() {
        Thread caller = Thread.currentThread();
        IntConsumer check = part -> assertThat(Thread.currentThread()).isSameAs(caller);
        Team.of(1).run(10, check);
        new Team(8, SPIN, IDLE).run(1, check);
    }

    @Test
    void sizesAreChecked() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Team.of(0))
                .withMessage("threads is 0, expected 1 to 1024");
        AtomicInteger calls = new AtomicInteger();
        Team.of(1024).run(5, part -> calls.incrementAndGet());
        assertThat(calls).hasValue(5);
    }

    /** Plain writes of one thread must be there for the next run, whatever thread reads them. */
    @Test
    void hundredThousandShortRunsSeeAllThatWasWrittenBefore() {
        for (int threads : new int[] {2, 5}) {
            Team team = new Team(threads, SPIN, IDLE);
            int[] counts = new int[7];
            int[] copies = new int[7];
            IntConsumer copy = part -> {
                copies[part] = ++counts[6 - part];
                // Of different lengths, so that each thread is the last one now and then.
                spin(50 * (copies[part] * 7L + part * 13L) % 1500);
            };
            for (int run = 1; run <= 50_000; run++) {
                team.run(7, copy);
                for (int n = 0; n < 7; n++) {
                    if (copies[n] != run) {
                        assertThat(copies[n]).isEqualTo(run);
                    }
                }
            }
        }
    }

    /** Workers are met while they spin, while they go to sleep, asleep, while they end, and ended. */
    @Test
    void pausesAroundTheLimitsLoseNothing() {
        long spin = TimeUnit.MICROSECONDS.toNanos(20);
        long idle = TimeUnit.MICROSECONDS.toNanos(200);
        Team team = new Team(3, spin, idle);
        AtomicInteger calls = new AtomicInteger();
        IntConsumer count = part -> calls.incrementAndGet();
        for (int run = 0; run < 5000; run++) {
            long pause = (run % 2 == 0 ? spin : idle + spin) * (80 + run % 41) / 100;
            spin(pause);
            team.run(4, count);
        }
        assertThat(calls).hasValue(20_000);
    }

    /** A part that only a worker can do shows that there is one each time, which the counts alone do not. */
    @Test
    void workersAreAwakeAgainAfterEveryKindOfPause() {
        Team team = new Team(2, SPIN, IDLE);
        Thread caller = Thread.currentThread();
        for (int run = 0; run < 300; run++) {
            LockSupport.parkNanos(run % 3 == 0 ? 1_000_000 : run % 3 * SPIN);
            AtomicInteger helped = new AtomicInteger();
            team.run(2, part -> {
                if (Thread.currentThread() == caller) {
                    awaitUntil(() -> helped.get() > 0, 5 * IDLE);
                } else {
                    helped.incrementAndGet();
                }
            });
            assertThat(helped).as("run %d", run).hasPositiveValue();
        }
    }

    @Test
    void workersEndWithoutWorkAndComeBack() {
        Team team = new Team(3, SPIN, TimeUnit.MILLISECONDS.toNanos(100));
        for (int round = 0; round < 3; round++) {
            Set<Thread> threads = ConcurrentHashMap.newKeySet();
            CyclicBarrier meeting = new CyclicBarrier(3);
            team.run(3, part -> {
                threads.add(Thread.currentThread());
                await(meeting);
            });
            threads.remove(Thread.currentThread());
            assertThat(threads).hasSize(2).allMatch(Thread::isAlive);
            awaitUntil(() -> threads.stream().noneMatch(Thread::isAlive), IDLE * 5);
            assertThat(threads).noneMatch(Thread::isAlive);
        }
    }

    @Test
    void failureReachesTheCallerAndTheRestIsNotBegun() {
        Team team = new Team(3, SPIN, IDLE);
        for (int run = 0; run < 20_000; run++) {
            int bad = run % 10;
            AtomicInteger underWay = new AtomicInteger();
            AtomicInteger begun = new AtomicInteger();
            Exception failure = new IOException("part " + bad);
            assertThatThrownBy(() -> team.run(Integer.MAX_VALUE, part -> {
                        underWay.incrementAndGet();
                        begun.incrementAndGet();
                        if (part == bad) {
                            underWay.decrementAndGet();
                            throw TeamTest.<RuntimeException>unchecked(failure);
                        }
                        underWay.decrementAndGet();
                    }))
                    .isSameAs(failure);
            assertThat(underWay).hasValue(0);
            assertThat(begun.get()).isLessThan(Integer.MAX_VALUE);
            team.run(3, part -> underWay.incrementAndGet());
            assertThat(underWay).hasValue(3);
        }
    }

    @Test
    void failuresAtTheSameTimeAreAllTold() {
        Team team = new Team(3, SPIN, IDLE);
        CyclicBarrier meeting = new CyclicBarrier(3);
        assertThatThrownBy(() -> team.run(3, part -> {
                    await(meeting);
                    throw new IllegalStateException("part " + part);
                }))
                .isInstanceOf(IllegalStateException.class)
                .satisfies(thrown -> assertThat(thrown.getSuppressed()).hasSize(2));
    }

    @Test
    void concurrentCallersAndPartsThatCallDoTheirOwn() throws InterruptedException {
        Team team = new Team(3, SPIN, TimeUnit.MILLISECONDS.toNanos(1));
        AtomicInteger calls = new AtomicInteger();
        AtomicReference<Throwable> failure = new AtomicReference<>();
        CountDownLatch ended = new CountDownLatch(4);
        for (int caller = 0; caller < 4; caller++) {
            new Thread(() -> {
                        try {
                            for (int run = 0; run < 5000; run++) {
                                int[] own = new int[5];
                                team.run(5, part -> {
                                    own[part]++;
                                    team.run(2, inner -> calls.incrementAndGet());
                                });
                                assertThat(own).containsOnly(1);
                            }
                        } catch (Throwable thrown) {
                            failure.set(thrown);
                        } finally {
                            ended.countDown();
                        }
                    })
                    .start();
        }
        ended.await();
        assertThat(failure).hasValue(null);
        assertThat(calls).hasValue(4 * 5000 * 5 * 2);
    }

    @Test
    void interruptsOfTheCallerKeepPartsAndFlag() {
        // Without spinning, so that the caller parks.
        Team team = new Team(3, 0, IDLE);
        Thread caller = Thread.currentThread();
        AtomicInteger calls = new AtomicInteger();
        AtomicInteger helped = new AtomicInteger();
        for (int run = 1; run <= 2000; run++) {
            boolean before = run % 2 == 0;
            if (before) {
                caller.interrupt();
            }
            int helpedBefore = helped.get();
            team.run(3, part -> {
                if (Thread.currentThread() != caller) {
                    helped.incrementAndGet();
                    spin(20_000);
                    caller.interrupt();
                    Thread.currentThread().interrupt();
                }
                spin(20_000);
                calls.incrementAndGet();
            });
            assertThat(calls).hasValue(3 * run);
            assertThat(Thread.interrupted()).as("flag").isEqualTo(before || helped.get() > helpedBefore);
        }
        assertThat(helped).hasPositiveValue();
    }

    private static void spin(long nanos) {
        for (long start = System.nanoTime(); System.nanoTime() - start < nanos; ) {
            Thread.onSpinWait();
        }
    }

    private static void await(CyclicBarrier meeting) {
        try {
            meeting.await(30, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void awaitUntil(BooleanSupplier condition, long nanos) {
        for (long start = System.nanoTime(); !condition.getAsBoolean() && System.nanoTime() - start < nanos; ) {
            Thread.yield();
        }
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> T unchecked(Throwable thrown) throws T {
        throw (T) thrown;
    }
}
