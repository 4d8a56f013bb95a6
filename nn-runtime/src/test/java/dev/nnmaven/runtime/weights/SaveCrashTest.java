package dev.nnmaven.runtime.weights;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills JVMs that save in a loop: whatever moment it hits, the file on disk is whole and of one piece. */
class SaveCrashTest {
    private static final int SIZE = 200_000;
    private static final int KILLS = 6;

    @TempDir
    Path directory;

    @Test
    void fileIsWholeWheneverTheProcessDies() throws IOException, InterruptedException {
        Path file = directory.resolve("w.safetensors");
        Random random = new Random(5);
        for (int kill = 0; kill < KILLS; kill++) {
            Process child = start(file);
            try (BufferedReader out =
                    new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
                assertThat(out.readLine()).isEqualTo("saved once");
                Thread.sleep(random.nextInt(60));
            } finally {
                child.destroyForcibly();
                assertThat(child.waitFor(10, TimeUnit.SECONDS)).isTrue();
            }
            float[] loaded = new float[SIZE];
            Weights.load(file, "Net", "f", List.of(Tensor.vector("v", loaded)));
            assertThat(loaded[0]).isGreaterThan(0);
            float[] expected = new float[SIZE];
            Arrays.fill(expected, loaded[0]);
            assertThat(Arrays.equals(loaded, expected)).isTrue();
        }
    }

    private Process start(Path file) throws IOException {
        // Classes are found as plain directories: no module path is needed to run them.
        String classPath = location(Weights.class) + File.pathSeparator + location(SaveLoop.class);
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        return new ProcessBuilder(
                        java.toString(),
                        "-Xshare:auto",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        classPath,
                        SaveLoop.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static String location(Class<?> type) {
        Path directory = Path.of("target", type == SaveLoop.class ? "test-classes" : "classes");
        assertThat(directory.resolve(type.getName().replace('.', '/') + ".class"))
                .exists();
        return directory.toAbsolutePath().toString();
    }

    /** The program that is killed: saves vectors of equal numbers, another number each time. */
    static final class SaveLoop {
        private SaveLoop() {}

        public static void main(String[] arguments) throws IOException {
            Path file = Path.of(arguments[0]);
            float[] values = new float[SIZE];
            for (int n = 1; ; n++) {
                Arrays.fill(values, n);
                Weights.save(file, "Net", "f", List.of(Tensor.vector("v", values)));
                if (n == 1) {
                    System.out.println("saved once");
                }
                if (!Files.exists(file)) {
                    throw new IllegalStateException("the file is gone");
                }
            }
        }
    }
}
