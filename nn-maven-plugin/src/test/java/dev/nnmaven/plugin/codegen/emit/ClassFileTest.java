package dev.nnmaven.plugin.codegen.emit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.sun.management.ThreadMXBean;
import dev.nnmaven.annotations.Activation;
import dev.nnmaven.annotations.ErrorRule;
import dev.nnmaven.annotations.Loss;
import dev.nnmaven.annotations.Precision;
import dev.nnmaven.plugin.codegen.emit.harness.CodeLengths;
import dev.nnmaven.plugin.codegen.emit.harness.Compiled;
import dev.nnmaven.plugin.codegen.emit.harness.Thorough;
import dev.nnmaven.plugin.codegen.emit.text.Fingerprint;
import dev.nnmaven.plugin.codegen.plan.ForcedPlans;
import dev.nnmaven.plugin.codegen.plan.HotSpotLimits;
import dev.nnmaven.plugin.codegen.spec.NetworkSpec;
import dev.nnmaven.plugin.codegen.spec.Specs;
import dev.nnmaven.runtime.Network;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The limits of class files and of HotSpot, on real class files; and what a call allocates. */
@Execution(ExecutionMode.CONCURRENT)
class ClassFileTest {

    @Test
    void noMethodIsTooLongForTheCompiler() {
        int[] deepest = new int[301];
        Arrays.fill(deepest, 20);
        List<int[]> shapes = List.of(
                new int[] {784, 200, 10},
                new int[] {15, 8},
                new int[] {1, 42, 1},
                new int[] {127, 1},
                new int[] {1, 64},
                new int[] {7, 7, 7, 2},
                new int[] {2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2},
                new int[] {1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1},
                new int[] {4096, 4096, 10},
                deepest);
        List<NetworkSpec> specs = new ArrayList<>();
        for (int[] shape : shapes) {
            for (ErrorRule rule : List.of(ErrorRule.WEIGHTED_ERROR, ErrorRule.PROPORTIONAL, ErrorRule.GRADIENT)) {
                specs.add(Specs.of(Precision.DOUBLE, rule, true, 0.1, shape));
            }
            List<Activation> activations = new ArrayList<>(Collections.nCopies(shape.length - 1, Activation.GELU));
            activations.set(shape.length - 2, Activation.SOFTMAX);
            specs.add(Specs.of(Precision.DOUBLE, activations, Loss.CROSS_ENTROPY, shape));
            specs.add(Specs.reversible(Specs.of(Precision.DOUBLE, ErrorRule.GRADIENT, true, 0.1, shape)));
        }
        // Five networks of each of ten shapes.
        Thorough.some(3, specs).forEach(ClassFileTest::compilesWell);
    }

    private static void compilesWell(NetworkSpec spec) {
        byte[] classFile = Compiled.of(ForcedPlans.planned(spec)).classFiles().get("com.example.TestNetwork");
        Map<String, Integer> hot = CodeLengths.of(classFile);
        // Once a network, once a file and once for many samples: these may take their time.
        hot.keySet()
                .removeIf(method ->
                        method.startsWith("<init>") || method.startsWith("tensors") || method.startsWith("errors([["));
        assertThat(hot.values())
                .as(Fingerprint.of(spec))
                .hasSizeGreaterThanOrEqualTo(7)
                .allMatch(length -> length < HotSpotLimits.MAX_METHOD_BYTECODES);
    }

    @Test
    void sourceAndClassDoNotGrowWithTheWidthOfALayer() {
        NetworkSpec narrow = Specs.of(Precision.FLOAT, ErrorRule.GRADIENT, true, 0.1, 128, 64, 64);
        NetworkSpec wide = Specs.of(Precision.FLOAT, ErrorRule.GRADIENT, true, 0.1, 4096, 2048, 1024);
        int[] sizes = Stream.of(narrow, wide)
                .mapToInt(spec ->
                        Compiled.of(ForcedPlans.planned(spec)).classFiles().get("com.example.TestNetwork").length)
                .toArray();
        assertThat(sizes[1]).isCloseTo(sizes[0], withinPercentage(5));
    }

    @Test
    void trainAllocatesNothingAndQueryOnlyHiddenActivations() {
        assertThat(allocated(new int[] {4, 8, 3}, 0)).containsExactly(0, 0);
        // An array of 33 floats: a header of 16 bytes and 132 of data, rounded up to 8.
        assertThat(allocated(new int[] {40, 33, 10}, 152)).containsExactly(0, 152);
    }

    private static long[] allocated(int[] shape, long hidden) {
        Network net = Compiled.of(ForcedPlans.planned(Specs.of(Precision.FLOAT, ErrorRule.GRADIENT, true, 0.1, shape)))
                .network();
        float[] inputs = new float[net.inputSize()];
        float[] outputs = new float[net.outputSize()];
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long[] perCall = new long[2];
        int calls = 1_000;
        for (int round = 0; round < 3; round++) {
            long start = threads.getCurrentThreadAllocatedBytes();
            for (int call = 0; call < calls; call++) {
                net.train(inputs, outputs);
            }
            long trained = threads.getCurrentThreadAllocatedBytes();
            for (int call = 0; call < calls; call++) {
                net.query(inputs, outputs);
            }
            // The bean's own calls allocate a little: spread over the calls it rounds away.
            perCall[0] = (trained - start) / calls;
            perCall[1] = (threads.getCurrentThreadAllocatedBytes() - trained) / calls;
        }
        assertThat(perCall[1]).isLessThanOrEqualTo(hidden);
        return new long[] {perCall[0], perCall[1]};
    }
}
