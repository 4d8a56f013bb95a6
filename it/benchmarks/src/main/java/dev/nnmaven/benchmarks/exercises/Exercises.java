package dev.nnmaven.benchmarks.exercises;

import dev.nnmaven.benchmarks.peer.Exercise;
import dev.nnmaven.benchmarks.shared.Case;
import dev.nnmaven.runtime.data.Dataset;
import dev.nnmaven.runtime.data.Samples;
import dev.nnmaven.runtime.data.Scaling;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** What the networks are trained on and asked: digits where the inputs are pixels, made-up numbers elsewhere. */
public final class Exercises {
    private static final int SAMPLES = 2000;
    private static final float YES = 0.99f;
    private static final float NO = 0.01f;

    /** The largest bias at the start: not zero, so that a peer that forgets biases is noticed. */
    private static final float BIAS = 0.1f;

    private Exercises() {}

    /**
     * Writes those of the cases, and says where.
     *
     * @param digits folder with at least 2000 test digits in the files of MNIST
     */
    public static Map<Case, Path> write(List<Case> cases, Path work, Path digits) throws IOException {
        Map<Case, Path> folders = new EnumMap<>(Case.class);
        for (Case of : cases) {
            Path folder = work.resolve(of.id());
            ExerciseWriter.write(make(of, folder, digits));
            folders.put(of, folder);
        }
        return folders;
    }

    private static Exercise make(Case of, Path folder, Path digits) throws IOException {
        int[] sizes = of.sizeArray();
        int layers = sizes.length - 1;
        Random random = new Random(42);
        float[][] weights = new float[layers][];
        float[][] biases = new float[layers][];
        for (int l = 0; l < layers; l++) {
            weights[l] = values(sizes[l] * sizes[l + 1], random, 2 / Math.sqrt(sizes[l]));
            biases[l] = values(sizes[l + 1], random, BIAS);
        }
        float[][] inputs = of.digits() ? digits(of, digits).inputs : numbers(sizes[0], random);
        float[][] targets = of.digits() ? digits(of, digits).targets : targets(inputs, sizes[layers], random);
        return new Exercise(folder, sizes, weights, biases, inputs, targets);
    }

    private record Rows(float[][] inputs, float[][] targets) {}

    private static Rows digits(Case of, Path folder) throws IOException {
        Scaling scaling = of == Case.ZEROS ? Scaling.linear(0, 255, 0, 1) : Scaling.pixels();
        Samples samples = Dataset.readIdx(
                        folder.resolve("t10k-images-idx3-ubyte.gz"), folder.resolve("t10k-labels-idx1-ubyte.gz"), 10)
                .samples(scaling);
        float[][] inputs = new float[SAMPLES][];
        float[][] targets = new float[SAMPLES][];
        for (int n = 0; n < SAMPLES; n++) {
            inputs[n] = samples.input(n);
            targets[n] = samples.target(n);
        }
        return new Rows(inputs, targets);
    }

    /** From 0.01 to 1: no zeros, which a network could skip. */
    private static float[][] numbers(int width, Random random) {
        float[][] inputs = new float[SAMPLES][width];
        for (float[] input : inputs) {
            for (int i = 0; i < width; i++) {
                input[i] = NO + YES * random.nextFloat();
            }
        }
        return inputs;
    }

    /** Something that can be learned: which of a few weighted sums is the largest, or whether the only one is above 0. */
    private static float[][] targets(float[][] inputs, int width, Random random) {
        float[] teacher = values(width * inputs[0].length, random, 2);
        float[][] targets = new float[inputs.length][width];
        for (int n = 0; n < inputs.length; n++) {
            float[] sums = new float[width];
            for (int k = 0; k < width; k++) {
                for (int i = 0; i < inputs[n].length; i++) {
                    sums[k] += teacher[k * inputs[n].length + i] * (inputs[n][i] - 0.5f);
                }
            }
            int largest = Exercise.label(sums);
            for (int k = 0; k < width; k++) {
                boolean yes = width == 1 ? sums[0] > 0 : k == largest;
                targets[n][k] = yes ? YES : NO;
            }
        }
        return targets;
    }

    /** Evenly from -range/2 to range/2. */
    private static float[] values(int count, Random random, double range) {
        float[] values = new float[count];
        for (int n = 0; n < count; n++) {
            values[n] = (float) (range * (random.nextFloat() - 0.5));
        }
        return values;
    }
}
