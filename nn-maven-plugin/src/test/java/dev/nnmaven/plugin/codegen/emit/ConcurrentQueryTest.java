package dev.nnmaven.plugin.codegen.emit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.annotations.ErrorRule;
import dev.nnmaven.annotations.Precision;
import dev.nnmaven.plugin.codegen.emit.harness.Compiled;
import dev.nnmaven.plugin.codegen.plan.ForcedPlans;
import dev.nnmaven.plugin.codegen.spec.Specs;
import dev.nnmaven.runtime.Network;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class ConcurrentQueryTest {

    private static final int THREADS = 32;
    private static final int QUERIES = 200;

    @Test
    void thirtyTwoThreadsGetTheAnswersOfOne() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(THREADS);
        try {
            check(pool, new int[] {784, 200, 10});
            check(pool, new int[] {4, 8, 3});
            check(pool, new int[] {40, 20, 3, 2});
        } finally {
            pool.shutdown();
        }
    }

    @Test
    void virtualThreadsGetTheAnswersOfOne() throws Exception {
        Assumptions.assumeTrue(Runtime.version().feature() >= 21, "virtual threads came with JDK 21");
        ExecutorService pool = (ExecutorService)
                Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
        try {
            check(pool, new int[] {784, 200, 10});
            check(pool, new int[] {4, 8, 3});
        } finally {
            pool.shutdown();
        }
    }

    private static void check(ExecutorService pool, int[] shape) throws Exception {
        Network net = Compiled.of(ForcedPlans.planned(Specs.of(Precision.FLOAT, ErrorRule.GRADIENT, true, 0.1, shape)))
                .network();
        Random random = new Random(3);
        float[][] inputs = new float[QUERIES][net.inputSize()];
        float[][] expected = new float[QUERIES][];
        for (int q = 0; q < QUERIES; q++) {
            for (int i = 0; i < inputs[q].length; i++) {
                inputs[q][i] = random.nextFloat();
            }
            expected[q] = net.query(inputs[q]);
        }
        List<Callable<Boolean>> tasks = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            int first = thread;
            tasks.add(() -> {
                float[] outputs = new float[net.outputSize()];
                for (int i = 0; i < QUERIES; i++) {
                    int q = (i * 7 + first) % QUERIES;
                    net.query(inputs[q], outputs);
                    assertThat(outputs).isEqualTo(expected[q]);
                    assertThat(net.query(inputs[q])).isEqualTo(expected[q]);
                }
                return true;
            });
        }
        for (Future<Boolean> done : pool.invokeAll(tasks)) {
            assertThat(done.get()).isTrue();
        }
    }
}
