package dev.nnmaven.plugin.codegen.emit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.sun.management.ThreadMXBean;
import dev.nnmaven.annotations.Activation;
import dev.nnmaven.annotations.ErrorRule;
import dev.nnmaven.annotations.Loss;
import dev.nnmaven.annotations.Precision;
import dev.nnmaven.plugin.codegen.emit.harness.Compiled;
import dev.nnmaven.plugin.codegen.emit.harness.Thorough;
import dev.nnmaven.plugin.codegen.plan.ForcedPlans;
import dev.nnmaven.plugin.codegen.plan.NetworkPlan;
import dev.nnmaven.plugin.codegen.spec.Specs;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Once compiled, steps for single samples in vector instructions make no objects. Where HotSpot does not inline all of a kernel, each vector
 * becomes one, and a step takes several times as long. In a JVM of its own: what other classes have shown HotSpot would
 * decide otherwise.
 */
class GarbageTest {

    private static final int STEPS = 5_000;

    /** A vector as an object takes 80 bytes at least, and a step that makes any makes one for each of the sums. */
    private static final double MOST_BYTES_PER_STEP = 8;

    private static final long PATIENCE_NANOS = 30_000_000_000L;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @TestFactory
    Stream<DynamicTest> stepsMakeNoneOnceTheyAreCompiled() {
        assumeTrue(Boolean.getBoolean("nn.garbage"), "needs -Dnn.garbage=true");
        Stream<DynamicTest> tests = Stream.of(Precision.values())
                .flatMap(precision -> Arrays.stream(Activation.values())
                        .filter(activation -> activation != Activation.SOFTMAX)
                        .map(activation ->
                                dynamicTest(activation + " " + precision, () -> makesNone(precision, activation))));
        return Thorough.some(3, tests.toList()).stream();
    }

    private static void makesNone(Precision precision, Activation activation) {
        NetworkPlan plan = ForcedPlans.vectors(Specs.of(
                precision,
                List.of(activation, Activation.SIGMOID),
                Loss.SQUARED_ERROR,
                ErrorRule.GRADIENT,
                true,
                0.001,
                30,
                76,
                19));
        Runnable steps = steps(plan);
        long start = System.nanoTime();
        double perStep;
        do {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            steps.run();
            perStep = (THREADS.getCurrentThreadAllocatedBytes() - before) / (double) STEPS;
        } while (perStep > MOST_BYTES_PER_STEP && System.nanoTime() - start < PATIENCE_NANOS);
        assertThat(perStep).isLessThanOrEqualTo(MOST_BYTES_PER_STEP);
    }

    private static Runnable steps(NetworkPlan plan) {
        int inputs = plan.spec().inputs();
        int outputs = plan.last().outputs();
        Compiled compiled = Compiled.of(plan);
        if (plan.spec().precision() == Precision.FLOAT) {
            var network = compiled.network();
            float[] x = new float[inputs];
            float[] t = new float[outputs];
            Arrays.fill(x, 0.3f);
            Arrays.fill(t, 0.7f);
            return () -> {
                for (int n = 0; n < STEPS; n++) {
                    network.train(x, t);
                }
            };
        }
        var network = compiled.doubleNetwork();
        double[] x = new double[inputs];
        double[] t = new double[outputs];
        Arrays.fill(x, 0.3);
        Arrays.fill(t, 0.7);
        return () -> {
            for (int n = 0; n < STEPS; n++) {
                network.train(x, t);
            }
        };
    }
}
