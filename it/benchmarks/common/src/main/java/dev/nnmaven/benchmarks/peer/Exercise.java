package dev.nnmaven.benchmarks.peer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * A network of sigmoid layers with biases, and samples to train it on.
 *
 * @param folder where it came from; holds the weights as safetensors too
 * @param sizes numbers of inputs, of the neurons of each layer, the last being the outputs
 * @param weights for each layer out·in values, one row per neuron
 * @param biases for each layer one per neuron
 * @param inputs one row per sample
 * @param targets one row per sample
 */
public record Exercise(
        Path folder, int[] sizes, float[][] weights, float[][] biases, float[][] inputs, float[][] targets) {

    public static final float LEARNING_RATE = 0.1f;

    public static final String SAFETENSORS = "weights.safetensors";

    /** Everything in the folder; its name starts with the sizes, as in 784-200-10-zeros. */
    public static Exercise read(Path folder) throws IOException {
        Exercise network = readNetwork(folder);
        float[][] inputs = rows(floats(folder.resolve("inputs.f32")), network.inputSize());
        float[][] targets = rows(floats(folder.resolve("targets.f32")), network.outputSize());
        return new Exercise(folder, network.sizes, network.weights, network.biases, inputs, targets);
    }

    /** Without samples, but for one input in the middle of the range: all that a first answer needs. */
    static Exercise readNetwork(Path folder) throws IOException {
        int[] sizes = Arrays.stream(folder.getFileName().toString().split("-"))
                .filter(part -> Character.isDigit(part.charAt(0)))
                .mapToInt(Integer::parseInt)
                .toArray();
        int layers = sizes.length - 1;
        float[][] weights = new float[layers][];
        float[][] biases = new float[layers][];
        FloatBuffer values = floats(folder.resolve("weights.f32"));
        for (int l = 0; l < layers; l++) {
            weights[l] = new float[sizes[l + 1] * sizes[l]];
            biases[l] = new float[sizes[l + 1]];
            values.get(weights[l]).get(biases[l]);
        }
        float[] input = new float[sizes[0]];
        Arrays.fill(input, 0.5f);
        float[] target = new float[sizes[layers]];
        Arrays.fill(target, 0.5f);
        return new Exercise(folder, sizes, weights, biases, new float[][] {input}, new float[][] {target});
    }

    public int layers() {
        return weights.length;
    }

    public int inputSize() {
        return sizes[0];
    }

    public int outputSize() {
        return sizes[layers()];
    }

    /** Rows of the expected answers with that name. */
    float[][] expected(String name) throws IOException {
        return rows(floats(folder.resolve(name + ".f32")), outputSize());
    }

    private static FloatBuffer floats(Path file) throws IOException {
        return ByteBuffer.wrap(Files.readAllBytes(file))
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer();
    }

    private static float[][] rows(FloatBuffer values, int width) {
        float[][] rows = new float[values.remaining() / width][width];
        for (float[] row : rows) {
            values.get(row);
        }
        return rows;
    }

    /** For libraries that compute in double precision. */
    public static double[][] doubles(float[][] rows) {
        double[][] doubles = new double[rows.length][];
        for (int n = 0; n < rows.length; n++) {
            doubles[n] = doubles(rows[n]);
        }
        return doubles;
    }

    public static double[] doubles(float[] row) {
        double[] doubles = new double[row.length];
        for (int i = 0; i < row.length; i++) {
            doubles[i] = row[i];
        }
        return doubles;
    }

    /** The place of the largest target: for libraries that want classes. */
    public static int label(float[] target) {
        int largest = 0;
        for (int k = 1; k < target.length; k++) {
            if (target[k] > target[largest]) {
                largest = k;
            }
        }
        return largest;
    }
}
