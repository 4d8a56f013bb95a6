package dev.nnmaven.benchmarks;

import dev.nnmaven.runtime.data.Dataset;
import dev.nnmaven.runtime.data.Samples;
import dev.nnmaven.runtime.data.Scaling;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;

/** What the networks are trained on and asked. */
final class Inputs {
    private Inputs() {}

    /** The 2,000 test digits with pixels from 0.01 to 1: no zeros, which a network could skip. */
    static Samples digits() throws IOException {
        Path data = Path.of(System.getProperty("digits.data", "../digits/data"));
        return Dataset.readIdx(data.resolve("t10k-images-idx3-ubyte.gz"), data.resolve("t10k-labels-idx1-ubyte.gz"), 10)
                .samples(Scaling.pixels());
    }

    /** 150 made-up flowers: numbers from 0.01 to 1, and a species that follows from them. */
    static Samples flowers() {
        Random random = new Random(7);
        float[][] inputs = new float[150][4];
        float[][] targets = new float[150][3];
        int[] labels = new int[150];
        for (int n = 0; n < inputs.length; n++) {
            float sum = 0f;
            for (int i = 0; i < 4; i++) {
                inputs[n][i] = 0.01f + 0.99f * random.nextFloat();
                sum += inputs[n][i];
            }
            labels[n] = sum < 1.75f ? 0 : sum < 2.3f ? 1 : 2;
            for (int k = 0; k < 3; k++) {
                targets[n][k] = k == labels[n] ? 0.99f : 0.01f;
            }
        }
        return Samples.of(inputs, targets, labels);
    }
}
