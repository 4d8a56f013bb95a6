package dev.nnmaven.runtime.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WeightsTest {
    private static final String NETWORK = "com.example.Net";
    private static final String FINGERPRINT = "2-3(sigmoid,bias)";

    @TempDir
    Path directory;

    @Test
    void writtenBytesAreWhatTheFormatSays() throws IOException {
        Path file = directory.resolve("w.safetensors");
        float[][] byInput = {{1, 2, 3}, {4, 5, 6}};

        Weights.save(
                file,
                "a\"b\\c\nd",
                FINGERPRINT,
                List.of(Tensor.matrixByInput("größe.weight", byInput), Tensor.vector("größe.bias", new float[] {7, 8, 9
                })));

        byte[] bytes = Files.readAllBytes(file);
        int headerLength =
                (int) ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong();
        byte[] data = Arrays.copyOfRange(bytes, 8 + headerLength, bytes.length);
        CRC32 crc = new CRC32();
        crc.update(data);
        assertThat(data).isEqualTo(SafetensorsFile.floats(1, 4, 2, 5, 3, 6, 7, 8, 9));
        assertThat((8 + headerLength) % 8).isZero();
        assertThat(new String(bytes, 8, headerLength, StandardCharsets.UTF_8).stripTrailing())
                .isEqualTo("{\"__metadata__\":{\"nn.network\":\"a\\\"b\\\\c\\u000ad\","
                        + "\"nn.fingerprint\":\"2-3(sigmoid,bias)\",\"nn.crc32\":\""
                        + String.format("%08x", crc.getValue()) + "\"},"
                        + "\"größe.weight\":{\"dtype\":\"F32\",\"shape\":[3,2],\"data_offsets\":[0,24]},"
                        + "\"größe.bias\":{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[24,36]}}");
    }

    @Test
    void anInterruptedThreadSavesAndLoads() throws IOException {
        Path file = directory.resolve("w.safetensors");
        float[] values = {1, 2};
        Thread.currentThread().interrupt();
        try {
            Weights.save(file, "n", FINGERPRINT, List.of(Tensor.vector("v", values)));
            values[0] = 7;
            Weights.load(file, "n", FINGERPRINT, List.of(Tensor.vector("v", values)));
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(values).containsExactly(1, 2);
    }

    @Test
    void everyLayoutWritesTheSameFileAndReadsItBack() throws IOException {
        for (int[] size : new int[][] {
            {1, 1}, {3, 2}, {200, 784}, {70, 1000}, {2, 70_001}, {70_001, 2}, {3, 65_536}, {18, 70_001}, {2, 300_000}
        }) {
            int outputs = size[0];
            int inputs = size[1];
            float[] flat = new float[outputs * inputs];
            Random random = new Random(outputs);
            for (int i = 0; i < flat.length; i++) {
                flat[i] = random.nextFloat() - 0.5f;
            }
            float[][] byOutput = new float[outputs][inputs];
            float[][] byInput = new float[inputs][outputs];
            for (int k = 0; k < outputs; k++) {
                for (int i = 0; i < inputs; i++) {
                    byOutput[k][i] = flat[k * inputs + i];
                    byInput[i][k] = flat[k * inputs + i];
                }
            }
            byte[] first = saved(Tensor.matrix("w", outputs, inputs, flat));
            assertThat(Arrays.equals(first, saved(Tensor.matrixByOutput("w", byOutput))))
                    .isTrue();
            assertThat(Arrays.equals(first, saved(Tensor.matrixByInput("w", byInput))))
                    .isTrue();

            double[][] widened = new double[inputs][outputs];
            load(Tensor.matrixByInput("w", widened));
            for (int i = 0; i < inputs; i++) {
                for (int k = 0; k < outputs; k++) {
                    if (widened[i][k] != byInput[i][k]) {
                        assertThat(widened[i][k]).isEqualTo(byInput[i][k]);
                    }
                }
            }
            byte[] asDoubles = saved(Tensor.matrixByInput("w", widened));
            double[][] doublesByOutput = new double[outputs][inputs];
            load(Tensor.matrixByOutput("w", doublesByOutput));
            assertThat(Arrays.equals(asDoubles, saved(Tensor.matrixByOutput("w", doublesByOutput))))
                    .isTrue();
            double[] flatDoubles = new double[outputs * inputs];
            load(Tensor.matrix("w", outputs, inputs, flatDoubles));
            float[][] narrowed = new float[outputs][inputs];
            load(Tensor.matrixByOutput("w", narrowed));
            assertThat(Arrays.deepEquals(narrowed, byOutput)).isTrue();
            float[] flatAgain = new float[outputs * inputs];
            load(Tensor.matrix("w", outputs, inputs, flatAgain));
            assertThat(Arrays.equals(flatAgain, flat)).isTrue();
        }
    }

    @Test
    void initialWeightsAreDrawnInFileOrderWhateverTheLayout() {
        float[][] hiddenByInput = new float[4][3];
        double[][] outputByOutput = new double[2][3];
        float[] bias = {5, 5, 5};
        Weights.initialise(
                42,
                List.of(
                        Tensor.matrixByInput("hidden.weight", hiddenByInput),
                        Tensor.vector("hidden.bias", bias),
                        Tensor.matrixByOutput("output.weight", outputByOutput)));

        Random random = new Random(42);
        for (int k = 0; k < 3; k++) {
            for (int i = 0; i < 4; i++) {
                assertThat(hiddenByInput[i][k]).isEqualTo((float) (random.nextGaussian() * 0.5));
            }
        }
        for (double[] row : outputByOutput) {
            for (double weight : row) {
                assertThat(weight).isEqualTo(random.nextGaussian() * (1 / Math.sqrt(3)));
            }
        }
        assertThat(bias).containsOnly(0);
    }

    @Test
    void initialWeightsAreTheSameOnEveryJvm() {
        float[] weights = new float[6];
        Weights.initialise(42, List.of(Tensor.matrix("w", 2, 3, weights)));
        // Written down once. A JVM that draws other numbers fails here.
        assertThat(weights)
                .containsExactly(0.65927935f, 0.5308204f, -0.54840577f, -0.6391211f, 0.16222252f, 0.39526716f);
    }

    @Test
    void initialWeightsHaveTheDeviationOfTheFanIn() {
        double[][] weights = new double[400][300];
        Weights.initialise(7, List.of(Tensor.matrixByInput("w", weights)));
        double sum = 0;
        double squares = 0;
        for (double[] row : weights) {
            for (double weight : row) {
                sum += weight;
                squares += weight * weight;
            }
        }
        int count = 400 * 300;
        assertThat(sum / count).isBetween(-0.0006, 0.0006);
        assertThat(Math.sqrt(squares / count)).isBetween(0.0495, 0.0505);
    }

    @Test
    void tensorsThatNoFileCanHoldAreRefused() {
        assertThatThrownBy(() -> Tensor.matrix("w", 2, 3, new float[5]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("tensor w: found 5 weights, expected outputs times inputs: 2 times 3");
        assertThatThrownBy(() -> Tensor.matrix("w", 0, 3, new double[0]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("tensor w: found 0 weights, expected outputs times inputs: 0 times 3");
        assertThatThrownBy(() -> Tensor.matrixByInput("w", new float[][] {{1, 2}, {3}}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("tensor w: found 1 weights in row 1, expected 2 as in row 0");
        assertThatThrownBy(() -> Tensor.matrixByOutput("w", new double[0][]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("tensor w: found an empty matrix, expected at least one weight");
        assertThatThrownBy(() -> Tensor.vector("b", new float[0]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("tensor b: found an empty vector, expected at least one number");
        assertThatThrownBy(() -> Tensor.vector("__metadata__", new float[1]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("tensor __metadata__: a weights file cannot hold this name");
        assertThatThrownBy(() -> Tensor.vector("\ud800", new float[1])).isInstanceOf(IllegalArgumentException.class);
        Tensor bias = Tensor.vector("b", new float[1]);
        assertThatThrownBy(() -> Weights.save(directory.resolve("w"), NETWORK, FINGERPRINT, List.of(bias, bias)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("found two tensors named b");
        assertThatThrownBy(() -> Weights.load(directory.resolve("w"), NETWORK, FINGERPRINT, List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("found no tensor, expected at least one");
        assertThat(directory).isEmptyDirectory();
    }

    private byte[] saved(Tensor tensor) throws IOException {
        Path file = directory.resolve("w.safetensors");
        Weights.save(file, NETWORK, FINGERPRINT, List.of(tensor));
        return Files.readAllBytes(file);
    }

    private void load(Tensor tensor) throws IOException {
        Weights.load(directory.resolve("w.safetensors"), NETWORK, FINGERPRINT, List.of(tensor));
    }
}
