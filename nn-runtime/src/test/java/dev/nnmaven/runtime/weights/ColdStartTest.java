package dev.nnmaven.runtime.weights;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.runtime.contract.FittedScaling;
import dev.nnmaven.runtime.contract.ModelContract;
import dev.nnmaven.runtime.contract.ScalingKind;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Loading must not need the parts of the JDK that take longest to start. */
class ColdStartTest {
    @TempDir
    Path directory;

    /** What the JVM in the test does. */
    static final class Loads {
        private Loads() {}

        public static void main(String[] args) throws IOException {
            Weights.load(Path.of(args[0]), "Net", "2-1", ModelContract.none(), tensors());
        }
    }

    @Test
    void loadingNeedsNoLambdasFormatsAndConcatenations() throws Exception {
        Path file = directory.resolve("file");
        ModelContract contract = ModelContract.none()
                .withFeatures(List.of("a", "b"))
                .withLabels(List.of("c"))
                .withScaling(
                        FittedScaling.of(ScalingKind.STANDARD, new double[2], new double[] {1, 2}),
                        FittedScaling.of(ScalingKind.MIN_MAX, new double[1], new double[] {3}))
                .withSeed(42)
                .withData("d")
                .withMetric("e", 0.5);
        Weights.save(file, "Net", "2-1", contract, tensors());
        // Classes are found as plain directories: no module path is needed to run them.
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xlog:class+load",
                        "-cp",
                        Path.of("target", "classes") + File.pathSeparator + Path.of("target", "test-classes"),
                        Loads.class.getName(),
                        file.toString())
                .redirectErrorStream(true)
                .start();
        String log = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(log).isZero();
        assertThat(log).contains(" " + WeightsReader.class.getName() + " ");
        // The first of these links lambdas, method references and concatenations.
        assertThat(log).doesNotContain(" java.lang.invoke.BootstrapMethodInvoker ", " java.util.Formatter ");
    }

    private static List<Tensor> tensors() {
        return List.of(
                Tensor.matrixByOutput("output.weight", new float[][] {{1, 2}}),
                Tensor.vector("output.bias", new float[] {3}));
    }
}
