package dev.nnmaven.benchmarks;

import dev.nnmaven.runtime.Network;
import dev.nnmaven.runtime.data.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Shows that both sides of the comparison compute the same, before anything is measured. */
final class Agreement {
    private static final int STEPS = 500;

    /** Sums are taken in another order, which costs a few float steps of 6e-8 each per layer and training step. */
    private static final float TOLERANCE = 1e-4f;

    private Agreement() {}

    /**
     * Trains both from the same weights and compares their answers.
     *
     * @throws IllegalStateException if they differ
     */
    static void check(TextbookNetwork textbook, Network generated, Samples samples) throws IOException {
        Path weights = Files.createTempFile("textbook", ".safetensors");
        try {
            textbook.save(weights);
            generated.load(weights);
        } finally {
            Files.delete(weights);
        }
        float before = difference(textbook, generated, samples);
        for (int step = 0; step < STEPS; step++) {
            int n = step % samples.size();
            textbook.train(samples.input(n), samples.target(n));
            generated.train(samples.input(n), samples.target(n));
        }
        float after = difference(textbook, generated, samples);
        System.out.printf(
                "%s: answers differ by at most %.1e before and %.1e after %d training steps%n",
                generated.getClass().getSimpleName(), before, after, STEPS);
        if (!(before <= TOLERANCE && after <= TOLERANCE)) {
            throw new IllegalStateException(
                    "the textbook and " + generated.getClass().getSimpleName() + " do not compute the same");
        }
    }

    private static float difference(TextbookNetwork textbook, Network generated, Samples samples) {
        float[] expected = new float[samples.targetSize()];
        float[] actual = new float[samples.targetSize()];
        float largest = 0f;
        for (int n = 0; n < samples.size(); n++) {
            textbook.query(samples.input(n), expected);
            generated.query(samples.input(n), actual);
            for (int k = 0; k < expected.length; k++) {
                // Math.max keeps a NaN, so that one fails the comparison.
                largest = Math.max(largest, Math.abs(expected[k] - actual[k]));
            }
        }
        return largest;
    }
}
